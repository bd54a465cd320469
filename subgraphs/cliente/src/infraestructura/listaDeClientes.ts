import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { contar } from '@alpes/seedwork/aplicacion/lista';
import { leerContador, medidas } from '@alpes/seedwork/infraestructura/contadores';
import { contarHasta } from '@alpes/seedwork/infraestructura/contarHasta';
import { contiene, donde, enPeriodo, unoDe } from '@alpes/seedwork/infraestructura/filtros';
import { type ListaSql, leerPagina } from '@alpes/seedwork/infraestructura/listas';
import type { ListaDeClientes, ResumenLeido } from '../aplicacion/consultas.ts';
import { valoresEnteros } from '../aplicacion/datosPersonales.ts';
import { type CampoDeClientes, type FiltroDeClientes, NO_BORRADOS } from '../aplicacion/filtros.ts';
import { type EstadoDeCliente, TIPOS_DE_CLIENTE, type TipoDeCliente } from '../dominio/cliente.ts';
import { CONTADOR } from './contador.ts';
import { clientesPorId } from './filas.ts';

/** These expressions have indexes. */
const CLAVES: ListaSql<CampoDeClientes>['claves'] = {
  FECHA_REGISTRO: { expresion: Prisma.sql`fecha_registro`, tipo: 'timestamptz' },
  NOMBRE: { expresion: Prisma.sql`public.texto_normal(nombre) COLLATE "C"`, tipo: 'text' },
};
const NOMBRE = Prisma.sql`public.texto_normal(nombre)`;

const TABLA = Prisma.sql`cliente.cliente`;

/** Rows that the index of registrations shows in about two milliseconds; of a text that one in five hundred has, twenty. */
const TRECHO = 10_000;

/** What is looked through first, where a list by registration is of a text, and of nothing else that its index does not hold. */
const trechoDe = (filtro: FiltroDeClientes, campo: CampoDeClientes): ListaSql<CampoDeClientes>['trecho'] => {
  const { texto, soloEnteros, estados: _, fechaRegistro, ...otros } = filtro;
  if (campo !== 'FECHA_REGISTRO' || texto === undefined || soloEnteros) return undefined;
  if (Object.values(otros).some((valor) => valor !== undefined)) return undefined;
  return { filas: TRECHO, cotas: registradosEn(fechaRegistro) };
};

/** The list of clientes. */
export const listaDeClientes = (prisma: PrismaClient): ListaDeClientes => ({
  pagina: (filtro, peticion) => {
    const trecho = trechoDe(filtro, peticion.orden.campo);
    const lista = { tabla: TABLA, claves: CLAVES, condiciones: condicionesDe(filtro), trecho };
    return leerPagina(prisma, lista, peticion, clientesPorId(prisma));
  },
  resumen: async (filtro) => (await resumenDeContadores(prisma, filtro)) ?? resumenDeFilas(prisma, filtro),
  contarHasta: async (filtro, hasta) => {
    const cuentas = await resumenDeContadores(prisma, filtro);
    return cuentas === undefined ? contarHasta(prisma, TABLA, condicionesDe(filtro), hasta) : contar(cuentas);
  },
});

/**
 * From the counters, which have measures for each type: of all, of each city and of each country; undefined when the filter
 * asks for what they do not know.
 */
const resumenDeContadores = async (
  prisma: PrismaClient,
  { tipo, estados = NO_BORRADOS, fechaRegistro: periodo, soloEnteros: _, ciudad, pais, ...otros }: FiltroDeClientes,
): Promise<readonly ResumenLeido[] | undefined> => {
  if (ciudad !== undefined && pais !== undefined) return undefined;
  if (Object.values(otros).some((valor) => valor !== undefined)) return undefined;
  const medidaDe = (tipo: TipoDeCliente) => {
    if (ciudad !== undefined) return Prisma.sql`${tipo} || ' ciudad ' || public.texto_normal(${ciudad})`;
    return pais === undefined ? Prisma.sql`${tipo}` : Prisma.sql`${tipo} || ' pais ' || public.texto_normal(${pais})`;
  };
  const tipos = tipo === undefined ? TIPOS_DE_CLIENTE : [tipo];
  const porTipo = await Promise.all(
    tipos.map(async (tipo) => {
      const cuentas = await leerContador(prisma, CONTADOR, [{ cuales: medidas(medidaDe(tipo)), periodo }]);
      // The counters were written from the states of the domain.
      return cuentas.map(({ estado, cantidad }) => ({ estado: estado as EstadoDeCliente, tipo, cantidad }));
    }),
  );
  return porTipo.flat().filter(({ estado }) => estados.includes(estado));
};

/** Counts the rows. Exported for the test that compares the two. */
export const resumenDeFilas = (prisma: PrismaClient, filtro: FiltroDeClientes): Promise<ResumenLeido[]> =>
  prisma.$queryRaw<ResumenLeido[]>`
    SELECT estado::text AS estado, tipo::text AS tipo, count(*)::float8 AS cantidad
    FROM ${TABLA} WHERE ${donde(condicionesDe(filtro))}
    GROUP BY 1, 2 ORDER BY 2, 1`;

const condicionesDe = (filtro: FiltroDeClientes): readonly Prisma.Sql[] => {
  const { id, texto, soloEnteros, estados, tipo, ciudad, pais, fechaRegistro } = filtro;
  return [
    ...(id === undefined ? [] : [Prisma.sql`id = ${id}::uuid`]),
    estados === undefined
      ? Prisma.sql`estado <> 'INACTIVO'`
      : unoDe(Prisma.sql`estado`, estados, 'cliente.estado_cliente'),
    ...(tipo === undefined ? [] : [unoDe(Prisma.sql`tipo`, [tipo], 'cliente.tipo_cliente')]),
    ...(ciudad === undefined ? [] : [igual(Prisma.sql`ciudad`, ciudad)]),
    ...(pais === undefined ? [] : [igual(Prisma.sql`pais`, pais)]),
    ...registradosEn(fechaRegistro),
    ...(texto === undefined ? [] : [soloEnteros ? nombreODatoEntero(texto) : contiene(Prisma.sql`texto`, texto)]),
  ];
};

const registradosEn = (periodo: FiltroDeClientes['fechaRegistro']): readonly Prisma.Sql[] =>
  periodo === undefined ? [] : enPeriodo(Prisma.sql`fecha_registro`, periodo);

const nombreODatoEntero = (texto: string): Prisma.Sql =>
  Prisma.sql`(${Prisma.join([contiene(NOMBRE, texto), ...conDatoEntero(texto)], ' OR ')})`;

/** That the text is the whole of a value that one cliente alone can have: each of the conditions, one of which must hold. */
export const conDatoEntero = (texto: string): readonly Prisma.Sql[] => {
  const { email, cedula, rut } = valoresEnteros(texto);
  return [
    ...(email === undefined ? [] : [Prisma.sql`email = ${email}`]),
    ...(cedula === undefined ? [] : [Prisma.sql`cedula = ${cedula}`]),
    ...(rut === undefined ? [] : [Prisma.sql`rut = ${rut}`]),
  ];
};

/** The same text, without regard to accents and capitals. */
const igual = (columna: Prisma.Sql, texto: string): Prisma.Sql =>
  Prisma.sql`public.texto_normal(${columna}) COLLATE "C" = public.texto_normal(${texto})`;
