import type { IncomingMessage } from 'node:http';
import proxyaddr from '@fastify/proxy-addr';

/** The address that a request comes from. */
export type DireccionDe = (peticion: IncomingMessage) => string;

/** Anybody can write `X-Forwarded-For`: only what these proxies (addresses, or networks as `10.0.0.0/8`) add to it counts. */
export function crearDireccionDe(proxies: readonly string[]): DireccionDe {
  const deConfianza = proxyaddr.compile([...proxies]);
  return (peticion) => proxyaddr(peticion, deConfianza);
}

/** Whether it can be told from an address that it is one of these. */
export function sonProxies(proxies: readonly string[]): boolean {
  try {
    proxyaddr.compile([...proxies]);
    return true;
  } catch {
    return false;
  }
}
