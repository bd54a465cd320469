-- The words of a payout. An identifier has its words too; whoever looks for an id looks in the ids themselves.
ALTER TABLE pagos.payout ADD COLUMN busqueda tsvector GENERATED ALWAYS AS (
    public.palabras(coalesce(confirmacion_id, '') || ' ' || ciclo_id || ' ' || coalesce(motivo_fallo, '') || ' '
        || coalesce(medio_pago_mascara, ''))
) STORED;

-- CreateTable
CREATE TABLE "pagos"."contador" (
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
CREATE TABLE "pagos"."palabra" (
    "palabra" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "palabra_pkey" PRIMARY KEY ("palabra")
);

-- CreateIndex
CREATE INDEX "contador_medida_dia_idx" ON "pagos"."contador"("medida", "dia");

-- CreateIndex
CREATE INDEX "payout_estado_creado_id_idx" ON "pagos"."payout"("estado", "creado", "id");

-- CreateIndex
CREATE INDEX "payout_ciclo_id_creado_id_idx" ON "pagos"."payout"("ciclo_id", "creado", "id");

-- CreateIndex
CREATE INDEX "payout_busqueda_idx" ON "pagos"."payout" USING GIN ("busqueda");

-- CreateIndex
CREATE INDEX "transaction_estado_fecha_id_idx" ON "pagos"."transaction"("estado", "fecha", "id");

-- CreateIndex
CREATE INDEX "transaction_marca_id_fecha_id_idx" ON "pagos"."transaction"("marca_id", "fecha", "id");

-- CreateIndex
CREATE INDEX "transaction_cliente_id_fecha_id_idx" ON "pagos"."transaction"("cliente_id", "fecha", "id");

-- CreateIndex
CREATE INDEX "transaction_comision_moneda_comision_valor_id_idx" ON "pagos"."transaction"("comision_moneda", "comision_valor", "id");

-- What a list is ordered by is never null: an amount that is not calculated yet is ordered as 0, and a payment that has
-- not ended as if it had ended before all others.
CREATE INDEX payout_moneda_monto_idx ON pagos.payout (moneda, (coalesce(monto, 0)), id);
CREATE INDEX payout_finalizado_idx ON pagos.payout ((coalesce(finalizado, '-infinity'::timestamptz)), id);

-- What a filter by text looks in.
CREATE INDEX payout_texto_idx ON pagos.payout USING gin (
    public.texto_normal(ciclo_id || ' ' || coalesce(confirmacion_id, '') || ' ' || coalesce(motivo_fallo, '')) public.gin_trgm_ops
);

CREATE INDEX palabra_palabra_idx ON pagos.palabra USING gin (palabra public.gin_trgm_ops);

-- Entries for the groups that a statement changed: what it leaves as it was adds up to nothing.
CREATE FUNCTION pagos.contar_payouts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT 'payout', (creado AT TIME ZONE 'UTC')::date, estado, moneda, count(*), sum(coalesce(monto, 0))
        FROM nuevas GROUP BY 2, 3, 4;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT 'payout', (creado AT TIME ZONE 'UTC')::date, estado, moneda, -count(*), -sum(coalesce(monto, 0))
        FROM viejas GROUP BY 2, 3, 4;
    ELSE
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT 'payout', (creado AT TIME ZONE 'UTC')::date, estado, moneda, sum(signo), sum(signo * coalesce(monto, 0))
        FROM (
            SELECT creado, estado, moneda, monto, 1 AS signo FROM nuevas
            UNION ALL SELECT creado, estado, moneda, monto, -1 FROM viejas
        ) AS cambios
        GROUP BY 2, 3, 4 HAVING sum(signo) <> 0 OR sum(signo * coalesce(monto, 0)) <> 0;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER contar_insertados AFTER INSERT ON pagos.payout
REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION pagos.contar_payouts();
CREATE TRIGGER contar_cambiados AFTER UPDATE ON pagos.payout
REFERENCING OLD TABLE AS viejas NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION pagos.contar_payouts();
CREATE TRIGGER contar_borrados AFTER DELETE ON pagos.payout
REFERENCING OLD TABLE AS viejas FOR EACH STATEMENT EXECUTE FUNCTION pagos.contar_payouts();

CREATE FUNCTION pagos.contar_transactions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT 'transaction', (fecha AT TIME ZONE 'UTC')::date, estado, comision_moneda, count(*), sum(comision_valor)
        FROM nuevas GROUP BY 2, 3, 4;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT 'transaction', (fecha AT TIME ZONE 'UTC')::date, estado, comision_moneda, -count(*), -sum(comision_valor)
        FROM viejas GROUP BY 2, 3, 4;
    ELSE
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT 'transaction', (fecha AT TIME ZONE 'UTC')::date, estado, comision_moneda, sum(signo), sum(signo * comision_valor)
        FROM (
            SELECT fecha, estado, comision_moneda, comision_valor, 1 AS signo FROM nuevas
            UNION ALL SELECT fecha, estado, comision_moneda, comision_valor, -1 FROM viejas
        ) AS cambios
        GROUP BY 2, 3, 4 HAVING sum(signo) <> 0 OR sum(signo * comision_valor) <> 0;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER contar_insertadas AFTER INSERT ON pagos.transaction
REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION pagos.contar_transactions();
CREATE TRIGGER contar_cambiadas AFTER UPDATE ON pagos.transaction
REFERENCING OLD TABLE AS viejas NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION pagos.contar_transactions();
CREATE TRIGGER contar_borradas AFTER DELETE ON pagos.transaction
REFERENCING OLD TABLE AS viejas FOR EACH STATEMENT EXECUTE FUNCTION pagos.contar_transactions();

INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
SELECT 'payout', (creado AT TIME ZONE 'UTC')::date, estado, moneda, count(*), sum(coalesce(monto, 0))
FROM pagos.payout GROUP BY 2, 3, 4;
INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
SELECT 'transaction', (fecha AT TIME ZONE 'UTC')::date, estado, comision_moneda, count(*), sum(comision_valor)
FROM pagos.transaction GROUP BY 2, 3, 4;

-- The vocabulary of searches: the words of prose, not those of identifiers, nor numbers. In order, so that two writers
-- of the same words wait for each other but never both ways.
CREATE FUNCTION pagos.anotar_palabras() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO pagos.palabra (palabra)
    SELECT DISTINCT palabra
    FROM nuevas CROSS JOIN LATERAL unnest(tsvector_to_array(public.palabras(motivo_fallo))) AS palabra
    WHERE motivo_fallo IS NOT NULL AND palabra !~ '^[0-9]+$'
    ORDER BY 1
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER anotar_insertadas AFTER INSERT ON pagos.payout
REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION pagos.anotar_palabras();
CREATE TRIGGER anotar_cambiadas AFTER UPDATE ON pagos.payout
REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION pagos.anotar_palabras();

INSERT INTO pagos.palabra (palabra)
SELECT DISTINCT palabra
FROM pagos.payout CROSS JOIN LATERAL unnest(tsvector_to_array(public.palabras(motivo_fallo))) AS palabra
WHERE palabra !~ '^[0-9]+$';
