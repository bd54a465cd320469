-- CreateTable
CREATE TABLE "mensajeria"."marca" (
    "nombre" TEXT NOT NULL,
    "puesta" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "marca_pkey" PRIMARY KEY ("nombre")
);

-- CreateIndex
CREATE INDEX "bandeja_suscripcion_procesado_idx" ON "mensajeria"."bandeja"("suscripcion", "procesado");

-- CreateIndex
CREATE INDEX "clave_idempotencia_modulo_creado_idx" ON "mensajeria"."clave_idempotencia"("modulo", "creado");
