import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { type Periodo, SIEMPRE } from '@alpes/seedwork/aplicacion/filtros';
import { medidas } from '@alpes/seedwork/infraestructura/contadores';
import { contiene, enPeriodo, enRango, unoDe } from '@alpes/seedwork/infraestructura/filtros';
import { listaConResumen } from '@alpes/seedwork/infraestructura/listaConResumen';
import type { Consultas, PayoutLeido } from '../aplicacion/consultas.ts';
import type { CampoDePayouts, FiltroDePayouts } from '../aplicacion/filtros.ts';
import type { EstadoDePayout } from '../dominio/payout.ts';
import { CONTADOR } from './contador.ts';
import { payoutsPorId } from './filas.ts';

/** These expressions have indexes. What a list is ordered by is never null. */
const CREADO = Prisma.sql`creado`;
const MONTO = Prisma.sql`coalesce(monto, 0)`;
const FINALIZADO = Prisma.sql`pagos.orden_de_fin(finalizado, creado)`;
/** Those that have not ended are before all times. */
const ACABADO = Prisma.sql`${FINALIZADO} >= 'epoch'`;

/** The lists of payouts. */
export const listaDePayouts = (prisma: PrismaClient): Pick<Consultas, 'payouts' | 'payoutsDeCliente'> => {
  const { todas, de } = listaConResumen<FiltroDePayouts, CampoDePayouts, PayoutLeido, EstadoDePayout>(prisma, {
    tabla: Prisma.sql`pagos.payout`,
    claves: {
      CREADO: { expresion: CREADO, tipo: 'timestamptz' },
      FINALIZADO: { expresion: FINALIZADO, tipo: 'timestamptz' },
      MONTO: { expresion: MONTO, tipo: 'numeric' },
    },
    leerFilas: payoutsPorId(prisma),
    condicionesDe,
    cotasDe,
    monto: { valor: MONTO, moneda: Prisma.sql`moneda` },
    contador: CONTADOR,
    deContador: ({ estados, monto, finalizado, ...filtro }) => {
      // Those that ended on some days are counted whatever their cycle, and the days when they were created.
      if (finalizado !== undefined) {
        const sumandos = [{ cuales: medidas(Prisma.sql`'payout finalizado'`), periodo: finalizado }];
        return { sumandos, estados, monto, otros: filtro };
      }
      const { creado, cicloId, ...otros } = filtro;
      const medida = cicloId === undefined ? Prisma.sql`'payout'` : Prisma.sql`'payout ' || ${cicloId}`;
      const cubos = creado === undefined && cicloId === undefined ? 'payout monto' : undefined;
      return { sumandos: [{ cuales: medidas(medida), periodo: creado }], cubos, estados, monto, otros };
    },
  });
  return { payouts: todas, payoutsDeCliente: de({ columna: Prisma.sql`cliente_id`, tipo: 'text' }) };
};

/** Where the money is, or is not to be sent any more. */
const ACABADOS: readonly EstadoDePayout[] = ['EXITOSO', 'FALLIDO', 'REVERTIDO'];

/** Payouts end in about the order in which they were created: what is asked for of the one bounds or places the other. */
const cotasDe = (
  { clienteId, idCampania, cicloId, creado, finalizado, estados }: FiltroDePayouts,
  campo: CampoDePayouts,
): readonly Prisma.Sql[] | undefined => {
  // These are few, or in an index in that order.
  if (clienteId !== undefined || idCampania !== undefined || campo === 'MONTO') return undefined;
  if (campo === 'CREADO') return finalizado && [...enPeriodo(CREADO, creado ?? SIEMPRE), ...hastaElFin(finalizado)];
  if (cicloId !== undefined) return undefined;
  const suyas = enPeriodo(FINALIZADO, finalizado ?? SIEMPRE);
  if (estados?.every((estado) => ACABADOS.includes(estado))) return [ACABADO, ...suyas];
  if (estados?.every((estado) => !ACABADOS.includes(estado))) return [Prisma.sql`${FINALIZADO} < 'epoch'`, ...suyas];
  return creado && suyas;
};

/** Nothing ends before it is created; but the clocks of two processes may differ. */
const hastaElFin = ({ hasta }: Periodo): readonly Prisma.Sql[] =>
  hasta === undefined ? [] : [Prisma.sql`creado < (${hasta}::timestamp + interval '1 day 1 hour') AT TIME ZONE 'UTC'`];

const condicionesDe = (filtro: FiltroDePayouts): readonly Prisma.Sql[] => {
  const { clienteId, estados, creado, finalizado, monto, cicloId, idCampania, texto } = filtro;
  return [
    ...(clienteId === undefined ? [] : [Prisma.sql`cliente_id = ${clienteId}`]),
    ...(estados === undefined ? [] : [unoDe(Prisma.sql`estado`, estados, 'pagos.estado_payout')]),
    ...(creado === undefined ? [] : enPeriodo(CREADO, creado)),
    ...(finalizado === undefined ? [] : [ACABADO, ...enPeriodo(FINALIZADO, finalizado)]),
    ...(monto === undefined ? [] : enRango({ valor: MONTO, moneda: Prisma.sql`moneda` }, monto)),
    // An amount that is not known yet is in no range, though it is ordered as 0.
    ...(monto?.minimo === undefined && monto?.maximo === undefined ? [] : [Prisma.sql`monto IS NOT NULL`]),
    ...(cicloId === undefined ? [] : [Prisma.sql`ciclo_id = ${cicloId}`]),
    ...(idCampania === undefined ? [] : [Prisma.sql`id_campania = ${idCampania}`]),
    ...(texto === undefined ? [] : [contiene(Prisma.sql`texto`, texto)]),
  ];
};
