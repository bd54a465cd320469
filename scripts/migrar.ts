// Applies the pending migrations to DATABASE_URL.
import { leerConfiguracion, urlDeBaseDeDatos } from '../packages/seedwork/proceso/configuracion.ts';
import { abrirBaseDeDatos, ErrorDeArranque } from '../prisma/baseDeDatos.ts';
import { migrar } from '../prisma/migrar.ts';

try {
  const { DATABASE_URL: url } = leerConfiguracion({ DATABASE_URL: urlDeBaseDeDatos }, process.env);
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
