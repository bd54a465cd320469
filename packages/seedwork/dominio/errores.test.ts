import { describe, expect, it } from 'vitest';
import { aunDesconocido, conflicto, ErrorDeDominio, estadoIlegal, invalido, noEncontrado } from './errores.ts';

describe('ErrorDeDominio', () => {
  it.each([
    [invalido, 'INVALIDO'],
    [noEncontrado, 'NO_ENCONTRADO'],
    [conflicto, 'CONFLICTO'],
    [estadoIlegal, 'ESTADO'],
  ] as const)('has the class of who made it (%#: %s)', (crear, clase) => {
    const error = crear('email', 'EMAIL_RARO', 'Revise el correo.');
    expect(error).toBeInstanceOf(ErrorDeDominio);
    expect(error.fallas).toEqual([{ clase, campo: 'email', codigo: 'EMAIL_RARO', mensaje: 'Revise el correo.' }]);
    expect(error.transitorio).toBe(false);
  });

  it('says in its message every field and code, for the log', () => {
    const [a] = invalido('a', 'UNO', '').fallas;
    const [b] = conflicto('b', 'DOS', '').fallas;
    expect(new ErrorDeDominio([a, b]).message).toBe('a: UNO, b: DOS');
  });

  it('of what a message on its way may bring is transitory', () => {
    const error = aunDesconocido('clienteId', 'CLIENTE_DESCONOCIDO', 'Aún no se conoce.');
    expect(error.fallas[0].clase).toBe('NO_ENCONTRADO');
    expect(error.transitorio).toBe(true);
  });
});
