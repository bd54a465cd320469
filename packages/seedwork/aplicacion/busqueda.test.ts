import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallasDe } from '../pruebas/dado.ts';
import { esDesliz, mejores, normalizar, parecidoDe, peticionDeBusqueda, valorar } from './busqueda.ts';

const pedir = (texto: unknown, resto: object = {}) => peticionDeBusqueda({ texto, primeros: 20, ...resto });

describe('peticionDeBusqueda', () => {
  it('takes the words apart, without accents and capitals, each once', () => {
    expect(pedir(' María-José  MARIA Ñandú 300 x ').palabras).toEqual(['maria', 'jose', 'nandu', '300']);
    expect(pedir("ana@correo.co'; DROP TABLE --").palabras).toEqual(['ana', 'correo', 'co', 'drop', 'table']);
  });

  it('looks for everything unless the types are said', () => {
    expect(pedir('ana').tipos).toEqual(['CLIENTE', 'PAYOUT', 'CAMPANIA']);
    expect(pedir('ana', { tipos: ['PAYOUT'] }).tipos).toEqual(['PAYOUT']);
  });

  it('knows an id', () => {
    expect(pedir('0198C5B0-7c4e-7d3a-9a51-3f6f0c1d2e3f').id).toBe('0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e3f');
    expect(pedir('0198c5b0').id).toBeUndefined();
  });

  it.each([
    ['', {}, 'texto', 'VACIO'],
    ['a - b', {}, 'texto', 'SIN_PALABRAS'],
    ['x'.repeat(101), {}, 'texto', 'MUY_LARGO'],
    ['ana', { primeros: 0 }, 'primeros', 'FUERA_DE_RANGO'],
    ['ana', { primeros: 101 }, 'primeros', 'FUERA_DE_RANGO'],
    ['ana', { tipos: [] }, 'tipos', 'VACIO'],
  ])('refuses %j %j', (texto, resto, campo, codigo) => {
    expect(fallasDe(() => pedir(texto, resto))).toContainEqual(expect.objectContaining({ campo, codigo }));
  });
});

describe('valorar', () => {
  it('a whole word is worth more than its beginning, a part of it, or one that is like it', () => {
    const relevancia = (nombre: string) => valorar(['martinez'], { nombre }).relevancia;
    const orden = ['Martínez', 'Martinezcano', 'Sanmartinez', 'Martines', 'Rodríguez'].map(relevancia);
    expect(orden[0]).toBe(1);
    expect(orden).toEqual(orden.toSorted((a, b) => b - a));
    expect(new Set(orden).size).toBe(5);
    expect(orden[4]).toBe(0);
  });

  it('each word counts alike, wherever it fits best', () => {
    const textos = { nombre: 'Ana Pérez', email: 'ana@cafe.co', telefono: null };
    expect(valorar(['ana', 'cafe'], textos).relevancia).toBe(1);
    expect(valorar(['ana', 'zzz'], textos).relevancia).toBe(0.5);
  });

  it('shows where it fits, the text as it is written', () => {
    expect(valorar(['perez'], { ciudad: 'Cali', nombre: 'José Pérez-Ríos' }).resaltados).toEqual([
      {
        campo: 'nombre',
        fragmentos: [
          { texto: 'José ', coincide: false },
          { texto: 'Pérez', coincide: true },
          { texto: '-Ríos', coincide: false },
        ],
      },
    ]);
  });

  it('of any text the pieces are the whole, and the relevance is between 0 and 1', () => {
    const textoLibre = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(
        textoLibre,
        fc.array(fc.constantFrom('ana', 'ere', '12', 'perez'), { minLength: 1 }),
        (nombre, palabras) => {
          const { relevancia, resaltados } = valorar(palabras, { nombre: `Ana ${nombre} Pérez 12ab` });
          expect(relevancia).toBeGreaterThan(0);
          expect(relevancia).toBeLessThanOrEqual(1);
          for (const { fragmentos } of resaltados) {
            expect(fragmentos.map(({ texto }) => texto).join('')).toBe(`Ana ${nombre} Pérez 12ab`);
          }
        },
      ),
    );
  });
});

describe('mejores', () => {
  it('the best first, then in the order that they came in; nothing that does not fit', () => {
    const filas = ['Anabel', 'Pedro', 'Ana Ruiz', 'Ana Soto'];
    const hallados = mejores(pedir('ana', { primeros: 3 }), filas, (nombre) => ({ nombre }));
    expect(hallados.map(({ fila }) => fila)).toEqual(['Ana Ruiz', 'Ana Soto', 'Anabel']);
    expect(mejores(pedir('ana', { primeros: 1 }), filas, (nombre) => ({ nombre }))).toHaveLength(1);
  });
});

describe('words', () => {
  it('are alike as pg_trgm says', () => {
    // SELECT similarity('martinez', 'martines') and so on.
    expect(parecidoDe('martinez', 'martines')).toBeCloseTo(7 / 11);
    expect(parecidoDe('word', 'two')).toBeCloseTo(0);
    expect(parecidoDe('ana', 'ana')).toBe(1);
  });

  it.each([
    ['mria', 'maria'],
    ['lpez', 'lopez'],
    ['marria', 'maria'],
    ['perezz', 'perez'],
    ['quipse', 'quispe'],
    ['uqispe', 'quispe'],
    ['quispee', 'quispe'],
  ])('%s is %s but for a slip', (buscada, palabra) => {
    expect(esDesliz(buscada, palabra)).toBe(true);
    expect(valorar([buscada], { nombre: `Don ${palabra}` })).toMatchObject({ resaltados: [{ campo: 'nombre' }] });
  });

  it.each([
    ['ana', 'naa'],
    ['marta', 'maria'],
    ['mria', 'mariana'],
    ['perez', 'perez'],
    ['1234', '4321'],
    ['sara', 'clara'],
  ])('%s is not %s but for a slip', (buscada, palabra) => {
    expect(esDesliz(buscada, palabra)).toBe(false);
  });

  it('a slip counts less than a likeness', () => {
    const relevancia = (palabra: string) => valorar([palabra], { nombre: 'Quispe' }).relevancia;
    expect(relevancia('quispes')).toBeGreaterThan(relevancia('quipse'));
    expect(relevancia('quipse')).toBeGreaterThan(0);
  });

  it('that are others but for one letter count less than any slip, and not at all where there is better', () => {
    const relevancia = (palabra: string) => valorar([palabra], { nombre: 'Quispe López' }).relevancia;
    expect(relevancia('lipez')).toBeGreaterThan(0);
    expect(relevancia('lipez')).toBeLessThan(relevancia('quipse'));
    expect(valorar(['12945'], { monto: '12345' }).relevancia).toBe(0);
    expect(valorar(['casa'], { nombre: 'copa' }).relevancia).toBe(0);
    const { resaltados } = valorar(['maria'], { nombre: 'María Ruiz', ciudad: 'Santa Marta' });
    expect(resaltados.map(({ campo }) => campo)).toEqual(['nombre']);
  });

  it('lose accents and capitals', () => {
    expect(normalizar('ÁÉÍÓÚÜÑáéíóúüñ')).toBe('aeiouunaeiouun');
  });
});
