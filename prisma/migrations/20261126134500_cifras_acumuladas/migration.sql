-- Whoever writes what is counted waits until it is: what is written meanwhile would be missing in the new figures.
LOCK TABLE cliente.cliente, pagos.payout, pagos.transaction, campanias.campanias_view IN SHARE ROW EXCLUSIVE MODE;

-- What the entries of `contador` came to that have been folded: by day, by month and in all (docs/decisiones/contadores.md).
-- CreateTable
CREATE TABLE "cliente"."acumulado" (
    "medida" TEXT COLLATE "C" NOT NULL,
    "tramo" TEXT NOT NULL,
    "dia" DATE NOT NULL,
    "estado" TEXT NOT NULL,
    "moneda" TEXT NOT NULL,
    "cantidad" INTEGER NOT NULL,
    "monto" DECIMAL(30,2) NOT NULL,

    CONSTRAINT "acumulado_pkey" PRIMARY KEY ("medida","tramo","dia","estado","moneda")
);

-- CreateTable
CREATE TABLE "pagos"."acumulado" (
    "medida" TEXT COLLATE "C" NOT NULL,
    "tramo" TEXT NOT NULL,
    "dia" DATE NOT NULL,
    "estado" TEXT NOT NULL,
    "moneda" TEXT NOT NULL,
    "cantidad" INTEGER NOT NULL,
    "monto" DECIMAL(30,2) NOT NULL,

    CONSTRAINT "acumulado_pkey" PRIMARY KEY ("medida","tramo","dia","estado","moneda")
);

-- CreateTable
CREATE TABLE "campanias"."acumulado" (
    "medida" TEXT COLLATE "C" NOT NULL,
    "tramo" TEXT NOT NULL,
    "dia" DATE NOT NULL,
    "estado" TEXT NOT NULL,
    "moneda" TEXT NOT NULL,
    "cantidad" INTEGER NOT NULL,
    "monto" DECIMAL(30,2) NOT NULL,

    CONSTRAINT "acumulado_pkey" PRIMARY KEY ("medida","tramo","dia","estado","moneda")
);

-- Sums are added to in place, where there is room beside them.
ALTER TABLE cliente.acumulado SET (fillfactor = 80);
ALTER TABLE pagos.acumulado SET (fillfactor = 80);
ALTER TABLE campanias.acumulado SET (fillfactor = 80);

-- Figures of those that run on some days take it for granted.
ALTER TABLE campanias.campanias_view ADD CONSTRAINT campanias_view_dias CHECK (fecha_fin >= fecha_inicio);

-- The order of buckets takes it for granted.
ALTER TABLE pagos.payout ADD CONSTRAINT payout_monto CHECK (monto >= 0);
ALTER TABLE pagos.transaction ADD CONSTRAINT transaction_comision CHECK (comision_valor >= 0);
ALTER TABLE campanias.campanias_view ADD CONSTRAINT campanias_view_presupuesto CHECK (presupuesto_valor >= 0);

-- Measures are in the order of their characters, on every machine.
ALTER TABLE "cliente"."contador" ALTER COLUMN "medida" TYPE TEXT COLLATE "C";
ALTER TABLE "pagos"."contador" ALTER COLUMN "medida" TYPE TEXT COLLATE "C";
ALTER TABLE "campanias"."contador" ALTER COLUMN "medida" TYPE TEXT COLLATE "C";

-- The bucket that an amount is in: how many digits it has in cents, and the first two of them, so that buckets are in the order
-- of their amounts. 1,234.50 is in `0612`, with all from 1,200 to 1,299.99.
CREATE FUNCTION public.cubo(monto numeric) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT lpad(length(trunc(monto * 100)::text)::text, 2, '0') || rpad(left(trunc(monto * 100)::text, 2), 2, '0') $$;

-- What each row is counted in: under which names, and by which of its days. Buckets have one day for all, the first there is: days of
-- each would be nearly as many as the rows. Only their sum of all time is read.
CREATE FUNCTION cliente.medidas_de_cliente(tipo cliente.tipo_cliente, ciudad text, pais text, fecha_registro timestamptz)
RETURNS TABLE (medida text, dia date) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT m.medida, (fecha_registro AT TIME ZONE 'UTC')::date
    FROM (VALUES
        (tipo::text), (tipo || ' ciudad ' || public.texto_normal(ciudad)), (tipo || ' pais ' || public.texto_normal(pais))
    ) AS m (medida)
    WHERE m.medida IS NOT NULL
