import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { contiene, enPeriodo, enRango, unoDe } from '@alpes/seedwork/infraestructura/filtros';
import { listaConResumen } from '@alpes/seedwork/infraestructura/listaConResumen';
import type { Consultas, PayoutLeido } from '../aplicacion/consultas.ts';
import type { CampoDePayouts, FiltroDePayouts } from '../aplicacion/filtros.ts';
import type { EstadoDePayout } from '../dominio/payout.ts';
import { CONTADOR } from './contador.ts';
import { payoutsPorId } from './filas.ts';

/** These expressions have indexes. What a list is ordered by is never null. */
const MONTO = Prisma.sql`coalesce(monto, 0)`;
const FINALIZADO = Prisma.sql`coalesce(finalizado, '-infinity'::timestamptz)`;
const TEXTO = Prisma.sql`
  public.texto_normal(ciclo_id || ' ' || coalesce(confirmacion_id, '') || ' ' || coalesce(motivo_fallo, ''))`;

/** The lists of payouts. */
export const listaDePayouts = (prisma: PrismaClient): Pick<Consultas, 'payouts' | 'payoutsDeCliente'> => {
  const { todas, de } = listaConResumen<FiltroDePayouts, CampoDePayouts, PayoutLeido, EstadoDePayout>(prisma, {
    tabla: Prisma.sql`pagos.payout`,
    claves: {
      CREADO: { expresion: Prisma.sql`creado`, tipo: 'timestamptz' },
      FINALIZADO: { expresion: FINALIZADO, tipo: 'timestamptz' },
      MONTO: { expresion: MONTO, tipo: 'numeric' },
    },
    leerFilas: payoutsPorId(prisma),
    condicionesDe,
    monto: { valor: Prisma.sql`monto`, moneda: Prisma.sql`moneda` },
    contador: CONTADOR,
    medida: 'payout',
    deContador: ({ creado, estados, monto, ...otros }) => ({ periodo: creado, estados, monto, otros }),
  });
  return { payouts: todas, payoutsDeCliente: de({ columna: Prisma.sql`cliente_id`, tipo: 'text' }) };
};

const condicionesDe = (filtro: FiltroDePayouts): readonly Prisma.Sql[] => {
  const { clienteId, estados, creado, finalizado, monto, cicloId, idCampania, texto } = filtro;
  return [
    ...(clienteId === undefined ? [] : [Prisma.sql`cliente_id = ${clienteId}`]),
    ...(estados === undefined ? [] : [unoDe(Prisma.sql`estado`, estados, 'pagos.estado_payout')]),
    ...(creado === undefined ? [] : enPeriodo(Prisma.sql`creado`, creado)),
    ...(finalizado === undefined ? [] : [Prisma.sql`finalizado IS NOT NULL`, ...enPeriodo(FINALIZADO, finalizado)]),
    ...(monto === undefined ? [] : enRango({ valor: MONTO, moneda: Prisma.sql`moneda` }, monto)),
    // An amount that is not known yet is in no range, though it is ordered as 0.
    ...(monto?.minimo === undefined && monto?.maximo === undefined ? [] : [Prisma.sql`monto IS NOT NULL`]),
    ...(cicloId === undefined ? [] : [Prisma.sql`ciclo_id = ${cicloId}`]),
    ...(idCampania === undefined ? [] : [Prisma.sql`id_campania = ${idCampania}`]),
    ...(texto === undefined ? [] : [contiene(TEXTO, texto)]),
  ];
};
