import { describe, expect, test } from 'vitest';
import { leerOperacion, leerOperaciones } from './leerOperaciones.ts';

describe('a ready operation', () => {
  test('has its title, its explanation and a sample of its variables in its comment', () => {
    const texto = '# Ve una cosa.\n# Con detalle.\n#\n# variables: {\n#   "id": "<id>"\n# }\nquery VerCosa { cosa }\n';
    expect(leerOperacion('cosas/verCosa.graphql', texto)).toEqual({
      nombre: 'VerCosa',
      tema: 'cosas',
      titulo: 'Ve una cosa.',
      documento: '# Ve una cosa.\n# Con detalle.\nquery VerCosa { cosa }\n',
      variables: { id: '<id>' },
    });
  });

  test('may do without variables', () => {
    expect(leerOperacion('cosas/verCosa.graphql', '# Ve una cosa.\nquery VerCosa { cosa }\n')).toMatchObject({
      documento: '# Ve una cosa.\nquery VerCosa { cosa }\n',
      variables: {},
    });
  });

  test.each([
    ['cosas/otra.graphql', '# Ve.\nquery VerCosa { cosa }', 'name it verCosa.graphql'],
    ['cosas/verCosa.graphql', 'query VerCosa { cosa }', 'does not begin with a comment'],
    ['cosas/verCosa.graphql', '# Ve.\n{ cosa }', 'not one operation that has a name'],
    ['cosas/verCosa.graphql', '# Ve.\nquery VerCosa { cosa } query Otra { cosa }', 'not one operation'],
    ['cosas/verCosa.graphql', '# Ve.\n# variables: {"a"\nquery VerCosa { cosa }', 'JSON'],
  ])('%s with %j is refused', (archivo, texto, motivo) => {
    expect(() => leerOperacion(archivo, texto)).toThrow(motivo);
  });

  test('has a name of its own', async () => {
    const nombres = (await leerOperaciones()).map(({ nombre }) => nombre);
    expect(nombres).toContain('ListarClientes');
    expect(new Set(nombres).size).toBe(nombres.length);
  });
});
