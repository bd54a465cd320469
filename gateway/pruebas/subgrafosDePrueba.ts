import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cabeceras, Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type ExecutionResult, GraphQLError, type GraphQLSchema, graphql, parse, subscribe } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { ParteDelSupergrafo } from '../componer.ts';
import { Canal } from './canal.ts';

/** An event of the test's customers. */
export interface EventoDePrueba {
  readonly __typename: 'ClienteRegistrado' | 'ClienteSuspendido';
  readonly posicion: number;
  readonly cliente: { readonly id: string };
  readonly motivo?: string;
}

type ContextoDePrueba = { readonly cabeceras: Cabeceras };

const ENLACE =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external"])';

const SDL_CLIENTES = `
  ${ENLACE}
  type Cliente @key(fields: "id") { id: ID! nombre: String! email: String }
  interface EventoCliente { posicion: Int! cliente: Cliente! }
  type ClienteRegistrado implements EventoCliente { posicion: Int! cliente: Cliente! }
  type ClienteSuspendido implements EventoCliente { posicion: Int! cliente: Cliente! motivo: String! }
  type Query {
    cliente(id: ID!): Cliente
    clientes(primeros: Int = 3): [Cliente!]!
    cabeceras: [String!]!
    falla: String
    fallaConCodigo: String
    lento(ms: Int!): String
  }
  type Mutation { renombrar(id: ID!, nombre: String!): Cliente! }
  type Subscription {
    eventosCliente(soloDe: ID): EventoCliente!
    rechazada: EventoCliente!
  }
`;

const SDL_PAGOS = `
  ${ENLACE}
  type Cliente @key(fields: "id") { id: ID! totalPagos: Int pagos: [Pago!] }
  type Pago @key(fields: "id") { id: ID! monto: String! cliente: Cliente }
  type Query { pagos: [Pago!] }
`;

const nombreDe = (id: string) => `Cliente ${id}`;

/** Two subgraphs that share an entity, with their switches and counters. */
export function crearSubgrafosDePrueba() {
  const canal = new Canal<EventoDePrueba>();
  const peticiones = { clientes: 0, pagos: 0 };
  const nombres = new Map<string, string>();
  /** `fallaPagos`: the code with which pagos refuses. */
  const control = { demoraDePagos: (_id: string) => 0, fallaPagos: undefined as string | undefined };

  const cliente = (id: string) => ({
    __typename: 'Cliente',
    id,
    nombre: nombres.get(id) ?? nombreDe(id),
    email: `c${id}@example.com`,
  });

  const clientes = buildSubgraphSchema([
    {
      typeDefs: parse(SDL_CLIENTES),
      resolvers: {
        Query: {
          cliente: (_raiz: unknown, { id }: { id: string }) => cliente(id),
          clientes: (_raiz: unknown, { primeros }: { primeros: number }) =>
            Array.from({ length: primeros }, (_nada, i) => cliente(String(i + 1))),
          cabeceras: (_raiz: unknown, _argumentos: unknown, { cabeceras }: ContextoDePrueba) =>
            Object.entries(cabeceras)
              .filter(([nombre]) => ['x-correlation-id', 'traceparent'].includes(nombre))
              .map(([nombre, valor]) => `${nombre}=${valor}`),
          falla: () => {
            throw new Error('secreto: postgres://usuario:clave@10.0.0.7');
          },
          fallaConCodigo: () => {
            throw new GraphQLError('Ya hay un cliente con ese correo.', {
              extensions: { code: 'CONFLICTO', campo: 'email', stacktrace: ['secreto'] },
            });
          },
          lento: (_raiz: unknown, { ms }: { ms: number }) =>
            new Promise((resolve) => setTimeout(() => resolve('listo'), ms)),
        },
        Mutation: {
          renombrar: (_raiz: unknown, { id, nombre }: { id: string; nombre: string }) => {
            nombres.set(id, nombre);
            return cliente(id);
          },
        },
        Subscription: {
          eventosCliente: {
            subscribe: () => canal.abrir(),
            resolve: (evento: EventoDePrueba) => evento,
          },
          rechazada: {
            subscribe: () => {
              throw new GraphQLError('El cursor ya no existe.', { extensions: { code: 'CURSOR_INVALIDO' } });
            },
          },
        },
        Cliente: { __resolveReference: ({ id }: { id: string }) => cliente(id) },
        ClienteRegistrado: { cliente: (evento: EventoDePrueba) => cliente(evento.cliente.id) },
        ClienteSuspendido: { cliente: (evento: EventoDePrueba) => cliente(evento.cliente.id) },
      },
    },
  ]);

  const pago = (id: string) => ({ __typename: 'Pago', id, monto: `${id}.00` });
  const pagos = buildSubgraphSchema([
    {
      typeDefs: parse(SDL_PAGOS),
      resolvers: {
        Query: { pagos: () => ['1', '2', '3'].map(pago) },
        Pago: { cliente: ({ id }: { id: string }) => ({ __typename: 'Cliente', id }) },
        Cliente: {
          __resolveReference: async ({ id }: { id: string }) => {
            await new Promise((resolve) => setTimeout(resolve, control.demoraDePagos(id)));
            return { id };
          },
          totalPagos: ({ id }: { id: string }) => {
            const code = control.fallaPagos;
            if (code !== undefined) throw new GraphQLError('Sin totales.', { extensions: { code } });
            return Number(id) * 10;
          },
          pagos: ({ id }: { id: string }) => [pago(id), pago(`${id}0`)],
        },
      },
    },
  ]);

  const partes: ParteDelSupergrafo[] = [
    { nombre: 'clientes', url: 'http://clientes.invalid/graphql', sdl: SDL_CLIENTES },
    { nombre: 'pagos', url: 'http://pagos.invalid/graphql', sdl: SDL_PAGOS },
  ];
  const contar = (nombre: 'clientes' | 'pagos') => () => {
    peticiones[nombre]++;
  };

  return {
    canal,
    control,
    peticiones,
    partes,
    enProceso: {
      clientes: subgrafoEnProceso('clientes', clientes, contar('clientes')),
      pagos: subgrafoEnProceso('pagos', pagos, contar('pagos')),
    },
    servir: {
      clientes: (puerto = 0) => servirSubgrafo(clientes, contar('clientes'), puerto),
      pagos: (puerto = 0) => servirSubgrafo(pagos, contar('pagos'), puerto),
    },
  };
}

