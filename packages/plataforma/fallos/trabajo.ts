import { setTimeout as esperar } from 'node:timers/promises';
import { crearAzar } from './azar.ts';
import { crearComandos, type Mandar } from './comandos.ts';
import { enviar } from './enviar.ts';
import { type Libro, libroVacio } from './libro.ts';

const EN_CURSO_MAXIMO = 16;

/** The flow of commands. */
export interface Trabajo {
  readonly libro: Libro;
  /** What broke the flow itself, if anything. */
  readonly rotura: Error | undefined;
  /** Begins no more commands and waits for the answers to those under way. @returns how many have none at `limite`. */
  terminar(limite: number): Promise<number>;
}

/** Begins a steady flow of commands through the gateway, each from its own moment on, whatever became of the others. */
export const trabajar = (origen: string, semilla: number, porSegundo: number): Trabajo => {
  const libro = libroVacio();
  const azar = crearAzar(semilla);
  const enCurso = new Set<Promise<void>>();
  const parada = new AbortController();
  let enviadas = 0;
  let rotura: Error | undefined;

  const mandar: Mandar = async (peticion) => {
    enviadas += 1;
    const respuesta = await enviar(origen, peticion, `fallos-${semilla}-${enviadas}`, libro.reintentos);
    if ('codigo' in respuesta) {
      sumar(libro.rechazados, `${peticion.mutacion} ${respuesta.codigo}`);
      return undefined;
    }
    sumar(libro.aceptados, peticion.mutacion);
    return respuesta.id;
  };
  const siguiente = crearComandos(libro, azar, semilla, mandar);

  const lanzar = (comando: Promise<void>): void => {
    const hecho = comando
      .catch((error: unknown) => {
        rotura ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => enCurso.delete(hecho));
    enCurso.add(hecho);
  };
  const flujo = (async () => {
    while (!parada.signal.aborted) {
      // Answers that do not come must not pile up without end.
      if (enCurso.size < EN_CURSO_MAXIMO) lanzar(siguiente());
      await esperar(2 * azar.fraccion() * (1_000 / porSegundo));
    }
  })();

  return {
    libro,
    get rotura() {
      return rotura;
    },
    async terminar(limite) {
      parada.abort();
      await flujo;
      while (enCurso.size > 0 && performance.now() < limite) {
        await Promise.race([Promise.all(enCurso), esperar(limite - performance.now())]);
      }
      return enCurso.size;
    },
  };
};

const sumar = (cuentas: Map<string, number>, que: string): void => {
  cuentas.set(que, (cuentas.get(que) ?? 0) + 1);
};
