import { readFileSync, statSync } from 'node:fs';
import { setTimeout as esperar } from 'node:timers/promises';
import { precedidoDe } from '@alpes/seedwork/graphql/iteradores';
import { CABECERA_DE_INICIO, type Cabeceras, type Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type ExecutionResult, GraphQLError, parse, subscribe } from 'graphql';
import type { ParteDelSupergrafo } from '../componer.ts';

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  interface Evento { cursor: String! posicion: Int! texto: String! }
  type Anotado implements Evento { cursor: String! posicion: Int! texto: String! }
  type Cosa @key(fields: "id") { id: ID! lineas: Int! version: Int! }
  type Query { cosa: Cosa }
  type Mutation { anotar: Int }
  type Subscription {
    eventos(despuesDe: String, cada: Int = 1): Evento!
    cambiosCosa(id: ID!): Cosa!
  }
`;

/** The feed as a part of a supergraph. */
export const PARTE_DEL_FEED: ParteDelSupergrafo = { nombre: 'feed', url: 'http://feed.invalid/graphql', sdl: SDL };

interface ContextoDelFeed {
  readonly cabeceras: Cabeceras;
  inicio?: string;
}

interface Evento {
  readonly __typename: 'Anotado';
  readonly posicion: number;
  readonly texto: string;
}

/**
 * A subgraph with a feed: each line of a file is an event, and the file is there when the process that serves it is not.
 * The text of an event may be `roto`, and then the event cannot be read.
 */
export function crearFeedDePrueba(archivo: string) {
  let leido: { readonly bytes: number; readonly lineas: readonly string[] } = { bytes: -1, lineas: [] };
  const lineas = (): readonly string[] => {
    if (statSync(archivo).size !== leido.bytes) {
      const texto = readFileSync(archivo, 'utf8');
      leido = { bytes: Buffer.byteLength(texto), lineas: texto.split('\n').slice(0, -1) };
    }
    return leido.lineas;
  };
  const cursorDe = (posicion: number) => `c${posicion}`;

  const control = { caido: false };

  /** Looks again and again for something to give, until it is ended or the subgraph is down. */
  function sondear<T>(leer: () => T | undefined): AsyncIterableIterator<T> {
    let abierto = true;
    const FIN = { done: true, value: undefined } as const;
    return {
      async next() {
        while (abierto) {
          if (control.caido) throw new Error('read ECONNRESET 10.0.0.7:4001');
          const value = leer();
          if (value !== undefined) return { done: false, value };
          await esperar(5);
        }
        return FIN;
      },
      async return() {
        abierto = false;
        return FIN;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  function desde(posicion: number, paso: number): AsyncIterableIterator<Evento> {
    let vista = posicion;
    return sondear(() => {
      for (const texto of lineas().slice(vista)) {
        vista += 1;
        if (vista % paso === 0) return { __typename: 'Anotado', posicion: vista, texto };
      }
      return undefined;
    });
  }

  function cambios(): AsyncIterableIterator<{
    readonly id: string;
    readonly lineas: number;
    readonly version: number;
  }> {
    let vistas = -1;
    return sondear(() => {
      const ahora = lineas().length;
      if (ahora === vistas) return undefined;
      vistas = ahora;
      return { id: '1', lineas: ahora, version: ahora };
    });
  }

  const esquema = buildSubgraphSchema([
    {
      typeDefs: parse(SDL),
      resolvers: {
        Anotado: {
          cursor: ({ posicion }: Evento) => cursorDe(posicion),
          texto({ texto }: Evento) {
            if (texto === 'roto') throw new GraphQLError('No se lee.', { extensions: { code: 'ROTO' } });
            return texto;
          },
        },
        Subscription: {
          eventos: {
            subscribe(
              _raiz: unknown,
              { despuesDe, cada }: { despuesDe?: string | null; cada: number },
              contexto: ContextoDelFeed,
            ) {
              if (despuesDe != null && !/^(?:c\d+|inicio)$/.test(despuesDe)) {
                throw new GraphQLError('Cursor inválido.', { extensions: { code: 'CURSOR_INVALIDO' } });
              }
              const posicion =
                despuesDe == null ? lineas().length : despuesDe === 'inicio' ? 0 : Number(despuesDe.slice(1));
              contexto.inicio = cursorDe(posicion);
              return desde(posicion, cada);
            },
            resolve: (evento: Evento) => evento,
          },
          cambiosCosa: { subscribe: () => cambios(), resolve: (cosa: unknown) => cosa },
        },
      },
    },
  ]);

  const suscribir: typeof subscribe = async (argumentos) => {
    const resultados = await subscribe(argumentos);
    const { inicio, cabeceras } = argumentos.contextValue as ContextoDelFeed;
    if (!(Symbol.asyncIterator in resultados) || inicio === undefined || !(CABECERA_DE_INICIO in cabeceras)) {
      return resultados;
    }
    const primero: ExecutionResult = { data: null, extensions: { inicio } };
    return conIterador(precedidoDe<ExecutionResult>(primero, resultados));
  };

  /** In this process; `control.caido` breaks its streams. */
  const enProceso: Subgrafo = {
    nombre: 'feed',
    ejecutar: async () => ({ data: {} }),
    async suscribir({ query, variables, operationName }, cabeceras) {
      if (control.caido) throw new Error('connect ECONNREFUSED 10.0.0.7:4001');
      return suscribir({
        schema: esquema,
        document: parse(query),
        variableValues: variables ?? {},
        operationName: operationName ?? null,
        contextValue: { cabeceras },
      });
    },
    salud: async () => ({ estado: 'ok' }),
  };

  return { esquema, suscribir, control, enProceso };
}

// The library asks for a generator and uses it as an iterator.
function conIterador<T>(iterador: AsyncIterator<T>): AsyncGenerator<T, void, void> {
  const iterable = {
    next: () => iterador.next(),
    return: () => iterador.return?.(),
    [Symbol.asyncIterator]: () => iterable,
  };
  return iterable as unknown as AsyncGenerator<T, void, void>;
}
