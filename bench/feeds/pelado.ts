// The bare limit: graphql-yoga with the same events from its own memory, no federation, no log, no rights.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import type { Evento } from './eventos.ts';

const bus = createPubSub<{ evento: [Evento] }>();
const yoga = createYoga({
  logging: false,
  schema: createSchema({
    typeDefs: `
      interface EventoPagos { cursor: String! posicion: Int! ocurrido: String! tipo: String! }
      type Dinero { valor: String! moneda: String! }
      type TransaccionRegistrada implements EventoPagos {
        cursor: String! posicion: Int! ocurrido: String! tipo: String! tipoEvento: String! comision: Dinero!
      }
      type Query { nada: Int }
      type Subscription { eventosPagos: EventoPagos! }
    `,
    resolvers: {
      EventoPagos: { __resolveType: () => 'TransaccionRegistrada' },
      Subscription: {
        eventosPagos: { subscribe: () => bus.subscribe('evento'), resolve: (evento: Evento) => evento },
      },
    },
  }),
});
process.on('message', (mensaje) => {
  if (Array.isArray(mensaje)) for (const evento of mensaje as Evento[]) bus.publish('evento', evento);
});
const servidor = createServer(yoga).listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(servidor.address() as AddressInfo).port}` }));
});
