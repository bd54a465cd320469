// Writes the view of the campaigns anew from their events. The system may go on working meanwhile.
import { fileURLToPath } from 'node:url';
import { abrirBaseDeDatos, ErrorDeArranque } from '@alpes/prisma/baseDeDatos';
import { exigirMigrada } from '@alpes/prisma/migrar';
import { leerConfiguracion, urlDeBaseDeDatos } from '@alpes/seedwork/proceso/configuracion';
import { z } from 'zod';
import { reconstruirVista } from './infraestructura/reconstruirVista.ts';

const CONFIGURACION = {
  DATABASE_URL: urlDeBaseDeDatos.optional(),
  DATOS: z.string().default(fileURLToPath(new URL('../../../datos', import.meta.url))),
};

try {
  const { DATABASE_URL, DATOS } = leerConfiguracion(CONFIGURACION, process.env);
  const base = await abrirBaseDeDatos(
    DATABASE_URL === undefined ? { carpeta: DATOS } : { url: DATABASE_URL, maximoConexiones: 1 },
  );
  try {
    await exigirMigrada(base);
    const { escritas, sobrantes } = await reconstruirVista(base.prisma);
    console.log(`campanias_view: ${escritas} rows written from their events, ${sobrantes} without events removed.`);
  } finally {
    await base.cerrar();
  }
} catch (error) {
  if (!(error instanceof ErrorDeArranque)) throw error;
  console.error(error.message);
  process.exit(1);
}
