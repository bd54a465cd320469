// Packs each service into a few files that start in two thirds of the time: docs/decisiones/paquetes.md.
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { CARPETA, SERVICIOS } from './servicios.ts';

const RAIZ = fileURLToPath(new URL('..', import.meta.url));

const entre = (carpeta: string, archivo: string): string => relative(carpeta, archivo).replaceAll('\\', '/');

/** Read where they are installed, if they are: they load files of their own. */
const EXTERNOS = /^(pulsar-client|@electric-sql\/pglite)(\/|$)/;

const externos = (carpeta: string): Plugin => ({
  name: 'externos',
  resolveId: {
    filter: { id: EXTERNOS },
    async handler(nombre, desde, opciones) {
      const encontrado = await this.resolve(nombre, desde, { ...opciones, skipSelf: true });
      return { id: encontrado === null ? nombre : entre(carpeta, encontrado.id), external: true };
    },
  },
});

/** A module that reads what lies beside it, such as a schema, goes on finding it. */
const enSuSitio = (carpeta: string): Plugin => ({
  name: 'en-su-sitio',
  transform: {
    filter: { code: 'import.meta.url' },
    handler: (codigo, modulo) => {
      const direccion = `new URL(${JSON.stringify(entre(carpeta, modulo))}, import.meta.url).href`;
      return codigo.replaceAll('import.meta.url', direccion);
    },
  },
});

await rm(join(RAIZ, CARPETA), { recursive: true, force: true });
for (const [servicio, archivo] of Object.entries(SERVICIOS)) {
  const carpeta = join(RAIZ, CARPETA, servicio);
  const paquete = await rolldown({
    cwd: RAIZ,
    input: { main: join(RAIZ, archivo) },
    platform: 'node',
    plugins: [externos(carpeta), enSuSitio(carpeta)],
  });
  await paquete.write({ dir: carpeta, entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await paquete.close();
  console.log(`${CARPETA}/${servicio}/main.mjs`);
}
