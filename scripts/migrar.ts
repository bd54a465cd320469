// Applies the pending migrations to DATABASE_URL, gives the roles of the contexts their rights, and makes the users that
// their processes connect as where they are told: docs/seguridad.md.
import { leerConfiguracion, urlDeBaseDeDatos } from '../packages/seedwork/proceso/configuracion.ts';
import { abrirBaseDeDatos, ErrorDeArranque } from '../prisma/baseDeDatos.ts';
import { comoCrearRoles, concederRoles, prepararUsuarios } from '../prisma/contextos.ts';
import { migrar } from '../prisma/migrar.ts';

const AJUSTES = {
  DATABASE_URL: urlDeBaseDeDatos,
  DATABASE_URL_CLIENTE: urlDeBaseDeDatos.optional(),
  DATABASE_URL_PAGOS: urlDeBaseDeDatos.optional(),
  DATABASE_URL_CAMPANIAS: urlDeBaseDeDatos.optional(),
};

try {
  const ajustes = leerConfiguracion(AJUSTES, process.env);
  const urls = {
    cliente: ajustes.DATABASE_URL_CLIENTE,
    pagos: ajustes.DATABASE_URL_PAGOS,
    campanias: ajustes.DATABASE_URL_CAMPANIAS,
  };
  const conUsuarios = Object.values(urls).some((url) => url !== undefined);
  const base = await abrirBaseDeDatos({ url: ajustes.DATABASE_URL, maximoConexiones: 1 });
  try {
    const nombres = await migrar(base, { reintentar: process.argv.includes('--reintentar') });
    console.log(nombres.length === 0 ? 'Nothing to apply.' : `Applied: ${nombres.join(', ')}`);
    const faltan = await concederRoles(base);
    if (faltan.length > 0 && conUsuarios) throw new ErrorDeArranque(comoCrearRoles(faltan));
    // Without users of their own the processes work as the one that migrates.
    if (faltan.length > 0) console.error(comoCrearRoles(faltan));
    await prepararUsuarios(base, urls);
  } finally {
    await base.cerrar();
  }
} catch (error) {
  if (!(error instanceof ErrorDeArranque)) throw error;
  console.error(error.message);
  process.exit(1);
}
