import { setTimeout as dormir } from 'node:timers/promises';
import { clientesDePulsar, direccionDe, urlWebSocket } from '@alpes/seedwork/pruebas/pulsar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrancarPulsar, type PulsarDePrueba } from '../../../scripts/pulsar.mjs';
import { crearCampania, ESPERA, esperarCampania, leerCampania, registrarPersona } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

/** How long the broker is away. */
const AUSENCIA_MS = Number(process.env['ALPES_AUSENCIA_S'] ?? 20) * 1_000;
/** Between two campaigns. */
const CADA_MS = 250;

describe.skipIf(urlWebSocket() === undefined)('a broker that is away (needs one: scripts/pulsar.mjs)', () => {
  let pulsar: PulsarDePrueba;
  let sistema: Sistema;
  beforeAll(async () => {
    pulsar = await arrancarPulsar();
    const [cliente = 'websocket'] = await clientesDePulsar();
    const url = direccionDe(cliente, pulsar);
    // No saga must end because nobody answered it.
    const plazoSagaMs = AUSENCIA_MS + 600_000;
    sistema = await levantar({ plazoSagaMs }, undefined, { url, tenant: 'public', namespace: 'default' });
  });
  afterAll(async () => {
    await sistema?.detener();
    await pulsar?.detener();
  });

  const salud = async () => ((await (await fetch(`${sistema.url}/health`)).json()) as { estado: string }).estado;

  it(`for ${AUSENCIA_MS / 1_000} s: commands are taken, their events are seen, and all the rest comes when it is back`, {
    timeout: AUSENCIA_MS * 3 + 180_000,
  }, async () => {
    const idCliente = await registrarPersona(sistema);
    const antes = await crearCampania(sistema, idCliente);
    await esperarCampania(sistema, antes, { estado: 'APROBADA' });
    await expect.poll(salud, ESPERA).toBe('ok');
    const eventos = sistema.suscribir<{ eventosCampanias: { tipo: string; campania: { id: string } } }>(
      'subscription Seguir { eventosCampanias(despuesDe: "inicio") { tipo campania { id } } }',
    );
    const vistas = new Set<string>();
    const seguir = async () => {
      for await (const { eventosCampanias: evento } of eventos) {
        if (evento.tipo.startsWith('CampaniaCreada')) vistas.add(evento.campania.id);
      }
    };
    const siguiendo = seguir();
    await expect.poll(() => vistas.has(antes), ESPERA).toBe(true);

    await pulsar.matar();
    const fin = performance.now() + AUSENCIA_MS;
    const creadas: string[] = [];
    while (performance.now() < fin) {
      creadas.push(await crearCampania(sistema, idCliente, '100.00'));
      await dormir(CADA_MS);
    }
    expect(await salud()).toBe('degradado');
    await expect.poll(() => creadas.every((id) => vistas.has(id)), ESPERA).toBe(true);
    // The payments are asked for in messages, and wait.
    for (const id of creadas) expect(await leerCampania(sistema, id)).toMatchObject({ estado: 'PENDIENTE' });

    await pulsar.encender();
    const inicio = performance.now();
    const aprobadas = () =>
      sistema.base.prisma.campaniaVista.count({ where: { id: { in: creadas }, estado: 'APROBADA' } });
    await expect.poll(aprobadas, { timeout: 60_000 + AUSENCIA_MS * 2, interval: 100 }).toBe(creadas.length);
    console.log(`${creadas.length} campaigns were paid ${Math.round(performance.now() - inicio)} ms after it was back`);
    await esperarCampania(sistema, creadas.at(-1) ?? '', { cliente: { totalPagos: creadas.length + 1 } });
    await expect.poll(salud, ESPERA).toBe('ok');
    expect(await sistema.base.prisma.aparcado.count()).toBe(0);
    await eventos.return?.();
    await siguiendo;
  });
});
