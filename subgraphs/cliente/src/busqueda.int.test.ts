import { motorDePruebas } from '@alpes/prisma/pruebas';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliente } from './modulo.ts';
import { borrarClientes, compania, exigirSinInterior, mutar, registrar } from './pruebas.ts';

let prueba: ModuloDePrueba;
const ids = new Map<string, string>();
beforeAll(async () => {
  prueba = await levantarModulo(cliente);
  const gente = [
    { nombre: 'María Pérez', ciudad: 'Bogotá', email: 'mapi@correo.co', telefono: '+57 3001234567' },
    { nombre: 'Mario Peralta', ciudad: 'Medellín', cedula: '1012345678' },
    { nombre: 'Martín Rodríguez', ciudad: 'Cali' },
    { nombre: 'Ñandú Quispe', ciudad: 'Perales' },
    { nombre: 'Perla Borrada' },
  ];
  for (const persona of gente) ids.set(persona.nombre, (await registrar(prueba, persona)).id);
  await mutar(prueba, 'eliminarCliente', { id: idDe('Perla Borrada') });
  await mutar(prueba, 'registrarClienteEmpresa', compania({ nombre: 'Cafetales del Sur S.A.S', rut: '900111222-3' }));
});
afterAll(() => prueba.detener());

const idDe = (nombre: string): string => ids.get(nombre) ?? '';

interface Resultado {
  readonly tipo: string;
  readonly relevancia: number;
  readonly resaltados: readonly {
    readonly campo: string;
    readonly fragmentos: readonly { readonly texto: string; readonly coincide: boolean }[];
  }[];
  readonly cliente: { readonly nombre: string };
}

const BUSCAR = `
  query ($texto: String!, $tipos: [TipoResultado!], $primeros: Int! = 20) {
    buscar(texto: $texto, tipos: $tipos, primeros: $primeros) {
      palabras
      clientes { tipo relevancia resaltados { campo fragmentos { texto coincide } } cliente { nombre } }
    }
  }`;
const buscar = async (texto: string, mas: object = {}): Promise<readonly Resultado[]> =>
  (await prueba.pedir<{ buscar: { clientes: Resultado[] } }>(BUSCAR, { texto, ...mas })).buscar.clientes;
const hallados = async (texto: string, mas: object = {}) =>
  (await buscar(texto, mas)).map((resultado) => resultado.cliente.nombre);

describe('buscar', () => {
  it.each<[string, string, string[]]>([
    ['a word', 'Pérez', ['María Pérez']],
    ['without its accents', 'maria perez', ['María Pérez']],
    ['in capitals', 'ÑANDÚ', ['Ñandú Quispe']],
    ['n for ñ', 'nandu', ['Ñandú Quispe']],
    ['the beginning of a word', 'quis', ['Ñandú Quispe']],
    ['the middle of a word', 'uisp', ['Ñandú Quispe']],
    ['the end of a word', 'tales', ['Cafetales del Sur S.A.S']],
    ['a typing error', 'rodrigues', ['Martín Rodríguez']],
    ['letters that change places', 'rodirguez', ['Martín Rodríguez']],
    ['letters that change places in a short word', 'quipse', ['Ñandú Quispe']],
    ['a letter left out of a short word', 'mria perez', ['María Pérez']],
    ['a letter too many', 'cualii', []],
    ['a letter too many in a short word', 'caali', ['Martín Rodríguez']],
    ['a city', 'medellin', ['Mario Peralta']],
    ['words of two fields', 'perez bogota', ['María Pérez']],
    ['two beginnings', 'mar rod', ['Martín Rodríguez']],
    ['an e-mail address', 'mapi@correo.co', ['María Pérez']],
    ['a cedula', '1012345678', ['Mario Peralta']],
    ['the beginning of a cedula', '10123', ['Mario Peralta']],
    ['a telephone', '3001234567', ['María Pérez']],
    ['a rut', '900111222-3', ['Cafetales del Sur S.A.S']],
    ['what there is not', 'zzzz', []],
    ['one word that there is and one that there is not', 'maria zzzz', []],
    ['who was deleted', 'borrada', []],
  ])('finds %s: «%s»', async (_, texto, esperados) => {
    expect(await hallados(texto)).toEqual(esperados);
  });

  it('gives the best first: whole words, then beginnings, parts, and what is like it', async () => {
    const resultados = await buscar('peral');
    expect(resultados.map(({ cliente: { nombre } }) => nombre)).toEqual(
      expect.arrayContaining(['Mario Peralta', 'Ñandú Quispe']),
    );
    const relevancias = (await buscar('perez')).map(({ relevancia }) => relevancia);
    expect(relevancias[0]).toBe(1);
    expect(relevancias).toEqual(relevancias.toSorted((a, b) => b - a));
    expect(await buscar('mar')).toHaveLength(3);
    expect(await buscar('mar', { primeros: 2 })).toHaveLength(2);
  });

  it('shows where', async () => {
    expect((await buscar('maria bogota'))[0]).toMatchObject({
      tipo: 'CLIENTE',
      relevancia: 1,
      resaltados: [
        {
          campo: 'nombre',
          fragmentos: [
            { texto: 'María', coincide: true },
            { texto: ' Pérez', coincide: false },
          ],
        },
        { campo: 'ciudad', fragmentos: [{ texto: 'Bogotá', coincide: true }] },
      ],
    });
  });

  it('finds by its id, in capitals too, whoever has it, deleted or not', async () => {
    for (const nombre of ['Mario Peralta', 'Perla Borrada']) {
      const [resultado] = await buscar(idDe(nombre).toUpperCase());
      expect(resultado).toMatchObject({ relevancia: 1, cliente: { nombre }, resaltados: [{ campo: 'id' }] });
    }
    expect(await buscar('0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e3f')).toEqual([]);
  });

  it('finds nothing of this context where only others are asked for', async () => {
    expect(await hallados('maria', { tipos: ['PAYOUT', 'CAMPANIA'] })).toEqual([]);
    expect(await hallados('maria perez', { tipos: ['CLIENTE'] })).toEqual(['María Pérez']);
  });

  it.each([
    "ma'ria",
    "maria'",
    'maria:*',
    'maria & !perez',
    '(maria | perez)',
    '\\maria\\',
    'maria<->perez',
    '"maria"',
  ])('takes %j for words', async (texto) => {
    const respuesta = await prueba.ejecutar(BUSCAR, { texto });
    exigirSinInterior(respuesta);
    expect(respuesta.errors).toBeUndefined();
  });

  it.each([
    ['', 'texto', 'VACIO'],
    ["'", 'texto', 'SIN_PALABRAS'],
    ['a', 'texto', 'SIN_PALABRAS'],
    [':* & | !', 'texto', 'SIN_PALABRAS'],
    ['x\u0000y', 'texto', 'CARACTER_INVALIDO'],
    ['x'.repeat(101), 'texto', 'MUY_LARGO'],
  ])('refuses %j: %s %s', async (texto, campo, codigo) => {
    const { errors } = await prueba.ejecutar(BUSCAR, { texto });
    expect(errors).toMatchObject([{ path: ['buscar'], extensions: { code: 'BAD_USER_INPUT', campo, codigo } }]);
  });

  it.each([
    [{ tipos: [] }, 'tipos', 'VACIO'],
    [{ primeros: 0 }, 'primeros', 'FUERA_DE_RANGO'],
    [{ primeros: 101 }, 'primeros', 'FUERA_DE_RANGO'],
  ])('refuses %j: %s %s', async (mas, campo, codigo) => {
    const { errors } = await prueba.ejecutar(BUSCAR, { texto: 'maria', ...mas });
    expect(errors).toMatchObject([{ extensions: { campo, codigo } }]);
  });
});

