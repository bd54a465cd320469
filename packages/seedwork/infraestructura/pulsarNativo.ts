import { ErrorDeArranque } from '@alpes/prisma/errorDeArranque';
import type { Logger } from 'pino';
import type * as Pulsar from 'pulsar-client';
import type { ClientConfigBase, Consumer, Message, Producer } from 'pulsar-client';
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

const OPERACION_MAXIMA_S = 10;
const CIERRE_MAXIMO_MS = 5_000;

/**
 * Pulsar's native client (the `pulsar-client` package), which is an optional dependency: its install downloads a part
 * made for the machine.
 *
 * @throws ErrorDeArranque when that part is not there.
 */
export const clienteNativo = async (conexion: ConexionPulsar, bitacora: Logger): Promise<ClientePulsar> => {
  const pulsar = await cargar();
  const { Client, LogLevel } = pulsar;
  const registro = bitacora.child({ parte: 'pulsar-client' });
  // It tells every try to connect, for as long as the broker is away: the bus tells it once.
  Client.setLogHandler((_nivel, archivo, linea, mensaje) => registro.debug({ archivo, linea }, mensaje));
  const cliente = new Client({
    serviceUrl: conexion.url,
    operationTimeoutSeconds: OPERACION_MAXIMA_S,
    connectionTimeoutMs: 5_000,
    ioThreads: 1,
    messageListenerThreads: 1,
    logLevel: LogLevel.WARN,
    tlsValidateHostname: true,
    ...identidadDe(conexion, pulsar),
  });
  const nombreDe = (topic: string) => `persistent://${conexion.tenant}/${conexion.namespace}/${topic}`;
  return {
    abrirProductor: async ({ topic, nombre, desde }: OpcionesDeProductor) => {
      const productor = await cliente
        .createProducer({
          topic: nombreDe(topic),
          ...(nombre === undefined ? {} : { producerName: nombre }),
          sendTimeoutMs: OPERACION_MAXIMA_S * 1_000,
          // A batch that begins with repeated messages is dropped whole, with the new ones in it.
          batchingEnabled: false,
          // Otherwise a send past its queue fails at once.
          blockIfQueueFull: true,
          hashingScheme: REPARTO_DE_CLAVES,
        })
        .catch((error: unknown) => {
          // Its errors have no codes.
          throw /ProducerBusy|already connected/i.test(textoDe(error))
            ? new NombreOcupado(textoDe(error))
            : comoError(error);
        });
      return new ProductorNativo(productor, desde);
    },
    async abrirConsumo(opciones: OpcionesDeConsumo) {
      const consumidor = await cliente
        .subscribe({
          topic: nombreDe(opciones.topic),
          subscription: opciones.suscripcion,
          subscriptionType: 'KeyShared',
          subscriptionInitialPosition: 'Earliest',
          receiverQueueSize: opciones.cola,
        })
        .catch((error: unknown) => {
          throw comoError(error);
        });
      return new ConsumoNativo(consumidor, opciones);
    },
    cerrar: () => sinEsperarDeMas(cliente.close()),
  };
};

const cargar = async () => {
  try {
    return (await import('pulsar-client')).default;
  } catch (error) {
    throw new ErrorDeArranque(
      'PULSAR_URL: la dirección pulsar:// necesita el paquete pulsar-client, cuya parte nativa no está en esta máquina. ' +
        'Reinstale las dependencias donde se pueda descargar (pnpm rebuild pulsar-client), o use la API WebSocket de ' +
        'Pulsar, que no la necesita: PULSAR_URL=ws://servidor:8080.',
      { cause: error },
    );
  }
};

/** Whom we trust, and who we are. */
const identidadDe = (
  { token, tls }: ConexionPulsar,
  { AuthenticationTls, AuthenticationToken }: Pick<typeof Pulsar, 'AuthenticationTls' | 'AuthenticationToken'>,
): Pick<
  ClientConfigBase,
  'authentication' | 'tlsTrustCertsFilePath' | 'tlsCertificateFilePath' | 'tlsPrivateKeyFilePath'
> => {
  const { confianza, certificado, clave } = tls ?? {};
  const conCertificado = certificado !== undefined && clave !== undefined;
  return {
    ...(confianza === undefined ? {} : { tlsTrustCertsFilePath: confianza }),
    // For the connection. The broker does not take its name from there: to be somebody, it has to be said as below.
    ...(conCertificado ? { tlsCertificateFilePath: certificado, tlsPrivateKeyFilePath: clave } : {}),
    ...(token !== undefined
      ? { authentication: new AuthenticationToken({ token }) }
      : conCertificado
        ? { authentication: new AuthenticationTls({ certificatePath: certificado, privateKeyPath: clave }) }
        : {}),
  };
};

