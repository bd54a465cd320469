import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { type AjustesDeConexiones, type Plaza, type Plazas, REINTENTO_S } from './conexiones.ts';
import type { Contexto } from './contexto.ts';
import { type Entregas, juntas } from './entrega.ts';
import { CODIGOS, cuerpoDeError, formatearError } from './errores.ts';
import { type FormatoDeFlujo, formatoDeFlujo } from './formatoDeFlujo.ts';
import type { Autenticar } from './identidad/autenticador.ts';
import { vigilarToken } from './identidad/vigilarToken.ts';
import type { Operacion } from './operaciones.ts';
import { codigosDe } from './registroDeOperaciones.ts';
import type { Supergrafo } from './supergrafo.ts';
import type { Ejecutar, ResultadoParaCliente, Suscribir } from './suscripciones.ts';
import { versionUnaVez } from './versionUnaVez.ts';

/** What the transport over HTTP needs. */
export interface OpcionesDeTransporteHttp {
  readonly suscribir: Suscribir;
  readonly ejecutar: Ejecutar;
  readonly autenticar: Autenticar;
  /** How often the token of a stream is looked at again. */
  readonly revisionMs: number;
  readonly plazas: Plazas;
  readonly conexiones: AjustesDeConexiones;
}

/** What may be over in a moment. */
const PASAJEROS: ReadonlySet<string> = new Set([CODIGOS.subgrafoNoDisponible, CODIGOS.plazoAgotado]);

/** Streams of results over HTTP, a request for each operation: server-sent events, and Apollo's multipart. */
export interface TransporteHttp {
  /**
   * @param leida - what the guard made of the request; what it could not read is not read here either.
   * @returns undefined for a request that does not ask for a stream: nothing was done then.
   */
  atender(
    peticion: FastifyRequest,
    respuesta: FastifyReply,
    supergrafo: Supergrafo,
    leida: Leida | undefined,
  ): Promise<FastifyReply> | undefined;
  /** Ends all streams, so that their clients come back, with the last cursor, to whoever answers then. */
  cerrar(): void;
}

/** An operation, or what is wrong with it. */
type Leida = Operacion | readonly GraphQLError[];

/**
 * Builds the transport. It is our own because the libraries for it (graphql-sse, graphql-yoga) cannot give an event its
 * id, without which an EventSource does not know where to go on.
 */
