import type { MensajePorEnviar, Metadatos } from '../aplicacion/mensaje.ts';
import {
  type ClaveIdempotencia,
  Conflicto,
  type LlaveIdempotencia,
  type Marcas,
  type Persistencia,
  YaProcesado,
} from '../aplicacion/unidadDeTrabajo.ts';
import { nuevoId } from '../dominio/ids.ts';

/** The one port of the tests: a number that commands read and add to. */
export interface Contador {
  leer(): Promise<number>;
  sumar(cantidad: number): void;
}

/** What a test looks at, and how it puts another writer in between. */
export interface PersistenciaEnMemoria extends Persistencia<{ readonly contador: Contador }> {
  readonly total: number;
  readonly confirmadas: number;
  readonly enviados: readonly MensajePorEnviar[];
  readonly bandeja: ReadonlySet<string>;
  /** Runs just before each commit. */
  antesDeConfirmar: (intento: number) => Promise<void> | void;
}

type Guardada = ClaveIdempotencia & { readonly resultado: object };

const textoDe = ({ usuario, clave }: LlaveIdempotencia): string => JSON.stringify([usuario, clave]);

/** A persistence with optimistic concurrency in memory: a number with a version, an inbox, idempotency keys. */
export const persistenciaEnMemoria = (): PersistenciaEnMemoria => {
  const bandeja = new Set<string>();
  const claves = new Map<string, Guardada>();
  const enviados: MensajePorEnviar[] = [];
  let total = 0;
  let version = 0;
  let intentos = 0;

  const confirmar = async (vista: number, suma: number, porEnviar: MensajePorEnviar[], { mensaje, clave }: Marcas) => {
    intentos += 1;
    await memoria.antesDeConfirmar(intentos);
    if (mensaje !== undefined && bandeja.has(mensaje.id)) throw new YaProcesado();
    if (clave !== undefined && claves.has(textoDe(clave))) throw new Conflicto();
    if (vista !== version) throw new Conflicto();
    if (mensaje !== undefined) bandeja.add(mensaje.id);
    if (clave !== undefined) claves.set(textoDe(clave), clave);
    if (suma !== 0) version += 1;
    total += suma;
    enviados.push(...porEnviar);
    return undefined;
  };

  const memoria: PersistenciaEnMemoria = {
    get total() {
      return total;
    },
    get confirmadas() {
      return version;
    },
    enviados,
    bandeja,
    antesDeConfirmar: () => {},
    abrir(metadatos: Metadatos) {
      const vista = version;
      const porEnviar: MensajePorEnviar[] = [];
      let suma = 0;
      return {
        contexto: {
          ahora: new Date(0),
          metadatos,
          nuevoId,
          enviar: (mensaje) => porEnviar.push(mensaje),
          contador: {
            leer: async () => total,
            sumar: (cantidad) => {
              suma += cantidad;
            },
          },
        },
        confirmar: (marcas) => confirmar(vista, suma, porEnviar, marcas),
      };
    },
    yaProcesado: async (mensajeId) => bandeja.has(mensajeId),
    primeraRespuesta: async (llave) => claves.get(textoDe(llave)),
  };
  return memoria;
};
