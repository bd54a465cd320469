import { describe, expect, it } from 'vitest';
import { leerIdentidad } from './identidad.ts';

const CLIENTE = '0199f0a0-0000-7000-8000-00000000000a';
const leer = (afirmada: object) => leerIdentidad({ usuario: 'ana', rol: 'ADMIN', clienteId: undefined, ...afirmada });

describe('an identity', () => {
  it('of the house has no cliente, whatever is claimed', () => {
    expect(leer({ clienteId: CLIENTE })).toEqual({ usuario: 'ana', rol: 'ADMIN' });
    expect(leer({ rol: 'OPERADOR', vence: 5 })).toEqual({ usuario: 'ana', rol: 'OPERADOR', vence: 5 });
  });

  it('of a partner has its cliente, as ids are written here', () => {
    expect(leer({ rol: 'SOCIO', clienteId: CLIENTE.toUpperCase() })).toEqual({
      usuario: 'ana',
      rol: 'SOCIO',
      clienteId: CLIENTE,
    });
    expect(leer({ rol: 'SOCIO' })).toBe('clienteId');
    expect(leer({ rol: 'SOCIO', clienteId: '*' })).toBe('clienteId');
    expect(leer({ rol: 'SOCIO', clienteId: [CLIENTE] })).toBe('clienteId');
  });

  it('has a role that there is', () => {
    for (const rol of [undefined, '', 'admin', 'ROOT', ['ADMIN'], { toString: () => 'ADMIN' }]) {
      expect(leer({ rol })).toBe('rol');
    }
  });

  it('has a name that fits into the metadata of a message', () => {
    for (const usuario of [undefined, '', 7, 'x'.repeat(201), 'a\u0000b', '\ud800']) {
      expect(leer({ usuario })).toBe('usuario');
    }
  });
});
