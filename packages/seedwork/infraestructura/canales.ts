/** NOTIFY channel: a transaction wrote messages; the payload is the module. Wakes the relay. */
export const CANAL_ESCRITO = 'alpes_escrito';

/** NOTIFY channel: the relay numbered messages; the payload is the topic. Wakes readers of the log. */
export const CANAL_NUMERADO = 'alpes_numerado';
