import { ErrorDeDominio } from '@alpes/seedwork/dominio/errores';
import { fallasDe } from '@alpes/seedwork/pruebas/dado';
import { describe, expect, it } from 'vitest';
import { type ClienteConocido, exigirActivo, exigirNoOlvidado } from './clienteConocido.ts';

const conocido = (cambios: Partial<ClienteConocido>): ClienteConocido => ({
  activo: true,
  olvidado: false,
  ...cambios,
});

describe('exigirActivo', () => {
  it('lets an active cliente pass', () => {
    expect(() => exigirActivo(conocido({}))).not.toThrow();
  });

  it('refuses a deleted one', () => {
    expect(fallasDe(() => exigirActivo(conocido({ activo: false })))).toEqual([
      expect.objectContaining({ clase: 'ESTADO', campo: 'clienteId', codigo: 'CLIENTE_INACTIVO' }),
    ]);
  });

  it('refuses an unknown one for now: its registration may be on its way', () => {
    try {
      exigirActivo(undefined);
      expect.fail('an unknown cliente passed');
    } catch (error) {
      expect(error).toBeInstanceOf(ErrorDeDominio);
      expect(error).toMatchObject({
        transitorio: true,
        fallas: [{ clase: 'NO_ENCONTRADO', campo: 'clienteId', codigo: 'CLIENTE_NO_ENCONTRADO' }],
      });
    }
  });
});

describe('exigirNoOlvidado', () => {
  it('lets every other cliente pass, deleted or not', () => {
    for (const activo of [true, false]) expect(() => exigirNoOlvidado(conocido({ activo }))).not.toThrow();
  });

  it('refuses one that was forgotten, and one that is not known', () => {
    expect(fallasDe(() => exigirNoOlvidado(conocido({ activo: false, olvidado: true })))).toEqual([
      expect.objectContaining({ clase: 'ESTADO', campo: 'medioPago.mascara', codigo: 'CLIENTE_OLVIDADO' }),
    ]);
    expect(fallasDe(() => exigirNoOlvidado(undefined))).toEqual([
      expect.objectContaining({ codigo: 'CLIENTE_NO_ENCONTRADO' }),
    ]);
  });
});
