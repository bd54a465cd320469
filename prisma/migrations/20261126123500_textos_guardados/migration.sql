-- What a filter by text looks in, kept as it is compared: to take accents and capitals away from each row that may pass
-- costs more than all the rest. Between the fields stands a character that is in no text, so that none is found across two.
ALTER TABLE cliente.cliente ADD COLUMN texto text GENERATED ALWAYS AS (public.texto_normal(
    nombre || E'\x01' || email || E'\x01' || coalesce(telefono, '') || E'\x01' || coalesce(cedula, '') || E'\x01'
        || coalesce(rut, '')
)) STORED;
ALTER TABLE pagos.payout ADD COLUMN texto text GENERATED ALWAYS AS (public.texto_normal(
    ciclo_id || E'\x01' || coalesce(confirmacion_id, '') || E'\x01' || coalesce(motivo_fallo, '')
)) STORED;
ALTER TABLE campanias.campanias_view ADD COLUMN texto text GENERATED ALWAYS AS (
    public.texto_normal(campanias.texto_de_campania(nombre, itinerario, motivo))
) STORED;

DROP INDEX cliente.cliente_texto_idx;
DROP INDEX pagos.payout_texto_idx;
DROP INDEX campanias.campanias_view_texto_idx;
CREATE INDEX cliente_texto_idx ON cliente.cliente USING gin (texto public.gin_trgm_ops);
CREATE INDEX payout_texto_idx ON pagos.payout USING gin (texto public.gin_trgm_ops);
CREATE INDEX campanias_view_texto_idx ON campanias.campanias_view USING gin (texto public.gin_trgm_ops);