describe('the vocabulary', () => {
  const palabras = async () =>
    (await prueba.base.prisma.palabraCliente.findMany()).map(({ palabra }) => palabra).sort();
  const olvidar = (maximo = 1000) => cliente.limpiar?.(prueba.base.prisma, maximo);

  it('has the words of names and cities, each once, and no identifiers', async () => {
    await borrarClientes(prueba);
    await olvidar();
    await registrar(prueba, { nombre: 'Ana Ruiz 2', ciudad: 'Cali', email: 'secreto@alpes.co', telefono: '300 xyz' });
    await registrar(prueba, { nombre: 'Ana Gómez', ciudad: null });
    expect(await palabras()).toEqual(['ana', 'cali', 'gomez', 'ruiz']);
  });

  it('forgets the words that nobody has any more, a batch at a time', async () => {
    await borrarClientes(prueba);
    await olvidar();
    const { id } = await registrar(prueba, { nombre: 'Fulgencia Ruiz', ciudad: 'Macondo' });
    await registrar(prueba, { nombre: 'Ana Ruiz' });
    await mutar(prueba, 'actualizarCliente', { id, nombre: 'Borrado', ciudad: null });
    expect(await palabras()).toEqual(['ana', 'borrado', 'fulgencia', 'macondo', 'ruiz']);
    expect(await olvidar(2)).toBe(2);
    expect(await olvidar(2)).toBe(1);
    expect(await olvidar(2)).toBe(0);
    expect(await palabras()).toEqual(['ana', 'borrado', 'ruiz']);
    await prueba.base.prisma.cliente.delete({ where: { id } });
    await olvidar();
    expect(await palabras()).toEqual(['ana', 'ruiz']);
    expect(await prueba.base.prisma.palabraEnDudaCliente.count()).toBe(0);
  });

  it.skipIf(motorDePruebas() === 'pglite')('keeps a word that somebody is adding meanwhile', async () => {
    await borrarClientes(prueba);
    await olvidar();
    const { id } = await registrar(prueba, { nombre: 'Fulgencia' });
    await prueba.base.prisma.cliente.delete({ where: { id } });
    const { prisma } = prueba.base;
    await prisma.$transaction(async (transaccion) => {
      await transaccion.$executeRaw`
        INSERT INTO cliente.cliente (id, tipo, nombre, email, pais, estado, fecha_registro, version)
        VALUES (gen_random_uuid(), 'NATURAL', 'Fulgencia', 'f@alpes.co', 'Colombia', 'ACTIVO', now(), 1)`;
      // It cannot see the row yet, and knows that there may be one.
      expect(await olvidar()).toBe(0);
    });
    expect(await olvidar()).toBe(1);
    expect(await palabras()).toEqual(['fulgencia']);
  });
});
