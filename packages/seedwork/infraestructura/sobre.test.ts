import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nuevoId } from '../dominio/ids.ts';
import { fallasDe } from '../pruebas/dado.ts';
import { escribirSobre, leerSobre } from './sobre.ts';

const entregado = (cuerpo: unknown, clave = 'k') => ({
  idDeTransporte: 't-1',
  clave,
  cuerpo: typeof cuerpo === 'string' ? cuerpo : JSON.stringify(cuerpo),
});

describe('an envelope of ours', () => {
  const guardado = {
    id: nuevoId(),
    modulo: 'cliente',
    clave: 'c-1',
    tipo: 'ClienteRegistrado.v1',
    datos: { id: 'c-1', anidado: { lista: [1, null, 'ñ'] } },
    metadatos: {
      correlacion: 'corr',
      causacion: 'causa',
      traceparent: '00-a-b-01',
      usuario: 'ana',
      operacion: 'Registrar',
    },
    ocurrido: new Date('2026-11-24T12:00:00.123Z'),
    agregadoVersion: 3,
  };

  it('is a CloudEvent 1.0', () => {
    expect(JSON.parse(escribirSobre(guardado))).toEqual({
      specversion: '1.0',
      id: guardado.id,
      source: '/alpes/cliente',
      type: 'ClienteRegistrado.v1',
      subject: 'c-1',
      time: '2026-11-24T12:00:00.123Z',
      datacontenttype: 'application/json',
      correlationid: 'corr',
      causationid: 'causa',
      traceparent: '00-a-b-01',
      userid: 'ana',
      operationname: 'Registrar',
      aggregateversion: 3,
      data: guardado.datos,
    });
  });

  it('leaves out what there is not: a CloudEvent has no null attributes', () => {
    const sobre = JSON.parse(escribirSobre({ ...guardado, agregadoVersion: null, metadatos: { correlacion: 'corr' } }));
    expect(Object.keys(sobre)).not.toEqual(expect.arrayContaining(['causationid']));
    expect(Object.values(sobre)).not.toContain(null);
  });

  it('is read back as it was written', () => {
    const datos = fc.dictionary(
      fc.string().filter((clave) => clave !== '__proto__'),
      fc.jsonValue().filter((v) => !/-0|__proto__/.test(JSON.stringify(v))),
    );
    fc.assert(
      fc.property(
        datos,
        fc.uuid(),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }),
        (data, id, ocurrido) => {
          const mensaje = { ...guardado, datos: JSON.parse(JSON.stringify(data)), id, ocurrido };
          expect(leerSobre('eventos.cliente', entregado(escribirSobre(mensaje)))).toEqual({
            id,
            topic: 'eventos.cliente',
            clave: 'k',
            tipo: guardado.tipo,
            datos: mensaje.datos,
            version: 3,
            ocurrido,
            metadatos: guardado.metadatos,
          });
        },
      ),
    );
  });
});

describe('an envelope of the older system', () => {
  it('has a type and data alone: the transport tells its id', () => {
    const mensaje = leerSobre('eventos.pagos', entregado({ type: 'PayoutExitoso.v1', data: { a: 1 } }));
    expect(mensaje).toMatchObject({
      id: 't-1',
      clave: 'k',
      tipo: 'PayoutExitoso.v1',
      datos: { a: 1 },
      version: undefined,
      metadatos: { correlacion: 't-1', causacion: undefined },
    });
    expect(Date.now() - mensaje.ocurrido.getTime()).toBeLessThan(5_000);
  });

  it('may carry anything else beside them', () => {
    expect(leerSobre('t', entregado({ type: 'A', data: {}, version: '2', trace: null })).tipo).toBe('A');
  });

  it('without a key has that of its subject', () => {
    expect(leerSobre('t', entregado({ type: 'A', data: {}, subject: 's' }, '')).clave).toBe('s');
    expect(leerSobre('t', entregado({ type: 'A', data: {} }, '')).clave).toBe('');
    expect(leerSobre('t', entregado({ type: 'A', data: {}, subject: 's' })).clave).toBe('k');
  });
});

describe('an envelope of another system', () => {
  const de = (source: unknown, id = '1') =>
    leerSobre('t', entregado({ type: 'A', data: {}, id, ...(source === undefined ? {} : { source }) })).id;

  it('has an id within its source: two that count alike are told apart', () => {
    expect(de('https://crm.example/v1')).toBe('https://crm.example/v1 1');
    const ids = [undefined, '/crm', '/erp', '/crm 1', '/alpes'].map((source) => de(source));
    expect(new Set(ids).size).toBe(ids.length);
    expect(de('/crm', 'a b')).not.toBe(de('/crm a', 'b'));
    expect(de('/crm')).toBe(de('/crm'));
  });

  it('that says that it is ours, or says nothing that can be read, has its id alone', () => {
    expect([undefined, '/alpes/pagos', '', null, 7].map((source) => de(source))).toEqual(['1', '1', '1', '1', '1']);
  });

  it('keeps an id that the inbox takes, and messages that it leads to can name', () => {
    for (const source of [`/${'x'.repeat(500)}`, '/a\0b']) {
      expect(de(source)).toMatch(/^[0-9a-f]{64}$/);
      expect(de(source)).not.toBe(de(source, '2'));
    }
  });

  it('begins a correlation that its sender knows', () => {
    const { metadatos } = leerSobre('t', entregado({ type: 'A', data: {}, id: '1', source: '/crm' }));
    expect(metadatos.correlacion).toBe('1');
  });
});

describe('what is no envelope', () => {
  it.each(['', '{', 'hola', '{"type":"A","data":{}', '\0', "{'type': 'A'}"])('%j is not JSON', (cuerpo) => {
    expect(fallasDe(() => leerSobre('t', entregado(cuerpo)))).toMatchObject([{ codigo: 'NO_ES_JSON' }]);
  });

  it.each([
    ['null', null],
    ['a list', []],
    ['a text', '"A"'],
    ['a number', 7],
    ['without a type', { data: {} }],
    ['with an empty type', { type: '', data: {} }],
    ['with a type that is no text', { type: 5, data: {} }],
    ['without data', { type: 'A' }],
    ['with data that is null', { type: 'A', data: null }],
    ['with data that is a list', { type: 'A', data: [] }],
    ['with data that is a text', { type: 'A', data: '{}' }],
    ['with an id that the database cannot keep', { type: 'A', data: {}, id: 'a\0' }],
    ['with an id that is too long', { type: 'A', data: {}, id: 'x'.repeat(201) }],
    ['with an empty id', { type: 'A', data: {}, id: '' }],
    ['with a time that is none', { type: 'A', data: {}, time: 'ayer' }],
    ['with a version that is none', { type: 'A', data: {}, aggregateversion: 0 }],
  ])('%s is refused for good', (_, sobre) => {
    for (const { clase } of fallasDe(() => leerSobre('t', entregado(sobre)))) expect(clase).toBe('INVALIDO');
  });

  it('no body makes it fail in another way', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (cuerpo) => {
        try {
          leerSobre('t', entregado(cuerpo));
        } catch (error) {
          expect(error).toMatchObject({ name: 'ErrorDeDominio' });
        }
      }),
    );
  });
});
