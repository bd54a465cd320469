import { readFile } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { leerOperaciones } from '@alpes/operaciones/leerOperaciones';
import { parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { esquemaDeLaApi } from '../esquema/api.ts';
import { crearLectorDeOperaciones } from '../operaciones.ts';
import { listaDeOperaciones } from './coleccion.ts';

const operaciones = await leerOperaciones();
const api = esquemaDeLaApi(await readFile(new URL('../supergraph.graphql', import.meta.url), 'utf8'));

describe('the ready operations', () => {
  test.each(operaciones)('$nombre is valid, and within the limits', ({ documento, variables }) => {
    expect(validate(api, parse(documento))).toEqual([]);
    expect(crearLectorDeOperaciones()(api, { query: documento, variables })).toHaveProperty('costo');
  });

  test('are listed by topic, with what each is for', () => {
    const lista = listaDeOperaciones(operaciones);
    expect(lista).toContain('<optgroup label="clientes">');
    expect(lista).toContain('<option value="RegistrarClienteNatural">RegistrarClienteNatural · Registra a una persona');
  });

  test.each([
    ['?operacion=VerCliente', 'VerCliente'],
    ['?operacion=NoEsta', 'ListarClientes'],
    ['?operacion=__proto__', 'ListarClientes'],
    ['', 'ListarClientes'],
  ])('of which a page at %j shows %s', (search, nombre) => {
    const guion = /<script>(.*)<\/script>/s.exec(listaDeOperaciones(operaciones))?.[1] ?? '';
    const elegida = runInNewContext(`${guion}; operacionElegida()`, { location: { search }, URLSearchParams });
    const { documento, variables } = operaciones.find((una) => una.nombre === nombre) ?? expect.fail(nombre);
    expect(JSON.parse(JSON.stringify(elegida))).toEqual({ documento, variables });
  });

  test('cannot end the script that they are in', () => {
    const documento = '# </script><script>alert(1)</script>';
    const lista = listaDeOperaciones([{ nombre: 'A', tema: '"><b>', titulo: '<b>', documento, variables: {} }]);
    expect(lista.match(/<\/script>/g)).toHaveLength(1);
    expect(lista).not.toContain('<b>');
  });
});
