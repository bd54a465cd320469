-- With what a list by text asks for, so that the newest, or the oldest, are looked through without their rows.
DROP INDEX cliente.cliente_fecha_registro_id_idx;
CREATE INDEX cliente_fecha_registro_id_estado_texto_idx ON cliente.cliente (fecha_registro, id, estado, texto);

-- Without their rows, where a vacuum has been since: by default that waits for a fifth of them to be new.
ALTER TABLE cliente.cliente SET (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_scale_factor = 0.02);
