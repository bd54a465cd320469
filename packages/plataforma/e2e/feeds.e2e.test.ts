import { existsSync } from 'node:fs';
import { nuevoId } from '@alpes/seedwork/dominio/ids';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirPuerta } from '../fallos/puerta.ts';
import { registrarPersona } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

/** Where the machine's packages put it; .ci/run installs it. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

// Left out where there is none, but for CI.
describe.runIf(CHROMIUM !== undefined || process.env['CI'] === 'true')('the pages, in a browser', () => {
  let sistema: Sistema;
  let navegador: Browser;
  let pagina: Page;
  /** Where the page has gone to. */
  const origenes = new Set<string>();
  const faltas: string[] = [];

  beforeAll(async () => {
    if (CHROMIUM === undefined) throw new Error('There is no Chromium on this machine: apt-get install chromium');
    sistema = await levantar();
    navegador = await puppeteer.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
      timeout: 60_000,
    });
    pagina = await navegador.newPage();
    pagina.on('request', (peticion) => {
      if (peticion.url().startsWith('http')) origenes.add(new URL(peticion.url()).origin);
    });
    pagina.on('pageerror', (error) => faltas.push(String(error)));
    pagina.on('console', (mensaje) => {
      if (mensaje.type() === 'error') faltas.push(mensaje.text());
    });
  });
  afterAll(async () => {
    await navegador?.close();
    await sistema?.detener();
  });

  const vistos = () =>
    pagina.$$eval('#eventosCliente li', (filas) => filas.map((fila) => fila.dataset['id'] ?? fila.textContent));
  const enElRegistro = async (tipo?: string) => {
    const filas = await sistema.base.prisma.mensaje.findMany({
      where: { topic: 'eventos.cliente', posicion: { not: null }, ...(tipo === undefined ? {} : { tipo }) },
      orderBy: { posicion: 'desc' },
    });
    return filas.map(({ id }) => id);
  };
  const numerados = (cuantos: number) => expect.poll(async () => (await enElRegistro()).length).toBe(cuantos);
  const estado = () => pagina.$eval('#eventosCliente .estado', (nodo) => nodo.textContent);
  const cursor = () => pagina.$eval('#eventosCliente .cursor', (nodo) => nodo.textContent);
  const pulsar = () => pagina.$eval('#eventosCliente button', (boton) => boton.click());

  it('shows the events live, pauses, and goes on from its cursor with none left out', async () => {
    await registrarPersona(sistema);
    await numerados(1);
    await pagina.goto(`${sistema.url}/feeds?desde=inicio`);
    await expect.poll(vistos).toEqual(await enElRegistro());
    await registrarPersona(sistema);
    await numerados(2);
    await expect.poll(vistos).toEqual(await enElRegistro());

    await pulsar();
    expect(await estado()).toBe('en pausa');
    const parado = await cursor();
    await registrarPersona(sistema);
    await numerados(3);
    expect(await vistos()).toHaveLength(2);
    expect(await cursor()).toBe(parado);
    await pulsar();
    await expect.poll(vistos).toEqual(await enElRegistro());
    expect(await estado()).toBe('en vivo');
    expect(await cursor()).not.toBe(parado);
    expect(faltas).toEqual([]);
    expect([...origenes]).toEqual([new URL(sistema.url).origin]);
  });

  it("comes back by itself where it was cut off, with the browser's own EventSource", async () => {
    const puerta = await abrirPuerta(() => [sistema.url]);
    const otra = await navegador.newPage();
    try {
      await otra.goto(`${puerta.origen}/feeds`);
      await otra.evaluate(() => {
        const consulta = 'subscription { eventosCliente(despuesDe: "inicio") { id } }';
        const fuente = new EventSource(`/graphql?query=${encodeURIComponent(consulta)}`);
        const recibidos: string[] = [];
        Object.assign(window, { recibidos });
        fuente.addEventListener('next', ({ data }) => {
          const { eventosCliente } = (JSON.parse(data) as { data: { eventosCliente: { id: string } } }).data;
          recibidos.push(eventosCliente.id);
        });
      });
      const recibidos = () => otra.evaluate(() => (window as unknown as { recibidos: string[] }).recibidos);
      const debidos = async () => (await enElRegistro()).toReversed();
      await expect.poll(recibidos).toEqual(await debidos());
      const antes = (await debidos()).length;

      puerta.cortar();
      await registrarPersona(sistema);
      await numerados(antes + 1);
      // Had it begun anew, the first ones would be there twice.
      await expect.poll(recibidos).toEqual(await debidos());
    } finally {
      await otra.close();
      await puerta.cerrar();
    }
  });

  it('filters by type, from where it is', async () => {
    await pagina.$eval('#eventosCliente input[value="CLIENTE_SUSPENDIDO"]', (marca) =>
      (marca as HTMLInputElement).click(),
    );
    const antes = await vistos();
    const id = await registrarPersona(sistema);
    await sistema.cliente.request(
      'mutation Suspender($id: ID!) { suspenderCliente(entrada: { id: $id, motivo: "Prueba" }) { errores { codigo } } }',
      { id },
    );
    await expect.poll(async () => (await enElRegistro('ClienteSuspendido.v1')).length).toBe(1);
    await expect.poll(vistos).toEqual([...(await enElRegistro('ClienteSuspendido.v1')), ...antes]);
  });

  it('filters by ids and by amount', async () => {
    const pedidos: { readonly filtro: object }[] = [];
    pagina.on('request', (peticion) => {
      const cuerpo = peticion.postData();
      if (cuerpo?.includes('eventosPagos')) pedidos.push(JSON.parse(cuerpo).variables);
    });
    const escribir = (campo: string, valor: string) =>
      pagina.$eval(
        `#eventosPagos [name="${campo}"]`,
        (nodo, texto) => {
          (nodo as HTMLInputElement).value = texto;
          nodo.dispatchEvent(new Event('change'));
        },
        valor,
      );
    const [uno, otro] = [nuevoId(), nuevoId()];
    await escribir('clienteIds', `${uno}, ${otro}`);
    await escribir('monto.minimo', '10.00');
    await escribir('monto', 'USD');
    await expect
      .poll(() => pedidos.at(-1)?.filtro)
      .toEqual({ clienteIds: [uno, otro], monto: { moneda: 'USD', minimo: '10.00' } });
    await expect.poll(() => pagina.$eval('#eventosPagos .estado', (nodo) => nodo.textContent)).toBe('en vivo');
    expect(faltas).toEqual([]);
  });

  it('the explorer draws itself and runs an operation, with what its policy lets it do', async () => {
    faltas.length = 0;
    await pagina.goto(`${sistema.url}/explorador?operacion=ListarClientes`);
    await pagina.waitForSelector('.graphiql-execute-button');
    await pagina.click('.graphiql-execute-button');
    const respuesta = () => pagina.$eval('.result-window', (nodo) => nodo.textContent);
    await expect.poll(respuesta, { timeout: 20_000 }).toMatch(/"data":.*"clientes":/s);
    expect(faltas).toEqual([]);
  });
});
