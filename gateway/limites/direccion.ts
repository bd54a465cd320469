import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
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

/**
 * What is counted by address is counted by this: the address, or of IPv6 the network of the size that one household is
 * given, as each device in it has more addresses than we could count.
 */
export function redDe(direccion: string): string {
  const [sinPuerta = ''] = direccion.split('%');
  const enIpv4 = /^::ffff:([\d.]+)$/i.exec(sinPuerta)?.[1];
  if (enIpv4 !== undefined || !isIPv6(sinPuerta)) return enIpv4 ?? sinPuerta;
  const [izquierda = '', derecha] = sinPuerta.split('::');
  const primeros = izquierda === '' ? [] : izquierda.split(':');
  const ultimos = derecha === undefined || derecha === '' ? [] : derecha.split(':');
  const ceros = derecha === undefined ? [] : Array.from({ length: 8 - primeros.length - ultimos.length }, () => '0');
  return [...primeros, ...ceros, ...ultimos]
    .slice(0, 4)
    .map((grupo) => Number.parseInt(grupo, 16).toString(16))
    .join(':');
}
