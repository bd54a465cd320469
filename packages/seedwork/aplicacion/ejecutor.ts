import { createHash } from 'node:crypto';
import { setTimeout as esperar } from 'node:timers/promises';
import type { z } from 'zod';
import { conflicto, ErrorDeDominio, invalido } from '../dominio/errores.ts';
import { esLegible } from '../dominio/texto.ts';
import { analizar } from './analizar.ts';
import type { Comando } from './comando.ts';
import type { Contexto } from './contexto.ts';
import type { MensajeRecibido, Metadatos } from './mensaje.ts';
import type { Reaccion } from './reaccion.ts';
import { Conflicto, type LlaveIdempotencia, type Marcas, type Persistencia, YaProcesado } from './unidadDeTrabajo.ts';

/** How often a decision is made again when other writers come first. */
const INTENTOS = 8;

/** How a command is to be run. */
export interface OpcionesDeComando {
  readonly metadatos: Metadatos;
  /** The same key of the same user gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | undefined;
  /** Refuses what the caller may not do, by the parsed input, before anything is told of it. */
  readonly autorizar?: ((entrada: unknown) => Promise<void> | void) | undefined;
}

/** Runs commands and reactions of one context: parse, load, decide, save; again when another writer came first. */
export interface Ejecutor<Puertos> {
  /**
   * @throws ErrorDeDominio when the input or the rules refuse it; `CLAVE_REUTILIZADA` when the key was used for
   * something else; `CONFLICTO` when other writers came first each time.
   */
  ejecutar<E extends z.ZodType, Salida extends object>(
    comando: Comando<Puertos, E, Salida>,
    entrada: unknown,
    opciones: OpcionesDeComando,
  ): Promise<Salida>;
  /**
   * Runs what this context does on a message, once. A message that is nothing to it does nothing.
   *
   * @param nuevo - who calls has just looked, and the inbox did not have it.
   */
  recibir(mensaje: MensajeRecibido, nuevo?: boolean): Promise<'hecho' | 'ignorado' | 'repetido'>;
}

