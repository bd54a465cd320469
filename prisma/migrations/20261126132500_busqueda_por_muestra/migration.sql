-- Of forty words that few have, PostgreSQL expects a fifth of all things to have one, and the index of words would have to
-- begin with each of them: only a dearer row keeps it from reading all things for the first twenty. And to start others that
-- help reading takes longer than to read what the index gives.
ALTER FUNCTION public.fila_cara(uuid) COST 10000 PARALLEL UNSAFE;
