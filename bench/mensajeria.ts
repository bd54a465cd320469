// How fast messages travel, beside what carries them by itself: docs/mediciones.md.
//
//   node scripts/postgres.mjs -- node scripts/pulsar.mjs -- npm run bench:mensajeria [-- --rondas 2 --solo WebSocket]
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { adaptadores } from './mensajeria/adaptadores.ts';
import { comparar } from './mensajeria/comparar.ts';
import { informe } from './mensajeria/informe.ts';

const { values } = parseArgs({
  options: {
    rondas: { type: 'string', default: '3' },
    idas: { type: 'string', default: '60' },
    publicar: { type: 'string', default: '10000' },
    consumir: { type: 'string', default: '1000' },
    solo: { type: 'string', default: '' },
  },
});
const tamano = {
  rondas: Number(values.rondas),
  idas: Number(values.idas),
  publicar: Number(values.publicar),
  consumir: Number(values.consumir),
};

const base = await baseDePrueba();
try {
  console.log(`Messages of about 500 bytes, on ${base.motor}; Node ${process.version}, ${cpus().length} processors.`);
  for (const { nombre, falta, abrir } of await adaptadores()) {
    if (!nombre.includes(values.solo)) continue;
    console.log(`\n${nombre}`);
    if (falta !== undefined) {
      console.log(`  skipped: ${falta}`);
      continue;
    }
    const { nuestro, pelado, cerrar } = await abrir(base);
    const inicio = performance.now();
    console.log(informe(await comparar(nuestro, pelado, tamano)));
    const segundos = Math.round((performance.now() - inicio) / 1_000);
    console.log(
      `  ${segundos} s; load of the machine at the end: ${loadavg()
        .map((carga) => carga.toFixed(1))
        .join(' ')}`,
    );
    await cerrar();
  }
} finally {
  await base.cerrar();
}
