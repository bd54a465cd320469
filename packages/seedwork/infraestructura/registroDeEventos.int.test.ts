import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conPlanes } from '../pruebas/planes.ts';
import { eventosDesde, type Recorte } from './registroDeEventos.ts';

const MODULO = 'pruebas';
const CLIENTES = 200;
/** The events of a cliente are so far apart, and half of them call it by one name, half by the other. */
const VUELTA = 2 * CLIENTES;
const ULTIMA = 20_000n;

const planes: string[] = [];
let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
  await base.prisma.$executeRaw`
    INSERT INTO mensajeria.mensaje (id, modulo, topic, clave, posicion, tipo, datos, metadatos, ocurrido, agregado_id)
    SELECT gen_random_uuid(), ${MODULO}, ${`eventos.${MODULO}`}, 'k', n, 'Hecho.v' || 1 + n % 3,
      jsonb_build_object(CASE WHEN n / ${CLIENTES}::int % 2 = 0 THEN 'clienteId' ELSE 'idCliente' END, 'c' || n % ${CLIENTES}::int),
      '{}', now(), 'a' || n % 1000
    FROM generate_series(1, ${ULTIMA}::int) AS n`;
  await base.prisma.$executeRaw`ANALYZE mensajeria.mensaje`;
});
afterAll(() => base?.cerrar());
beforeEach(() => {
  planes.length = 0;
});

const leer = async (desde: bigint, limite: number, recorte: Recorte) =>
  (await eventosDesde(conPlanes(base.prisma, planes), MODULO, desde, limite, recorte)).map(({ posicion }) => posicion);
const cada = (primera: number, paso: number, cuantas: number) =>
  Array.from({ length: cuantas }, (_, n) => BigInt(primera + n * paso));

describe('a reading of the log', () => {
  it.each([
    ['clienteId', 'mensaje_cliente_id', 0],
    ['idCliente', 'mensaje_id_cliente', CLIENTES],
  ] as const)('of one cliente, by %s, looks at no events of others', async (campo, indice, desplazamiento) => {
    const datos = [{ campo, valores: ['c7'] }];
    expect(await leer(4_000n, 10, { datos, hasta: ULTIMA })).toEqual(cada(4_007 + desplazamiento, VUELTA, 10));
    expect(planes[0]).toContain(indice);
    expect(planes[0]).not.toMatch(/Sort|Seq Scan/);
  });

  it('of several clientes goes by their index too', async () => {
    const datos = [{ campo: 'clienteId', valores: ['c7', 'c9'] }] as const;
    expect(await leer(0n, 4, { datos })).toEqual([7n, 9n, 407n, 409n]);
    expect(planes[0]).not.toContain('Seq Scan');
  });

  it('asks for all that it is narrowed by, and nothing passes an empty list', async () => {
    const de = (campo: 'clienteId' | 'idCliente', ...valores: string[]) => ({ campo, valores });
    expect(await leer(0n, 10, { datos: [de('clienteId', 'c7'), de('clienteId', 'c9')] })).toEqual([]);
    expect(await leer(0n, 10, { datos: [de('clienteId')] })).toEqual([]);
    expect(await leer(0n, 10, { agregados: [] })).toEqual([]);
    expect(await leer(0n, 2, { datos: [de('clienteId', 'c7')], agregados: ['a407'] })).toEqual(
      [407n, 2_407n].slice(0, 2),
    );
    expect(await leer(0n, 2, { tipos: ['Otro.v1'] })).toEqual([]);
    expect(await leer(0n, 2, { tipos: ['Hecho.v1'], hasta: 2n })).toEqual([1n, 2n]);
  });
});
