import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { peticionDeBusqueda } from '@alpes/seedwork/aplicacion/busqueda';
import { conPlanes } from '@alpes/seedwork/pruebas/planes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Consultas } from '../aplicacion/consultas.ts';
import type { CampoDeClientes, FiltroDeClientes } from '../aplicacion/filtros.ts';
import { consultasPrisma } from './consultasPrisma.ts';

const planes: string[] = [];
let base: BaseDeDatos;
let consultas: Consultas;
beforeAll(async () => {
  base = await baseDePrueba();
  // Few are suspended, in Leticia, or from Perú, and these are the oldest: whoever reads the newest first and leaves out
  // the others reads all of them.
  await base.prisma.$executeRaw`
    INSERT INTO cliente.cliente (id, tipo, nombre, email, pais, ciudad, cedula, estado, fecha_registro, version)
    SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'NATURAL', md5(n::text) || ' ' || md5((n % 50)::text), 'e' || n || '@alpes.co',
      CASE WHEN n <= 30 THEN 'Perú' ELSE 'Colombia' END, CASE WHEN n <= 30 THEN 'Leticia' ELSE 'Cali' END,
      (1000000000 + n)::text, (CASE WHEN n <= 30 THEN 'SUSPENDIDO' ELSE 'ACTIVO' END)::cliente.estado_cliente,
      '2026-01-01'::timestamptz + n * interval '1 hour', 1
    FROM generate_series(1, 5000) AS n`;
  // What a bulk adds waits in a list before a GIN index, which makes it dearer, until it is vacuumed.
  await base.prisma.$executeRaw`VACUUM (ANALYZE) cliente.cliente, cliente.palabra`;
  consultas = consultasPrisma(conPlanes(base.prisma, planes));
});
afterAll(() => base?.cerrar());
beforeEach(() => {
  planes.length = 0;
});

describe.each(['ASC', 'DESC'] as const)('a page of clientes %s, from anywhere in the list', (direccion) => {
  it.each<[CampoDeClientes, FiltroDeClientes, string]>([
    ['FECHA_REGISTRO', {}, 'cliente_fecha_registro_id_estado_texto_idx'],
    ['NOMBRE', {}, 'cliente_nombre_id_idx'],
    ['FECHA_REGISTRO', { estados: ['SUSPENDIDO'] }, 'cliente_estado_fecha_registro_id_idx'],
    ['FECHA_REGISTRO', { ciudad: 'leticia' }, 'cliente_ciudad_idx'],
    ['FECHA_REGISTRO', { pais: 'peru' }, 'cliente_pais_idx'],
    [
      'FECHA_REGISTRO',
      { fechaRegistro: { desde: '2026-03-01', hasta: '2026-05-31' } },
      'cliente_fecha_registro_id_estado_texto_idx',
    ],
  ])('by %s, with %j, is read from its index, without a sort', async (campo, filtro, indice) => {
    const orden = { campo, direccion };
    const primera = await consultas.clientes.pagina(filtro, { cuantos: 20, sentido: 'ADELANTE', orden });
    expect(primera.elementos).toHaveLength(20);
    const desde = primera.elementos.at(-1)?.lugar;
    await consultas.clientes.pagina(filtro, { cuantos: 20, sentido: 'ADELANTE', orden, desde });
    await consultas.clientes.pagina(filtro, { cuantos: 20, sentido: 'ATRAS', orden, desde });
    expect(planes).toHaveLength(3);
    const [delComienzo, siguiente, anterior] = planes;
    for (const plan of [delComienzo, siguiente]) {
      expect(plan).toContain(indice);
      expect(plan).not.toMatch(/Sort|Seq Scan/);
    }
    // There are twenty before it: to find them by any index and sort them is as good.
    expect(anterior).not.toContain('Seq Scan');
  });

  it('with a text that few have is read from the index of texts', async () => {
    const orden = { campo: 'NOMBRE', direccion } as const;
    const { elementos } = await consultas.clientes.pagina(
      { texto: 'E4321@' },
      { cuantos: 20, sentido: 'ADELANTE', orden },
    );
    expect(elementos).toHaveLength(1);
    expect(planes[0]).toContain('cliente_texto_idx');
  });

  it('with a text is met among the nearest, without their rows, or found by the index of texts', async () => {
    const peticion = { cuantos: 20, sentido: 'ADELANTE', orden: { campo: 'FECHA_REGISTRO', direccion } } as const;
    expect((await consultas.clientes.pagina({ texto: 'E43' }, peticion)).elementos).toHaveLength(20);
    expect(planes).toHaveLength(1);
    expect(planes[0]).toMatch(/Index Only Scan.* cliente_fecha_registro_id_estado_texto_idx/);
    expect(planes[0]).not.toContain('Sort');
    const fechaRegistro = { desde: '2026-03-01', hasta: '2026-05-31' };
    expect((await consultas.clientes.pagina({ texto: 'E17', fechaRegistro }, peticion)).elementos).toHaveLength(20);
    expect(planes).toHaveLength(2);
    expect(planes[1]).toMatch(/Index Only Scan.* cliente_fecha_registro_id_estado_texto_idx/);
    expect((await consultas.clientes.pagina({ texto: 'E4321@' }, peticion)).elementos).toHaveLength(1);
    expect(planes).toHaveLength(4);
    expect(planes[3]).toContain('cliente_texto_idx');
  });
});

describe('a search', () => {
  it('reads neither all clientes nor all words', async () => {
    expect(await consultas.buscarClientes(peticionDeBusqueda({ texto: '1000004321', primeros: 20 }))).toHaveLength(1);
    // Whole words, then what begins with them, then the words that are like them.
    expect(planes).toHaveLength(3);
    expect(planes[0]).toContain('cliente_busqueda_idx');
    expect(planes[1]).toContain('cliente_busqueda_idx');
    expect(planes[2]).toContain('palabra_palabra_idx');
    for (const plan of planes) expect(plan).not.toContain('Seq Scan');
  });
});
