-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "campanias";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "cliente";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "mensajeria";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "pagos";

-- CreateEnum
CREATE TYPE "campanias"."estado_campania" AS ENUM ('PENDIENTE', 'APROBADA', 'CANCELADA', 'FINALIZADA');

-- CreateEnum
CREATE TYPE "campanias"."estado_saga" AS ENUM ('EN_CURSO', 'COMPLETADA', 'COMPENSANDO', 'COMPENSADA');

-- CreateEnum
CREATE TYPE "cliente"."tipo_cliente" AS ENUM ('NATURAL', 'EMPRESA');

-- CreateEnum
CREATE TYPE "cliente"."estado_cliente" AS ENUM ('ACTIVO', 'SUSPENDIDO', 'INACTIVO');

-- CreateEnum
CREATE TYPE "mensajeria"."estado_aparcado" AS ENUM ('APARCADO', 'MUERTO');

-- CreateEnum
CREATE TYPE "pagos"."estado_payout" AS ENUM ('PENDIENTE', 'CALCULADO', 'EN_PROCESO', 'EXITOSO', 'FALLIDO', 'REVERTIDO');

-- CreateEnum
CREATE TYPE "pagos"."tipo_medio_pago" AS ENUM ('TARJETA', 'PSE', 'TRANSFERENCIA', 'EFECTIVO', 'ACH');

-- CreateEnum
CREATE TYPE "pagos"."tipo_evento_comision" AS ENUM ('VENTA', 'CONVERSION', 'CLICK', 'IMPRESION');

-- CreateEnum
CREATE TYPE "pagos"."estado_transaction" AS ENUM ('ABIERTA', 'COLECTADA', 'ANULADA');

