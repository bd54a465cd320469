import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, type ParseOptions, type ValidationContext, type ValidationRule } from 'graphql';

// Each further list within a list multiplies the answer by its size: three of them fit into this depth.
const PROFUNDIDAD = 15;
const ALIAS = 50;

/** How long a document may be: what is longer is not read to its end. */
export const OPCIONES_DE_LECTURA: ParseOptions = { maxTokens: 2_000 };

/** The rules throw by themselves; validation has errors reported. */
const rechazar = (mensaje: string) => ({
  propagateOnRejection: false,
  onReject: [(contexto: ValidationContext | null) => contexto?.reportError(new GraphQLError(mensaje))],
});

/** What a short request may ask for, so that it cannot occupy the system for long. */
export const REGLAS_DE_LIMITES: ValidationRule[] = [
  maxDepthRule({
    n: PROFUNDIDAD,
    ignoreIntrospection: true,
    ...rechazar(`La operación tiene demasiados niveles: el máximo es ${PROFUNDIDAD}.`),
  }),
  maxAliasesRule({ n: ALIAS, ...rechazar(`La operación tiene demasiados alias: el máximo es ${ALIAS}.`) }),
  // Visitors as the validator wants them, by types that are its own.
] as unknown as ValidationRule[];
