-- CreateTable
CREATE TABLE "mensajeria"."secreto" (
    "nombre" TEXT NOT NULL,
    "valor" TEXT NOT NULL,

    CONSTRAINT "secreto_pkey" PRIMARY KEY ("nombre")
);

INSERT INTO mensajeria.secreto (nombre, valor) VALUES ('cursores', gen_random_uuid()::text || gen_random_uuid()::text);

-- A text without accents and capitals: what people compare when they look for it, or sort by it. PostgreSQL's own
-- `unaccent` may not be used in indexes, since somebody could change its dictionary; nobody does.
CREATE FUNCTION public.texto_normal(texto text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, texto)) $$;

-- The words of a text, for searches: letters and digits alone, so that the parts of an address, of a name with a hyphen
-- or of an id are words of their own.
CREATE FUNCTION public.palabras(texto text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT to_tsvector('pg_catalog.simple', regexp_replace(public.texto_normal(texto), '[^[:alnum:]]+', ' ', 'g')) $$;
