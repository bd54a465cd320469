import { ANONIMO, type Identidad, leerIdentidad, ROLES } from '@alpes/seedwork/aplicacion/identidad';
import type { JWTPayload } from 'jose';
import { sinRol, tokenInvalido } from './rechazo.ts';

/** Under which names a token says what its subject is here. */
export interface NombresDeReclamos {
  readonly rol: string;
  readonly cliente: string;
}

const CONOCIDOS: readonly unknown[] = ROLES;

/**
 * Who a token speaks of. Its role may be one of a list, as long as we know only that one.
 *
 * @param vence - when the token ends, in ms of `Date.now()`.
 * @throws RechazoDeIdentidad
 */
export function identidadDe(reclamos: JWTPayload, nombres: NombresDeReclamos, vence: number): Identidad {
  const [rol, ...otros] = [reclamos[nombres.rol]].flat().filter((uno) => CONOCIDOS.includes(uno));
  if (rol === undefined || otros.length > 0) throw sinRol('El token no da exactamente un rol de esta plataforma.');
  const identidad = leerIdentidad({ usuario: reclamos.sub, rol, clienteId: reclamos[nombres.cliente], vence });
  if (identidad === 'clienteId') throw sinRol('El token de un SOCIO debe decir de qué cliente es.');
  if (typeof identidad === 'string' || identidad.usuario === ANONIMO.usuario) throw tokenInvalido();
  return identidad;
}
