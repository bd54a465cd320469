import { fallasDe } from '@alpes/seedwork/pruebas/dado';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cedula,
  dominioDe,
  email,
  esEmpresarial,
  exigirConstituida,
  exigirMayorDeEdad,
  nombre,
  rut,
} from './valores.ts';

const codigosDe = (accion: () => unknown) => fallasDe(accion).map(({ codigo }) => codigo);

describe('nombre', () => {
  it.each([
    ['Ana', 'Ana'],
    ['  Ana   María\t\nRuiz ', 'Ana María Ruiz'],
    ['Jose\u0301', 'José'],
    ['3M', '3M'],
    ['山田', '山田'],
    ['x'.repeat(120), 'x'.repeat(120)],
  ])('takes %j as %j', (texto, esperado) => {
    expect(nombre(texto)).toBe(esperado);
  });

  it.each([
    ['', 'VACIO'],
    [' \t\n ', 'VACIO'],
    ['\u200b\u200d', 'VACIO'],
    ['--', 'VACIO'],
    ['x'.repeat(121), 'MUY_LARGO'],
    ['A\0na', 'CARACTER_INVALIDO'],
    ['Ana \ud83d', 'CARACTER_INVALIDO'],
    ['A\u001b[31m', 'CARACTER_INVALIDO'],
  ])('refuses %j: %s', (texto, codigo) => {
    expect(codigosDe(() => nombre(texto))).toEqual([codigo]);
  });
});

describe('email', () => {
  it.each([
    ['ana@alpes.co', 'ana@alpes.co'],
    [' ANA.Ruiz+pagos@Alpes.COM.CO ', 'ana.ruiz+pagos@alpes.com.co'],
    [`${'a'.repeat(64)}@a-b.example`, `${'a'.repeat(64)}@a-b.example`],
    ['mun\u0303oz@alpes.co', 'muñoz@alpes.co'],
  ])('takes %j as %j', (texto, esperado) => {
    expect(email(texto)).toBe(esperado);
  });

  it.each([
    'ana',
    'ana@',
    '@alpes.co',
    'ana@alpes',
    'a@b@alpes.co',
    'a na@alpes.co',
    'ana@-alpes.co',
    'ana@alpes-.co',
    'ana@al_pes.co',
    'ana@alpes..co',
    'ana@.co',
    'ana@alpes.c',
    'ana@alpes.c0',
    'a\0na@alpes.co',
    '\ud83d@alpes.co',
    `${'a'.repeat(65)}@alpes.co`,
    'ana@alpes.co\nBcc: x@y.co',
  ])('refuses %j', (texto) => {
    expect(codigosDe(() => email(texto))).toEqual(['EMAIL_INVALIDO']);
  });

  it('refuses what is empty, or longer than 254 characters', () => {
    expect(codigosDe(() => email('  '))).toEqual(['VACIO']);
    expect(email(`a@${'b.'.repeat(125)}co`)).toHaveLength(254);
    expect(codigosDe(() => email(`aa@${'b.'.repeat(125)}co`))).toEqual(['MUY_LARGO']);
  });

  it('is the same in whatever case it comes', () => {
    const letras = fc.stringMatching(/^[a-zA-Z0-9._+-]{1,30}$/);
    fc.assert(
      fc.property(letras, (local) => {
        expect(email(`${local}@Alpes.Co`)).toBe(email(`${local.toUpperCase()}@ALPES.CO`));
      }),
    );
  });

  it('takes no time to refuse a text that was made to take long', () => {
    // An expression that goes back and forth would run into the test's time limit.
    for (const malo of [`a@${'a-'.repeat(120)}!`, `a@${'a.'.repeat(120)}!`, `${'a'.repeat(1_000_000)}@`]) {
      expect(() => email(malo)).toThrow();
    }
  });

  it('is of a company when it is at no public provider', () => {
    expect(dominioDe('ana@alpes.com.co')).toBe('alpes.com.co');
    expect(esEmpresarial('ana@alpes.com.co')).toBe(true);
    expect(esEmpresarial('ana@gmail.com')).toBe(false);
    expect(esEmpresarial('gmail.com@alpes.co')).toBe(true);
  });
});

