// Clients of the load benchmark, as a process of its own, so that they do not share a thread with what is measured.
// Its parent sends what to do; it answers with what came back.
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { setTimeout as esperar } from 'node:timers/promises';
import { Pool } from 'undici';
import { crearAzar } from '../../packages/plataforma/fallos/azar.ts';
import { elegirPeticion } from './peticiones.ts';

/** What a load is. */
export interface Encargo {
  readonly origen: string;
  /** The header that says who asks. */
  readonly autorizacion: string;
  readonly idClientes: readonly string[];
  readonly segundos: number;
  /** Clients that send the next request when the one before has been answered; or so many requests a second, whatever comes back. */
  readonly forma: { readonly clientes: number } | { readonly porSegundo: number };
}

/** What came back. Times in ms, of the requests that were done. */
export interface Resultado {
  readonly hechas: number;
  /** Answers of a system that has too much to do: 503 with a `Retry-After`. */
  readonly rechazadas: number;
  /** Everything else: errors, other states, connections that broke. There should be none. */
  readonly fallidas: Readonly<Record<string, number>>;
  readonly segundos: number;
  readonly p50: number;
  readonly p99: number;
  /** Of the refusals. */
  readonly p99Rechazo: number;
  /** p99 of each second, by when the request was sent. */
  readonly porSegundo: readonly number[];
}

const CONEXIONES_EN_SOBRECARGA = 2_048;

/** Opens them before anything is measured, some at a time: clients that are there do not all connect in one moment. */
const conectar = async (pool: Pool, conexiones: number): Promise<void> => {
  const abrir = async (cuantas: number): Promise<void> => {
    // As many at once as there are to be: with fewer, those that are open would serve for them.
    const respuestas = await Promise.all(
      Array.from({ length: cuantas }, () => pool.request({ path: '/live', method: 'GET' })),
    );
    await Promise.all(respuestas.map(({ body }) => body.dump()));
  };
  for (let abiertas = 64; abiertas < conexiones; abiertas *= 2) await abrir(abiertas);
  await abrir(conexiones);
};

const cargar = async ({ origen, autorizacion, idClientes, segundos, forma }: Encargo): Promise<Resultado> => {
  const conexiones = 'clientes' in forma ? forma.clientes : CONEXIONES_EN_SOBRECARGA;
  const pool = new Pool(origen, { connections: conexiones, pipelining: 1 });
  await conectar(pool, conexiones);
  const azar = crearAzar(7);
  const todas = createHistogram();
  const rechazos = createHistogram();
  const cubos: RecordableHistogram[] = Array.from({ length: Math.ceil(segundos) }, () => createHistogram());
  const fallidas: Record<string, number> = {};
  const fallar = (razon: string): void => {
    fallidas[razon] = (fallidas[razon] ?? 0) + 1;
  };

  const inicio = performance.now();
  const fin = inicio + segundos * 1000;
  const una = async (): Promise<void> => {
    const antes = performance.now();
    try {
      const { statusCode, headers, body } = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: autorizacion },
        body: elegirPeticion(azar, idClientes),
      });
      const texto = await body.text();
      const tardo = Math.max(1, Math.round((performance.now() - antes) * 1000));
      if (statusCode === 503 && headers['retry-after'] !== undefined) rechazos.record(tardo);
      else if (statusCode !== 200) fallar(`HTTP ${statusCode}`);
      else if (texto.includes('"errors":[') || /"errores":\[\{/.test(texto)) fallar(texto.slice(0, 200));
      else {
        todas.record(tardo);
        cubos[Math.floor((antes - inicio) / 1000)]?.record(tardo);
      }
    } catch (error) {
      fallar(error instanceof Error ? error.message : String(error));
    }
  };

  if ('clientes' in forma) {
    const cliente = async (): Promise<void> => {
      while (performance.now() < fin) await una();
    };
    await Promise.all(Array.from({ length: forma.clientes }, cliente));
  } else {
    const enCurso = new Set<Promise<void>>();
    for (let enviadas = 0; performance.now() < fin; ) {
      const debidas = ((performance.now() - inicio) / 1000) * forma.porSegundo;
      for (; enviadas < debidas; enviadas += 1) {
        const peticion = una();
        enCurso.add(peticion);
        void peticion.then(() => enCurso.delete(peticion));
      }
      await esperar(5);
    }
    await Promise.all(enCurso);
  }
  const duracion = (performance.now() - inicio) / 1000;
  await pool.close();

  const ms = (histograma: RecordableHistogram, parte: number): number =>
    histograma.count === 0 ? 0 : histograma.percentile(parte) / 1000;
  return {
    hechas: todas.count,
    rechazadas: rechazos.count,
    fallidas,
    segundos: duracion,
    p50: ms(todas, 50),
    p99: ms(todas, 99),
    p99Rechazo: ms(rechazos, 99),
    porSegundo: cubos.map((cubo) => ms(cubo, 99)),
  };
};

process.on('message', async (encargo: Encargo) => process.send?.(await cargar(encargo)));
process.on('disconnect', () => process.exit());
