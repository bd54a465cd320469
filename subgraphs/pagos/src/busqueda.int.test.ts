import { randomUUID } from 'node:crypto';
import { peticionDeBusqueda, type Resaltado } from '@alpes/seedwork/aplicacion/busqueda';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { busquedaDePayouts } from './infraestructura/busquedaDePayouts.ts';
import { pagos } from './modulo.ts';
import { azarDe, type FilaDePayout, filaDePayout } from './pruebas/filas.ts';
import { AJUSTES } from './pruebas/operaciones.ts';

const azar = azarDe(3);
const CLIENTE = randomUUID();
const CAMPANIA = randomUUID();

const payout = (datos: Partial<FilaDePayout>): FilaDePayout => ({
  ...filaDePayout(azar, [CLIENTE]),
  idCampania: null,
  confirmacionId: null,
  motivoFallo: null,
  cicloId: '2026-10',
  medioPagoMascara: null,
  ...datos,
});
const confirmado = payout({ confirmacionId: 'SIM-1A2B3C4D5E6F', cicloId: '2026-11' });
const sinFondos = payout({ motivoFallo: 'FONDOS_INSUFICIENTES', medioPagoMascara: '**** 4242' });
const rechazado = payout({ motivoFallo: 'Transacción rechazada por el banco de Bogotá' });
const deCampania = payout({ idCampania: CAMPANIA, clienteId: randomUUID() });
const nombrado = payout({ motivoFallo: `Duplicado de ${randomUUID()}`, clienteId: randomUUID() });

let prueba: ModuloDePrueba;

beforeAll(async () => {
  prueba = await levantarModulo(pagos(AJUSTES));
  await prueba.base.prisma.payout.createMany({ data: [confirmado, sinFondos, rechazado, deCampania, nombrado] });
});
afterAll(() => prueba?.detener());

interface Hallado {
  readonly tipo: string;
  readonly relevancia: number;
  readonly resaltados: readonly Resaltado[];
  readonly payout: { readonly id: string };
}

const buscar = async (texto: string, argumentos: object = {}): Promise<readonly Hallado[]> => {
  const { buscar } = await prueba.pedir<{ buscar: { payouts: readonly Hallado[] } }>(
    `query($texto: String!, $tipos: [TipoResultado!], $primeros: Int! = 20) {
      buscar(texto: $texto, tipos: $tipos, primeros: $primeros) {
        payouts { tipo relevancia resaltados { campo fragmentos { texto coincide } } payout { id } } } }`,
    { texto, ...argumentos },
  );
  return buscar.payouts;
};
const ids = (hallados: readonly Hallado[]) => hallados.map(({ payout: { id } }) => id);

