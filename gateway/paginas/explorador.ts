import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const CONSULTA = `# Explorador de la API. Ctrl+Enter ejecuta; Ctrl+Espacio completa; a la izquierda, la documentación.
# Las suscripciones llegan por WebSocket en la misma dirección.

query Clientes {
  clientes(primeros: 5) {
    total
    edges {
      node {
        id
        nombre
        totalPagos
        montoTotalPagos { valor moneda }
        campanias(primeros: 3) { edges { node { nombre estado mensaje } } }
      }
    }
  }
}

subscription Seguir {
  eventosCampanias {
    tipo
    ocurrido
    campania { nombre estado cliente { nombre } payout { estado } }
  }
}
`;

let pagina: Promise<Buffer> | undefined;

/** GraphiQL in one page, with nothing to fetch from elsewhere; compressed with gzip. */
export function paginaDelExplorador(rutaGraphql: string): Promise<Buffer> {
  // 9 MB of script: read, and compressed once, only when somebody opens the page.
  pagina ??= import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) =>
    promisify(gzip)(
      renderGraphiQL({
        title: 'Alpes Partners · Explorador',
        endpoint: rutaGraphql,
        subscriptionsProtocol: 'WS',
        defaultQuery: CONSULTA,
        schemaDescription: true,
      }),
    ),
  );
  return pagina;
}
