/** NOTIFY channel: a transaction wrote messages; the payload is the module. Wakes the relay. */
export const CANAL_ESCRITO = 'alpes_escrito';

/** NOTIFY channel: the relay numbered messages; the payload is the topic. Wakes readers of the log. */
export const CANAL_NUMERADO = 'alpes_numerado';

/** NOTIFY channel: an operator changed what a module has put aside; the payload is the module. Wakes its consumer. */
export const CANAL_APARTADO = 'alpes_apartado';
