import { Prisma } from '@alpes/prisma/generado/client';
import { type Comprobacion, iguales } from './comprobacion.ts';
import type { Sistema } from './sistema.ts';

interface Cuenta {
  readonly cuenta: string;
}

/** The counters of each context say what a count of its rows says, by day, state and currency. */
export const comprobarContadores = async ({ prisma }: Sistema): Promise<Comprobacion> => {
  const contadas = await prisma.$queryRaw<Cuenta[]>`
    WITH entrada AS (
      SELECT 'cliente ' || medida AS medida, dia, estado, moneda, cantidad, monto FROM cliente.contador
      UNION ALL SELECT 'pagos ' || medida, dia, estado, moneda, cantidad, monto FROM pagos.contador
      UNION ALL SELECT 'campanias ' || medida, dia, estado, moneda, cantidad, monto FROM campanias.contador
      UNION ALL SELECT 'cliente ' || medida, dia, estado, moneda, cantidad, monto FROM cliente.acumulado WHERE tramo = 'DIA'
      UNION ALL SELECT 'pagos ' || medida, dia, estado, moneda, cantidad, monto FROM pagos.acumulado WHERE tramo = 'DIA'
      UNION ALL SELECT 'campanias ' || medida, dia, estado, moneda, cantidad, monto FROM campanias.acumulado
      WHERE tramo = 'DIA'
    )
    SELECT concat_ws(' ', medida, dia, estado, moneda, sum(cantidad), sum(monto)::numeric(30, 2)) AS cuenta
    FROM entrada GROUP BY medida, dia, estado, moneda HAVING sum(cantidad) <> 0 OR sum(monto) <> 0`;
  const deFilas = await prisma.$queryRaw<Cuenta[]>`
    WITH fila AS (
      SELECT 'cliente ' || tipo AS medida, fecha_registro AS cuando, estado::text, '' AS moneda, 0 AS monto
      FROM cliente.cliente
      UNION ALL SELECT 'cliente ' || tipo || ' ciudad ' || public.texto_normal(ciudad), fecha_registro, estado::text, '', 0
      FROM cliente.cliente WHERE ciudad IS NOT NULL
      UNION ALL SELECT 'cliente ' || tipo || ' pais ' || public.texto_normal(pais), fecha_registro, estado::text, '', 0
      FROM cliente.cliente
      UNION ALL SELECT 'pagos payout', creado, estado::text, moneda, coalesce(monto, 0) FROM pagos.payout
      UNION ALL SELECT 'pagos payout ' || ciclo_id, creado, estado::text, moneda, coalesce(monto, 0) FROM pagos.payout
      UNION ALL SELECT 'pagos payout finalizado', finalizado, estado::text, moneda, coalesce(monto, 0) FROM pagos.payout
      WHERE finalizado IS NOT NULL
      UNION ALL SELECT 'pagos transaction', fecha, estado::text, comision_moneda, comision_valor FROM pagos.transaction
      UNION ALL SELECT 'pagos transaction marca ' || marca_id, fecha, estado::text, comision_moneda, comision_valor
      FROM pagos.transaction
      UNION ALL SELECT 'pagos transaction tipo ' || tipo_evento, fecha, estado::text, comision_moneda, comision_valor
      FROM pagos.transaction
      UNION ALL SELECT 'campanias campania', creada, estado::text, presupuesto_moneda, presupuesto_valor
      FROM campanias.campanias_view
      UNION ALL SELECT 'campanias campania empezada', fecha_inicio::timestamp AT TIME ZONE 'UTC', estado::text,
        presupuesto_moneda, presupuesto_valor
      FROM campanias.campanias_view
      UNION ALL SELECT 'campanias campania acabada', (fecha_fin + 1)::timestamp AT TIME ZONE 'UTC', estado::text,
        presupuesto_moneda, presupuesto_valor
      FROM campanias.campanias_view
      UNION ALL SELECT 'pagos payout monto ' || public.cubo(monto), '0001-01-01Z', estado::text, moneda, monto FROM pagos.payout
      WHERE monto IS NOT NULL
      UNION ALL SELECT 'pagos transaction monto ' || public.cubo(comision_valor), '0001-01-01Z', estado::text,
        comision_moneda, comision_valor
      FROM pagos.transaction
      UNION ALL SELECT 'campanias campania monto ' || public.cubo(presupuesto_valor), '0001-01-01Z', estado::text,
        presupuesto_moneda, presupuesto_valor
      FROM campanias.campanias_view
      UNION ALL SELECT 'campanias saga', iniciada, estado::text, '', 0 FROM campanias.saga_campania
    )
    SELECT concat_ws(' ', medida, (cuando AT TIME ZONE 'UTC')::date, estado, moneda, count(*),
      sum(monto)::numeric(30, 2)) AS cuenta
    FROM fila GROUP BY medida, (cuando AT TIME ZONE 'UTC')::date, estado, moneda`;
  return iguales('counters = a count of the rows', cuentas(deFilas), cuentas(contadas));
};

/** What the counters have of months and of all time is what they have of the days. */
export const comprobarAcumulados = async ({ prisma }: Sistema): Promise<Comprobacion> => {
  const acumulado = Prisma.sql`(
    SELECT 'cliente ' || medida AS medida, tramo, dia, estado, moneda, cantidad, monto FROM cliente.acumulado
    UNION ALL SELECT 'pagos ' || medida, tramo, dia, estado, moneda, cantidad, monto FROM pagos.acumulado
    UNION ALL SELECT 'campanias ' || medida, tramo, dia, estado, moneda, cantidad, monto FROM campanias.acumulado
  ) AS a`;
  const [deDias, acumuladas] = await prisma.$transaction(
    [
      prisma.$queryRaw<Cuenta[]>`
        SELECT concat_ws(' ', medida, t.tramo, t.dia, estado, moneda, sum(cantidad), sum(monto)) AS cuenta
        FROM ${acumulado} CROSS JOIN LATERAL (VALUES
          ('MES', date_trunc('month', a.dia::timestamp)::date), ('TODO', '0001-01-01')
        ) AS t (tramo, dia)
        WHERE a.tramo = 'DIA'
        GROUP BY medida, t.tramo, t.dia, estado, moneda HAVING sum(cantidad) <> 0 OR sum(monto) <> 0`,
      prisma.$queryRaw<Cuenta[]>`
        SELECT concat_ws(' ', medida, tramo, dia, estado, moneda, cantidad, monto) AS cuenta
        FROM ${acumulado} WHERE tramo <> 'DIA'`,
    ],
    // The folding goes on meanwhile.
    { isolationLevel: 'RepeatableRead' },
  );
  return iguales('counters of months and of all time = those of the days', cuentas(deDias), cuentas(acumuladas));
};

const cuentas = (unas: readonly Cuenta[]): readonly string[] => unas.map(({ cuenta }) => cuenta);