/** Makes the executor of a context from its commands and reactions. */
export const crearEjecutor = <Puertos>(
  modulo: string,
  persistencia: Persistencia<Puertos>,
  comandos: readonly Comando<Puertos>[],
  reacciones: readonly Reaccion<Puertos>[],
): Ejecutor<Puertos> => {
  const porTipo = new Map(comandos.map((comando) => [comando.tipo, comando]));

  /**
   * One unit of work, opened anew for each try.
   *
   * @param yaHecho - what a copy of this work has answered; undefined when there is none. A copy that runs at the
   * same time may be saved at any moment, and then the rules refuse to do it again: it is asked after each failure.
   */
  const intentar = async <R>(
    metadatos: Metadatos,
    trabajo: (contexto: Contexto & Puertos) => Promise<R>,
    marcas: (resultado: R) => Marcas,
    yaHecho: () => Promise<R | undefined>,
  ): Promise<R> => {
    for (let intento = 1; ; intento += 1) {
      try {
        const unidad = persistencia.abrir(metadatos);
        const resultado = await trabajo(unidad.contexto);
        await unidad.confirmar(marcas(resultado));
        return resultado;
      } catch (error) {
        if (!(error instanceof Conflicto || error instanceof YaProcesado || error instanceof ErrorDeDominio))
          throw error;
        const otro = await yaHecho();
        if (otro !== undefined) return otro;
        if (error instanceof ErrorDeDominio) throw error;
        if (intento === INTENTOS) {
          throw conflicto('', 'CONFLICTO', 'Otros cambios llegaron primero. Vuelva a intentarlo.');
        }
        // Writers that collided once would collide again if they all came back at the same moment.
        await esperar(Math.random() * 5 * 2 ** intento);
      }
    }
  };

  const ejecutar: Ejecutor<Puertos>['ejecutar'] = async <E extends z.ZodType, Salida extends object>(
    comando: Comando<Puertos, E, Salida>,
    entrada: unknown,
    { metadatos, claveIdempotencia, autorizar }: OpcionesDeComando,
  ): Promise<Salida> => {
    const analizada = analizar(comando.entrada, entrada);
    await autorizar?.(analizada);
    const clave =
      claveIdempotencia === undefined
        ? undefined
        : conHuella(comando.tipo, { usuario: metadatos.usuario ?? '', clave: claveIdempotencia }, analizada);
    const anterior = async (): Promise<Salida | undefined> => {
      if (clave === undefined) return undefined;
      const primera = await persistencia.primeraRespuesta(clave);
      if (primera === undefined) return undefined;
      // The same command has answered it.
      if (primera.comando === clave.comando && primera.huella === clave.huella) return primera.resultado as Salida;
      throw conflicto('claveIdempotencia', 'CLAVE_REUTILIZADA', 'Esta clave ya se usó para un comando distinto.');
    };
    return (
      (await anterior()) ??
      (await intentar(
        metadatos,
        (contexto) => comando.manejar(analizada, contexto),
        (resultado) => ({ clave: clave && { ...clave, resultado } }),
        anterior,
      ))
    );
  };

  const recibir: Ejecutor<Puertos>['recibir'] = async (mensaje, nuevo = false) => {
    const metadatos: Metadatos = { ...mensaje.metadatos, causacion: mensaje.id };
    const trabajo = preparar(mensaje);
    if (trabajo === undefined) return 'ignorado';
    const repetido = async () => ((await persistencia.yaProcesado(mensaje.id)) ? ('repetido' as const) : undefined);
    // A repeated message must not be judged by the rules again: they would refuse what it has already done.
    return (
      (nuevo ? undefined : await repetido()) ??
      (await intentar<'hecho' | 'repetido'>(
        metadatos,
        async (contexto) => {
          await trabajo(contexto);
          return 'hecho';
        },
        () => ({ mensaje: { id: mensaje.id } }),
        repetido,
      ))
    );
  };

  /** What this context does on the message, with its data parsed; undefined when that is nothing. */
  const preparar = (mensaje: MensajeRecibido): ((contexto: Contexto & Puertos) => Promise<void>) | undefined => {
    if (mensaje.topic === `comandos.${modulo}`) {
      const comando = porTipo.get(mensaje.tipo);
      if (comando === undefined) {
        throw invalido('type', 'COMANDO_DESCONOCIDO', `Este módulo no conoce el comando ${mensaje.tipo}.`);
      }
      const entrada = analizar(comando.entrada, mensaje.datos);
      return async (contexto) => {
        await comando.manejar(entrada, contexto);
      };
    }
    const interesadas = reacciones
      .filter(({ de, a }) => de === mensaje.topic && a === mensaje.tipo)
      .map((reaccion) => ({ reaccion, evento: { ...mensaje, datos: analizar(reaccion.datos, mensaje.datos) } }));
    if (interesadas.length === 0) return undefined;
    return async (contexto) => {
      for (const { reaccion, evento } of interesadas) await reaccion.manejar(evento, contexto);
    };
  };

  return { ejecutar, recibir };
};

/**
 * Of the parsed input: what means the same is the same, and what parsing takes out, such as all but the last digits of a
 * card, cannot be found out from the hash.
 */
const conHuella = (comando: string, llave: LlaveIdempotencia, analizada: unknown) => {
  const { clave } = llave;
  if (clave.length < 1 || clave.length > 200 || !esLegible(clave)) {
    throw invalido('claveIdempotencia', 'CLAVE_INVALIDA', 'La clave debe tener entre 1 y 200 caracteres legibles.');
  }
  return { ...llave, comando, huella: createHash('sha256').update(canonico(analizada)).digest('hex') };
};

/** JSON with its keys in order, so that the same content has the same hash. */
const canonico = (valor: unknown): string =>
  JSON.stringify(valor, (_, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v) && !(v instanceof Date)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