$$;
CREATE FUNCTION pagos.medidas_de_payout(ciclo_id text, creado timestamptz, finalizado timestamptz, monto numeric)
RETURNS TABLE (medida text, dia date) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT m.medida, m.dia
    FROM (VALUES
        ('payout', (creado AT TIME ZONE 'UTC')::date), ('payout ' || ciclo_id, (creado AT TIME ZONE 'UTC')::date),
        ('payout finalizado', (finalizado AT TIME ZONE 'UTC')::date), ('payout monto ' || public.cubo(monto), DATE '0001-01-01')
    ) AS m (medida, dia)
    WHERE m.medida IS NOT NULL AND m.dia IS NOT NULL
$$;
CREATE FUNCTION pagos.medidas_de_transaction(marca_id text, tipo_evento pagos.tipo_evento_comision, fecha timestamptz, comision numeric)
RETURNS TABLE (medida text, dia date) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    VALUES
        ('transaction', (fecha AT TIME ZONE 'UTC')::date), ('transaction marca ' || marca_id, (fecha AT TIME ZONE 'UTC')::date),
        ('transaction tipo ' || tipo_evento, (fecha AT TIME ZONE 'UTC')::date),
        ('transaction monto ' || public.cubo(comision), DATE '0001-01-01')
$$;
-- Those that run on some days are those that have begun by the last of them, but for those that were over on the first.
CREATE FUNCTION campanias.medidas_de_campania(creada timestamptz, fecha_inicio date, fecha_fin date, presupuesto numeric)
RETURNS TABLE (medida text, dia date) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    VALUES
        ('campania', (creada AT TIME ZONE 'UTC')::date), ('campania empezada', fecha_inicio), ('campania acabada', fecha_fin + 1),
        ('campania monto ' || public.cubo(presupuesto), DATE '0001-01-01')
$$;

-- Entries for the groups that a statement changed: what it leaves as it was adds up to nothing.
CREATE OR REPLACE FUNCTION cliente.contar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO cliente.contador (medida, dia, estado, cantidad)
        SELECT m.medida, m.dia, f.estado, count(*)
        FROM nuevas AS f CROSS JOIN LATERAL cliente.medidas_de_cliente(f.tipo, f.ciudad, f.pais, f.fecha_registro) AS m
        GROUP BY 1, 2, 3;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO cliente.contador (medida, dia, estado, cantidad)
        SELECT m.medida, m.dia, f.estado, -count(*)
        FROM viejas AS f CROSS JOIN LATERAL cliente.medidas_de_cliente(f.tipo, f.ciudad, f.pais, f.fecha_registro) AS m
        GROUP BY 1, 2, 3;
    ELSE
        INSERT INTO cliente.contador (medida, dia, estado, cantidad)
        SELECT m.medida, m.dia, f.estado, sum(signo)
        FROM (
            SELECT tipo, ciudad, pais, fecha_registro, estado, 1 AS signo FROM nuevas
            UNION ALL SELECT tipo, ciudad, pais, fecha_registro, estado, -1 FROM viejas
        ) AS f CROSS JOIN LATERAL cliente.medidas_de_cliente(f.tipo, f.ciudad, f.pais, f.fecha_registro) AS m
        GROUP BY 1, 2, 3 HAVING sum(signo) <> 0;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION pagos.contar_payouts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT m.medida, m.dia, f.estado, f.moneda, count(*), sum(coalesce(f.monto, 0))
        FROM nuevas AS f CROSS JOIN LATERAL pagos.medidas_de_payout(f.ciclo_id, f.creado, f.finalizado, f.monto) AS m
        GROUP BY 1, 2, 3, 4;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT m.medida, m.dia, f.estado, f.moneda, -count(*), -sum(coalesce(f.monto, 0))
        FROM viejas AS f CROSS JOIN LATERAL pagos.medidas_de_payout(f.ciclo_id, f.creado, f.finalizado, f.monto) AS m
        GROUP BY 1, 2, 3, 4;
    ELSE
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT m.medida, m.dia, f.estado, f.moneda, sum(signo), sum(signo * coalesce(f.monto, 0))
        FROM (
            SELECT ciclo_id, creado, finalizado, estado, moneda, monto, 1 AS signo FROM nuevas
            UNION ALL SELECT ciclo_id, creado, finalizado, estado, moneda, monto, -1 FROM viejas
        ) AS f CROSS JOIN LATERAL pagos.medidas_de_payout(f.ciclo_id, f.creado, f.finalizado, f.monto) AS m
        GROUP BY 1, 2, 3, 4 HAVING sum(signo) <> 0 OR sum(signo * coalesce(f.monto, 0)) <> 0;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION pagos.contar_transactions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT m.medida, m.dia, f.estado, f.comision_moneda, count(*), sum(f.comision_valor)
        FROM nuevas AS f CROSS JOIN LATERAL pagos.medidas_de_transaction(f.marca_id, f.tipo_evento, f.fecha, f.comision_valor) AS m
        GROUP BY 1, 2, 3, 4;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT m.medida, m.dia, f.estado, f.comision_moneda, -count(*), -sum(f.comision_valor)
        FROM viejas AS f CROSS JOIN LATERAL pagos.medidas_de_transaction(f.marca_id, f.tipo_evento, f.fecha, f.comision_valor) AS m
        GROUP BY 1, 2, 3, 4;
    ELSE
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT m.medida, m.dia, f.estado, f.comision_moneda, sum(signo), sum(signo * f.comision_valor)
        FROM (
            SELECT marca_id, tipo_evento, fecha, estado, comision_moneda, comision_valor, 1 AS signo FROM nuevas
            UNION ALL SELECT marca_id, tipo_evento, fecha, estado, comision_moneda, comision_valor, -1 FROM viejas
        ) AS f CROSS JOIN LATERAL pagos.medidas_de_transaction(f.marca_id, f.tipo_evento, f.fecha, f.comision_valor) AS m
        GROUP BY 1, 2, 3, 4 HAVING sum(signo) <> 0 OR sum(signo * f.comision_valor) <> 0;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION campanias.contar_campanias() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO campanias.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT m.medida, m.dia, f.estado, f.presupuesto_moneda, count(*), sum(f.presupuesto_valor)
        FROM nuevas AS f CROSS JOIN LATERAL campanias.medidas_de_campania(f.creada, f.fecha_inicio, f.fecha_fin, f.presupuesto_valor) AS m
        GROUP BY 1, 2, 3, 4;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO campanias.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT m.medida, m.dia, f.estado, f.presupuesto_moneda, -count(*), -sum(f.presupuesto_valor)
        FROM viejas AS f CROSS JOIN LATERAL campanias.medidas_de_campania(f.creada, f.fecha_inicio, f.fecha_fin, f.presupuesto_valor) AS m
        GROUP BY 1, 2, 3, 4;
    ELSE
        INSERT INTO campanias.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT m.medida, m.dia, f.estado, f.presupuesto_moneda, sum(signo), sum(signo * f.presupuesto_valor)
        FROM (
            SELECT creada, fecha_inicio, fecha_fin, estado, presupuesto_moneda, presupuesto_valor, 1 AS signo FROM nuevas
            UNION ALL SELECT creada, fecha_inicio, fecha_fin, estado, presupuesto_moneda, presupuesto_valor, -1 FROM viejas
        ) AS f CROSS JOIN LATERAL campanias.medidas_de_campania(f.creada, f.fecha_inicio, f.fecha_fin, f.presupuesto_valor) AS m
        GROUP BY 1, 2, 3, 4 HAVING sum(signo) <> 0 OR sum(signo * f.presupuesto_valor) <> 0;
    END IF;
    RETURN NULL;