describe('buscar', () => {
  it.each([
    ['its confirmation', 'SIM-1A2B3C4D5E6F', confirmado, 'confirmacionId'],
    ['the beginning of its confirmation', 'sim 1a2b', confirmado, 'confirmacionId'],
    ['its cycle', '2026-11', confirmado, 'cicloId'],
    ['the last digits of its card', '4242', sinFondos, 'medioPago'],
    ['a word of the reason', 'insuficientes', sinFondos, 'motivoFallo'],
    ['words without accents and capitals', 'TRANSACCION bogota', rechazado, 'motivoFallo'],
    ['a part of a word', 'chaza', rechazado, 'motivoFallo'],
    ['a word with a typing error', 'insufisientes', sinFondos, 'motivoFallo'],
  ])('finds a payout by %s', async (_, texto, esperado, campo) => {
    const [hallado] = await buscar(texto);
    expect(hallado?.payout.id).toBe(esperado.id);
    expect(hallado?.resaltados[0]?.campo).toBe(campo);
    expect(hallado?.relevancia).toBeGreaterThan(0.15);
  });

  it('rates a whole word above its beginning, and that above an error', async () => {
    const relevancias = [];
    for (const texto of ['fondos', 'fond', 'ondos', 'fondoz']) relevancias.push((await buscar(texto))[0]?.relevancia);
    expect(relevancias).toEqual([1, 0.8, 0.6, expect.closeTo(0.28, 1)]);
  });

  it('shows where it fits', async () => {
    const [hallado] = await buscar('bogota');
    expect(hallado).toMatchObject({
      tipo: 'PAYOUT',
      resaltados: [
        {
          campo: 'motivoFallo',
          fragmentos: [
            { texto: 'Transacción rechazada por el banco de ', coincide: false },
            { texto: 'Bogotá', coincide: true },
          ],
        },
      ],
    });
  });

  it('by an id finds what has it, and what names it', async () => {
    expect(ids(await buscar(deCampania.id))).toEqual([deCampania.id]);
    expect(ids(await buscar(CAMPANIA.toUpperCase()))).toEqual([deCampania.id]);
    const delCliente = await buscar(CLIENTE);
    expect(new Set(ids(delCliente))).toEqual(new Set([confirmado.id, sinFondos.id, rechazado.id]));
    expect(delCliente[0]).toMatchObject({ relevancia: 1, resaltados: [{ campo: 'clienteId' }] });
    expect(await buscar(randomUUID())).toEqual([]);
  });

  it('gives no more than asked for, and nothing of a type that is left out', async () => {
    expect(await buscar(CLIENTE, { primeros: 2 })).toHaveLength(2);
    expect(await buscar('fondos', { tipos: ['CLIENTE', 'CAMPANIA'] })).toEqual([]);
    expect(await buscar('fondos', { tipos: ['PAYOUT'] })).toHaveLength(1);
  });

  it('needs all of the words', async () => {
    expect(await buscar('fondos bogota')).toEqual([]);
  });

  it.each(["fondos' OR 1=1 --", 'fondos:*', 'fondos & | !', 'fondos\\', "'fondos'", 'fondos <-> %_', '$1 fondos ;'])(
    'takes %j for words',
    async (texto) => {
      expect(await buscar(texto).then(ids)).toEqual(/OR/.test(texto) ? [] : [sinFondos.id]);
    },
  );

  it.each(['', '  ', '&', 'a'.repeat(101)])('refuses %j', async (texto) => {
    const { errors } = await prueba.ejecutar('query($t: String!) { buscar(texto: $t) { payouts { relevancia } } }', {
      t: texto,
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', campo: 'texto' });
  });

  it('goes by what a payout says now', async () => {
    const { id } = nombrado;
    expect(ids(await buscar('duplicado'))).toEqual([id]);
    await prueba.base.prisma.payout.update({ where: { id }, data: { motivoFallo: 'Cuenta cerrada' } });
    expect(ids(await buscar('duplicado'))).toEqual([]);
    expect(ids(await buscar('cerrad'))).toEqual([id]);
  });

  it('fills the list for who may not see by which digits others are found', async () => {
    const { prisma } = prueba.base;
    const suyos = Array.from({ length: 3 }, () => payout({ confirmacionId: 'SIM-7171' }));
    const otros = Array.from({ length: 30 }, () => payout({ medioPagoMascara: '**** 7171' }));
    await prisma.payout.createMany({ data: [...suyos, ...otros] });
    const peticion = peticionDeBusqueda({ texto: '7171', primeros: 3 });
    const hallados = await busquedaDePayouts(prisma)(peticion, { sinMedioPago: true });
    expect(new Set(hallados.map(({ fila: { id } }) => id))).toEqual(new Set(suyos.map(({ id }) => id)));
  });

  it('keeps the words of reasons alone in its vocabulary', async () => {
    const filas = await prueba.base.prisma.palabraDePagos.findMany({ orderBy: { palabra: 'asc' } });
    const palabras = filas.map(({ palabra }) => palabra);
    expect(palabras).toEqual(expect.arrayContaining(['banco', 'bogota', 'cerrada', 'fondos', 'transaccion']));
    expect(palabras.filter((palabra) => /^\d+$/.test(palabra) || palabra === 'sim')).toEqual([]);
  });
});
