// Writes the next migration from the difference between the migrations and prisma/schema.
import { diferencia, escribirMigracion, leerMigraciones } from '../prisma/migraciones.ts';

const [dado = ''] = process.argv.slice(2);
const titulo = dado.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
// Who asks for help does not want a migration of that name.
if (titulo === '' || dado.startsWith('-')) {
  console.error('Usage: npm run migracion -- <name>');
  process.exit(2);
}
const sql = await diferencia(await leerMigraciones());
const nombre = await escribirMigracion(titulo, sql ?? '-- Written by hand.\n', new Date());
console.log(`prisma/migrations/${nombre}/migration.sql${sql === undefined ? ' (empty: nothing has changed)' : ''}`);
