-- Part of the names under which the broker knows the producers (see identidadDeBase.ts). A restore writes the row anew,
-- which its xmin tells; who puts back the files of the database gives it another value (docs/operar.md).
INSERT INTO mensajeria.secreto (nombre, valor) VALUES ('encarnacion', gen_random_uuid()::text);
