import { z } from 'zod';
import { analizar } from '../aplicacion/analizar.ts';
import { opcional } from '../aplicacion/campos.ts';
import { type Cifra, contar, type ListaLeida } from '../aplicacion/lista.ts';
import {
  type Lugar,
  MAXIMO_POR_PAGINA,
  type Orden,
  type Pagina,
  type PeticionDePagina,
  POR_PAGINA,
} from '../aplicacion/pagina.ts';
import { invalido } from '../dominio/errores.ts';
import type { Cursores } from './cursores.ts';

/** A page of a list in the shape of a Relay connection. */
export interface Conexion<Nodo> {
  readonly edges: readonly { readonly cursor: string; readonly node: Nodo }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** The argument of a total: how far to count. */
export interface ArgumentosDeTotal {
  readonly hasta?: number | null;
}

/** A connection that counts its list when it is asked for. */
export interface ConexionContada<Nodo> extends Conexion<Nodo> {
  total(argumentos: ArgumentosDeTotal): Promise<number>;
}

/** A connection that counts and sums its list when it is asked for. */
export interface ConexionConResumen<Nodo, Suma extends Cifra> extends ConexionContada<Nodo> {
  resumen(): Promise<readonly Suma[]>;
}

/** A list of the graph: what a cursor of it is good for. */
export interface Lista<Campo extends string> {
  /** Its path, such as `clientes` or `Cliente.payouts`. */
  readonly nombre: string;
  /** The filter as the client gave it: a cursor goes on in the list that it came from. */
  readonly filtro?: unknown;
  readonly orden: Orden<Campo>;
}

/** The arguments that every list has. */
export interface ArgumentosDePagina {
  readonly primeros?: number | null;
  readonly despuesDe?: string | null;
  readonly ultimos?: number | null;
  readonly antesDe?: string | null;
}

/**
 * Reads a page of a list and makes a connection of it.
 *
 * @param leer - reads the page.
 * @throws ErrorDeDominio `PAGINA_INVALIDA` or `CURSOR_INVALIDO`.
 */
export const conexion = async <Campo extends string, Nodo>(
  cursores: Cursores,
  lista: Lista<Campo>,
  argumentos: ArgumentosDePagina,
  leer: (peticion: PeticionDePagina<Campo>) => Promise<Pagina<Nodo>>,
): Promise<Conexion<Nodo>> => {
  const sello = selloDe(lista);
  const peticion = peticionDePagina(argumentos, lista.orden, (cursor) => cursores.abrir(sello, cursor));
  const { elementos, hayMas } = await leer(peticion);
  const edges = elementos.map(({ fila, lugar }) => ({ cursor: cursores.sellar(sello, lugar), node: fila }));
  const haySiguientes = peticion.sentido === 'ADELANTE' ? hayMas : peticion.desde !== undefined;
  const hayAnteriores = peticion.sentido === 'ATRAS' ? hayMas : peticion.desde !== undefined;
  return {
    edges,
    pageInfo: {
      hasNextPage: haySiguientes,
      hasPreviousPage: hayAnteriores,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};

/** Reads a page of a list that counts and sums when it is asked for. @throws as {@link conexion}. */
export const conexionConResumen = async <Filtro, Campo extends string, Nodo, Suma extends Cifra>(
  cursores: Cursores,
  { filtro, ...lista }: Lista<Campo> & { readonly filtro: Filtro },
  argumentos: ArgumentosDePagina,
  leida: ListaLeida<Filtro, Campo, Nodo, Suma>,
): Promise<ConexionConResumen<Nodo, Suma>> => {
  let leido: ReturnType<typeof leida.resumen> | undefined;
  // The total is the sum of the counts by kind: who asks for both, and does not say how far to count, costs one statement.
  const resumen = () => {
    leido ??= leida.resumen(filtro);
    return leido;
  };
  const pagina = await conexion(cursores, { ...lista, filtro }, argumentos, (peticion) =>
    leida.pagina(filtro, peticion),
  );
  let mayor = 0;
  let contado: Promise<number> | undefined;
  // Whoever asks more than once, under several names, does so before this runs: it is counted once, as far as the furthest.
  const contarHasta = (hasta: number) => {
    mayor = Math.max(mayor, hasta);
    contado ??= Promise.resolve().then(() => leida.contarHasta(filtro, mayor));
    return contado;
  };
  const total = totalDe(async (hasta) => (hasta === undefined ? contar(await resumen()) : contarHasta(hasta)));
  return { ...pagina, resumen, total };
};

const argumentosDeTotal = z.object({ hasta: opcional(z.int().min(1).max(1_000_000)) });

/**
 * The total of a connection.
 *
 * @param contar - counts the list; it may stop at `hasta`, and need not.
 * @throws ErrorDeDominio `FUERA_DE_RANGO`.
 */
export const totalDe =
  (contar: (hasta: number | undefined) => Promise<number>): ConexionContada<never>['total'] =>
  async (argumentos) => {
    const { hasta } = analizar(argumentosDeTotal, argumentos);
    return Math.min(await contar(hasta), hasta ?? Number.POSITIVE_INFINITY);
  };

/** The same list, in the same order and with the same filter; a field that is null is as good as none. */
const selloDe = ({ nombre, orden: { campo, direccion }, filtro }: Lista<string>): string =>
  JSON.stringify([nombre, campo, direccion, filtro ?? {}], (_, valor: unknown) => valor ?? undefined);

/** Parses the arguments of a list. */
const peticionDePagina = <Campo extends string>(
  { primeros, despuesDe, ultimos, antesDe }: ArgumentosDePagina,
  orden: Orden<Campo>,
  abrir: (cursor: string) => Lugar | undefined,
): PeticionDePagina<Campo> => {
  const atras = ultimos != null || antesDe != null;
  if (atras && (primeros != null || despuesDe != null)) {
    const mensaje = 'Pida `primeros` y `despuesDe`, o `ultimos` y `antesDe`: no los de ambos sentidos.';
    throw invalido(ultimos == null ? 'antesDe' : 'ultimos', 'PAGINA_INVALIDA', mensaje);
  }
  const cuantos = (atras ? ultimos : primeros) ?? POR_PAGINA;
  if (cuantos < 1 || cuantos > MAXIMO_POR_PAGINA) {
    throw invalido(atras ? 'ultimos' : 'primeros', 'PAGINA_INVALIDA', `Debe estar entre 1 y ${MAXIMO_POR_PAGINA}.`);
  }
  const peticion = { cuantos, sentido: atras ? 'ATRAS' : 'ADELANTE', orden } as const;
  const cursor = atras ? antesDe : despuesDe;
  if (cursor == null) return peticion;
  const desde = abrir(cursor);
  if (desde === undefined) {
    const mensaje = 'Use el cursor de un elemento de esta misma lista, con el mismo filtro y el mismo orden.';
    throw invalido(atras ? 'antesDe' : 'despuesDe', 'CURSOR_INVALIDO', mensaje);
  }
  return { ...peticion, desde };
};
