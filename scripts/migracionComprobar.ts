// Fails when prisma/schema and prisma/migrations have drifted apart.
import { diferencia, leerMigraciones } from '../prisma/migraciones.ts';

const sql = await diferencia(await leerMigraciones());
if (sql !== undefined) {
  console.error(`prisma/schema has changes without a migration. Run: npm run migracion -- <name>\n\n${sql}`);
  process.exit(1);
}
