-- What Prisma's schema cannot say.

-- For searches by part of a word, and without accents.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

-- The relay looks for messages that have no position yet: few among many.
CREATE INDEX mensaje_pendiente ON mensajeria.mensaje (modulo, topic, secuencia) WHERE posicion IS NULL;

-- Parked messages that are due, without the dead letters.
CREATE INDEX aparcado_proximo ON mensajeria.aparcado (suscripcion, proximo) WHERE estado = 'APARCADO';

-- Aborts the transaction it runs in unless the condition holds, as a conflict that can be tried again. A batch
-- transaction has no other way to look at what it found.
CREATE FUNCTION mensajeria.exigir(condicion boolean, motivo text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF condicion IS NOT TRUE THEN
    RAISE EXCEPTION USING ERRCODE = '40001', MESSAGE = motivo;
  END IF;
END
$$;
