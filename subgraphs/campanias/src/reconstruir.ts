// Writes the view of the campaigns anew from their events. The system may go on working meanwhile.
import { fileURLToPath } from 'node:url';
import { abrirMigrada } from '@alpes/seedwork/proceso/abrirMigrada';
import { urlDeBaseDeDatos } from '@alpes/seedwork/proceso/configuracion';
import { correrTarea } from '@alpes/seedwork/proceso/correrTarea';
import { z } from 'zod';
import { reconstruirVista } from './infraestructura/reconstruirVista.ts';

await correrTarea({
  nombre: 'reconstruir',
  titulo: 'Escribe de nuevo la vista de las campañas a partir de sus eventos',
  ajustes: {
    DATABASE_URL: urlDeBaseDeDatos.optional(),
    DATOS: z
      .string()
      .default(fileURLToPath(new URL('../../../datos', import.meta.url)))
      .describe('Carpeta de la base de datos embebida; sin DATABASE_URL.'),
  },
  abrir: ({ DATABASE_URL, DATOS }) =>
    abrirMigrada(DATABASE_URL === undefined ? { carpeta: DATOS } : { url: DATABASE_URL, maximoConexiones: 1 }),
  async hacer(base) {
    const { escritas, sobrantes } = await reconstruirVista(base.prisma);
    console.log(`campanias_view: ${escritas} rows written from their events, ${sobrantes} without events removed.`);
  },
});
