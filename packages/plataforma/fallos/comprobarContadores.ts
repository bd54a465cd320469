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
      UNION ALL SELECT 'campanias saga', iniciada, estado::text, '', 0 FROM campanias.saga_campania
    )
    SELECT concat_ws(' ', medida, (cuando AT TIME ZONE 'UTC')::date, estado, moneda, count(*),
      sum(monto)::numeric(30, 2)) AS cuenta
    FROM fila GROUP BY medida, (cuando AT TIME ZONE 'UTC')::date, estado, moneda`;
  const cuentas = (unas: readonly Cuenta[]) => unas.map(({ cuenta }) => cuenta);
  return iguales('counters = a count of the rows', cuentas(deFilas), cuentas(contadas));
};
