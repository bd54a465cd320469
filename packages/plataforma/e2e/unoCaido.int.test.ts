import { readFile } from 'node:fs/promises';
import { campanias } from '@alpes/campanias/modulo';
import { cliente } from '@alpes/cliente/modulo';
import { type GatewayEnMarcha, iniciarGateway } from '@alpes/gateway/servidor';
import { type SubgrafoHttp, subgrafoHttp } from '@alpes/gateway/subgrafoHttp';
import { pagos } from '@alpes/pagos/modulo';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { type ServidorEnMarcha, servirSubgrafo } from '@alpes/seedwork/graphql/servidorSubgrafo';
import { BusEmbebido } from '@alpes/seedwork/infraestructura/busEmbebido';
import { iniciarModulo, type ModuloEnMarcha } from '@alpes/seedwork/modulo';
import { crearMetricas } from '@alpes/seedwork/observabilidad/metricas';
import type { ExecutionResult } from 'graphql';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Every list at the root, and what several contexts answer together. */
const TODO = `query Todo($creado: PeriodoFiltro) {
  clientes { total }
  payouts(filtro: { creado: $creado }) { total }
  transactions { total }
  campanias { total }
  sagas { total }
  mensajesApartadosCliente { total }
  mensajesApartadosPagos { total }
  mensajesApartadosCampanias { total }
  panel { clientes { total } pagos { total } campanias { total } }
  buscar(texto: "nadie") { clientes { relevancia } payouts { relevancia } campanias { relevancia } }
}`;

/** What an empty system answers to that. */
const VACIO = {
  clientes: { total: 0 },
  payouts: { total: 0 },
  transactions: { total: 0 },
  campanias: { total: 0 },
  sagas: { total: 0 },
  mensajesApartadosCliente: { total: 0 },
  mensajesApartadosPagos: { total: 0 },
  mensajesApartadosCampanias: { total: 0 },
  panel: { clientes: { total: 0 }, pagos: { total: 0 }, campanias: { total: 0 } },
  buscar: { clientes: [], payouts: [], campanias: [] },
};

/** The same while a context is away: what is its own is null. */
const SIN: Readonly<Record<string, object>> = {
  cliente: {
    ...VACIO,
    clientes: null,
    mensajesApartadosCliente: null,
    panel: { ...VACIO.panel, clientes: null },
    buscar: { ...VACIO.buscar, clientes: null },
  },
  pagos: {
    ...VACIO,
    payouts: null,
    transactions: null,
    mensajesApartadosPagos: null,
    panel: { ...VACIO.panel, pagos: null },
    buscar: { ...VACIO.buscar, payouts: null },
  },
  campanias: {
    ...VACIO,
    campanias: null,
    sagas: null,
    mensajesApartadosCampanias: null,
    panel: { ...VACIO.panel, campanias: null },
    buscar: { ...VACIO.buscar, campanias: null },
  },
};

describe('an operation over the three contexts', () => {
  const bitacora = pino({ level: 'silent' });
  const registro = new Registry();
  const metricas = crearMetricas(registro);
  let base: BaseDeDatos;
  let bus: BusEmbebido;
  let modulos: ModuloEnMarcha[];
  let gateway: GatewayEnMarcha;
  const servidores = new Map<string, ServidorEnMarcha>();
  const conexiones: SubgrafoHttp[] = [];

  const servir = async (modulo: ModuloEnMarcha, puerto = 0): Promise<string> => {
    const servidor = await servirSubgrafo({ modulo, puerto, anfitrion: '127.0.0.1', bitacora, metricas });
    servidores.set(modulo.nombre, servidor);
    return servidor.url;
  };

  beforeAll(async () => {
    base = await baseDePrueba();
    bus = new BusEmbebido(base, bitacora);
    const entorno = { base, bus, bitacora, metricas };
    modulos = await Promise.all([
      iniciarModulo(cliente, entorno),
      iniciarModulo(pagos({ demoraPasarelaMs: 300, consultaMs: 100 }), entorno),
      iniciarModulo(campanias({ plazoSagaMs: 60_000 }), entorno),
    ]);
    for (const modulo of modulos) {
      conexiones.push(subgrafoHttp({ nombre: modulo.nombre, url: await servir(modulo) }));
    }
    gateway = await iniciarGateway({
      supergrafo: await readFile(
        new URL('./supergraph.graphql', import.meta.resolve('@alpes/gateway/servidor')),
        'utf8',
      ),
      subgrafos: conexiones,
      puerto: 0,
      anfitrion: '127.0.0.1',
      bitacora,
      metricas: registro,
    });
  });
  afterAll(async () => {
    await gateway?.cerrar();
    await Promise.all(conexiones.map((conexion) => conexion.cerrar()));
    await Promise.all([...servidores.values()].map((servidor) => servidor.cerrar()));
    await Promise.all((modulos ?? []).map((modulo) => modulo.detener()));
    await bus?.cerrar();
    await base?.cerrar();
  });

  const preguntar = async (variables: object = {}, query = TODO): Promise<ExecutionResult> => {
    const respuesta = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await respuesta.json()) as ExecutionResult;
  };

  it.each(['cliente', 'pagos', 'campanias'])('keeps the answers of the others while %s is away', async (nombre) => {
    expect(await preguntar()).toEqual({ data: VACIO });
    const servidor = servidores.get(nombre);
    const modulo = modulos.find((uno) => uno.nombre === nombre);
    if (servidor === undefined || modulo === undefined) return expect.fail(`no module ${nombre}`);
    await servidor.cerrar();
    const { data, errors } = await preguntar();
    expect(data).toEqual(SIN[nombre]);
    expect(new Set(errors?.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['SUBGRAFO_NO_DISPONIBLE']));
    expect(errors?.[0]?.message).not.toMatch(/cambios/);
    const sufijo = `${nombre.charAt(0).toUpperCase()}${nombre.slice(1)}`;
    const cambio = await preguntar(
      {},
      `mutation { reintentarMensaje${sufijo}(entrada: { id: "1" }) { errores { codigo } } }`,
    );
    expect(cambio.errors?.[0]?.message).toMatch(/Si la operación hacía cambios, compruebe/);
    await servir(modulo, Number(new URL(servidor.url).port));
    await expect.poll(() => preguntar(), { timeout: 10_000 }).toEqual({ data: VACIO });
  });

  it('keeps the other lists when the filter of one is refused', async () => {
    const { data, errors } = await preguntar({ creado: { desde: '2026-11-30', hasta: '2026-11-01' } });
    expect(data).toEqual({ ...VACIO, payouts: null });
    expect(errors).toMatchObject([
      { path: ['payouts'], extensions: { campo: 'filtro.creado', codigo: 'PERIODO_INVALIDO' } },
    ]);
  });
});
