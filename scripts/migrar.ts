// Applies the pending migrations to DATABASE_URL, gives the roles of the contexts their rights, and makes the users that
// their processes connect as where they are told: docs/seguridad.md.
import { urlDeBaseDeDatos } from '../packages/seedwork/proceso/configuracion.ts';
import { correrTarea } from '../packages/seedwork/proceso/correrTarea.ts';
import { abrirBaseDeDatos, ErrorDeArranque } from '../prisma/baseDeDatos.ts';
import { comoCrearRoles, concederRoles, prepararUsuarios } from '../prisma/contextos.ts';
import { migrar } from '../prisma/migrar.ts';

const urlDe = (contexto: string) =>
  urlDeBaseDeDatos.optional().describe(`Con qué se conecta ${contexto}: se crea su usuario, o se le da esa clave.`);

await correrTarea({
  nombre: 'migrar',
  titulo: 'Aplica las migraciones pendientes a DATABASE_URL y prepara los usuarios de los contextos',
  ajustes: {
    DATABASE_URL: urlDeBaseDeDatos,
    DATABASE_URL_CLIENTE: urlDe('cliente'),
    DATABASE_URL_PAGOS: urlDe('pagos'),
    DATABASE_URL_CAMPANIAS: urlDe('campanias'),
  },
  opciones: { reintentar: 'Vuelve a aplicar una migración que falló, después de corregir su causa.' },
  abrir: ({ DATABASE_URL: url }) => abrirBaseDeDatos({ url, maximoConexiones: 1 }),
  async hacer(base, ajustes, dadas) {
    const urls = {
      cliente: ajustes.DATABASE_URL_CLIENTE,
      pagos: ajustes.DATABASE_URL_PAGOS,
      campanias: ajustes.DATABASE_URL_CAMPANIAS,
    };
    const conUsuarios = Object.values(urls).some((url) => url !== undefined);
    const nombres = await migrar(base, { reintentar: dadas.has('reintentar') });
    console.log(nombres.length === 0 ? 'Nothing to apply.' : `Applied: ${nombres.join(', ')}`);
    const faltan = await concederRoles(base);
    if (faltan.length > 0 && conUsuarios) throw new ErrorDeArranque(comoCrearRoles(faltan));
    // Without users of their own the processes work as the one that migrates.
    if (faltan.length > 0) console.error(comoCrearRoles(faltan));
    await prepararUsuarios(base, urls);
  },
});
