import { ErrorDeDominio } from '@alpes/seedwork/dominio/errores';
import { fallasDe } from '@alpes/seedwork/pruebas/dado';
import { describe, expect, it } from 'vitest';
import { exigirActivo } from './clienteConocido.ts';

describe('exigirActivo', () => {
  it('lets an active cliente pass', () => {
    expect(() => exigirActivo({ activo: true })).not.toThrow();
  });

  it('refuses a deleted one', () => {
    expect(fallasDe(() => exigirActivo({ activo: false }))).toEqual([
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