class ProductorNativo implements Productor {
  readonly #productor: Producer;
  #siguiente: bigint | undefined;
  #util = true;

  constructor(productor: Producer, desde: bigint | undefined) {
    this.#productor = productor;
    this.#siguiente = desde;
  }

  /** While its connection is away it holds on to what it is given, and sends it when it is back. */
  get abierto(): boolean {
    return this.#util;
  }

  async enviar(mensajes: readonly MensajePorPublicar[]): Promise<void> {
    const envios = await Promise.allSettled(mensajes.map((mensaje) => this.#enviarUno(mensaje)));
    const fallo = envios.findIndex(({ status }) => status === 'rejected');
    if (fallo === -1) return;
    this.#util = false;
    const { reason } = envios[fallo] as PromiseRejectedResult;
    // The broker has had a later id: it would drop this one as repeated.
    if (envios.slice(fallo).some(({ status }) => status === 'fulfilled')) throw new SecuenciaEnDuda(textoDe(reason));
    throw comoError(reason);
  }

  async cerrar(): Promise<void> {
    this.#util = false;
    await sinEsperarDeMas(this.#productor.close());
  }

  #enviarUno({ clave, cuerpo }: MensajePorPublicar): Promise<unknown> {
    const sequenceId = this.#siguiente;
    if (sequenceId !== undefined) this.#siguiente = sequenceId + 1n;
    return this.#productor.send({
      data: Buffer.from(cuerpo),
      properties: { 'content-type': 'application/cloudevents+json' },
      ...(clave === '' ? {} : { partitionKey: clave }),
      ...(sequenceId === undefined ? {} : { sequenceId: Number(sequenceId) }),
    });
  }
}

class ConsumoNativo implements Consumo {
  readonly #consumidor: Consumer;
  readonly #opciones: OpcionesDeConsumo;
  readonly #confirmaciones = new Set<Promise<unknown>>();
  #enMano = 0;
  #alHacerSitio: (() => void) | undefined;
  #cerrado = false;

  constructor(consumidor: Consumer, opciones: OpcionesDeConsumo) {
    this.#consumidor = consumidor;
    this.#opciones = opciones;
    this.#recibir().catch((error: unknown) => this.#perder(error));
  }

  get conectado(): boolean {
    return !this.#cerrado && this.#consumidor.isConnected();
  }

  async cerrar(): Promise<void> {
    this.#cerrado = true;
    this.#alHacerSitio?.();
    await sinEsperarDeMas(Promise.allSettled(this.#confirmaciones));
    await sinEsperarDeMas(this.#consumidor.close());
  }

  /**
   * Asks for one message after the other. Its listener would be given all that there are, however many wait here; and
   * each `receive` with a time-out holds a thread of Node's.
   */
  async #recibir(): Promise<void> {
    while (!this.#cerrado) {
      if (this.#enMano >= this.#opciones.cola) {
        await new Promise<void>((resolver) => {
          this.#alHacerSitio = resolver;
        });
        continue;
      }
      const mensaje = await this.#consumidor.receive();
      if (this.#cerrado) return;
      this.#enMano += 1;
      this.#opciones.alRecibir(
        {
          idDeTransporte: idConMomento(
            mensaje.getMessageId().serialize().toString('base64'),
            mensaje.getPublishTimestamp(),
          ),
          clave: mensaje.getPartitionKey(),
          cuerpo: mensaje.getData().toString(),
        },
        () => this.#confirmar(mensaje),
      );
    }
  }

  #confirmar(mensaje: Message): void {
    this.#enMano -= 1;
    this.#alHacerSitio?.();
    const confirmacion = this.#consumidor
      .acknowledge(mensaje)
      // Unconfirmed it would come again with the next connection only, and hold up its key until then.
      .catch((error: unknown) => this.#perder(error))
      .finally(() => this.#confirmaciones.delete(confirmacion));
    this.#confirmaciones.add(confirmacion);
  }

  #perder(error: unknown): void {
    if (!this.#cerrado) this.#opciones.alPerder(comoError(error));
  }
}

/** Closing must not wait for a broker that is away. */
const sinEsperarDeMas = async (cierre: Promise<unknown>): Promise<void> => {
  const espera = Promise.withResolvers<void>();
  const limite = setTimeout(espera.resolve, CIERRE_MAXIMO_MS);
  await Promise.race([cierre.catch(() => {}), espera.promise]);
  clearTimeout(limite);
};

/** It rejects with texts, or with errors that hold one. */
const textoDe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const comoError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
