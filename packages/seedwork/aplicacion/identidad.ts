import { esId } from '../dominio/ids.ts';
import { esLegible } from '../dominio/texto.ts';

/** What a caller is to the platform. */
export const ROLES = ['ADMIN', 'OPERADOR', 'SOCIO'] as const;

/** What a caller is to the platform. */
export type Rol = (typeof ROLES)[number];

interface Usuario {
  /** Who it is, as its token says: goes into the metadata of what it sets in motion. */
  readonly usuario: string;
  /** When its token ends, in ms of `Date.now()`; absent when it does not. */
  readonly vence?: number | undefined;
}

/** Somebody of the house. */
export interface IdentidadDePersonal extends Usuario {
  readonly rol: 'ADMIN' | 'OPERADOR';
  readonly clienteId?: undefined;
}

/** A partner, who sees and moves what belongs to its own cliente. */
export interface IdentidadDeSocio extends Usuario {
  readonly rol: 'SOCIO';
  /** Id of that cliente, in lower case as everywhere. */
  readonly clienteId: string;
}

/** Who asks for something. */
export type Identidad = IdentidadDePersonal | IdentidadDeSocio;

/** Whoever asks while no key is configured. No token may carry this name. */
export const ANONIMO: Identidad = Object.freeze({ usuario: 'anonimo', rol: 'ADMIN' });

/** An identity as something signed claims it: every part is yet to be looked at. */
export interface IdentidadAfirmada {
  readonly usuario: unknown;
  readonly rol: unknown;
  readonly clienteId: unknown;
  readonly vence?: number | undefined;
}

/** Reads an identity. @returns the part that is missing or not what it should be, when there is one. */
export const leerIdentidad = ({
  usuario,
  rol,
  clienteId,
  vence,
}: IdentidadAfirmada): Identidad | 'usuario' | 'rol' | 'clienteId' => {
  // As long as a message's envelope takes.
  if (typeof usuario !== 'string' || usuario === '' || usuario.length > 200 || !esLegible(usuario)) return 'usuario';
  const comun = vence === undefined ? { usuario } : { usuario, vence };
  if (rol === 'ADMIN' || rol === 'OPERADOR') return { ...comun, rol };
  if (rol !== 'SOCIO') return 'rol';
  if (typeof clienteId !== 'string' || !esId(clienteId)) return 'clienteId';
  return { ...comun, rol, clienteId: clienteId.toLowerCase() };
};
