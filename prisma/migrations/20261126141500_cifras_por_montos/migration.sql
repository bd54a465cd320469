-- Whoever writes what is counted waits until it is: what is written meanwhile would be missing in the new figures.
LOCK TABLE pagos.payout, pagos.transaction, campanias.campanias_view IN SHARE ROW EXCLUSIVE MODE;

-- The bucket that an amount is in: how many digits it has in cents, and the first two of them, so that buckets are in the order
-- of their amounts. 1,234.50 is in `0612`, with all from 1,200 to 1,299.99.
CREATE FUNCTION public.cubo(monto numeric) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT lpad(length(trunc(monto * 100)::text)::text, 2, '0') || rpad(left(trunc(monto * 100)::text, 2), 2, '0') $$;

-- The order of buckets takes it for granted.
ALTER TABLE pagos.payout ADD CONSTRAINT payout_monto CHECK (monto >= 0);
ALTER TABLE pagos.transaction ADD CONSTRAINT transaction_comision CHECK (comision_valor >= 0);
ALTER TABLE campanias.campanias_view ADD CONSTRAINT campanias_view_presupuesto CHECK (presupuesto_valor >= 0);

-- Buckets have one day for all, the first there is: days of each would be nearly as many as the rows. Only their sum of all time
-- is read.
CREATE OR REPLACE FUNCTION pagos.medidas_de_payout(ciclo_id text, creado timestamptz, finalizado timestamptz, monto numeric)
RETURNS TABLE (medida text, dia date) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT m.medida, m.dia
    FROM (VALUES
        ('payout', (creado AT TIME ZONE 'UTC')::date), ('payout ' || ciclo_id, (creado AT TIME ZONE 'UTC')::date),
        ('payout finalizado', (finalizado AT TIME ZONE 'UTC')::date), ('payout monto ' || public.cubo(monto), DATE '0001-01-01')
    ) AS m (medida, dia)
    WHERE m.medida IS NOT NULL AND m.dia IS NOT NULL
$$;
CREATE OR REPLACE FUNCTION pagos.medidas_de_transaction(marca_id text, tipo_evento pagos.tipo_evento_comision, fecha timestamptz, comision numeric)
RETURNS TABLE (medida text, dia date) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    VALUES
        ('transaction', (fecha AT TIME ZONE 'UTC')::date), ('transaction marca ' || marca_id, (fecha AT TIME ZONE 'UTC')::date),
        ('transaction tipo ' || tipo_evento, (fecha AT TIME ZONE 'UTC')::date),
        ('transaction monto ' || public.cubo(comision), DATE '0001-01-01')
$$;
CREATE OR REPLACE FUNCTION campanias.medidas_de_campania(creada timestamptz, fecha_inicio date, fecha_fin date, presupuesto numeric)
RETURNS TABLE (medida text, dia date) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    VALUES
        ('campania', (creada AT TIME ZONE 'UTC')::date), ('campania empezada', fecha_inicio), ('campania acabada', fecha_fin + 1),
        ('campania monto ' || public.cubo(presupuesto), DATE '0001-01-01')
$$;

-- What there is, in the new figures. The first folding adds it up.
INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
SELECT 'payout monto ' || public.cubo(monto), DATE '0001-01-01', estado, moneda, count(*), sum(monto)
FROM pagos.payout WHERE monto IS NOT NULL GROUP BY 1, 2, 3, 4;
INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
SELECT 'transaction monto ' || public.cubo(comision_valor), DATE '0001-01-01', estado, comision_moneda, count(*), sum(comision_valor)
FROM pagos.transaction GROUP BY 1, 2, 3, 4;
INSERT INTO campanias.contador (medida, dia, estado, moneda, cantidad, monto)
SELECT 'campania monto ' || public.cubo(presupuesto_valor), DATE '0001-01-01', estado, presupuesto_moneda, count(*), sum(presupuesto_valor)
FROM campanias.campanias_view GROUP BY 1, 2, 3, 4;
