import { describe, expect, test } from 'vitest';
import { componer, ErrorDeComposicion } from './componer.ts';

const ENLACE = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
const parte = (nombre: string, sdl: string) => ({ nombre, url: `http://${nombre}.invalid/graphql`, sdl });
const clientes = parte(
  'clientes',
  `${ENLACE} type Cliente @key(fields: "id") { id: ID! } type Query { cliente: Cliente }`,
);
const pagos = parte(
  'pagos',
  `${ENLACE} type Cliente @key(fields: "id") { id: ID! total: Int } type Query { total: Int }`,
);

describe('componer', () => {
  test('the order of the subgraphs does not change the supergraph', () => {
    expect(componer([clientes, pagos])).toBe(componer([pagos, clientes]));
    expect(componer([clientes, pagos])).toContain('http://pagos.invalid/graphql');
  });

  test('subgraphs that contradict each other are refused with every reason', () => {
    const otro = parte('otro', `${ENLACE} type Query { total: String, cliente: Int }`);
    expect(() => componer([clientes, pagos, otro])).toThrow(ErrorDeComposicion);
    expect(() => componer([clientes, pagos, otro])).toThrow(
      /FIELD_TYPE_MISMATCH.*Query\.total[\s\S]*Query\.cliente|Query\.cliente[\s\S]*Query\.total/,
    );
  });

  test('a schema that cannot be parsed is named, with the place', () => {
    expect(() => componer([clientes, parte('pagos', 'type Query {\n  total: }')])).toThrow(
      /The schema of pagos cannot be parsed: .*line 2/,
    );
  });
});
