import { GraphQLError, Kind } from 'graphql';
import { describe, expect, test } from 'vitest';
import { escalares } from './escalares.ts';

const texto = (value: string) => ({ kind: Kind.STRING, value }) as const;

describe.each([
  ['DateTime', ['2026-11-24T18:30:00.000Z', '2026-11-24T20:30:00+02:00'], ['ayer', '2026-11-24', 7]],
  ['Date', ['2026-11-30', '2028-02-29'], ['2026-02-30', '2026-13-01', '30/11/2026', 20261130]],
  ['Decimal', ['1500000.00', '-0.5', '7'], ['1e5', '1,5', '', '.5', 1.5]],
] as const)('%s', (nombre, buenos, malos) => {
  const escalar = escalares[nombre];

  test.each(buenos)('takes %j, in a variable and in a document', (valor) => {
    const leido = escalar.parseValue(valor);
    expect(leido).toBeDefined();
    expect(escalar.parseLiteral(texto(valor), {})).toEqual(leido);
  });

  test.each<string | number>(malos)('refuses %j and says how it is written', (valor) => {
    const ayuda = expect.objectContaining({ message: expect.stringMatching(/^Escriba un .*"\d.*/) });
    expect(() => escalar.parseValue(valor)).toThrow(ayuda);
    expect(() => escalar.parseValue(valor)).toThrow(GraphQLError);
    if (typeof valor === 'string') expect(() => escalar.parseLiteral(texto(valor), {})).toThrow(ayuda);
  });

  test('goes by its name in the schema', () => {
    expect(escalar.name).toBe(nombre);
  });
});
