import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CampaniasDePrueba, levantarCampanias } from '../pruebas/campaniasDePrueba.ts';

const lecturas: string[] = [];
let sistema: CampaniasDePrueba;
const ids = new Map<string, string>();
let idCliente: string;
beforeAll(async () => {
  sistema = await levantarCampanias({ plazoSagaMs: 600_000 }, lecturas);
  idCliente = await sistema.cliente();
  const campanias = [
    { nombre: 'Navidad en el Café', itinerario: ['Bogotá', 'Medellín'] },
    { nombre: 'Aniversario', itinerario: ['Santa Marta', 'Cúcuta'] },
    { nombre: "L'été 2027 & más", itinerario: ['Ñemocón'], idCliente },
    { nombre: 'Lanzamiento', itinerario: ['Cali'], idCliente },
  ];
  for (const campania of campanias) ids.set(campania.nombre, (await sistema.crear(campania)).id);
  await sistema.mutar('cancelarCampania', { id: ids.get('Lanzamiento'), motivo: 'Presupuesto insuficiente' });
});
afterAll(() => sistema?.detener());

interface Resultado {
  readonly tipo: string;
  readonly relevancia: number;
  readonly resaltados: readonly { readonly campo: string; readonly fragmentos: readonly object[] }[];
  readonly campania: { readonly nombre: string };
}

const BUSCAR = `
  query ($texto: String!, $tipos: [TipoResultado!], $primeros: Int! = 20) {
    buscar(texto: $texto, tipos: $tipos, primeros: $primeros) {
      campanias { tipo relevancia resaltados { campo fragmentos { texto coincide } } campania { nombre } }
    }
  }`;
const buscar = async (texto: string, mas: object = {}): Promise<readonly Resultado[]> =>
  (await sistema.pedir<{ buscar: { campanias: Resultado[] } }>(BUSCAR, { texto, ...mas })).buscar.campanias;
const halladas = async (texto: string, mas: object = {}) =>
  (await buscar(texto, mas)).map(({ campania }) => campania.nombre);

describe('buscar', () => {
  it.each<[string, string, string[]]>([
    ['a word of the name', 'Navidad', ['Navidad en el Café']],
    ['without its accents', 'cafe', ['Navidad en el Café']],
    ['in capitals', 'CAFÉ', ['Navidad en el Café']],
    ['a stop', 'medellin', ['Navidad en el Café']],
    ['n for ñ', 'nemocon', ["L'été 2027 & más"]],
    ['the beginning of a word', 'aniv', ['Aniversario']],
    ['the middle of a word', 'iversa', ['Aniversario']],
    ['a typing error', 'anibersario', ['Aniversario']],
    ['a letter too few', 'medelin', ['Navidad en el Café']],
    ['words of two fields', 'aniversario marta', ['Aniversario']],
    ['why it was cancelled', 'insuficiente', ['Lanzamiento']],
    ['a number', '2027', ["L'été 2027 & más"]],
    ['what there is not', 'zzzz', []],
    ['one word that there is and one that there is not', 'navidad zzzz', []],
  ])('finds %s: «%s»', async (_, texto, esperadas) => {
    expect(await halladas(texto)).toEqual(esperadas);
  });

  it('shows where, and how well', async () => {
    expect(await buscar('marta aniv')).toEqual([
      {
        tipo: 'CAMPANIA',
        relevancia: 0.9,
        resaltados: [
          {
            campo: 'itinerario',
            fragmentos: [
              { texto: 'Santa ', coincide: false },
              { texto: 'Marta', coincide: true },
              { texto: ', Cúcuta', coincide: false },
            ],
          },
          { campo: 'nombre', fragmentos: [{ texto: 'Aniversario', coincide: true }] },
        ],
        campania: { nombre: 'Aniversario' },
      },
    ]);
  });

  it('finds a campaign by its id, and those of a cliente by its', async () => {
    const [resultado] = await buscar(ids.get('Aniversario')?.toUpperCase() ?? '');
    expect(resultado).toMatchObject({
      relevancia: 1,
      campania: { nombre: 'Aniversario' },
      resaltados: [{ campo: 'id' }],
    });
    expect(await halladas(idCliente)).toEqual(['Lanzamiento', "L'été 2027 & más"]);
    expect(await halladas(idCliente, { primeros: 1 })).toEqual(['Lanzamiento']);
    expect(await buscar(randomUUID())).toEqual([]);
  });

  it('finds nothing of this context where only others are asked for, and does not look', async () => {
    lecturas.length = 0;
    expect(await halladas('navidad', { tipos: ['CLIENTE', 'PAYOUT'] })).toEqual([]);
    expect(lecturas).toEqual([]);
    expect(await halladas('navidad', { tipos: ['CAMPANIA'] })).toEqual(['Navidad en el Café']);
  });

  it('takes as many statements for many results as for one', async () => {
    lecturas.length = 0;
    expect(await buscar('navidad')).toHaveLength(1);
    const deUna = lecturas.splice(0);
    for (let n = 0; n < 20; n += 1) await sistema.crear({ idCliente, nombre: `Feria ${n}` });
    lecturas.length = 0;
    expect(await buscar('feria', { primeros: 30 })).toHaveLength(20);
    expect(lecturas).toEqual(deUna);
    expect(deUna).toEqual(['.$queryRaw', '.$queryRaw', '.$queryRaw', 'CampaniaVista.findMany']);
    // Where the words themselves fill the list, it looks no further.
    lecturas.length = 0;
    expect(await buscar('feria')).toHaveLength(20);
    expect(lecturas).toEqual(['.$queryRaw', 'CampaniaVista.findMany']);
  });

  it.each([
    "nav'idad",
    "navidad'",
    'navidad:*',
    'navidad & !cafe',
    '(navidad | cafe)',
    'navidad\\',
    '\\navidad',
    '!navidad',
  ])('takes %s for words, not for syntax', async (texto) => {
    await expect(buscar(texto)).resolves.toEqual(expect.any(Array));
    expect(await halladas(texto.replaceAll("nav'idad", 'navidad'))).toContain('Navidad en el Café');
  });

  it('has a vocabulary of the words that occur, without numbers', async () => {
    const palabras = (await sistema.base.prisma.palabraDeCampanias.findMany()).map(({ palabra }) => palabra);
    expect(palabras).toEqual(expect.arrayContaining(['navidad', 'cafe', 'bogota', 'insuficiente', 'ete']));
    expect(palabras.filter((palabra) => /^\d+$/.test(palabra))).toEqual([]);
  });
});
