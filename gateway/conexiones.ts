import { ANONIMO, type Identidad } from '@alpes/seedwork/aplicacion/identidad';
import { milisegundos } from '@alpes/seedwork/proceso/configuracion';
import { z } from 'zod';
import { redDe } from './limites/direccion.ts';

const cantidad = (porDefecto: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'debe ser un número entero mayor que cero, de hasta siete cifras.')
    .transform(Number)
    .default(porDefecto);

/** How many connections that last, and for how long they may do nothing; docs/feeds.md explains each. */
export const VARIABLES_DE_CONEXIONES = {
  CONEXIONES_MAXIMO: cantidad(20_000).describe('Conexiones duraderas en un gateway.'),
  CONEXIONES_POR_DIRECCION: cantidad(2_000).describe('Las de una dirección (de IPv6, de una red /64).'),
  CONEXIONES_POR_USUARIO: cantidad(200).describe('Las de un usuario.'),
  SUSCRIPCIONES_POR_USUARIO: cantidad(200).describe('Suscripciones abiertas de un usuario.'),
  SUSCRIPCIONES_POR_CONEXION: cantidad(100).describe('Operaciones en curso en un WebSocket.'),
  CONEXION_INACTIVA_MS: milisegundos(600_000).describe('Milisegundos sin operaciones hasta cerrar un WebSocket.'),
  LATIDO_MS: milisegundos(12_000).describe('Cada cuánto muestra una conexión duradera que vive.'),
};

/** Connections that last: WebSockets, and streams of events over HTTP. */
export interface AjustesDeConexiones {
  readonly maximo: number;
  readonly porDireccion: number;
  /** Of one user, in all; who is not asked for a name counts by address alone. */
  readonly porUsuario: number;
  /** Subscriptions of one user, over whatever connections; likewise. */
  readonly suscripcionesPorUsuario: number;
  /** Operations under way on one WebSocket. */
  readonly suscripcionesPorConexion: number;
  /** How long a WebSocket may have no operation, and the client of a stream may take nothing of what waits for it. */
  readonly inactivaMs: number;
  /** How often a silent connection shows that it lives; a WebSocket that does not answer for as long is cut. */
  readonly latidoMs: number;
}

/** What the settings say of connections. */
export function opcionesDeConexiones(
  ajustes: z.output<z.ZodObject<typeof VARIABLES_DE_CONEXIONES>>,
): AjustesDeConexiones {
  return {
    maximo: ajustes.CONEXIONES_MAXIMO,
    porDireccion: ajustes.CONEXIONES_POR_DIRECCION,
    porUsuario: ajustes.CONEXIONES_POR_USUARIO,
    suscripcionesPorUsuario: ajustes.SUSCRIPCIONES_POR_USUARIO,
    suscripcionesPorConexion: ajustes.SUSCRIPCIONES_POR_CONEXION,
    inactivaMs: ajustes.CONEXION_INACTIVA_MS,
    latidoMs: ajustes.LATIDO_MS,
  };
}

/** The settings where nothing else is said. */
export const CONEXIONES: AjustesDeConexiones = opcionesDeConexiones(z.object(VARIABLES_DE_CONEXIONES).parse({}));

/** Why there is no place for a connection, as HTTP tells it. */
export interface SinPlaza {
  readonly estado: 503 | 429;
  readonly mensaje: string;
}

/** The place of one connection. */
export interface Plaza {
  /** Counts it for whoever it turned out to be. @returns why there is no place for it, if there is none. */
  ocupar(identidad: Identidad): SinPlaza | undefined;
  /** Gives the place back; more than once does no harm. */
  soltar(): void;
}

/** The places that there are for connections. */
export interface Plazas {
  /** @param identidad - who it is for, where that is known from the beginning. */
  tomar(direccion: string, identidad?: Identidad): Plaza | SinPlaza;
  /** Counts a subscription for a user. @returns how to give its place back, or how many there may be. */
  suscribir(identidad: Identidad): Pick<Plaza, 'soltar'> | { readonly maximo: number };
}

/** When a client that found no place may try again, in seconds. */
export const REINTENTO_S = 5;

const LLENO: SinPlaza = { estado: 503, mensaje: 'El servidor no admite más conexiones ahora. Inténtelo más tarde.' };
const DE_MAS_POR_DIRECCION: SinPlaza = { estado: 429, mensaje: 'Hay demasiadas conexiones desde esta dirección.' };
const DE_MAS_POR_USUARIO: SinPlaza = { estado: 429, mensaje: 'Este usuario tiene demasiadas conexiones abiertas.' };

const SIN_CONTAR = { soltar: () => undefined };

/** Counts connections, in all, by address and by user, and the subscriptions of a user. */
export function crearPlazas({
  maximo,
  porDireccion,
  porUsuario,
  suscripcionesPorUsuario,
}: AjustesDeConexiones): Plazas {
  const suscripciones = new Map<string, number>();
  const direcciones = new Map<string, number>();
  const usuarios = new Map<string, number>();
  let total = 0;

  return {
    tomar(direccion, identidad) {
      if (total >= maximo) return LLENO;
      const red = redDe(direccion);
      if (!sumar(direcciones, red, porDireccion)) return DE_MAS_POR_DIRECCION;
      total += 1;
      let usuario: string | undefined;
      let suelta = false;
      const plaza: Plaza = {
        ocupar(quien) {
          if (suelta || quien.usuario === ANONIMO.usuario) return undefined;
          if (!sumar(usuarios, quien.usuario, porUsuario)) return DE_MAS_POR_USUARIO;
          usuario = quien.usuario;
          return undefined;
        },
        soltar() {
          if (suelta) return;
          suelta = true;
          total -= 1;
          restar(direcciones, red);
          if (usuario !== undefined) restar(usuarios, usuario);
        },
      };
      const sinPlaza = identidad && plaza.ocupar(identidad);
      if (sinPlaza) plaza.soltar();
      return sinPlaza ?? plaza;
    },

    suscribir({ usuario }) {
      if (usuario === ANONIMO.usuario) return SIN_CONTAR;
      if (!sumar(suscripciones, usuario, suscripcionesPorUsuario)) return { maximo: suscripcionesPorUsuario };
      let suelta = false;
      return {
        soltar() {
          if (suelta) return;
          suelta = true;
          restar(suscripciones, usuario);
        },
      };
    },
  };
}

function sumar(cuentas: Map<string, number>, clave: string, maximo: number): boolean {
  const cuenta = cuentas.get(clave) ?? 0;
  if (cuenta >= maximo) return false;
  cuentas.set(clave, cuenta + 1);
  return true;
}

function restar(cuentas: Map<string, number>, clave: string): void {
  const cuenta = (cuentas.get(clave) ?? 1) - 1;
  if (cuenta === 0) cuentas.delete(clave);
  else cuentas.set(clave, cuenta);
}
