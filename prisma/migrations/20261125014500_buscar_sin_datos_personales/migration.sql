-- What a cliente is found by for who may not see its personal data: docs/decisiones/enmascarar.md.
ALTER TABLE "cliente"."cliente" ADD COLUMN "busqueda_abierta" tsvector GENERATED ALWAYS AS (
  public.palabras(nombre || ' ' || coalesce(ciudad, ''))
) STORED;

-- CreateIndex
CREATE INDEX "cliente_busqueda_abierta_idx" ON "cliente"."cliente" USING GIN ("busqueda_abierta");

CREATE INDEX cliente_nombre_texto_idx ON cliente.cliente USING gin (public.texto_normal(nombre) public.gin_trgm_ops);
