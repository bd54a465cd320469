import type { Identidad } from '@alpes/seedwork/aplicacion/identidad';
import type { PeticionDeCliente } from '@alpes/seedwork/graphql/peticionHttp';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { crearDocumentos } from '../documentos.ts';
import { crearLectorDeOperaciones, type LectorDeOperaciones, type Operacion } from '../operaciones.ts';
import type { Supergrafo } from '../supergrafo.ts';
import type { Ejecutar } from '../suscripciones.ts';
import { AFORO, crearAforo } from './aforo.ts';
import { CUERPOS_BYTES, type OpcionesDeProteccion } from './configuracion.ts';
import { crearCuerpos } from './cuerpos.ts';
import { crearEntradaHttp, type EntradaHttp } from './entradaHttp.ts';
import { crearPresupuesto } from './presupuesto.ts';
import { nuestros, RechazoDePeticion } from './rechazo.ts';

/** All that stands between a request and what is done for it, whichever way it comes. */
export interface Guardia {
  /** Reads operations that come in full. */
  readonly leer: LectorDeOperaciones;
  /** A request over HTTP has begun to come. @throws RechazoDePeticion */
  alLlegar(peticion: FastifyRequest): Promise<void>;
  /** It is there with its body, and takes its place: nobody keeps one with a body that never ends. @throws RechazoDePeticion */
  alEmpezar(respuesta: FastifyReply): Promise<Lugar>;
  /** What it asks for, as `EntradaHttp` reads it; an operation was paid for. @throws RechazoDePeticion */
  admitir(supergrafo: Supergrafo, peticion: FastifyRequest): Promise<ReturnType<EntradaHttp>>;
  /** A WebSocket is to be opened. @throws RechazoDePeticion, as a rejection */
  alConectar(direccion: string): Promise<void> | undefined;
  /**
   * An operation on a WebSocket, which may name its document: a request like any other, counted before it is read.
   *
   * @returns why it may not be run, if it may not
   */
  alPedir(
    supergrafo: Supergrafo,
    peticion: PeticionDeCliente,
    identidad: Identidad,
    direccion: string,
  ): Promise<Operacion | readonly GraphQLError[]>;
  /** The same way to run operations, for as many at the same time as there are places for. */
  conAforo(ejecutar: Ejecutar): Ejecutar;
}

/** The place of a request over HTTP among those that are worked on. It ends with the answer. */
export interface Lugar {
  /** It ends no earlier than this, though the client leaves: the work is still there. */
  hasta(trabajo: Promise<unknown>): void;
}

/** Puts the guard of a gateway together. @param conocidos - documents that may be named by their id. @param limiteBytes - of one body. */
export function crearGuardia(
  opciones: OpcionesDeProteccion,
  conocidos: readonly (readonly [id: string, texto: string])[],
  limiteBytes: number,
): Guardia {
  const leer = crearLectorDeOperaciones(opciones);
  const documentos = crearDocumentos(opciones.documentos ?? 'libres', [...conocidos, ...(opciones.conocidos ?? [])]);
  const presupuesto = crearPresupuesto(opciones.presupuesto ?? { costoPorMinuto: 0, peticionesPorMinuto: 0 });
  const aforo = crearAforo(opciones.aforo ?? AFORO);
  const cuerpos = crearCuerpos({ enTotal: opciones.cuerposBytes ?? CUERPOS_BYTES, deUno: limiteBytes });
  const entrar = crearEntradaHttp(leer, documentos);

  return {
    leer,

    async alLlegar({ ip, raw }) {
      await presupuesto.peticion(ip);
      aforo.exigirSitio();
      cuerpos.recibir(raw, ip);
    },

    async alEmpezar({ raw }) {
      const soltar = await aforo.entrar((salir) => raw.once('close', salir));
      let trabajo: Promise<unknown> | undefined;
      const alCerrarse = () => {
        if (trabajo === undefined) soltar();
        else void trabajo.then(soltar, soltar);
      };
      raw.once('close', alCerrarse);
      if (raw.closed) alCerrarse();
      return {
        hasta(dado) {
          trabajo = dado;
        },
      };
    },

    async admitir(supergrafo, peticion) {
      const leida = entrar(supergrafo, peticion);
      if (leida && 'definicion' in leida) await presupuesto.operacion(peticion.identidad, peticion.ip, leida.costo);
      return leida;
    },

    alConectar: (direccion) => presupuesto.peticion(direccion),

    async alPedir({ esquema }, peticion, identidad, direccion) {
      try {
        await presupuesto.peticion(direccion);
        const leida = leer(esquema, { ...peticion, query: documentos.textoDe(peticion) ?? '' });
        // The same that HTTP tells.
        if (!('definicion' in leida)) return nuestros(leida).length > 0 ? nuestros(leida) : leida;
        documentos.recordar(peticion);
        await presupuesto.operacion(identidad, direccion, leida.costo);
        return leida;
      } catch (error) {
        return erroresDe(error);
      }
    },

    conAforo: (ejecutar) => async (supergrafo, operacion, contexto) => {
      let soltar: () => void;
      try {
        soltar = await aforo.entrar();
      } catch (error) {
        if (error instanceof RechazoDePeticion) return error.cuerpo;
        throw error;
      }
      try {
        return await ejecutar(supergrafo, operacion, contexto);
      } finally {
        soltar();
      }
    },
  };
}

function erroresDe(error: unknown): readonly GraphQLError[] {
  if (error instanceof RechazoDePeticion) return error.errores;
  throw error;
}
