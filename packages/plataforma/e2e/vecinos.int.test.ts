import { readFile } from 'node:fs/promises';
import type { PrismaClient } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { GraphQLClient } from 'graphql-request';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iniciarPlataforma, type Plataforma } from '../plataforma.ts';
import { crearCampania, esperarCampania, registrarPersona } from './operaciones.ts';
import { AJUSTES_DE_PRUEBA, type Sistema } from './sistema.ts';

const VECINOS = `query Vecinos($primeros: Int!) {
  clientes(primeros: $primeros) {
    edges {
      node {
        nombre totalPagos montoTotalPagos { valor moneda }
        estadisticas { cantidad montos { valor } }
        payouts(primeros: 2) {
          total
          edges { node { estado campania { nombre cliente { nombre } } transactions(primeros: 2) { edges { node { id } } } auditoria { tipo } } }
        }
        campanias(primeros: 2) {
          total
          edges { node { nombre cliente { email } payout { estado cliente { ciudad } } historia { tipo } saga { estado } } }
        }
      }
    }
  }
}`;

describe('a list with its neighbours across the three contexts', () => {
  let plataforma: Plataforma;
  let cerrar: () => Promise<void>;
  let cliente: GraphQLClient;
  let sentencias: string[] = [];

  beforeAll(async () => {
    const base = await baseDePrueba();
    const contada = contando(base.prisma, (sentencia) => sentencias.push(sentencia));
    plataforma = await iniciarPlataforma({
      base: { ...base, prisma: contada },
      bitacora: pino({ level: 'silent' }),
      ajustes: AJUSTES_DE_PRUEBA,
      puerto: 0,
      anfitrion: '127.0.0.1',
      supergrafo: await readFile(
        new URL('./supergraph.graphql', import.meta.resolve('@alpes/gateway/servidor')),
        'utf8',
      ),
    });
    cerrar = () => base.cerrar();
    cliente = new GraphQLClient(`${plataforma.url}/graphql`);
    const sistema = { cliente } as Sistema;
    for (let n = 0; n < 12; n += 1) {
      const idCliente = await registrarPersona(sistema);
      const id = await crearCampania(sistema, idCliente, `${n + 10}.00`);
      await esperarCampania(sistema, id, { estado: 'APROBADA', cliente: { totalPagos: 1 } });
    }
  });
  afterAll(async () => {
    await plataforma?.detener();
    await cerrar?.();
  });

  /** What one request costs: SQL statements of the contexts, and requests to subgraphs. */
  const costo = async (primeros: number) => {
    const antes = await peticionesASubgrafos(plataforma.url);
    sentencias = [];
    const { clientes } = await cliente.request<{ clientes: { edges: { node: { payouts: { edges: unknown[] } } }[] } }>(
      VECINOS,
      { primeros },
    );
    expect(clientes.edges).toHaveLength(primeros);
    for (const { node } of clientes.edges) expect(node.payouts.edges).toHaveLength(1);
    return { sentencias: sentencias.length, peticiones: (await peticionesASubgrafos(plataforma.url)) - antes };
  };

  it('takes as many SQL statements and subgraph requests for twelve rows as for two', async () => {
    /** What the contexts read by themselves meanwhile can only add to it. */
    const menor = async (primeros: number) => {
      const veces = [];
      while (veces.length < 5) veces.push(await costo(primeros));
      return veces.reduce((uno, otro) => (otro.sentencias < uno.sentencias ? otro : uno));
    };
    await costo(1);
    const paraDos = await menor(2);
    expect(paraDos.sentencias).toBeGreaterThan(0);
    expect(paraDos.peticiones).toBeGreaterThan(2);
    expect(await menor(12)).toEqual(paraDos);
  });
});

const peticionesASubgrafos = async (url: string): Promise<number> =>
  [
    ...(await (await fetch(`${url}/metrics`)).text()).matchAll(/^gateway_subgrafo_segundos_count\{[^}]*\} (\d+)/gm),
  ].reduce((suma, [, veces]) => suma + Number(veces), 0);

/** Reports each read of a context's tables, and of the history of aggregates; not those of the relay and the bus. */
const contando = (prisma: PrismaClient, alLeer: (sentencia: string) => void): PrismaClient =>
  prisma.$extends({
    query: {
      $allOperations({ model, operation, args, query }) {
        const texto = JSON.stringify(args, (_, valor: unknown) => (typeof valor === 'bigint' ? `${valor}` : valor));
        const deContexto =
          model === undefined ? /\b(cliente|pagos|campanias)\./.test(texto) : !DE_MENSAJERIA.has(model);
        if (deContexto || texto.includes('agregadoId')) alLeer(`${model ?? ''}.${operation}`);
        return query(args);
      },
    },
  }) as unknown as PrismaClient;

const DE_MENSAJERIA: ReadonlySet<string> = new Set([
  'Mensaje',
  'Flujo',
  'Arriendo',
  'Lectura',
  'Bandeja',
  'Aparcado',
  'ClaveIdempotencia',
]);
