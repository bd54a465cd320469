/** An operation to be measured. */
export interface Caso {
  readonly nombre: string;
  /** Bodies of requests that ask for different things: clients do not all ask for the same at the same moment. */
  cuerpos(datos: Datos): readonly string[];
}

/** What the subgraphs have. */
export interface Datos {
  /** Clientes that take transactions. */
  readonly idClientes: readonly string[];
  /** Cursors of the list of clientes, in its order, each with as many behind it as a page has. */
  readonly cursores: readonly string[];
}

const PRIMEROS = 20;

/** The operations: one entity, a list with its neighbours across the three contexts, a mutation with a neighbour. */
export const CASOS: readonly Caso[] = [
  {
    nombre: 'entidad',
    cuerpos: ({ idClientes }) =>
      peticiones(
        `query Entidad($id: ID!) {
  cliente(id: $id) { id tipo nombre email estado pais fechaRegistro totalPagos montoTotalPagos { valor moneda } }
}`,
        idClientes.map((id) => ({ id })),
      ),
  },
  {
    nombre: 'lista',
    cuerpos: ({ cursores }) =>
      peticiones(
        `query Lista($primeros: Int!, $despuesDe: String) {
  clientes(primeros: $primeros, despuesDe: $despuesDe) {
    pageInfo { hasNextPage endCursor }
    edges {
      cursor
      node {
        id nombre email estado
        payouts(primeros: 5) {
          edges { node { id estado monto { valor moneda } campania { id nombre estado cliente { id nombre } } } }
        }
        campanias(primeros: 5) {
          edges { node { id nombre estado presupuesto { valor moneda } cliente { id nombre } payout { id estado } } }
        }
      }
    }
  }
}`,
        cursores.map((despuesDe) => ({ primeros: PRIMEROS, despuesDe })),
      ),
  },
  {
    nombre: 'mutacion',
    cuerpos: ({ idClientes }) =>
      peticiones(
        `mutation Registrar($entrada: RegistrarTransaccionEntrada!) {
  registrarTransaccion(entrada: $entrada) {
    transaction { marcaId tipoEvento estado comision { valor moneda } cliente { id nombre } }
    errores { campo codigo mensaje }
  }
}`,
        idClientes.map((clienteId) => ({
          entrada: {
            clienteId,
            marcaId: 'marca-de-prueba',
            tipoEvento: 'VENTA',
            comision: { valor: '12.50', moneda: 'USD' },
          },
        })),
      ),
  },
];

const peticiones = (query: string, variables: readonly object[]): readonly string[] =>
  variables.map((unas) => JSON.stringify({ query, variables: unas }));
