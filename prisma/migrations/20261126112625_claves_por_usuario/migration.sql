-- A key is its user's own. Those that were stored before are nobody's, and end with their days.
-- AlterTable
ALTER TABLE "mensajeria"."clave_idempotencia" DROP CONSTRAINT "clave_idempotencia_pkey",
ADD COLUMN     "usuario" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "clave_idempotencia_pkey" PRIMARY KEY ("modulo", "usuario", "clave");
