import { analizarFiltro } from '@alpes/seedwork/aplicacion/filtros';
import type { Orden } from '@alpes/seedwork/aplicacion/pagina';
import { type ArgumentosDePagina, conexionConResumen } from '@alpes/seedwork/graphql/conexion';
import type { Cursores } from '@alpes/seedwork/graphql/cursores';
import type { ListaDePayouts, ListaDeTransactions } from '../aplicacion/consultas.ts';
import {
  type CampoDePayouts,
  type CampoDeTransactions,
  filtroDePayouts,
  filtroDeTransactions,
  ordenDePayouts,
  ordenDeTransactions,
} from '../aplicacion/filtros.ts';
import type { ConexionDePayouts, ConexionDeTransactions } from './contexto.ts';

/** What a client asks a list for. */
interface Argumentos<Campo extends string> extends ArgumentosDePagina {
  readonly filtro?: unknown;
  readonly orden?: Partial<Orden<Campo>> | null;
}

/** @param nombre - the list's path, with the id of its parent where it has one: its cursors open nowhere else. */
export const payoutsDe = async (
  nombre: string,
  lista: ListaDePayouts,
  { orden, ...argumentos }: Argumentos<CampoDePayouts>,
  cursores: Cursores,
): Promise<ConexionDePayouts> => {
  const filtro = analizarFiltro(filtroDePayouts, argumentos.filtro);
  const { campo = 'CREADO', direccion = 'DESC' } = orden ?? {};
  const analizada = { nombre, filtro, orden: ordenDePayouts({ campo, direccion }, filtro) };
  return conexionConResumen(cursores, analizada, argumentos, lista);
};

/** @param nombre - the list's path, with the id of its parent where it has one: its cursors open nowhere else. */
export const transactionsDe = async (
  nombre: string,
  lista: ListaDeTransactions,
  { orden, ...argumentos }: Argumentos<CampoDeTransactions>,
  cursores: Cursores,
): Promise<ConexionDeTransactions> => {
  const filtro = analizarFiltro(filtroDeTransactions, argumentos.filtro);
  const { campo = 'FECHA', direccion = 'DESC' } = orden ?? {};
  const analizada = { nombre, filtro, orden: ordenDeTransactions({ campo, direccion }, filtro) };
  return conexionConResumen(cursores, analizada, argumentos, lista);
};