export function crearTransporteHttp(opciones: OpcionesDeTransporteHttp): TransporteHttp {
  const { suscribir, ejecutar, autenticar, plazas, revisionMs: cadaMs } = opciones;
  const { latidoMs, inactivaMs } = opciones.conexiones;
  const abiertas = new Set<() => void>();
  let cerrado = false;

  /** The results of a request: one or many. */
  async function resultadosDe(
    supergrafo: Supergrafo,
    operacion: Leida,
    contexto: Contexto,
    porGet: boolean,
    despuesDe: string | undefined,
  ): Promise<Entregas | ResultadoParaCliente> {
    if (!('definicion' in operacion)) return { errors: operacion.map((error) => formatearError(error.toJSON())) };
    switch (operacion.definicion.operation) {
      case OperationTypeNode.SUBSCRIPTION:
        return suscribir(supergrafo, operacion, contexto, despuesDe);
      case OperationTypeNode.MUTATION:
        // Another site's page could have a browser send it.
        if (porGet) return { errors: [soloPorPost().toJSON()] };
        break;
      default:
    }
    return ejecutar(supergrafo, operacion, contexto);
  }

  async function servir(
    peticion: FastifyRequest,
    respuesta: FastifyReply,
    tomarVersion: () => Supergrafo,
    leida: Leida,
    formato: FormatoDeFlujo,
    plaza: Plaza,
  ): Promise<void> {
    const contexto = { ...peticion.contexto, identidad: peticion.identidad };
    const ultimo = peticion.headers['last-event-id'];
    respuesta.hijack();
    const salida = respuesta.raw;
    salida.on('close', plaza.soltar);
    salida.writeHead(200, {
      ...(respuesta.getHeaders() as Record<string, string>),
      'content-type': formato.tipo,
      'cache-control': 'no-store',
      // Proxies of the nginx kind would keep events back.
      'x-accel-buffering': 'no',
      connection: 'close',
    });
    salida.write(formato.principio);
    if (cerrado) {
      // Not a status: that would keep an EventSource from ever coming back.
      salida.end();
      return;
    }

    let resultados: Entregas | undefined;
    let terminada = false;
    /** The cursor that the client has. */
    let anotado = typeof ultimo === 'string' && ultimo !== '' ? ultimo : undefined;
    /** What tells where the client would go on, when that is somewhere else than it knows. */
    const lugar = (): string => {
      const cursor = resultados?.cursor;
      if (cursor === undefined || cursor === anotado || formato.lugar === undefined) return '';
      anotado = cursor;
      return formato.lugar(cursor);
    };
    const terminar = () => {
      if (terminada) return;
      terminada = true;
      abiertas.delete(terminar);
      clearInterval(latido);
      noVigilar?.();
      void Promise.resolve(resultados?.return()).catch(() => undefined);
      salida.end();
    };
    /** An EventSource is done for with the end; without it, it comes back, which helps where the fault may pass. */
    const final = (codigos: readonly string[], ultima: boolean): string =>
      ultima && formato.vuelve && codigos.length > 0 && codigos.every((codigo) => PASAJEROS.has(codigo))
        ? ''
        : formato.final;
    const latido = setInterval(() => {
      // What waits for its client is sign of life enough, and would only grow.
      if (!salida.writableNeedDrain) salida.write(lugar() || formato.latido);
    }, latidoMs);
    const noVigilar =
      contexto.identidad.vence === undefined
        ? undefined
        : vigilarToken({
            autenticar,
            autorizacion: peticion.headers.authorization,
            cadaMs,
            alRechazar({ forma: { mensaje, codigo } }) {
              const bytes = Buffer.from(JSON.stringify(cuerpoDeError(mensaje, codigo)));
              salida.write(formato.escribir({ bytes, ultima: true }));
              salida.write(formato.final);
              terminar();
            },
          });
    abiertas.add(terminar);
    salida.on('close', terminar);

    try {
      const recibido = await resultadosDe(tomarVersion(), leida, contexto, peticion.method === 'GET', anotado);
      if (!('next' in recibido)) {
        const unico = { bytes: Buffer.from(JSON.stringify(recibido)), ultima: recibido.data === undefined };
        if (terminada) return;
        const rechazada = unico.ultima && 'definicion' in leida && leida.definicion.operation === 'subscription';
        salida.write(formato.escribir(unico));
        salida.write(final(codigosDe(recibido.errors ?? []), rechazada));
        return;
      }
      resultados = recibido;
      if (terminada) {
        await resultados.return();
        return;
      }
      salida.write(lugar());
      let fin = formato.final;
      for (;;) {
        const { done, value } = await resultados.next();
        if (terminada) return;
        if (done) break;
        const todas = juntas(value, resultados);
        const { codigos, ultima, cursor } = todas.at(-1) ?? value;
        fin = final(codigos, ultima);
        anotado = cursor;
        const escritas = todas.map((una) => formato.escribir(una));
        // Who does not read holds back its own stream, down to the subgraph.
        if (!salida.write(escritas.length === 1 ? escritas[0] : Buffer.concat(escritas)))
          await vaciada(salida, inactivaMs);
      }
      if (!terminada) salida.write(fin);
    } finally {
      terminar();
    }
  }

  async function admitirYServir(
    peticion: FastifyRequest,
    respuesta: FastifyReply,
    tomarVersion: () => Supergrafo,
    leida: Leida | undefined,
    formato: FormatoDeFlujo,
  ): Promise<FastifyReply> {
    if (leida === undefined) {
      const mensaje = 'Envíe la operación en query, y variables y extensions como objetos JSON.';
      return respuesta.code(400).send(cuerpoDeError(mensaje, CODIGOS.peticionInvalida));
    }
    // Who has left while it was found out who it is would never be told that it is over: it has gone already.
    if (respuesta.raw.destroyed) return respuesta.hijack();
    const plaza = plazas.tomar(peticion.ip, peticion.identidad);
    if ('estado' in plaza) {
      void respuesta.code(plaza.estado).header('retry-after', REINTENTO_S);
      return respuesta.send(cuerpoDeError(plaza.mensaje, CODIGOS.demasiadasConexiones));
    }
    await servir(peticion, respuesta, tomarVersion, leida, formato, plaza);
    return respuesta;
  }

  return {
    atender(peticion, respuesta, supergrafo, leida) {
      const formato = formatoDeFlujo(peticion.headers);
      return formato && admitirYServir(peticion, respuesta, versionUnaVez(supergrafo), leida, formato);
    },
    cerrar() {
      cerrado = true;
      for (const terminar of [...abiertas]) terminar();
    },
  };
}

/** Until it can be written to again, or never will be: a client that takes nothing for so long is cut off. */
function vaciada(salida: ServerResponse, maximoMs: number): Promise<void> {
  return new Promise((resolve) => {
    const reloj = setTimeout(() => salida.destroy(), maximoMs);
    const seguir = () => {
      clearTimeout(reloj);
      salida.off('drain', seguir);
      salida.off('close', seguir);
      resolve();
    };
    salida.on('drain', seguir);
    salida.on('close', seguir);
    if (salida.destroyed) seguir();
  });
}

function soloPorPost(): GraphQLError {
  return new GraphQLError('Las mutaciones se envían por POST.', { extensions: { code: CODIGOS.peticionInvalida } });
}
