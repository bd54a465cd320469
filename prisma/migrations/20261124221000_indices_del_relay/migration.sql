-- What Prisma's schema cannot say: the relay looks for few among many.

-- The next to be numbered, in order. Delayed messages are passed by without a look at their rows.
DROP INDEX mensajeria.mensaje_pendiente;
CREATE INDEX mensaje_pendiente ON mensajeria.mensaje (modulo, topic, secuencia, disponible) WHERE posicion IS NULL;

-- When the first message of a topic is due, with one look.
CREATE INDEX mensaje_disponible ON mensajeria.mensaje (modulo, topic, disponible) WHERE posicion IS NULL;