END $$;

-- What there is, in the figures that were not kept before. The first folding adds it up.
INSERT INTO cliente.contador (medida, dia, estado, cantidad)
SELECT m.medida, m.dia, f.estado, count(*)
FROM cliente.cliente AS f CROSS JOIN LATERAL cliente.medidas_de_cliente(f.tipo, f.ciudad, f.pais, f.fecha_registro) AS m
WHERE m.medida <> f.tipo::text
GROUP BY 1, 2, 3;
INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
SELECT m.medida, m.dia, f.estado, f.moneda, count(*), sum(coalesce(f.monto, 0))
FROM pagos.payout AS f CROSS JOIN LATERAL pagos.medidas_de_payout(f.ciclo_id, f.creado, f.finalizado, f.monto) AS m
WHERE m.medida = 'payout finalizado' OR m.medida LIKE 'payout monto %'
GROUP BY 1, 2, 3, 4;
INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
SELECT m.medida, m.dia, f.estado, f.comision_moneda, count(*), sum(f.comision_valor)
FROM pagos.transaction AS f CROSS JOIN LATERAL pagos.medidas_de_transaction(f.marca_id, f.tipo_evento, f.fecha, f.comision_valor) AS m
WHERE m.medida <> 'transaction'
GROUP BY 1, 2, 3, 4;
INSERT INTO campanias.contador (medida, dia, estado, moneda, cantidad, monto)
SELECT m.medida, m.dia, f.estado, f.presupuesto_moneda, count(*), sum(f.presupuesto_valor)
FROM campanias.campanias_view AS f CROSS JOIN LATERAL campanias.medidas_de_campania(f.creada, f.fecha_inicio, f.fecha_fin, f.presupuesto_valor) AS m
WHERE m.medida <> 'campania'
GROUP BY 1, 2, 3, 4;
