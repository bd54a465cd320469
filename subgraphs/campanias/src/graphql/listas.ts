import { analizarFiltro } from '@alpes/seedwork/aplicacion/filtros';
import type { Orden } from '@alpes/seedwork/aplicacion/pagina';
import { type ArgumentosDePagina, conexion, conexionConResumen, totalDe } from '@alpes/seedwork/graphql/conexion';
import type { Cursores } from '@alpes/seedwork/graphql/cursores';
import type { Consultas, ListaDeCampanias } from '../aplicacion/consultas.ts';
import {
  type CampoDeCampanias,
  type CampoDeSagas,
  filtroDeCampanias,
  filtroDeSagas,
  ordenDeCampanias,
} from '../aplicacion/filtros.ts';
import type { ConexionDeCampanias, ConexionDeSagas } from './contexto.ts';

/** What a client asks a list for. */
interface Argumentos<Campo extends string> extends ArgumentosDePagina {
  readonly filtro?: unknown;
  readonly orden?: Partial<Orden<Campo>> | null;
}

/** @param nombre - the list's path, with the id of its parent where it has one: its cursors open nowhere else. */
export const campaniasDe = async (
  nombre: string,
  lista: ListaDeCampanias,
  { orden, ...argumentos }: Argumentos<CampoDeCampanias>,
  cursores: Cursores,
): Promise<ConexionDeCampanias> => {
  const filtro = analizarFiltro(filtroDeCampanias, argumentos.filtro);
  const { campo = 'CREADA', direccion = 'DESC' } = orden ?? {};
  const analizada = { nombre, filtro, orden: ordenDeCampanias({ campo, direccion }, filtro) };
  return conexionConResumen(cursores, analizada, argumentos, lista);
};

/** The list of sagas. */
export const sagasDe = async (
  consultas: Consultas,
  { orden, ...argumentos }: Argumentos<CampoDeSagas>,
  cursores: Cursores,
): Promise<ConexionDeSagas> => {
  const filtro = analizarFiltro(filtroDeSagas, argumentos.filtro);
  const { campo = 'ACTUALIZADA', direccion = 'DESC' } = orden ?? {};
  const lista = { nombre: 'sagas', filtro, orden: { campo, direccion } };
  return {
    ...(await conexion(cursores, lista, argumentos, (peticion) => consultas.sagas(filtro, peticion))),
    total: totalDe(() => consultas.contarSagas(filtro)),
  };
};
