-- What a campaign says in words. Neither a search nor a filter by text finds what begins in one of them and ends in the
-- next. PostgreSQL's own `array_to_string` may not be used in indexes, since it does not know what the array holds.
CREATE FUNCTION campanias.texto_de_campania(nombre text, itinerario text[], motivo text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT nombre || E'\n' || array_to_string(itinerario, E'\n') || E'\n' || coalesce(motivo, '') $$;

ALTER TABLE campanias.campanias_view ADD COLUMN busqueda tsvector GENERATED ALWAYS AS (
    public.palabras(campanias.texto_de_campania(nombre, itinerario, motivo))
) STORED;

-- DropIndex
DROP INDEX "campanias"."saga_campania_estado_vence_idx";

-- CreateTable
CREATE TABLE "campanias"."contador" (
    "id" BIGSERIAL NOT NULL,
    "medida" TEXT NOT NULL,
    "dia" DATE NOT NULL,
    "estado" TEXT NOT NULL,
    "moneda" TEXT NOT NULL DEFAULT '',
    "cantidad" INTEGER NOT NULL,
    "monto" DECIMAL(30,2) NOT NULL,

    CONSTRAINT "contador_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campanias"."palabra" (
    "palabra" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "palabra_pkey" PRIMARY KEY ("palabra")
);

-- CreateIndex
CREATE INDEX "contador_medida_dia_idx" ON "campanias"."contador"("medida", "dia");

-- CreateIndex
CREATE INDEX "palabra_palabra_idx" ON "campanias"."palabra" USING GIN ("palabra" public.gin_trgm_ops);

-- CreateIndex
CREATE INDEX "campanias_view_estado_creada_id_idx" ON "campanias"."campanias_view"("estado", "creada", "id");

-- CreateIndex
CREATE INDEX "campanias_view_fecha_inicio_id_idx" ON "campanias"."campanias_view"("fecha_inicio", "id");

-- CreateIndex
CREATE INDEX "campanias_view_presupuesto_moneda_presupuesto_valor_id_idx" ON "campanias"."campanias_view"("presupuesto_moneda", "presupuesto_valor", "id");

-- CreateIndex
CREATE INDEX "campanias_view_busqueda_idx" ON "campanias"."campanias_view" USING GIN ("busqueda");

-- CreateIndex
CREATE INDEX "saga_campania_vence_id_campania_idx" ON "campanias"."saga_campania"("vence", "id_campania");

-- CreateIndex
CREATE INDEX "saga_campania_estado_vence_id_campania_idx" ON "campanias"."saga_campania"("estado", "vence", "id_campania");

-- CreateIndex
CREATE INDEX "saga_campania_actualizada_id_campania_idx" ON "campanias"."saga_campania"("actualizada", "id_campania");

CREATE INDEX campanias_view_nombre_idx ON campanias.campanias_view ((public.texto_normal(nombre) COLLATE "C"), id);

-- The days that a campaign runs on: of two ranges, neither end alone says whether they meet.
CREATE INDEX campanias_view_dias_idx ON campanias.campanias_view USING gist (daterange(fecha_inicio, fecha_fin, '[]'));

-- What a filter by text looks in.
CREATE INDEX campanias_view_texto_idx ON campanias.campanias_view USING gin (
    public.texto_normal(campanias.texto_de_campania(nombre, itinerario, motivo)) public.gin_trgm_ops
);

-- Entries for the groups that a statement changed: what it leaves as it was adds up to nothing.
CREATE FUNCTION campanias.contar_campanias() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO campanias.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT 'campania', (creada AT TIME ZONE 'UTC')::date, estado, presupuesto_moneda, count(*), sum(presupuesto_valor)
        FROM nuevas GROUP BY 2, 3, 4;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO campanias.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT 'campania', (creada AT TIME ZONE 'UTC')::date, estado, presupuesto_moneda, -count(*), -sum(presupuesto_valor)
        FROM viejas GROUP BY 2, 3, 4;
    ELSE
        INSERT INTO campanias.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT 'campania', (creada AT TIME ZONE 'UTC')::date, estado, presupuesto_moneda, sum(signo), sum(signo * presupuesto_valor)
        FROM (
            SELECT creada, estado, presupuesto_moneda, presupuesto_valor, 1 AS signo FROM nuevas
            UNION ALL SELECT creada, estado, presupuesto_moneda, presupuesto_valor, -1 FROM viejas
        ) AS cambios
        GROUP BY 2, 3, 4 HAVING sum(signo) <> 0 OR sum(signo * presupuesto_valor) <> 0;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER contar_insertadas AFTER INSERT ON campanias.campanias_view
REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION campanias.contar_campanias();
CREATE TRIGGER contar_cambiadas AFTER UPDATE ON campanias.campanias_view
REFERENCING OLD TABLE AS viejas NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION campanias.contar_campanias();
CREATE TRIGGER contar_borradas AFTER DELETE ON campanias.campanias_view
REFERENCING OLD TABLE AS viejas FOR EACH STATEMENT EXECUTE FUNCTION campanias.contar_campanias();

INSERT INTO campanias.contador (medida, dia, estado, moneda, cantidad, monto)
SELECT 'campania', (creada AT TIME ZONE 'UTC')::date, estado, presupuesto_moneda, count(*), sum(presupuesto_valor)
FROM campanias.campanias_view GROUP BY 2, 3, 4;

-- The vocabulary of searches: no numbers. In order, so that two writers of the same words wait for each other but never
-- both ways.
CREATE FUNCTION campanias.anotar_palabras() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO campanias.palabra (palabra)
    SELECT DISTINCT palabra FROM nuevas CROSS JOIN LATERAL unnest(tsvector_to_array(busqueda)) AS palabra
    WHERE palabra !~ '^[0-9]+$'
    ORDER BY 1
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER anotar_insertadas AFTER INSERT ON campanias.campanias_view
REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION campanias.anotar_palabras();
CREATE TRIGGER anotar_cambiadas AFTER UPDATE ON campanias.campanias_view
REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION campanias.anotar_palabras();

INSERT INTO campanias.palabra (palabra)
SELECT DISTINCT palabra FROM campanias.campanias_view CROSS JOIN LATERAL unnest(tsvector_to_array(busqueda)) AS palabra
WHERE palabra !~ '^[0-9]+$';