describe('cedula', () => {
  it.each([
    ['12345', '12345'],
    ['1.020.304.050', '1020304050'],
    [' 52 123 456 ', '52123456'],
    ['123456789012345', '123456789012345'],
  ])('takes %j as %j', (texto, esperado) => {
    expect(cedula(texto)).toBe(esperado);
  });

  it.each(['1234', '1234567890123456', '1234x', '-12345', '١٢٣٤٥', '12345\0', '1,234,567'])('refuses %j', (texto) => {
    expect(codigosDe(() => cedula(texto))).toEqual(['CEDULA_INVALIDA']);
  });

  it.each(['', ' . '])('%j is empty', (texto) => {
    expect(codigosDe(() => cedula(texto))).toEqual(['VACIO']);
  });
});

describe('rut', () => {
  it.each([
    ['900123456-7', '900123456-7'],
    ['900.123.456-7', '900123456-7'],
    ['12.345.678-k', '12345678-K'],
    ['12345', '12345'],
    ['12345678901234-0', '12345678901234-0'],
  ])('takes %j as %j', (texto, esperado) => {
    expect(rut(texto)).toBe(esperado);
  });

  it.each(['1234', '123456789012345', '900123456-77', '900123456-', '-7', '900-123456', '90012345K', '900123456–7'])(
    'refuses %j',
    (texto) => {
      expect(codigosDe(() => rut(texto))).toEqual(['RUT_INVALIDO']);
    },
  );

  it.each(['', ' . '])('%j is empty', (texto) => {
    expect(codigosDe(() => rut(texto))).toEqual(['VACIO']);
  });
});

describe('exigirMayorDeEdad', () => {
  const el = (nacimiento: string, hoy: string) => () => exigirMayorDeEdad(nacimiento, new Date(hoy));

  it.each([
    ['on the 18th birthday, at its first moment', '2008-11-24', '2026-11-24T00:00:00.000Z'],
    ['born on February 29, on March 1', '2008-02-29', '2026-03-01T00:00:00Z'],
    ['born on February 28, on February 28', '2008-02-28', '2026-02-28T00:00:00Z'],
    ['born on February 28, on February 29', '2010-02-28', '2028-02-29T00:00:00Z'],
    ['born at the beginning of 1900', '1900-01-01', '2026-01-01T00:00:00Z'],
  ])('lets pass who is 18: %s', (_, nacimiento, hoy) => {
    expect(el(nacimiento, hoy)).not.toThrow();
  });

  it.each([
    ['on the day before the birthday, at its last moment', '2008-11-24', '2026-11-23T23:59:59.999Z'],
    ['born on February 29, on February 28', '2008-02-29', '2026-02-28T23:59:59.999Z'],
    ['born on March 1, on February 29', '2010-03-01', '2028-02-29T12:00:00Z'],
    ['born tomorrow', '2026-11-25', '2026-11-24T00:00:00Z'],
  ])('refuses who is not: %s', (_, nacimiento, hoy) => {
    expect(fallasDe(el(nacimiento, hoy))).toMatchObject([{ campo: 'fechaNacimiento', codigo: 'MENOR_DE_EDAD' }]);
  });

  it('refuses a birth before 1900', () => {
    const [falla] = fallasDe(el('1899-12-31', '2026-11-24'));
    expect(falla).toMatchObject({ campo: 'fechaNacimiento', codigo: 'FECHA_FUERA_DE_RANGO' });
  });
});

describe('exigirConstituida', () => {
  const hoy = new Date('2026-11-24T23:59:59.999Z');

  it('lets pass a company that is founded today', () => {
    expect(() => exigirConstituida('2026-11-24', hoy)).not.toThrow();
  });

  it('refuses one that is founded tomorrow', () => {
    expect(fallasDe(() => exigirConstituida('2026-11-25', hoy))).toMatchObject([
      { campo: 'fechaConstitucion', codigo: 'FECHA_FUTURA' },
    ]);
  });
});
