-- True of every row, at a price that only the planner sees. It knows nothing of words that few have, and takes twenty of them
-- for so common that a few hundred things which have one would soon be met by reading all: of what a search finds by the
-- variants of a word, each row says this too, so that reading all is dear.
CREATE FUNCTION public.fila_cara(id uuid) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100
AS $$ BEGIN RETURN true; END $$;
