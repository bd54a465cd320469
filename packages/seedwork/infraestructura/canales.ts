/** NOTIFY channel: a transaction wrote messages, or a relay gave up its lease; the payload is the module. Wakes the relay. */
export const CANAL_ESCRITO = 'alpes_escrito';

/** NOTIFY channel: the relay numbered messages, or a reader gave up its lease; the payload is the topic. Wakes readers. */
export const CANAL_NUMERADO = 'alpes_numerado';

/** NOTIFY channel: an operator changed what a module has put aside; the payload is the module. Wakes its consumer. */
export const CANAL_APARTADO = 'alpes_apartado';
