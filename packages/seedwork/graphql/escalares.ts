import { type ASTNode, GraphQLError, GraphQLScalarType, type GraphQLScalarTypeConfig, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';

// Sums may be longer than what is taken in.
const DECIMAL = /^-?\d{1,30}(\.\d{1,18})?$/;

const decimal = (valor: unknown): string => {
  if (typeof valor === 'string' && DECIMAL.test(valor)) return valor;
  throw new TypeError('not a decimal');
};

/** A scalar under our name that tells whoever writes it wrongly, in words for people, how it is written. */
const escalar = <Interno, Externo>(
  name: string,
  ayuda: string,
  { parseValue, parseLiteral, ...base }: GraphQLScalarTypeConfig<Interno, Externo>,
): GraphQLScalarType<Interno, Externo> => {
  const conAyuda = (leer: () => Interno, nodes: ASTNode | null = null): Interno => {
    try {
      return leer();
    } catch {
      throw new GraphQLError(ayuda, { nodes });
    }
  };
  return new GraphQLScalarType({
    ...base,
    name,
    ...(parseValue && { parseValue: (valor) => conAyuda(() => parseValue(valor)) }),
    ...(parseLiteral && { parseLiteral: (nodo, variables) => conAyuda(() => parseLiteral(nodo, variables), nodo) }),
  });
};

/** Resolvers of the scalars in `comun.graphql`. */
export const escalares = {
  DateTime: escalar(
    'DateTime',
    'Escriba un momento como "2026-11-24T18:30:00.000Z" (ISO 8601, con zona horaria).',
    GraphQLDateTime.toConfig(),
  ),
  Date: escalar('Date', 'Escriba un día como "2026-11-30" (AAAA-MM-DD).', GraphQLLocalDate.toConfig()),
  Decimal: escalar<string, string>('Decimal', 'Escriba un decimal como texto, sin exponente: "1500000.00".', {
    name: 'Decimal',
    serialize: decimal,
    parseValue: decimal,
    parseLiteral: (nodo) => decimal(nodo.kind === Kind.STRING ? nodo.value : undefined),
  }),
  Posicion: escalar('Posicion', 'Escriba una posición como un número entero: 1042.', GraphQLSafeInt.toConfig()),
};
