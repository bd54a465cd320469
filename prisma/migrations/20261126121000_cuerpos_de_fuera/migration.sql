-- The bodies that outside producers left and that are not erased yet: few among many.
CREATE INDEX mensaje_crudo ON mensajeria.mensaje (ocurrido) WHERE crudo IS NOT NULL;

-- Contexts may not change what others wrote, nor see how far others have read: what erases does both for them, and nothing
-- else. A body and its key, since nobody knows what an outside producer has chosen as such.

-- Everyone who reads the topic of the message on the embedded bus has taken it: it was handled, or is kept among the parked.
CREATE FUNCTION mensajeria.leido_por_todos(m mensajeria.mensaje) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce(min(posicion) >= m.posicion, false) FROM mensajeria.lectura WHERE modulo = m.modulo AND topic = m.topic
$$;

-- Erases what is older than so many days and was read by all, the oldest first. Gives how many.
CREATE FUNCTION mensajeria.borrar_crudos_viejos(dias int, maximo int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  borrados int;
BEGIN
  WITH viejos AS MATERIALIZED (
    SELECT secuencia FROM mensajeria.mensaje AS m
    WHERE modulo = 'externo' AND crudo IS NOT NULL AND ocurrido < now() - dias * interval '1 day'
      AND mensajeria.leido_por_todos(m)
    -- Another process may be cleaning as well.
    ORDER BY ocurrido LIMIT maximo FOR UPDATE SKIP LOCKED
  )
  UPDATE mensajeria.mensaje SET crudo = NULL, clave = '' WHERE secuencia IN (SELECT secuencia FROM viejos);
  GET DIAGNOSTICS borrados = ROW_COUNT;
  RETURN borrados;
END $$;

-- Erases these: those that all have read, and of the commands for a context those that it says it has handled.
CREATE FUNCTION mensajeria.borrar_crudos_de(contexto text, secuencias bigint[], atendidas bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  -- The owner, who is the current user in here, may do everything; without the role, there is but one user for all.
  IF session_user <> current_user AND to_regrole('alpes_' || contexto) IS NOT NULL
    AND NOT pg_has_role(session_user, 'alpes_' || contexto, 'MEMBER') THEN
    RAISE insufficient_privilege USING MESSAGE = 'Only ' || contexto || ' knows which commands it has handled';
  END IF;
  UPDATE mensajeria.mensaje AS m SET crudo = NULL, clave = ''
  WHERE modulo = 'externo' AND secuencia = ANY(secuencias)
    AND (mensajeria.leido_por_todos(m) OR (topic = 'comandos.' || contexto AND secuencia = ANY(atendidas)));
END $$;

-- Makes the roles and gives them their rights; what is there already stays. A migration that adds a table to
-- `mensajeria` puts it in here (CREATE OR REPLACE) and calls it. `npm run migrar` calls it too, so that roles which an
-- administrator has made since get their rights.
--
-- Gives the roles that are missing, where the user that migrates may not make any: then nothing has changed.
CREATE OR REPLACE FUNCTION mensajeria.conceder() RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
  contextos CONSTANT text[] := ARRAY['cliente', 'pagos', 'campanias'];
  contexto text;
  rol text;
  faltan text[] := '{}';
  tabla text;
  dueno text;
BEGIN
  FOREACH contexto IN ARRAY contextos LOOP
    rol := 'alpes_' || contexto;
    -- Roles are the server's: another of its databases may have them, or make them at this moment.
    IF to_regrole(rol) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', rol);
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;
        WHEN insufficient_privilege THEN faltan := faltan || rol;
      END;
    END IF;
  END LOOP;
  IF faltan <> '{}' THEN
    RAISE NOTICE 'Roles are missing, and this user may not make them: %', array_to_string(faltan, ', ');
    RETURN faltan;
  END IF;

  REVOKE ALL ON SCHEMA cliente, pagos, campanias, mensajeria FROM PUBLIC;
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA cliente, pagos, campanias, mensajeria FROM PUBLIC;

  FOREACH contexto IN ARRAY contextos LOOP
    rol := 'alpes_' || contexto;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), rol);
    -- All of its own schema, and of what a later migration makes there.
    EXECUTE format('GRANT USAGE ON SCHEMA public, mensajeria, %I TO %I', contexto, rol);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', contexto, rol);
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', contexto, rol);
    EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %I TO %I', contexto, rol);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', contexto, rol);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE ON SEQUENCES TO %I', contexto, rol);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT EXECUTE ON FUNCTIONS TO %I', contexto, rol);
    -- For the look at the start whether the database is up to date. A comparison of schemas has no such table.
    IF to_regclass('_prisma_migrations') IS NOT NULL THEN
      EXECUTE format('GRANT SELECT (migration_name, checksum, finished_at, rolled_back_at) ON _prisma_migrations TO %I', rol);
    END IF;
  END LOOP;

  -- Of what all contexts share: the log is only added to, and numbered.
  GRANT SELECT, INSERT, UPDATE (posicion) ON mensajeria.mensaje TO alpes_cliente, alpes_pagos, alpes_campanias;
  GRANT SELECT, INSERT, UPDATE (numerada, publicada) ON mensajeria.flujo TO alpes_cliente, alpes_pagos, alpes_campanias;
  GRANT SELECT, INSERT, UPDATE (dueno, epoca, vence) ON mensajeria.arriendo TO alpes_cliente, alpes_pagos, alpes_campanias;
  GRANT SELECT, INSERT, UPDATE (posicion) ON mensajeria.lectura TO alpes_cliente, alpes_pagos, alpes_campanias;
  GRANT SELECT, INSERT, DELETE, UPDATE (estado, intentos, proximo, codigo, motivo) ON mensajeria.aparcado
    TO alpes_cliente, alpes_pagos, alpes_campanias;
  -- Nobody changes these rows. The cleaning locks what it deletes, for which PostgreSQL asks the right to change a column.
  GRANT SELECT, INSERT, DELETE, UPDATE (procesado) ON mensajeria.bandeja TO alpes_cliente, alpes_pagos, alpes_campanias;
  GRANT SELECT, INSERT, DELETE, UPDATE (creado) ON mensajeria.clave_idempotencia
    TO alpes_cliente, alpes_pagos, alpes_campanias;
  GRANT SELECT ON mensajeria.secreto TO alpes_cliente, alpes_pagos, alpes_campanias;
  GRANT USAGE ON SEQUENCE mensajeria.mensaje_secuencia_seq, mensajeria.aparcado_orden_seq
    TO alpes_cliente, alpes_pagos, alpes_campanias;
  GRANT EXECUTE ON FUNCTION mensajeria.exigir(boolean, text), mensajeria.borrar_crudos_viejos(int, int),
    mensajeria.borrar_crudos_de(text, bigint[], bigint[]) TO alpes_cliente, alpes_pagos, alpes_campanias;

  -- And only the rows of the context itself, whose name is in `dueno`. Policies change under a lock that waits for
  -- everybody: never for nothing.
  FOR tabla, dueno IN VALUES
    ('mensaje', 'modulo'),
    ('flujo', 'modulo'),
    ('arriendo', 'split_part(recurso, '':'', 2)'),
    ('lectura', 'suscripcion'),
    ('bandeja', 'suscripcion'),
    ('aparcado', 'suscripcion'),
    ('clave_idempotencia', 'modulo')
  LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_policies WHERE schemaname = 'mensajeria' AND tablename = tabla);
    EXECUTE format('ALTER TABLE mensajeria.%I ENABLE ROW LEVEL SECURITY', tabla);
    FOREACH contexto IN ARRAY contextos LOOP
      EXECUTE format('CREATE POLICY %I ON mensajeria.%I TO %I USING (%s = %L)', 'de_' || contexto, tabla,
        'alpes_' || contexto, dueno, contexto);
    END LOOP;
    -- What was published is for all to read, and so are the copies of it that were parked. A condition here would come
    -- before those of a query, and keep `estado` from its index.
    IF tabla IN ('mensaje', 'flujo', 'aparcado') THEN
      EXECUTE format('CREATE POLICY leer ON mensajeria.%I FOR SELECT TO alpes_cliente, alpes_pagos, alpes_campanias
        USING (true)', tabla);
    END IF;
  END LOOP;
  RETURN faltan;
END $$;

SELECT mensajeria.conceder();
