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

it('what is asked wrongly is refused with the name of the argument', async () => {
  const { errors } = await cliente.rawRequest('{ buscar(texto: "\'") { clientes { tipo } payouts { tipo } } }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', campo: 'texto', codigo: 'SIN_PALABRAS' });
});
