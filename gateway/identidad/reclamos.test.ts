import { describe, expect, test } from 'vitest';
import { RechazoDeIdentidad } from './rechazo.ts';
import { identidadDe } from './reclamos.ts';

const CLIENTE = '0199f0a0-0000-7000-8000-00000000000a';
const leer = (reclamos: Record<string, unknown>, nombres = { rol: 'rol', cliente: 'clienteId' }) =>
  identidadDe({ sub: 'ana', ...reclamos }, nombres, 7);
const estado = (leida: () => unknown) => {
  try {
    return leida();
  } catch (error) {
    return error instanceof RechazoDeIdentidad ? error.forma.estado : error;
  }
};

describe('the claims of a token', () => {
  test('give an identity, under the names that are configured', () => {
    expect(leer({ rol: 'OPERADOR' })).toEqual({ usuario: 'ana', rol: 'OPERADOR', vence: 7 });
    const propios = { rol: 'https://alpes.example/rol', cliente: 'partner' };
    expect(leer({ [propios.rol]: 'SOCIO', partner: CLIENTE }, propios)).toEqual({
      usuario: 'ana',
      rol: 'SOCIO',
      clienteId: CLIENTE,
      vence: 7,
    });
  });

  test('may have a list of roles, of which one is ours', () => {
    expect(leer({ rol: ['offline_access', 'ADMIN'] })).toMatchObject({ rol: 'ADMIN' });
    expect(estado(() => leer({ rol: ['ADMIN', 'SOCIO'], clienteId: CLIENTE }))).toBe(403);
    expect(estado(() => leer({ rol: ['offline_access'] }))).toBe(403);
  });

  test('without a role of ours, or a partner without its cliente, are forbidden', () => {
    for (const rol of [undefined, 'admin', 'ROOT', 7, { ADMIN: true }]) expect(estado(() => leer({ rol }))).toBe(403);
    expect(estado(() => leer({ rol: 'SOCIO' }))).toBe(403);
    expect(estado(() => leer({ rol: 'SOCIO', clienteId: 'todos' }))).toBe(403);
  });

  test('must name somebody, and not whoever is nobody', () => {
    for (const sub of ['', 'anonimo', 'x'.repeat(201)]) expect(estado(() => leer({ sub, rol: 'ADMIN' }))).toBe(401);
  });
});
