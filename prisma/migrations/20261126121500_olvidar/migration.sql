-- AlterTable
ALTER TABLE "cliente"."cliente" ADD COLUMN     "olvidado" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "pagos"."cliente_conocido" ADD COLUMN     "olvidado" BOOLEAN NOT NULL DEFAULT false;
