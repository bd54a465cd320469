// Packs each service and each command of the operators into a few files that start in two thirds of the time, with all
// that they read: what is in the folder runs without the rest of the repository. docs/decisiones/paquetes.md.
import { cp, glob, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { copiarPaquete } from './copiarPaquete.ts';
import { CARPETA, LEIDOS, ORDENES, SERVICIOS } from './servicios.ts';

const RAIZ = fileURLToPath(new URL('..', import.meta.url));
const PAQUETE = join(RAIZ, CARPETA);

const entre = (carpeta: string, archivo: string): string => relative(carpeta, archivo).replaceAll('\\', '/');

/** They load files of their own, so they are copied as they are; who imports them. */
const COPIADOS = { 'pulsar-client': 'packages/seedwork', '@prisma/schema-engine-wasm': 'prisma' } as const;

/** For who develops: read where it is installed. Nothing in production needs it. */
const DE_DESARROLLO = /^@electric-sql\/pglite(\/|$)/;

const deDesarrollo = (carpeta: string): Plugin => ({
  name: 'de-desarrollo',
  resolveId: {
    filter: { id: DE_DESARROLLO },
    async handler(nombre, desde, opciones) {
      const encontrado = await this.resolve(nombre, desde, { ...opciones, skipSelf: true });
      return { id: encontrado === null ? nombre : entre(carpeta, encontrado.id), external: true };
    },
  },
});

/** A module that reads what lies beside it, such as a schema, finds it beside its place in the package. */
const enSuSitio = (carpeta: string): Plugin => ({
  name: 'en-su-sitio',
  transform: {
    filter: { id: { exclude: /\0|node_modules/ }, code: 'import.meta.url' },
    handler: (codigo, modulo) => {
      const sitio = entre(carpeta, join(PAQUETE, relative(RAIZ, modulo)));
      return codigo.replaceAll('import.meta.url', `new URL(${JSON.stringify(sitio)}, import.meta.url).href`);
    },
  },
});

await rm(PAQUETE, { recursive: true, force: true });
for (const [cual, archivo] of Object.entries({ ...SERVICIOS, ...ORDENES })) {
  const carpeta = join(PAQUETE, cual);
  const paquete = await rolldown({
    cwd: RAIZ,
    input: { main: join(RAIZ, archivo) },
    platform: 'node',
    external: Object.keys(COPIADOS).map((nombre) => new RegExp(`^${nombre}(/|$)`)),
    plugins: [deDesarrollo(carpeta), enSuSitio(carpeta)],
  });
  await paquete.write({ dir: carpeta, entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await paquete.close();
  console.log(`${CARPETA}/${cual}/main.mjs`);
}
for await (const leido of glob([...LEIDOS], { cwd: RAIZ })) await cp(join(RAIZ, leido), join(PAQUETE, leido));
for (const [nombre, quien] of Object.entries(COPIADOS)) {
  await copiarPaquete(nombre, join(RAIZ, quien), join(PAQUETE, 'node_modules'));
}
