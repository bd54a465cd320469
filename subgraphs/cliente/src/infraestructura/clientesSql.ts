import { Prisma } from '@alpes/prisma/generado/client';
import type { FuenteDeBusqueda } from '@alpes/seedwork/infraestructura/busquedaPrisma';
import { contiene, enPeriodo, unoDe } from '@alpes/seedwork/infraestructura/filtros';
import type { ListaSql } from '@alpes/seedwork/infraestructura/listas';
import type { CampoDeClientes } from '../aplicacion/consultas.ts';
import type { FiltroDeClientes } from '../aplicacion/filtroDeClientes.ts';

export const TABLA = Prisma.sql`cliente.cliente`;
export const CONTADOR = Prisma.sql`cliente.contador`;

/** Each order has an index of the same expression, with the id. */
export const LISTA: ListaSql<CampoDeClientes> = {
  tabla: TABLA,
  claves: {
    FECHA_REGISTRO: { expresion: Prisma.sql`fecha_registro`, tipo: 'timestamptz' },
    NOMBRE: { expresion: Prisma.sql`public.texto_normal(nombre) COLLATE "C"`, tipo: 'text' },
  },
};

const NO_BORRADO = Prisma.sql`estado <> 'INACTIVO'`;

/** What a filter's text is looked for in: the expression of the index `cliente_texto_idx`, which serves it. */
const TEXTO = Prisma.sql`public.texto_normal(
  nombre || E'\\x01' || email || E'\\x01' || coalesce(telefono, '') || E'\\x01' || coalesce(cedula, '') || E'\\x01'
    || coalesce(rut, ''))`;

/** The filter, for the database. */
export const condicionesDe = (filtro: FiltroDeClientes): readonly Prisma.Sql[] => {
  const { texto, estados, tipo, ciudad, pais, fechaRegistro } = filtro;
  return [
    estados === undefined ? NO_BORRADO : unoDe(Prisma.sql`estado`, estados, 'cliente.estado_cliente'),
    ...(tipo === undefined ? [] : [unoDe(Prisma.sql`tipo`, [tipo], 'cliente.tipo_cliente')]),
    ...(ciudad === undefined ? [] : [igual(Prisma.sql`ciudad`, ciudad)]),
    ...(pais === undefined ? [] : [igual(Prisma.sql`pais`, pais)]),
    ...(fechaRegistro === undefined ? [] : enPeriodo(Prisma.sql`fecha_registro`, fechaRegistro)),
    ...(texto === undefined ? [] : [contiene(TEXTO, texto)]),
  ];
};

/** The same text, without regard to accents and capitals. */
const igual = (columna: Prisma.Sql, texto: string): Prisma.Sql =>
  Prisma.sql`public.texto_normal(${columna}) COLLATE "C" = public.texto_normal(${texto})`;

/** What searches look through: who was deleted is not found. */
export const BUSCABLES: FuenteDeBusqueda = {
  tabla: TABLA,
  vocabulario: Prisma.sql`cliente.palabra`,
  condiciones: [NO_BORRADO],
};
