// Writes the next migration from the difference between the migrations and prisma/schema.
import { diferencia, escribirMigracion, leerMigraciones } from '../prisma/migraciones.ts';

const titulo = (process.argv[2] ?? '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
if (titulo === '') {
  console.error('Usage: npm run migracion -- <name>');
  process.exit(2);
}
const sql = await diferencia(await leerMigraciones());
const nombre = await escribirMigracion(titulo, sql ?? '-- Written by hand.\n', new Date());
console.log(`prisma/migrations/${nombre}/migration.sql${sql === undefined ? ' (empty: nothing has changed)' : ''}`);
