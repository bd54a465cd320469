import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Camino, caminosDe } from '../pruebas/caminos.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from '../pruebas/gatewayDePrueba.ts';
import { crearSubgrafosDePrueba } from '../pruebas/subgrafosDePrueba.ts';

const prueba = crearSubgrafosDePrueba();
const subgrafos = Object.values(prueba.enProceso);
let gateway: GatewayDePrueba;
let cerrado: GatewayDePrueba;

beforeAll(async () => {
  gateway = await iniciarGatewayDePrueba(prueba.partes, subgrafos);
  cerrado = await iniciarGatewayDePrueba(prueba.partes, subgrafos, 2_000, { introspeccion: false });
});
afterAll(async () => {
  await gateway.cerrar();
  await cerrado.cerrar();
});

const CAMINOS = ['post', 'get', 'eventos', 'ws'] as const;

describe.each(CAMINOS)('limits hold for what comes by %s', (nombre) => {
  const enviar: Camino = (peticion) => caminosDe(gateway)[nombre](peticion);
  const SUPERADO = [{ extensions: { code: 'LIMITE_SUPERADO' } }];

  test('the form of the document, and what the variables make of it', async () => {
    const antes = { ...prueba.peticiones };
    const alias = Array.from({ length: 60 }, (_nada, n) => `a${n}: cliente(id: "1") { id }`).join(' ');
    const query = 'query ($n: Int) { clientes(primeros: $n) { pagos { id } } }';
    const respuestas = [
      await enviar({ query: `{ ${alias} }` }),
      await enviar({ query: '{id'.repeat(1_010) }),
      await enviar({ query, variables: { n: 1_667 } }),
    ];
    for (const { estado = 400, resultado } of respuestas) {
      expect(estado).toBe(400);
      expect(resultado.errors).toMatchObject(SUPERADO);
      expect(resultado.data).toBeUndefined();
    }
    expect(prueba.peticiones).toEqual(antes);
    expect((await enviar({ query, variables: { n: 2 } })).resultado).toMatchObject({
      data: { clientes: [{ pagos: [{ id: '1' }, { id: '10' }] }, { pagos: [{ id: '2' }, { id: '20' }] }] },
    });
  });

  test('the schema is told, or it is not', async () => {
    const query = '{ __schema { queryType { name } } }';
    expect((await enviar({ query })).resultado).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
    const { estado = 400, resultado } = await caminosDe(cerrado)[nombre]({ query });
    expect(estado).toBe(400);
    expect(resultado.errors).toMatchObject([{ extensions: { code: 'INTROSPECCION_DESACTIVADA' } }]);
  });

  test('no name is suggested where the schema is not told', async () => {
    const errores = async (query: string, variables: Record<string, unknown> = {}) => {
      const [abiertos, cerrados] = await Promise.all(
        [gateway, cerrado].map(async (uno) => (await caminosDe(uno)[nombre]({ query, variables })).resultado.errors),
      );
      return [abiertos?.[0]?.message, cerrados?.[0]?.message];
    };
    expect(await errores('{ cliente(id: "1") { nombr } }')).toEqual([
      'Cannot query field "nombr" on type "Cliente". Did you mean "nombre"?',
      'Cannot query field "nombr" on type "Cliente".',
    ]);
  });
});

test('a request that Apollo Server reads and we do not is not run', async () => {
  const respuesta = await fetch(
    `${gateway.url}/graphql?query=${encodeURIComponent('{ clientes { id } }')}&variables=`,
    {
      headers: { 'apollo-require-preflight': 'true' },
    },
  );
  expect([respuesta.status, await respuesta.json()]).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
  ]);
});

test('refusals are counted by their code', async () => {
  await gateway.consultar(`{ ${'clientes { id } '.repeat(101)} }`);
  expect(await gateway.metricas.metrics()).toMatch(/gateway_errores_total\{codigo="LIMITE_SUPERADO"\} [1-9]/);
});