/** A subgraph in this process that can be switched off. */
export type SubgrafoDePrueba = Subgrafo & { caido: boolean };

function subgrafoEnProceso(nombre: string, schema: GraphQLSchema, contar: () => void): SubgrafoDePrueba {
  const subgrafo: SubgrafoDePrueba = {
    nombre,
    caido: false,
    async ejecutar({ query, variables, operationName }, cabeceras) {
      if (subgrafo.caido) throw new Error('connect ECONNREFUSED 10.0.0.7:4002');
      contar();
      return graphql({
        schema,
        source: query,
        variableValues: variables ?? {},
        operationName: operationName ?? null,
        contextValue: { cabeceras },
      });
    },
    async suscribir({ query, variables, operationName }, cabeceras) {
      if (subgrafo.caido) throw new Error('connect ECONNREFUSED 10.0.0.7:4002');
      return (await subscribe({
        schema,
        document: parse(query),
        variableValues: variables ?? {},
        operationName: operationName ?? null,
        contextValue: { cabeceras },
      })) as AsyncGenerator<ExecutionResult, void, void> | ExecutionResult;
    },
    salud: async () => (subgrafo.caido ? { estado: 'caido' } : { estado: 'ok' }),
  };
  return subgrafo;
}

/** A subgraph behind HTTP. */
export interface SubgrafoServido {
  readonly url: string;
  readonly puerto: number;
  cerrar(): Promise<void>;
}

/** Serves a schema as a subgraph. */
export async function servirSubgrafo(
  schema: GraphQLSchema,
  contar: () => void,
  puerto: number,
  suscribir: typeof subscribe = subscribe,
): Promise<SubgrafoServido> {
  const servidor = createServer(async (peticion, respuesta) => {
    respuesta.setHeader('content-type', 'application/json');
    if (peticion.url === '/health') {
      respuesta.end(JSON.stringify({ estado: 'ok', partes: { base: { estado: 'ok' } } }));
      return;
    }
    contar();
    const trozos: Buffer[] = [];
    for await (const trozo of peticion) trozos.push(trozo as Buffer);
    const { query, variables, operationName } = JSON.parse(Buffer.concat(trozos).toString());
    const contextValue = { cabeceras: peticion.headers };
    respuesta.end(
      JSON.stringify(await graphql({ schema, source: query, variableValues: variables, operationName, contextValue })),
    );
  });
  const wss = new WebSocketServer({ server: servidor, path: '/graphql' });
  useServer({ schema, subscribe: suscribir, context: ({ extra }) => ({ cabeceras: extra.request.headers }) }, wss);
  await new Promise<void>((resolve) => servidor.listen(puerto, '127.0.0.1', resolve));
  const ocupado = (servidor.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${ocupado}/graphql`,
    puerto: ocupado,
    async cerrar() {
      for (const socket of wss.clients) socket.terminate();
      servidor.closeAllConnections();
      await new Promise((resolve) => servidor.close(resolve));
    },
  };
}
