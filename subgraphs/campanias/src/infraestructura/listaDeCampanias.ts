import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { type Periodo, SIEMPRE } from '@alpes/seedwork/aplicacion/filtros';
import { medidas, type Sumando } from '@alpes/seedwork/infraestructura/contadores';
import { contiene, enPeriodo, enRango, unoDe } from '@alpes/seedwork/infraestructura/filtros';
import { listaConResumen } from '@alpes/seedwork/infraestructura/listaConResumen';
import type { CampaniaLeida, Consultas } from '../aplicacion/consultas.ts';
import type { CampoDeCampanias, FiltroDeCampanias } from '../aplicacion/filtros.ts';
import type { EstadoDeCampania } from '../dominio/campania.ts';
import { CONTADOR } from './contador.ts';
import { campaniasPorId } from './filas.ts';

/** These expressions have indexes. */
const NOMBRE = Prisma.sql`public.texto_normal(nombre) COLLATE "C"`;
const PRESUPUESTO = { valor: Prisma.sql`presupuesto_valor`, moneda: Prisma.sql`presupuesto_moneda` };

/** The lists of campaigns. */
export const listaDeCampanias = (prisma: PrismaClient): Pick<Consultas, 'campanias' | 'campaniasDeCliente'> => {
  const { todas, de } = listaConResumen<FiltroDeCampanias, CampoDeCampanias, CampaniaLeida, EstadoDeCampania>(prisma, {
    tabla: Prisma.sql`campanias.campanias_view`,
    claves: {
      CREADA: { expresion: Prisma.sql`creada`, tipo: 'timestamptz' },
      FECHA_INICIO: { expresion: Prisma.sql`fecha_inicio`, tipo: 'date' },
      NOMBRE: { expresion: NOMBRE, tipo: 'text' },
      PRESUPUESTO: { expresion: PRESUPUESTO.valor, tipo: 'numeric' },
    },
    leerFilas: campaniasPorId(prisma),
    condicionesDe,
    cotasDe,
    monto: PRESUPUESTO,
    contador: CONTADOR,
    deContador: ({ estados, presupuesto: monto, enCurso, ...filtro }) => {
      // Those that run on some days are counted whatever the days when they were created.
      if (enCurso !== undefined) return { sumandos: queCorren(enCurso), estados, monto, otros: filtro };
      const { creada, ...otros } = filtro;
      const cubos = creada === undefined ? 'campania monto' : undefined;
      return { sumandos: [{ cuales: medidas(Prisma.sql`'campania'`), periodo: creada }], cubos, estados, monto, otros };
    },
  });
  return { campanias: todas, campaniasDeCliente: de({ columna: Prisma.sql`id_cliente`, tipo: 'text' }) };
};

/** Those that have begun by the last day, but for those that were over on the first: they count for the day after their last. */
const queCorren = ({ desde, hasta }: Periodo): readonly Sumando[] => [
  { cuales: medidas(Prisma.sql`'campania empezada'`), periodo: { hasta } },
  ...(desde === undefined
    ? []
    : [{ cuales: medidas(Prisma.sql`'campania acabada'`), periodo: { hasta: desde }, resta: true } as const]),
];

const condicionesDe = (filtro: FiltroDeCampanias): readonly Prisma.Sql[] => {
  const { idCliente, estados, texto, creada, enCurso, presupuesto } = filtro;
  return [
    ...(idCliente === undefined ? [] : [Prisma.sql`id_cliente = ${idCliente}`]),
    ...(estados === undefined ? [] : [unoDe(Prisma.sql`estado`, estados, 'campanias.estado_campania')]),
    ...(texto === undefined ? [] : [contiene(Prisma.sql`texto`, texto)]),
    ...(creada === undefined ? [] : enPeriodo(Prisma.sql`creada`, creada)),
    ...(enCurso === undefined ? [] : corre(enCurso)),
    ...(presupuesto === undefined ? [] : enRango(PRESUPUESTO, presupuesto)),
  ];
};

/** That it runs on one of the days. */
const corre = ({ desde, hasta }: Periodo): readonly Prisma.Sql[] => [
  ...(desde === undefined ? [] : [Prisma.sql`fecha_fin >= ${desde}::date`]),
  ...(hasta === undefined ? [] : [Prisma.sql`fecha_inicio <= ${hasta}::date`]),
];

/** Campaigns begin in about the order in which they were created, but also afterwards: neither says when the other was. */
const cotasDe = (
  { idCliente, creada, enCurso }: FiltroDeCampanias,
  campo: CampoDeCampanias,
): readonly Prisma.Sql[] | undefined => {
  // Those of a cliente are few.
  if (idCliente !== undefined) return undefined;
  if (campo === 'CREADA') return enCurso && enPeriodo(Prisma.sql`creada`, creada ?? SIEMPRE);
  if (campo === 'FECHA_INICIO')
    return enCurso === undefined ? creada && [] : corre({ desde: undefined, hasta: enCurso.hasta });
  return undefined;
};
