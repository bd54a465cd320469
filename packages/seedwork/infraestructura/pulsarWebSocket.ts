import { readFileSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { z } from 'zod';
import {
  type ClientePulsar,
  type ConexionPulsar,
  type Consumo,
  idConMomento,
  type MensajePorPublicar,
  NombreOcupado,
  type OpcionesDeConsumo,
  type OpcionesDeProductor,
  type Productor,
  REPARTO_DE_CLAVES,
  SecuenciaEnDuda,
} from './clientePulsar.ts';

/** Longer than the broker takes to give up: a handshake that we leave would leave a producer behind, with its name. */
const APERTURA_MAXIMA_MS = 40_000;
/** How long the broker may take for the next of the messages that it was sent. */
const ACUSE_MAXIMO_MS = 30_000;
const LATIDO_MS = 3_000;
/** Unanswered, they are the end: a process that was too busy to read must not take the broker for dead. */
const LATIDOS_PERDIDOS = 3;
const CIERRE_MAXIMO_MS = 5_000;
/** How many messages, and bytes of them, are on their way at a time. */
const VENTANA = 500;
const VENTANA_BYTES = 4 * 1024 * 1024;

/** What the broker answers to a message. */
const acuse = z.object({ result: z.string(), context: z.string().optional(), errorMsg: z.string().optional() });

/** A message as the broker delivers it. */
const entrega = z.object({
  messageId: z.string(),
  payload: z.string(),
  publishTime: z.iso.datetime({ offset: true }),
  key: z.string().optional(),
});

/** Pulsar's WebSocket API, which needs no native library. */
export const clienteWebSocket = (conexion: ConexionPulsar): ClientePulsar => {
  const conectar = (ruta: string, parametros: Readonly<Record<string, string>>): Promise<Conexion> =>
    abrir(conexion, ruta, parametros);
  return {
    abrirProductor: ({ topic, nombre, desde }: OpcionesDeProductor) =>
      conectar(`producer/${rutaDe(conexion, topic)}`, {
        ...(nombre === undefined ? {} : { producerName: nombre }),
        // It ignores the ids of messages, but counts up from here: opened so, its ids are the positions.
        ...(desde === undefined ? {} : { initialSequenceId: `${desde - 1n}` }),
        // A batch that begins with repeated messages is dropped whole, with the new ones in it.
        batchingEnabled: 'false',
        hashingScheme: REPARTO_DE_CLAVES,
      }).then((abierta) => new ProductorWebSocket(abierta)),
    async abrirConsumo(opciones: OpcionesDeConsumo) {
      const { socket } = await conectar(
        `consumer/${rutaDe(conexion, opciones.topic)}/${encodeURIComponent(opciones.suscripcion)}`,
        {
          subscriptionType: 'Key_Shared',
          subscriptionInitialPosition: 'Earliest',
          // How many it sends before they are confirmed.
          receiverQueueSize: `${opciones.cola}`,
        },
      );
      return new ConsumoWebSocket(socket, opciones);
    },
    async cerrar() {},
  };
};

const rutaDe = ({ tenant, namespace }: ConexionPulsar, topic: string): string =>
  ['persistent', tenant, namespace, topic].map(encodeURIComponent).join('/');

interface Conexion {
  readonly socket: WebSocket;
  /** What it writes to. */
  readonly transporte: Duplex;
}

const abrir = async (
  { url, token, tls }: ConexionPulsar,
  ruta: string,
  parametros: Readonly<Record<string, string>>,
): Promise<Conexion> => {
  const direccion = new URL(`/ws/v2/${ruta}`, url);
  direccion.search = `${new URLSearchParams(parametros)}`;
  const socket = new WebSocket(direccion, {
    handshakeTimeout: APERTURA_MAXIMA_MS,
    perMessageDeflate: false,
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token()}` } }),
    ...(tls?.confianza === undefined ? {} : { ca: readFileSync(tls.confianza) }),
    ...(tls?.certificado === undefined ? {} : { cert: readFileSync(tls.certificado) }),
    ...(tls?.clave === undefined ? {} : { key: readFileSync(tls.clave) }),
  });
  return new Promise((resolver, rechazar) => {
    let transporte: Duplex;
    socket.once('upgrade', (respuesta) => {
      transporte = respuesta.socket;
    });
    socket.once('open', () => {
      // The broker sends at once, before anybody has said that he listens.
      socket.pause();
      socket.removeAllListeners('error');
      resolver({ socket, transporte });
    });
    socket.once('error', rechazar);
    socket.once('unexpected-response', (peticion, respuesta) => {
      let cuerpo = '';
      respuesta.setEncoding('utf8');
      respuesta.on('data', (trozo: string) => {
        cuerpo = (cuerpo + trozo).slice(0, 2_000);
      });
      respuesta.once('close', () => {
        peticion.destroy();
        const detalle = `${respuesta.statusCode} ${/<title>(.*?)<\/title>/s.exec(cuerpo)?.[1] ?? cuerpo}`.trim();
        rechazar(comoRechazo(respuesta.statusCode, ruta, detalle));
      });
    });
  });
};

const comoRechazo = (estado: number | undefined, ruta: string, detalle: string): Error => {
  if (estado === 409) return new NombreOcupado(detalle);
  return new Error(
    estado === 401 || estado === 403
      ? `Pulsar does not take our token or certificate for ${ruta} (PULSAR_TOKEN_FILE, PULSAR_TLS_CERT_FILE): ${detalle}`
      : `Pulsar refused ${ruta}: ${detalle}`,
  );
};

/**
 * Hands over what comes, and tells of the end of a connection once, also of one that ends without a word. What cannot be
 * understood ends it: nothing that comes behind could be trusted.
 */
const vigilar = (socket: WebSocket, alRecibir: (texto: string) => void, alTerminar: (motivo: Error) => void): void => {
  let perdidos = 0;
  let terminado = false;
  const latido = setInterval(() => {
    if (perdidos === LATIDOS_PERDIDOS) {
      terminar(new Error('The broker does not answer'));
      socket.terminate();
      return;
    }
    perdidos += 1;
    socket.ping();
  }, LATIDO_MS);
  const vivo = () => {
    perdidos = 0;
  };
  const terminar = (motivo: Error) => {
    if (terminado) return;
    terminado = true;
    clearInterval(latido);
    alTerminar(motivo);
  };
  socket.on('pong', vivo);
  socket.on('message', (datos) => {
    vivo();
    if (terminado) return;
    try {
      alRecibir(`${datos}`);
    } catch (error) {
      terminar(new Error('The broker sent what cannot be understood', { cause: error }));
      socket.terminate();
    }
  });
  socket.on('error', terminar);
  socket.on('close', (codigo, motivo) =>
    terminar(new Error(`The broker closed the connection: ${codigo} ${motivo}`.trim())),
  );
};

const cerrarSocket = (socket: WebSocket): Promise<void> => {
  if (socket.readyState === WebSocket.CLOSED) return Promise.resolve();
  return new Promise((resolver) => {
    const limite = setTimeout(() => socket.terminate(), CIERRE_MAXIMO_MS);
    socket.once('close', () => {
      clearTimeout(limite);
      resolver();
    });
    socket.close();
  });
};

/** Messages that are on their way. */
interface Lote {
  /** By context: the number of the message in this producer. */
  readonly pendientes: Map<string, number>;
  bytes: number;
  acusados: number;
  rechazo: Error | undefined;
  /** Something has changed. */
  avisar: () => void;
}

class ProductorWebSocket implements Productor {
  readonly #socket: WebSocket;
  readonly #transporte: Duplex;
  #numero = 0;
  #fin: Error | undefined;
  #lote: Lote | undefined;
  #turno: Promise<unknown> = Promise.resolve();

  constructor({ socket, transporte }: Conexion) {
    this.#socket = socket;
    this.#transporte = transporte;
    vigilar(
      socket,
      (texto) => this.#acusar(texto),
      (motivo) => {
        this.#fin ??= motivo;
        this.#lote?.avisar();
      },
    );
    socket.resume();
  }

  get abierto(): boolean {
    return this.#fin === undefined && this.#socket.readyState === WebSocket.OPEN;
  }

  enviar(mensajes: readonly MensajePorPublicar[]): Promise<void> {
    const turno = this.#turno.then(() => this.#enviar(mensajes));
    this.#turno = turno.catch(() => {});
    return turno;
  }

  async cerrar(): Promise<void> {
    this.#fin ??= new Error('The producer was closed');
    await cerrarSocket(this.#socket);
  }

  async #enviar(mensajes: readonly MensajePorPublicar[]): Promise<void> {
    const lote: Lote = { pendientes: new Map(), bytes: 0, acusados: 0, rechazo: undefined, avisar: () => {} };
    this.#lote = lote;
    try {
      for (const { clave, cuerpo } of mensajes) {
        const datos = Buffer.from(cuerpo);
        const lleno = () => lote.pendientes.size >= VENTANA || lote.bytes + datos.length > VENTANA_BYTES;
        while (lote.pendientes.size > 0 && lleno()) await this.#acuse(lote);
        this.#comprobar(lote);
        this.#numero += 1;
        const context = `${this.#numero}`;
        lote.pendientes.set(context, datos.length);
        lote.bytes += datos.length;
        this.#juntarEscrituras();
        this.#socket.send(
          JSON.stringify({
            payload: datos.toString('base64'),
            ...(clave === '' ? {} : { key: clave }),
            properties: { 'content-type': 'application/cloudevents+json' },
            context,
          }),
        );
      }
      while (lote.pendientes.size > 0) await this.#acuse(lote);
      this.#comprobar(lote);
    } catch (error) {
      this.#fin ??= error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      this.#lote = undefined;
    }
  }

  /** What is sent before the next pause is written at once: a write for each message costs more than the messages. */
  #juntarEscrituras(): void {
    this.#transporte.cork();
    process.nextTick(() => this.#transporte.uncork());
  }

  #comprobar({ rechazo }: Lote): void {
    if (rechazo !== undefined) throw rechazo;
    if (this.#fin !== undefined) throw this.#fin;
  }

  /** Waits for the broker's next answer. */
  async #acuse(lote: Lote): Promise<void> {
    this.#comprobar(lote);
    const { acusados } = lote;
    await new Promise<void>((resolver) => {
      const limite = setTimeout(resolver, ACUSE_MAXIMO_MS);
      lote.avisar = () => {
        clearTimeout(limite);
        resolver();
      };
    });
    this.#comprobar(lote);
    if (lote.acusados === acusados) throw new Error('The broker did not answer in time');
  }

  #acusar(texto: string): void {
    const lote = this.#lote;
    const { result, context, errorMsg } = acuse.parse(JSON.parse(texto));
    if (lote === undefined || context === undefined) return;
    if (result !== 'ok') {
      lote.rechazo = new SecuenciaEnDuda(`${result}: ${errorMsg ?? ''}`);
      // What is still in its buffers must not be taken as the message that was refused.
      this.#socket.terminate();
    } else {
      lote.bytes -= lote.pendientes.get(context) ?? 0;
      lote.pendientes.delete(context);
      lote.acusados += 1;
    }
    lote.avisar();
  }
}

class ConsumoWebSocket implements Consumo {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket, { alRecibir, alPerder }: OpcionesDeConsumo) {
    this.#socket = socket;
    vigilar(
      socket,
      (texto) => {
        const { messageId, payload, publishTime, key } = entrega.parse(JSON.parse(texto));
        alRecibir(
          {
            idDeTransporte: idConMomento(messageId, Date.parse(publishTime)),
            clave: key ?? '',
            cuerpo: Buffer.from(payload, 'base64').toString(),
          },
          () => {
            if (this.conectado) socket.send(JSON.stringify({ messageId }));
          },
        );
      },
      alPerder,
    );
    socket.resume();
  }

  get conectado(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  cerrar(): Promise<void> {
    return cerrarSocket(this.#socket);
  }
}
