-- For the distance of a day or a moment from another one, which a GiST index has in order.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

-- What payouts are ordered by when it is by their end. One that has not ended comes before all that have, and among its
-- like by its creation: two thousand years, which are whole cycles of the calendar, before it.
CREATE FUNCTION pagos.orden_de_fin(finalizado timestamptz, creado timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT coalesce(finalizado, (creado AT TIME ZONE 'UTC' - interval '2000 years') AT TIME ZONE 'UTC') $$;

DROP INDEX pagos.payout_finalizado_idx;
CREATE INDEX payout_finalizado_idx ON pagos.payout (pagos.orden_de_fin(finalizado, creado), id);
DROP INDEX pagos.payout_ciclo_id_finalizado_idx;
CREATE INDEX payout_ciclo_id_finalizado_idx ON pagos.payout (ciclo_id, pagos.orden_de_fin(finalizado, creado), id);

-- Of what was created on some days the first or last to end, and the other way round: both in one index.
CREATE INDEX payout_tiempos_idx ON pagos.payout USING gist (pagos.orden_de_fin(finalizado, creado), creado);

-- The campaigns that run on some days, by their creation or their first day; and those created on some days, by their first.
DROP INDEX campanias.campanias_view_dias_idx;
CREATE INDEX campanias_view_dias_idx ON campanias.campanias_view USING gist (fecha_inicio, fecha_fin, creada);
