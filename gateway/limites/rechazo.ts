import type { GraphQLError } from 'graphql';
import { CODIGOS, formatearError } from '../errores.ts';

/** A request that is not run, as HTTP and as GraphQL tell it. */
export class RechazoDePeticion extends Error {
  override readonly name = 'RechazoDePeticion';
  readonly errores: readonly GraphQLError[];

  constructor(...errores: readonly GraphQLError[]) {
    super(errores[0]?.message);
    this.errores = errores;
  }

  /** What the errors themselves ask for. */
  get http(): { readonly status: number; readonly headers: Readonly<Record<string, string>> } {
    const { status = 400, headers = {} } = (this.errores[0]?.extensions['http'] ?? {}) as {
      status?: number;
      headers?: Record<string, string>;
    };
    return { status, headers };
  }

  /** As the client sees it. */
  get cuerpo() {
    return { errors: this.errores.map((error) => formatearError(error.toJSON())) };
  }

  get codigos(): readonly string[] {
    return [...new Set(this.errores.map(({ extensions }) => String(extensions['code'])))];
  }
}

const PROPIOS: ReadonlySet<unknown> = new Set([
  CODIGOS.limiteSuperado,
  CODIGOS.sinIntrospeccion,
  // Variables that do not fit: Apollo Server would tell them in other words.
  CODIGOS.entradaInvalida,
]);

/** Those of the faults that we refuse a request for in our own words; the others are Apollo Server's to tell, where it answers. */
export function nuestros(faltas: readonly GraphQLError[]): readonly GraphQLError[] {
  return faltas.filter(({ extensions }) => PROPIOS.has(extensions['code']));
}
