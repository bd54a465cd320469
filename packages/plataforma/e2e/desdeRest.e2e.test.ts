import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { comparar, type Equivalencias, leerGuion, type OperacionDeGuion, traducir } from './guion.ts';
import { crearCampania, ESPERA, esperarCampania, type Falla } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

const PAGINA = new URL('../../../docs/desde-rest.md', import.meta.url);
const guion = await leerGuion(PAGINA);

const hoy = new Date();
const mes = hoy.toISOString().slice(0, 7);
const ultimoDia = new Date(Date.UTC(hoy.getUTCFullYear(), hoy.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);

describe('docs/desde-rest.md, from its top to its end', () => {
  let sistema: Sistema;
  // The days that the page calls this month.
  let equivalencias: Equivalencias = new Map([
    ['2026-11-01', `${mes}-01`],
    ['2026-11-30', ultimoDia],
  ]);
  beforeAll(async () => {
    sistema = await levantar();
    await sembrar(sistema);
  });
  afterAll(() => sistema?.detener());

  const pedir = async (query: string, variables: unknown): Promise<unknown> => {
    const respuesta = await fetch(`${sistema.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return respuesta.json();
  };

  /** Learns the ids of an answer that is as printed. @returns where it is not. */
  const diferenciaDe = (impresa: unknown, real: unknown): string | undefined => {
    const comparacion = comparar(traducirDias(impresa, equivalencias), real, equivalencias);
    equivalencias = comparacion.equivalencias;
    return comparacion.diferencia;
  };

  const seguir = async (texto: string, variables: unknown, respuesta: unknown): Promise<void> => {
    const eventos = sistema.suscribir(texto, variables as Record<string, unknown>);
    for (;;) {
      const { value } = await eventos.next();
      if (diferenciaDe(respuesta, { data: value }) === undefined) break;
    }
    await eventos.return?.();
  };

  it.each(guion)('$tipo $nombre', async ({ tipo, texto, variables, respuesta }: OperacionDeGuion) => {
    const traducidas = traducir(variables, equivalencias);
    if (tipo === 'subscription') return seguir(texto, traducidas, respuesta);
    if (tipo === 'mutation') return expect(diferenciaDe(respuesta, await pedir(texto, traducidas))).toBeUndefined();
    // What other contexts know of a change comes a moment later.
    return expect.poll(async () => diferenciaDe(respuesta, await pedir(texto, traducidas)), ESPERA).toBeUndefined();
  });

  it('GET /health answers as printed, but for the times', async () => {
    const seccion = (await readFile(PAGINA, 'utf8')).split('## GET /health')[1] ?? '';
    const impresa = JSON.parse(/```json\n([\s\S]*?)```/.exec(seccion)?.[1] ?? '') as object;
    const sinTiempos = (salud: unknown): unknown =>
      JSON.parse(JSON.stringify(salud), (clave, valor: unknown) => (clave === 'ms' ? typeof valor : valor));
    expect(sinTiempos(await (await fetch(`${sistema.url}/health`)).json())).toEqual(sinTiempos(impresa));
  });

  it('GET /metrics has the measurements that the page names', async () => {
    const metricas = await (await fetch(`${sistema.url}/metrics`)).text();
    const nombradas = new Set((await readFile(PAGINA, 'utf8')).match(/\bgateway_\w+/g));
    expect(nombradas.size).toBe(4);
    for (const nombrada of nombradas) expect(metricas).toContain(`\n${nombrada}{`);
  });
});

/** The days of the page are those of this month in answers too. */
const traducirDias = (impresa: unknown, equivalencias: Equivalencias): unknown =>
  traducir(impresa, new Map([...equivalencias].filter(([impreso]) => /^\d{4}-\d\d-\d\d$/.test(impreso))));

/** Two clientes, three campaigns and four payouts: what the page's answers are of. */
const sembrar = async (sistema: Sistema): Promise<void> => {
  const mutar = async (campo: string, tipo: string, entidad: string, entrada: object): Promise<string> => {
    const datos = await sistema.cliente.request<Record<string, Record<string, { id: string }> & { errores: Falla[] }>>(
      `mutation Sembrar($entrada: ${tipo}!) { ${campo}(entrada: $entrada) { ${entidad} { id } errores { campo codigo mensaje } } }`,
      { entrada },
    );
    expect(datos[campo]?.errores).toEqual([]);
    return datos[campo]?.[entidad]?.id ?? '';
  };

  const ana = await mutar('registrarClienteNatural', 'RegistrarClienteNaturalEntrada', 'cliente', {
    nombre: 'Ana Gómez',
    email: 'ana.gomez@example.com',
    cedula: '1020304050',
    fechaNacimiento: '1985-06-30',
    ciudad: 'Bogotá',
  });
  const cafe = await mutar('registrarClienteEmpresa', 'RegistrarClienteEmpresaEntrada', 'cliente', {
    nombre: 'Café del Sur S.A.S.',
    email: 'hola@cafedelsur.co',
    rut: '900123456-7',
    fechaConstitucion: '2015-03-01',
    ciudad: 'Cali',
  });

  const campania = async (
    idCliente: string,
    valor: string,
    datos: Record<string, unknown>,
    estado: string,
  ): Promise<string> => {
    const id = await crearCampania(sistema, idCliente, valor, datos);
    await esperarCampania(sistema, id, { estado });
    return id;
  };
  const enDiciembre = { fechaInicio: '2027-12-01', fechaFin: '2027-12-24' };
  await campania(
    ana,
    '1500.00',
    { nombre: 'Navidad en Bogotá', itinerario: ['Bogotá', 'Chía'], ...enDiciembre },
    'APROBADA',
  );
  await campania(cafe, '300.01', { nombre: 'Feria del café', itinerario: ['Pasto'], ...enDiciembre }, 'CANCELADA');
  const deAntes = {
    nombre: 'Regreso a clases',
    itinerario: ['Tunja'],
    fechaInicio: '2026-01-10',
    fechaFin: '2026-02-10',
  };
  const terminada = await campania(ana, '200.00', deAntes, 'APROBADA');
  await mutar('finalizarCampania', 'FinalizarCampaniaEntrada', 'campania', { id: terminada });

  await mutar('registrarTransaccion', 'RegistrarTransaccionEntrada', 'transaction', {
    clienteId: ana,
    marcaId: 'andina',
    tipoEvento: 'VENTA',
    valor: { valor: '100000', moneda: 'COP' },
  });
  await mutar('procesarPago', 'ProcesarPagoEntrada', 'payout', {
    clienteId: ana,
    cicloId: mes,
    medioPago: { tipo: 'TARJETA', mascara: '4242424242424242' },
  });
  await vi.waitFor(async () => {
    const query = 'query Sembrado($id: ID!) { cliente(id: $id) { totalPagos } }';
    expect(await sistema.cliente.request(query, { id: ana })).toEqual({ cliente: { totalPagos: 3 } });
  }, ESPERA);
};
