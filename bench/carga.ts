// Many clients on the four processes over one central PostgreSQL: the curve of throughput and latency, a minute with 200
// clients, and ten times what the system can do. docs/carga.md says what came out.
//
//   node scripts/postgres.mjs -- npm run bench:carga
//   node scripts/postgres.mjs -- npm run bench:carga -- --segundos 5 --minuto 10 --clientes 1,16,64
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { urlDePrueba } from '@alpes/prisma/pruebas';
import type { Encargo, Resultado } from './carga/generador.ts';
import { cargar } from './consultas/datos.ts';
import { clientesActivos, cuatroProcesos } from './cuatroProcesos.ts';

const FILAS = 10_000;
const CLIENTES_DEL_MINUTO = 200;
const VECES_LO_QUE_PUEDE = 10;
const SEGUNDOS_DE_SOBRECARGA = 10;
const MUESTRA_MS = 250;

const { values: opciones } = parseArgs({
  options: {
    clientes: { type: 'string', default: '1,2,4,8,16,32,64,128,256' },
    segundos: { type: 'string', default: '10' },
    minuto: { type: 'string', default: '60' },
  },
});

/** What the pools of all subgraphs together held at most. */
interface Pool {
  enUso: number;
  esperando: number;
}

const correr = async (): Promise<void> => {
  const prueba = await urlDePrueba();
  if (prueba === undefined) throw new Error('Set DATABASE_URL, or run it under scripts/postgres.mjs');
  await cargar(prueba.url, FILAS);
  const sistema = await cuatroProcesos(prueba.url);
  const { origen, autorizacion } = sistema;
  const metricas = Object.values(sistema.subgrafos).map((url) => new URL('/metrics', url).href);
  const generador = fork(fileURLToPath(new URL('./carga/generador.ts', import.meta.url)), {
    serialization: 'advanced',
  });
  try {
    const idClientes = await clientesActivos(prueba.url);
    const medir = async (forma: Encargo['forma'], segundos: number): Promise<Resultado & { readonly pool: Pool }> => {
      const pool: Pool = { enUso: 0, esperando: 0 };
      const reloj = setInterval(() => void mirarPools(metricas, pool), MUESTRA_MS);
      generador.send({ origen, autorizacion, idClientes, segundos, forma } satisfies Encargo);
      const [resultado] = (await once(generador, 'message')) as [Resultado];
      clearInterval(reloj);
      return { ...resultado, pool };
    };
    await medir({ clientes: 16 }, Math.min(5, Number(opciones.segundos)));
    console.log(
      `${cpus().length} × ${cpus()[0]?.model ?? '?'}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`,
    );

    console.log('\nclients | requests/s | p50 ms | p99 ms | connections in use, at most | waiting for one, at most');
    let mejor = 0;
    for (const clientes of opciones.clientes.split(',').map(Number)) {
      const medida = await medir({ clientes }, Number(opciones.segundos));
      mejor = Math.max(mejor, ritmo(medida));
      console.log(
        [clientes, ritmo(medida), ms(medida.p50), ms(medida.p99), medida.pool.enUso, medida.pool.esperando].join(' | '),
        otras(medida),
      );
    }

    const minuto = await medir({ clientes: CLIENTES_DEL_MINUTO }, Number(opciones.minuto));
    console.log(`\n${CLIENTES_DEL_MINUTO} clients for ${opciones.minuto} s: ${resumen(minuto)}`);
    const porSegundo = VECES_LO_QUE_PUEDE * mejor;
    const sobrecarga = await medir({ porSegundo }, SEGUNDOS_DE_SOBRECARGA);
    console.log(`${porSegundo} requests/s asked for, ${VECES_LO_QUE_PUEDE} times the best: ${resumen(sobrecarga)}`);
    console.log(`  p99 of each second: ${sobrecarga.porSegundo.map(ms).join(', ')} ms`);
    const despues = await medir({ clientes: 16 }, SEGUNDOS_DE_SOBRECARGA);
    console.log(`16 clients right after it: ${resumen(despues)}`);
    console.log(`  p99 of each second: ${despues.porSegundo.map(ms).join(', ')} ms`);
  } finally {
    generador.disconnect();
    await sistema.detener();
    await prueba.eliminar();
  }
};

const mirarPools = async (direcciones: readonly string[], pool: Pool): Promise<void> => {
  const textos = await Promise.all(direcciones.map(async (url) => (await fetch(url)).text()));
  const suma = (estado: string): number =>
    textos.reduce((total, texto) => {
      const [, valor] = texto.match(new RegExp(`^alpes_base_conexiones\\{.*estado="${estado}".*\\} (\\d+)`, 'm')) ?? [];
      return total + Number(valor ?? 0);
    }, 0);
  pool.enUso = Math.max(pool.enUso, suma('enUso'));
  pool.esperando = Math.max(pool.esperando, suma('esperando'));
};

const ritmo = ({ hechas, segundos }: Resultado): number => Math.round(hechas / segundos);
const ms = (tiempo: number): string => tiempo.toFixed(tiempo < 10 ? 1 : 0);
const otras = ({ rechazadas, fallidas }: Resultado): string =>
  rechazadas + Object.keys(fallidas).length === 0
    ? ''
    : ` (${rechazadas} refused, failed: ${JSON.stringify(fallidas)})`;
const resumen = (medida: Resultado & { readonly pool: Pool }): string =>
  `${ritmo(medida)} done/s, p50 ${ms(medida.p50)} ms, p99 ${ms(medida.p99)} ms, ${medida.rechazadas} refused with 503 ` +
  `(p99 ${ms(medida.p99Rechazo)} ms), failed: ${JSON.stringify(medida.fallidas)}; pool ${medida.pool.enUso} in use, ` +
  `${medida.pool.esperando} waiting`;

await correr();
