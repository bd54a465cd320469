import { readFile } from 'node:fs/promises';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { GraphQLClient } from 'graphql-request';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { iniciarPlataforma, type Plataforma } from '../plataforma.ts';
import { crearCampania, esperarCampania, registrarPersona } from './operaciones.ts';
import { AJUSTES_DE_PRUEBA, type Sistema } from './sistema.ts';

let plataforma: Plataforma;
let cerrar: () => Promise<void>;
let cliente: GraphQLClient;
let idCliente: string;
beforeAll(async () => {
  const base = await baseDePrueba();
  cerrar = () => base.cerrar();
  plataforma = await iniciarPlataforma({
    base,
    bitacora: pino({ level: 'silent' }),
    ajustes: AJUSTES_DE_PRUEBA,
    puerto: 0,
    anfitrion: '127.0.0.1',
    supergrafo: await readFile(new URL('./supergraph.graphql', import.meta.resolve('@alpes/gateway/servidor')), 'utf8'),
  });
  cliente = new GraphQLClient(`${plataforma.url}/graphql`, { errorPolicy: 'all' });
  const sistema = { cliente } as Sistema;
  idCliente = await registrarPersona(sistema);
  const id = await crearCampania(sistema, idCliente, '10.00');
  await esperarCampania(sistema, id, { estado: 'APROBADA', cliente: { totalPagos: 1 } });
});
afterAll(async () => {
  await plataforma?.detener();
  await cerrar?.();
});

it('the dashboard puts the figures of the three contexts together', async () => {
  expect(
    await cliente.request(`{
      panel {
        desde
        clientes { total recientes { id } }
        pagos { total recientes { cliente { id } } }
        campanias { total activas recientes { cliente { id } } }
      }
    }`),
  ).toEqual({
    panel: {
      desde: null,
      clientes: { total: 1, recientes: [{ id: idCliente }] },
      pagos: { total: 1, recientes: [{ cliente: { id: idCliente } }] },
      campanias: { total: 1, activas: 1, recientes: [{ cliente: { id: idCliente } }] },
    },
  });
});

it('a search for an id finds what has it and what names it, in all contexts', async () => {
  const { buscar } = await cliente.request<{ buscar: Record<string, { tipo: string; relevancia: number }[]> }>(
    `query ($id: String!) {
      buscar(texto: $id) {
        clientes { tipo relevancia } payouts { tipo relevancia } campanias { tipo relevancia }
      }
    }`,
    { id: idCliente },
  );
  expect(buscar).toEqual({
    clientes: [{ tipo: 'CLIENTE', relevancia: 1 }],
    payouts: [{ tipo: 'PAYOUT', relevancia: 1 }],
    campanias: [{ tipo: 'CAMPANIA', relevancia: 1 }],
  });
});

const MAL_PEDIDO = [
  [
    'an argument that all contexts read',
    'query ($p: Int!) { buscar(texto: "ana", primeros: $p) { clientes { tipo } payouts { tipo } } }',
    { p: 101 },
    200,
    { campo: 'primeros', codigo: 'FUERA_DE_RANGO' },
  ],
  [
    'a search without a word',
    '{ buscar(texto: "\'") { clientes { tipo } payouts { tipo } } }',
    {},
    200,
    { campo: 'texto', codigo: 'SIN_PALABRAS' },
  ],
  [
    'a day that there is not',
    'query ($d: Date) { panel(periodo: { desde: $d }) { clientes { total } pagos { total } } }',
    { d: '2026-02-30' },
    400,
    { campo: 'd', codigo: 'FORMATO_INVALIDO' },
  ],
] as const;

it.each(MAL_PEDIDO)('%s is refused once, with the name of the field', async (_, query, variables, estado, falla) => {
  const cuerpo = JSON.stringify({ query, variables });
  const porPost = await fetch(`${plataforma.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: cuerpo,
  });
  // A GET goes through Apollo Server, a POST past it.
  const busqueda = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const porGet = await fetch(`${plataforma.url}/graphql?${busqueda}`, {
    headers: { 'apollo-require-preflight': 'si' },
  });
  for (const respuesta of [porPost, porGet]) {
    expect(respuesta.status).toBe(estado);
    expect(await respuesta.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', ...falla } }] });
  }
});

it('a wrong day in a document is refused where it stands', async () => {
  const respuesta = await fetch(`${plataforma.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ panel(periodo: { desde: "ayer" }) { clientes { total } pagos { total } } }' }),
  });
  expect([respuesta.status, await respuesta.json()]).toEqual([
    400,
    {
      errors: [
        {
          message: 'Escriba un día como "2026-11-30" (AAAA-MM-DD).',
          locations: [{ line: 1, column: 27 }],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    },
  ]);
});