-- CreateTable
CREATE TABLE "campanias"."campanias_view" (
    "id" UUID NOT NULL,
    "id_cliente" TEXT NOT NULL,
    "nombre" TEXT NOT NULL,
    "itinerario" TEXT[],
    "presupuesto_valor" DECIMAL(20,2) NOT NULL,
    "presupuesto_moneda" TEXT NOT NULL,
    "fecha_inicio" DATE NOT NULL,
    "fecha_fin" DATE NOT NULL,
    "estado" "campanias"."estado_campania" NOT NULL,
    "motivo" TEXT,
    "creada" TIMESTAMPTZ(3) NOT NULL,
    "actualizada" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "campanias_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campanias"."saga_campania" (
    "id_campania" UUID NOT NULL,
    "estado" "campanias"."estado_saga" NOT NULL,
    "pasos" JSONB NOT NULL,
    "motivo" TEXT,
    "vence" TIMESTAMPTZ(3) NOT NULL,
    "iniciada" TIMESTAMPTZ(3) NOT NULL,
    "actualizada" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "saga_campania_pkey" PRIMARY KEY ("id_campania")
);

-- CreateTable
CREATE TABLE "campanias"."cliente_conocido" (
    "id" TEXT NOT NULL,
    "activo" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "cliente_conocido_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cliente"."cliente" (
    "id" UUID NOT NULL,
    "tipo" "cliente"."tipo_cliente" NOT NULL,
    "nombre" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "telefono" TEXT,
    "ciudad" TEXT,
    "pais" TEXT NOT NULL,
    "cedula" TEXT,
    "fecha_nacimiento" DATE,
    "rut" TEXT,
    "fecha_constitucion" DATE,
    "estado" "cliente"."estado_cliente" NOT NULL,
    "fecha_registro" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "cliente_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cliente"."total_pagos" (
    "cliente_id" UUID NOT NULL,
    "moneda" TEXT NOT NULL,
    "cantidad" INTEGER NOT NULL DEFAULT 0,
    "monto" DECIMAL(20,2) NOT NULL DEFAULT 0,
    "ultimo_pago" TIMESTAMPTZ(3),

    CONSTRAINT "total_pagos_pkey" PRIMARY KEY ("cliente_id","moneda")
);

-- CreateTable
CREATE TABLE "cliente"."pago_conocido" (
    "payout_id" TEXT NOT NULL,
    "cliente_id" TEXT NOT NULL,
    "moneda" TEXT NOT NULL,
    "valor" DECIMAL(20,2) NOT NULL,
    "contado" BOOLEAN NOT NULL,
    "cuando" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "pago_conocido_pkey" PRIMARY KEY ("payout_id")
);

-- CreateTable
CREATE TABLE "mensajeria"."mensaje" (
    "secuencia" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "modulo" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "clave" TEXT NOT NULL,
    "posicion" BIGINT,
    "agregado_tipo" TEXT,
    "agregado_id" TEXT,
    "agregado_version" INTEGER,
    "tipo" TEXT NOT NULL,
    "datos" JSONB NOT NULL,
    "metadatos" JSONB NOT NULL,
    "crudo" TEXT,
    "ocurrido" TIMESTAMPTZ(3) NOT NULL,
    "disponible" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mensaje_pkey" PRIMARY KEY ("secuencia")
);

-- CreateTable
CREATE TABLE "mensajeria"."flujo" (
    "modulo" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "numerada" BIGINT NOT NULL DEFAULT 0,
    "publicada" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "flujo_pkey" PRIMARY KEY ("modulo","topic")
);

-- CreateTable
CREATE TABLE "mensajeria"."arriendo" (
    "recurso" TEXT NOT NULL,
    "dueno" TEXT NOT NULL,
    "epoca" BIGINT NOT NULL,
    "vence" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "arriendo_pkey" PRIMARY KEY ("recurso")
);

-- CreateTable
CREATE TABLE "mensajeria"."lectura" (
    "suscripcion" TEXT NOT NULL,
    "modulo" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "posicion" BIGINT NOT NULL,

    CONSTRAINT "lectura_pkey" PRIMARY KEY ("suscripcion","modulo","topic")
);

-- CreateTable
CREATE TABLE "mensajeria"."bandeja" (
    "suscripcion" TEXT NOT NULL,
    "mensaje_id" TEXT NOT NULL,
    "procesado" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bandeja_pkey" PRIMARY KEY ("suscripcion","mensaje_id")
);

-- CreateTable
CREATE TABLE "mensajeria"."aparcado" (
    "orden" BIGSERIAL NOT NULL,
    "suscripcion" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "clave" TEXT NOT NULL,
    "mensaje_id" TEXT NOT NULL,
    "cuerpo" TEXT NOT NULL,
    "estado" "mensajeria"."estado_aparcado" NOT NULL DEFAULT 'APARCADO',
    "intentos" INTEGER NOT NULL,
    "proximo" TIMESTAMPTZ(3) NOT NULL,
    "codigo" TEXT NOT NULL,
    "motivo" TEXT NOT NULL,
    "creado" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "aparcado_pkey" PRIMARY KEY ("orden")
);

-- CreateTable
CREATE TABLE "mensajeria"."clave_idempotencia" (
    "modulo" TEXT NOT NULL,
    "clave" TEXT NOT NULL,
    "comando" TEXT NOT NULL,
    "huella" TEXT NOT NULL,
    "resultado" JSONB NOT NULL,
    "creado" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clave_idempotencia_pkey" PRIMARY KEY ("modulo","clave")
);

-- CreateTable
CREATE TABLE "pagos"."payout" (
    "id" UUID NOT NULL,
    "cliente_id" TEXT NOT NULL,
    "ciclo_id" TEXT NOT NULL,
    "id_campania" TEXT,
    "moneda" TEXT NOT NULL,
    "monto" DECIMAL(20,2),
    "medio_pago_tipo" "pagos"."tipo_medio_pago",
    "medio_pago_mascara" TEXT,
    "estado" "pagos"."estado_payout" NOT NULL,
    "intentos" INTEGER NOT NULL DEFAULT 0,
    "confirmacion_id" TEXT,
    "motivo_fallo" TEXT,
    "reversion_solicitada" TEXT,
    "creado" TIMESTAMPTZ(3) NOT NULL,
    "procesado" TIMESTAMPTZ(3),
    "finalizado" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    "llave" TEXT NOT NULL,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pagos"."transaction" (
    "id" UUID NOT NULL,
    "cliente_id" TEXT NOT NULL,
    "marca_id" TEXT NOT NULL,
    "tipo_evento" "pagos"."tipo_evento_comision" NOT NULL,
    "comision_valor" DECIMAL(20,2) NOT NULL,
    "comision_moneda" TEXT NOT NULL,
    "fecha" TIMESTAMPTZ(3) NOT NULL,
    "ciclo_id" TEXT NOT NULL,
    "estado" "pagos"."estado_transaction" NOT NULL,
    "payout_id" UUID,
    "motivo_anulacion" TEXT,
    "registrada" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pagos"."cliente_conocido" (
    "id" TEXT NOT NULL,
    "activo" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "cliente_conocido_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pago_conocido_cliente_id_moneda_cuando_idx" ON "cliente"."pago_conocido"("cliente_id", "moneda", "cuando");

-- CreateIndex
CREATE INDEX "campanias_view_creada_id_idx" ON "campanias"."campanias_view"("creada", "id");

-- CreateIndex
CREATE INDEX "campanias_view_id_cliente_creada_id_idx" ON "campanias"."campanias_view"("id_cliente", "creada", "id");

-- CreateIndex
CREATE INDEX "saga_campania_estado_vence_idx" ON "campanias"."saga_campania"("estado", "vence");

-- CreateIndex
CREATE INDEX "cliente_fecha_registro_id_idx" ON "cliente"."cliente"("fecha_registro", "id");

-- CreateIndex
CREATE UNIQUE INDEX "cliente_email" ON "cliente"."cliente"("email");

-- CreateIndex
CREATE UNIQUE INDEX "cliente_cedula" ON "cliente"."cliente"("cedula");

-- CreateIndex
CREATE UNIQUE INDEX "cliente_rut" ON "cliente"."cliente"("rut");

-- CreateIndex
CREATE UNIQUE INDEX "mensaje_id_key" ON "mensajeria"."mensaje"("id");

-- CreateIndex
CREATE UNIQUE INDEX "mensaje_version_de_agregado" ON "mensajeria"."mensaje"("agregado_tipo", "agregado_id", "agregado_version");

-- CreateIndex
CREATE UNIQUE INDEX "mensaje_posicion" ON "mensajeria"."mensaje"("modulo", "topic", "posicion");

-- CreateIndex
CREATE INDEX "aparcado_suscripcion_estado_clave_idx" ON "mensajeria"."aparcado"("suscripcion", "estado", "clave");

-- CreateIndex
CREATE UNIQUE INDEX "aparcado_mensaje" ON "mensajeria"."aparcado"("suscripcion", "mensaje_id");

-- CreateIndex
CREATE INDEX "payout_creado_id_idx" ON "pagos"."payout"("creado", "id");

-- CreateIndex
CREATE INDEX "payout_cliente_id_creado_id_idx" ON "pagos"."payout"("cliente_id", "creado", "id");

-- CreateIndex
CREATE INDEX "payout_id_campania_idx" ON "pagos"."payout"("id_campania");

-- CreateIndex
CREATE UNIQUE INDEX "payout_llave" ON "pagos"."payout"("llave");

-- CreateIndex
CREATE INDEX "transaction_fecha_id_idx" ON "pagos"."transaction"("fecha", "id");

-- CreateIndex
CREATE INDEX "transaction_cliente_id_ciclo_id_estado_idx" ON "pagos"."transaction"("cliente_id", "ciclo_id", "estado");

-- CreateIndex
CREATE INDEX "transaction_payout_id_fecha_id_idx" ON "pagos"."transaction"("payout_id", "fecha", "id");

-- AddForeignKey
ALTER TABLE "cliente"."total_pagos" ADD CONSTRAINT "total_pagos_cliente_id_fkey" FOREIGN KEY ("cliente_id") REFERENCES "cliente"."cliente"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pagos"."transaction" ADD CONSTRAINT "transaction_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "pagos"."payout"("id") ON DELETE SET NULL ON UPDATE CASCADE;
