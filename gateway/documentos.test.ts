import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leerOperaciones } from '@alpes/operaciones/leerOperaciones';
import { textosGenerados } from '@alpes/operaciones/textosGenerados';
import { parse, print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { leerConfiguracionDelGateway } from './configuracion.ts';
import { crearDocumentos, idDe } from './documentos.ts';
import { RechazoDePeticion } from './limites/rechazo.ts';

const UNO = '# Of the client\nquery Uno { cliente(id: "1") { id, nombre } }';
const deApollo = (texto: string) => ({ persistedQuery: { version: 1, sha256Hash: idDe(texto) } });
const codigo = (accion: () => unknown) => {
  try {
    return accion();
  } catch (error) {
    return error instanceof RechazoDePeticion ? error.codigos[0] : error;
  }
};

describe.each(['libres', 'conocidos'] as const)('documents, where they are %s', (modo) => {
  const documentos = crearDocumentos(modo, [['uno', UNO]]);

  test('are found by the id of their client, and by their hash as it was written or printed', () => {
    for (const documentId of ['uno', idDe(UNO), `sha256:${idDe(UNO)}`, `sha256:${idDe(print(parse(UNO)))}`]) {
      expect(documentos.textoDe({ documentId })).toBe(UNO);
    }
    expect(documentos.textoDe({ extensions: deApollo(UNO) })).toBe(UNO);
    expect(documentos.textoDe({ query: '', extensions: deApollo(UNO) })).toBe(UNO);
  });

  test('have no names of objects', () => {
    for (const documentId of ['__proto__', 'constructor', 'toString']) {
      expect(codigo(() => documentos.textoDe({ documentId }))).toBe('DOCUMENTO_NO_CONOCIDO');
    }
  });

  test('a hash of another text is refused', () => {
    expect(codigo(() => documentos.textoDe({ query: UNO, extensions: deApollo('{ a }') }))).toBe('BAD_REQUEST');
  });

  test('a request without one is not theirs to judge', () => {
    expect(documentos.textoDe({})).toBeUndefined();
    expect(documentos.textoDe({ query: 7, documentId: 7, extensions: 'x' })).toBeUndefined();
  });
});

describe('free documents', () => {
  test('are run, and remembered by their hash when they are valid', () => {
    const documentos = crearDocumentos('libres', []);
    const otra = { query: '{ otra }', extensions: deApollo('{ otra }') };
    expect(documentos.textoDe({ query: '{ nueva }' })).toBe('{ nueva }');
    expect(documentos.textoDe(otra)).toBe('{ otra }');
    expect(codigo(() => documentos.textoDe({ extensions: otra.extensions }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    documentos.recordar(otra);
    expect(documentos.textoDe({ extensions: otra.extensions })).toBe('{ otra }');
  });
});

describe('known documents', () => {
  const documentos = crearDocumentos('conocidos', [['uno', UNO]]);

  test('may be sent in full, and written a little otherwise', () => {
    for (const query of [UNO, print(parse(UNO)), 'query Uno{cliente(id:"1"){id nombre}}']) {
      expect(documentos.textoDe({ query })).toBe(query);
    }
  });

  test('are the only ones', () => {
    for (const query of [
      '{ otra }',
      `${UNO} query Dos { otra }`,
      UNO.replace('"1"', '"2"'),
      'query Uno {',
      '"',
      `${UNO}#${' '.repeat(30_000)}`,
    ]) {
      expect(codigo(() => documentos.textoDe({ query }))).toBe('DOCUMENTO_NO_CONOCIDO');
    }
    const otra = { query: '{ otra }', extensions: deApollo('{ otra }') };
    documentos.recordar(otra);
    expect(codigo(() => documentos.textoDe(otra))).toBe('DOCUMENTO_NO_CONOCIDO');
    expect(codigo(() => documentos.textoDe({ extensions: otra.extensions }))).toBe('DOCUMENTO_NO_CONOCIDO');
  });
});

test('the documents that clients are generated with are the ready operations, to be known by either', async () => {
  const operaciones = await leerOperaciones();
  const documentos = crearDocumentos(
    'conocidos',
    operaciones.map(({ nombre, documento }) => [nombre, documento]),
  );
  expect(textosGenerados).toHaveLength(operaciones.length);
  for (const query of textosGenerados) expect(documentos.textoDe({ query })).toBe(query);
});

describe('the documents of a client', () => {
  const escribir = async (texto: string) => {
    const ruta = join(await mkdtemp(join(tmpdir(), 'documentos-')), 'documentos.json');
    await writeFile(ruta, texto);
    return ruta;
  };
  const conocidos = async (manifiesto: unknown) =>
    leerConfiguracionDelGateway({ DOCUMENTOS_CONOCIDOS: await escribir(JSON.stringify(manifiesto)) }).conocidos;

  test('are read from the file that graphql-codegen or Apollo make', async () => {
    expect(await conocidos({ abc: UNO })).toEqual([['abc', UNO]]);
    const operations = [{ id: 'abc', name: 'Uno', type: 'query', body: UNO }];
    expect(await conocidos({ format: 'apollo-persisted-query-manifest', version: 1, operations })).toEqual([
      ['abc', UNO],
    ]);
  });

  test('anything else keeps the gateway from starting', async () => {
    for (const otro of [[], { abc: 'query {' }, { abc: 1 }]) {
      await expect(conocidos(otro)).rejects.toThrow(/DOCUMENTOS_CONOCIDOS: no es un manifiesto/);
    }
    expect(() => leerConfiguracionDelGateway({ DOCUMENTOS_CONOCIDOS: '/no/esta.json' })).toThrow('/no/esta.json');
  });
});
