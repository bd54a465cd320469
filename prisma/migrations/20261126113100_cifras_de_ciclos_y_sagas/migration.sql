-- Whoever writes payouts waits until they are counted: what is written meanwhile would be in no figure of its cycle.
LOCK TABLE pagos.payout IN SHARE ROW EXCLUSIVE MODE;

-- The figures of payouts, of all and of each cycle by itself: a cycle is not the month in which a payout was created.
CREATE OR REPLACE FUNCTION pagos.contar_payouts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT medida, (creado AT TIME ZONE 'UTC')::date, estado, moneda, count(*), sum(coalesce(monto, 0))
        FROM nuevas CROSS JOIN LATERAL (VALUES ('payout'), ('payout ' || ciclo_id)) AS de (medida)
        GROUP BY 1, 2, 3, 4;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT medida, (creado AT TIME ZONE 'UTC')::date, estado, moneda, -count(*), -sum(coalesce(monto, 0))
        FROM viejas CROSS JOIN LATERAL (VALUES ('payout'), ('payout ' || ciclo_id)) AS de (medida)
        GROUP BY 1, 2, 3, 4;
    ELSE
        INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
        SELECT medida, (creado AT TIME ZONE 'UTC')::date, estado, moneda, sum(signo), sum(signo * coalesce(monto, 0))
        FROM (
            SELECT ciclo_id, creado, estado, moneda, monto, 1 AS signo FROM nuevas
            UNION ALL SELECT ciclo_id, creado, estado, moneda, monto, -1 FROM viejas
        ) AS cambios
        CROSS JOIN LATERAL (VALUES ('payout'), ('payout ' || ciclo_id)) AS de (medida)
        GROUP BY 1, 2, 3, 4 HAVING sum(signo) <> 0 OR sum(signo * coalesce(monto, 0)) <> 0;
    END IF;
    RETURN NULL;
END $$;

INSERT INTO pagos.contador (medida, dia, estado, moneda, cantidad, monto)
SELECT 'payout ' || ciclo_id, (creado AT TIME ZONE 'UTC')::date, estado, moneda, count(*), sum(coalesce(monto, 0))
FROM pagos.payout GROUP BY 1, 2, 3, 4;

-- The figures of sagas, by the day when they began.
CREATE FUNCTION campanias.contar_sagas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO campanias.contador (medida, dia, estado, cantidad, monto)
        SELECT 'saga', (iniciada AT TIME ZONE 'UTC')::date, estado, count(*), 0 FROM nuevas GROUP BY 2, 3;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO campanias.contador (medida, dia, estado, cantidad, monto)
        SELECT 'saga', (iniciada AT TIME ZONE 'UTC')::date, estado, -count(*), 0 FROM viejas GROUP BY 2, 3;
    ELSE
        INSERT INTO campanias.contador (medida, dia, estado, cantidad, monto)
        SELECT 'saga', (iniciada AT TIME ZONE 'UTC')::date, estado, sum(signo), 0
        FROM (
            SELECT iniciada, estado, 1 AS signo FROM nuevas
            UNION ALL SELECT iniciada, estado, -1 FROM viejas
        ) AS cambios
        GROUP BY 2, 3 HAVING sum(signo) <> 0;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER contar_insertadas AFTER INSERT ON campanias.saga_campania
REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION campanias.contar_sagas();
CREATE TRIGGER contar_cambiadas AFTER UPDATE ON campanias.saga_campania
REFERENCING OLD TABLE AS viejas NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION campanias.contar_sagas();
CREATE TRIGGER contar_borradas AFTER DELETE ON campanias.saga_campania
REFERENCING OLD TABLE AS viejas FOR EACH STATEMENT EXECUTE FUNCTION campanias.contar_sagas();

INSERT INTO campanias.contador (medida, dia, estado, cantidad, monto)
SELECT 'saga', (iniciada AT TIME ZONE 'UTC')::date, estado, count(*), 0 FROM campanias.saga_campania GROUP BY 2, 3;
