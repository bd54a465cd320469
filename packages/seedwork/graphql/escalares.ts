import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';

// Sums may be longer than what is taken in.
const DECIMAL = /^-?\d{1,30}(\.\d{1,18})?$/;

const decimal = (valor: unknown): string => {
  if (typeof valor === 'string' && DECIMAL.test(valor)) return valor;
  throw new GraphQLError('Decimal must be a string in plain notation, such as "1500000.00".');
};

/** `Decimal`: an exact decimal as a string in plain notation. */
const Decimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  serialize: decimal,
  parseValue: decimal,
  parseLiteral: (nodo) => decimal(nodo.kind === Kind.STRING ? nodo.value : undefined),
});

/** `Posicion`: a whole number that JSON can hold. */
const Posicion = new GraphQLScalarType({ ...GraphQLSafeInt.toConfig(), name: 'Posicion' });

/** Resolvers of the scalars in `comun.graphql`. */
export const escalares = { DateTime: GraphQLDateTime, Date: GraphQLLocalDate, Decimal, Posicion };
