// Applies the pending migrations to DATABASE_URL.
import { abrirBaseDeDatos, ErrorDeArranque } from '../prisma/baseDeDatos.ts';
import { migrar } from '../prisma/migrar.ts';

const url = process.env['DATABASE_URL'];
if (url === undefined || url === '') {
  console.error('Set DATABASE_URL. (Without it, npm start migrates its own database by itself.)');
  process.exit(2);
}
try {
  const base = await abrirBaseDeDatos({ url, maximoConexiones: 1 });
  try {
    const nombres = await migrar(base, { reintentar: process.argv.includes('--reintentar') });
    console.log(nombres.length === 0 ? 'Nothing to apply.' : `Applied: ${nombres.join(', ')}`);
  } finally {
    await base.cerrar();
  }
} catch (error) {
  if (!(error instanceof ErrorDeArranque)) throw error;
  console.error(error.message);
  process.exit(1);
}
