-- What searches find a cliente by.
ALTER TABLE "cliente"."cliente" ADD COLUMN "busqueda" tsvector GENERATED ALWAYS AS (
  public.palabras(
    nombre || ' ' || email || ' ' || coalesce(telefono, '') || ' ' || coalesce(cedula, '') || ' ' || coalesce(rut, '')
      || ' ' || coalesce(ciudad, '')
  )
) STORED;

-- CreateTable
CREATE TABLE "cliente"."contador" (
    "id" BIGSERIAL NOT NULL,
    "medida" TEXT NOT NULL,
    "dia" DATE NOT NULL,
    "estado" TEXT NOT NULL,
    "moneda" TEXT NOT NULL DEFAULT '',
    "cantidad" INTEGER NOT NULL,
    "monto" DECIMAL(30,2) NOT NULL DEFAULT 0,

    CONSTRAINT "contador_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cliente"."palabra" (
    "palabra" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "palabra_pkey" PRIMARY KEY ("palabra")
);

-- CreateTable
CREATE TABLE "cliente"."palabra_en_duda" (
    "id" BIGSERIAL NOT NULL,
    "palabra" TEXT NOT NULL,

    CONSTRAINT "palabra_en_duda_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "contador_medida_dia_idx" ON "cliente"."contador"("medida", "dia");

-- CreateIndex
CREATE INDEX "cliente_estado_fecha_registro_id_idx" ON "cliente"."cliente"("estado", "fecha_registro", "id");

-- CreateIndex
CREATE INDEX "cliente_busqueda_idx" ON "cliente"."cliente" USING GIN ("busqueda");

-- CreateIndex
CREATE INDEX "palabra_palabra_idx" ON "cliente"."palabra" USING GIN ("palabra" public.gin_trgm_ops);

-- Lists: by name, and those of a city or a country. Names are compared as people look for them, the same on every machine.
CREATE INDEX cliente_nombre_id_idx ON cliente.cliente ((public.texto_normal(nombre) COLLATE "C"), id);
CREATE INDEX cliente_ciudad_idx ON cliente.cliente ((public.texto_normal(ciudad) COLLATE "C"), fecha_registro, id);
CREATE INDEX cliente_pais_idx ON cliente.cliente ((public.texto_normal(pais) COLLATE "C"), fecha_registro, id);

-- Lists with a text. Between the fields stands a character that is in no text, so that none is found across two of them.
CREATE INDEX cliente_texto_idx ON cliente.cliente USING gin ((public.texto_normal(
  nombre || E'\x01' || email || E'\x01' || coalesce(telefono, '') || E'\x01' || coalesce(cedula, '') || E'\x01'
    || coalesce(rut, '')
)) public.gin_trgm_ops);

-- Counters: for each statement one entry for each group that it changes. `medida` is the type of the clientes.
CREATE FUNCTION cliente.contar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO cliente.contador (medida, dia, estado, cantidad)
    SELECT tipo::text, (fecha_registro AT TIME ZONE 'UTC')::date, estado::text, count(*) FROM nuevas GROUP BY 1, 2, 3;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO cliente.contador (medida, dia, estado, cantidad)
    SELECT tipo::text, (fecha_registro AT TIME ZONE 'UTC')::date, estado::text, -count(*) FROM viejas GROUP BY 1, 2, 3;
  ELSE
    INSERT INTO cliente.contador (medida, dia, estado, cantidad)
    SELECT tipo::text, (fecha_registro AT TIME ZONE 'UTC')::date, estado::text, sum(n) FROM (
      SELECT tipo, fecha_registro, estado, 1 AS n FROM nuevas
      UNION ALL
      SELECT tipo, fecha_registro, estado, -1 FROM viejas
    ) AS cambios
    GROUP BY 1, 2, 3 HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER contar_nuevas AFTER INSERT ON cliente.cliente
  REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION cliente.contar();
CREATE TRIGGER contar_cambios AFTER UPDATE ON cliente.cliente
  REFERENCING NEW TABLE AS nuevas OLD TABLE AS viejas FOR EACH STATEMENT EXECUTE FUNCTION cliente.contar();
CREATE TRIGGER contar_viejas AFTER DELETE ON cliente.cliente
  REFERENCING OLD TABLE AS viejas FOR EACH STATEMENT EXECUTE FUNCTION cliente.contar();

INSERT INTO cliente.contador (medida, dia, estado, cantidad)
SELECT tipo::text, (fecha_registro AT TIME ZONE 'UTC')::date, estado::text, count(*) FROM cliente.cliente GROUP BY 1, 2, 3;

-- The vocabulary: the words of names and cities. Identifiers are found by their words and the beginnings of these.
CREATE FUNCTION cliente.palabras_de(nombre text, ciudad text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT palabra FROM unnest(tsvector_to_array(public.palabras(nombre || ' ' || coalesce(ciudad, '')))) AS palabra
  WHERE palabra !~ '^[0-9]+$'
$$;

-- Whoever adds words holds a lock in common with the others, which keeps `olvidar_palabras` from taking away a word that
-- is there for one of them, but that it cannot see them have. Words are added in order: no two statements wait in a circle.
CREATE FUNCTION cliente.anotar_palabras() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(727369010);
  IF TG_OP = 'INSERT' THEN
    INSERT INTO cliente.palabra (palabra)
    SELECT DISTINCT p FROM nuevas AS n, cliente.palabras_de(n.nombre, n.ciudad) AS p ORDER BY p
    ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO cliente.palabra_en_duda (palabra)
    SELECT DISTINCT p FROM viejas AS v, cliente.palabras_de(v.nombre, v.ciudad) AS p;
  ELSE
    WITH cambios AS (
      SELECT n.nombre, n.ciudad, v.nombre AS nombre_viejo, v.ciudad AS ciudad_vieja
      FROM nuevas AS n JOIN viejas AS v USING (id)
      WHERE (n.nombre, n.ciudad) IS DISTINCT FROM (v.nombre, v.ciudad)
    ), anotadas AS (
      INSERT INTO cliente.palabra (palabra)
      SELECT DISTINCT p FROM cambios AS c, cliente.palabras_de(c.nombre, c.ciudad) AS p ORDER BY p
      ON CONFLICT DO NOTHING
    )
    INSERT INTO cliente.palabra_en_duda (palabra)
    SELECT DISTINCT p FROM cambios AS c, cliente.palabras_de(c.nombre_viejo, c.ciudad_vieja) AS p;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER anotar_palabras_nuevas AFTER INSERT ON cliente.cliente
  REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION cliente.anotar_palabras();
CREATE TRIGGER anotar_palabras_cambiadas AFTER UPDATE ON cliente.cliente
  REFERENCING NEW TABLE AS nuevas OLD TABLE AS viejas FOR EACH STATEMENT EXECUTE FUNCTION cliente.anotar_palabras();
CREATE TRIGGER anotar_palabras_viejas AFTER DELETE ON cliente.cliente
  REFERENCING OLD TABLE AS viejas FOR EACH STATEMENT EXECUTE FUNCTION cliente.anotar_palabras();

INSERT INTO cliente.palabra (palabra)
SELECT DISTINCT p FROM cliente.cliente AS c, cliente.palabras_de(c.nombre, c.ciudad) AS p;

-- Takes the words away that no cliente has any more. Its statements see what was committed before each of them began: the
-- second one, once the lock is there, all who have added words.
CREATE FUNCTION cliente.olvidar_palabras(maximo int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  atendidas int;
BEGIN
  IF NOT pg_try_advisory_xact_lock(727369010) THEN
    RETURN 0;
  END IF;
  WITH dudas AS (
    DELETE FROM cliente.palabra_en_duda
    WHERE id IN (SELECT id FROM cliente.palabra_en_duda ORDER BY id LIMIT maximo)
    RETURNING palabra
  ), olvidadas AS (
    DELETE FROM cliente.palabra AS p USING (SELECT DISTINCT palabra FROM dudas) AS d
    WHERE p.palabra = d.palabra
      AND NOT EXISTS (SELECT FROM cliente.cliente AS c WHERE c.busqueda @@ quote_literal(p.palabra)::tsquery)
  )
  SELECT count(*) INTO atendidas FROM dudas;
  RETURN atendidas;
END $$;
