import type { DatoDeEvento, FiltroDeEventos } from './eventoGuardado.ts';
import { comunes } from './filtroDeEventos.ts';
import type { Identidad, Rol } from './identidad.ts';
import type { Cifra, ListaLeida } from './lista.ts';
import { PAGINA_VACIA } from './pagina.ts';

/** Somebody asked for what their role may never do, whatever it is about. */
export class Prohibido extends Error {
  override readonly name = 'Prohibido';

  constructor() {
    super('Su rol no permite esta operación.');
  }
}

/** A command that a partner asks for. */
export interface PedidoDeSocio<Consultas> {
  /** The command's input, parsed. */
  readonly entrada: Readonly<Record<string, unknown>>;
  /** The partner's own cliente. */
  readonly clienteId: string;
  /** The read side as the partner sees it. */
  readonly consultas: Consultas;
}

/** Who may run a command. */
export interface PermisoDeComando<Consultas> {
  readonly roles: readonly Rol[];
  /**
   * Of a command that partners may run: that it is about what is theirs. Whose something is never changes, so that it can be
   * looked at before the command runs.
   *
   * @throws ErrorDeDominio the one that the command throws where there is no such thing.
   */
  exigirSuyo?(pedido: PedidoDeSocio<Consultas>): Promise<void> | void;
}

/** Who may do and see what of a context. ADMIN may do and see everything. Messages of the bus act for the system. */
export interface Permisos<Consultas> {
  /** By the command's name. What is not here is for ADMIN alone. */
  readonly comandos: Readonly<Record<string, PermisoDeComando<Consultas>>>;
  /** The read side as somebody who is no ADMIN may see it: what is not theirs is as if it were not there. */
  restringir(consultas: Consultas, identidad: Identidad): Consultas;
  /** Which events of the feed a partner may see. The log is read by it: nobody waits for what is of others. */
  suyos(clienteId: string): { readonly agregados: readonly string[] } | { readonly datos: readonly [DatoDeEvento] };
}

/** A command for nobody but ADMIN. */
export const SOLO_ADMIN = { roles: ['ADMIN'] } as const satisfies PermisoDeComando<unknown>;

/** A command for the people of the house. */
export const PERSONAL = { roles: ['ADMIN', 'OPERADOR'] } as const satisfies PermisoDeComando<unknown>;

/** A command for all, for a partner where it is about what is theirs. */
export const paraTodos = <Consultas>(
  exigirSuyo: (pedido: PedidoDeSocio<Consultas>) => Promise<void> | void,
): PermisoDeComando<Consultas> => ({ roles: ['ADMIN', 'OPERADOR', 'SOCIO'], exigirSuyo });

/** Of a context that does not say who may do what: nobody may but ADMIN. */
export const sinPermisos = <Consultas>(): Permisos<Consultas> => ({
  comandos: {},
  restringir: () => new Proxy({}, { get: rechazar }) as Consultas,
  suyos: () => ({ agregados: [] }),
});

/** @throws Prohibido */
export const rechazar = (): never => {
  throw new Prohibido();
};

/**
 * Whether somebody may run a command.
 *
 * @returns what is left to be asked of its input.
 * @throws Prohibido when nothing needs to be asked.
 */
export const autorizar = <Consultas>(
  permisos: Permisos<Consultas>,
  comando: string,
  identidad: Identidad,
  consultas: Consultas,
): ((entrada: unknown) => Promise<void> | void) | undefined => {
  if (identidad.rol === 'ADMIN') return undefined;
  const permiso = permisos.comandos[comando];
  if (permiso === undefined || !permiso.roles.includes(identidad.rol)) throw new Prohibido();
  if (identidad.rol !== 'SOCIO') return undefined;
  const { exigirSuyo } = permiso;
  // A command that does not say what is a partner's is not for partners.
  if (exigirSuyo === undefined) throw new Prohibido();
  const { clienteId } = identidad;
  return (entrada) => exigirSuyo({ entrada: entrada as PedidoDeSocio<Consultas>['entrada'], clienteId, consultas });
};

/** What of a feed somebody may follow, beside what they ask for. */
export const filtroPermitido = (
  permisos: Permisos<unknown>,
  identidad: Identidad,
  filtro: FiltroDeEventos | undefined,
): FiltroDeEventos | undefined => {
  if (identidad.rol !== 'SOCIO') return filtro;
  const suyos = permisos.suyos(identidad.clienteId);
  return 'agregados' in suyos
    ? { ...filtro, agregados: comunes(suyos.agregados, filtro?.agregados) }
    : { ...filtro, datos: [...suyos.datos, ...(filtro?.datos ?? [])] };
};

/** A list of something that can be seen or not: what cannot be seen has none. */
export const listaSi = <Filtro, Campo extends string, Fila, Suma extends Cifra>(
  seVe: () => boolean | Promise<boolean>,
  lista: ListaLeida<Filtro, Campo, Fila, Suma>,
): ListaLeida<Filtro, Campo, Fila, Suma> => ({
  pagina: async (filtro, peticion) => ((await seVe()) ? lista.pagina(filtro, peticion) : PAGINA_VACIA),
  resumen: async (filtro) => ((await seVe()) ? lista.resumen(filtro) : []),
  contarHasta: async (filtro, hasta) => ((await seVe()) ? lista.contarHasta(filtro, hasta) : 0),
});

/** A list whose things are seen in another form. */
export const listaVista = <Filtro, Campo extends string, Fila, Suma extends Cifra>(
  lista: ListaLeida<Filtro, Campo, Fila, Suma>,
  ver: (fila: Fila) => Fila,
): ListaLeida<Filtro, Campo, Fila, Suma> => ({
  pagina: async (filtro, peticion) => {
    const { elementos, hayMas } = await lista.pagina(filtro, peticion);
    return { elementos: elementos.map(({ lugar, fila }) => ({ lugar, fila: ver(fila) })), hayMas };
  },
  resumen: lista.resumen,
  contarHasta: lista.contarHasta,
});
