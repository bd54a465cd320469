import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queryObjects } from 'node:v8';
import { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { componer } from './componer.ts';
import { hasta } from './pruebas/canal.ts';
import { crearFeedDePrueba, PARTE_DEL_FEED } from './pruebas/feedDePrueba.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from './pruebas/gatewayDePrueba.ts';

let carpeta: string;
let archivo: string;
let gateway: GatewayDePrueba;
beforeAll(async () => {
  carpeta = await mkdtemp(join(tmpdir(), 'recarga-'));
  archivo = join(carpeta, 'eventos.txt');
  await writeFile(archivo, '');
  gateway = await iniciarGatewayDePrueba([PARTE_DEL_FEED], [crearFeedDePrueba(archivo).enProceso]);
});
afterAll(async () => {
  await gateway.cerrar();
  await rm(carpeta, { recursive: true });
});

const esquemas = () => queryObjects(GraphQLSchema, { format: 'count' });
const version = (n: number) =>
  componer([{ ...PARTE_DEL_FEED, sdl: PARTE_DEL_FEED.sdl.replace('{ cosa: Cosa }', `{ cosa: Cosa v${n}: Int }`) }]);

test('what is open goes on with each new version of the supergraph, and keeps none of those before', async () => {
  const query = 'subscription { eventos { posicion } }';
  const recibidos: unknown[] = [];
  const streams: Response[] = [];
  const ninguno = () => undefined;
  const activas = async () =>
    Number(/gateway_suscripciones_activas\{subgrafo="feed"\} (\d+)/.exec(await gateway.metricas.metrics())?.[1] ?? 0);
  /** With two subscriptions that are opened under it. */
  const recargar = async (n: number) => {
    gateway.recargar(version(n));
    gateway
      .conectar()
      .subscribe({ query }, { next: (resultado) => void recibidos.push(resultado), error: ninguno, complete: ninguno });
    streams.push(await gateway.enviar({ query }, { accept: 'text/event-stream' }));
    await hasta(async () => (await activas()) === 2 * streams.length);
  };
  await recargar(1);
  const antes = esquemas();
  for (let n = 2; n <= 6; n += 1) await recargar(n);
  await writeFile(archivo, 'uno\n');
  await hasta(() => recibidos.length === 6);
  expect(recibidos).toEqual(Array.from({ length: 6 }, () => ({ data: { eventos: { posicion: 1 } } })));
  // Something under way may still have one of before.
  await expect.poll(esquemas, { timeout: 10_000 }).toBeLessThan(antes + 3);
  for (const { body } of streams) await body?.cancel();
}, 120_000);
