-- What Prisma's schema cannot say: the events of one cliente, in the order of the feed, without a look at those of others.
-- Each context calls it by its own name.
CREATE INDEX mensaje_cliente_id ON mensajeria.mensaje ((datos->>'clienteId'), posicion)
    WHERE datos->>'clienteId' IS NOT NULL;
CREATE INDEX mensaje_id_cliente ON mensajeria.mensaje ((datos->>'idCliente'), posicion)
    WHERE datos->>'idCliente' IS NOT NULL;
