/** NOTIFY channel: a transaction wrote messages, or a relay gave up its lease; the payload is an {@link Escrito}. Wakes the relay. */
export const CANAL_ESCRITO = 'alpes_escrito';

/** Which module wrote, and the topic where something can be published at once, if there is one. */
export interface Escrito {
  readonly modulo: string;
  readonly topic?: string | undefined;
}

/** The payload of {@link CANAL_ESCRITO}. Names have no spaces. */
export const escribirEscrito = ({ modulo, topic }: Escrito): string =>
  topic === undefined ? modulo : `${modulo} ${topic}`;

/** Reads it. */
export const leerEscrito = (carga: string): Escrito => {
  const [modulo = '', topic] = carga.split(' ');
  return { modulo, topic };
};

/** NOTIFY channel: the relay numbered messages, or a reader gave up its lease; the payload is a {@link Numerado}. Wakes readers. */
export const CANAL_NUMERADO = 'alpes_numerado';

/** The topic, and the last position that was given there, where the writer knows it. */
export interface Numerado {
  readonly topic: string;
  readonly hasta?: bigint | undefined;
}

/** Reads the payload of {@link CANAL_NUMERADO}: the topic, and the position behind a space. */
export const leerNumerado = (carga: string): Numerado => {
  const [topic = '', hasta] = carga.split(' ');
  return { topic, hasta: hasta === undefined ? undefined : BigInt(hasta) };
};

/** NOTIFY channel: an operator changed what a module has put aside; the payload is the module. Wakes its consumer. */
export const CANAL_APARTADO = 'alpes_apartado';

/**
 * NOTIFY channel: something that belongs to an entity changed without an event of the entity's own, as its totals do; the
 * payload is the module and the entity's id. Wakes those who follow the entity.
 */
export const CANAL_CAMBIADO = 'alpes_cambiado';
