/** An operation to be measured. */
export interface Caso {
  readonly nombre: string;
  /** Body of the request, about a cliente. */
  cuerpo(idCliente: string): string;
}

/** The operations: one entity, a list with its neighbours across the three contexts, a mutation with a neighbour. */
export const CASOS: readonly Caso[] = [
  {
    nombre: 'entidad',
    cuerpo: (id) =>
      JSON.stringify({
        query: `query Entidad($id: ID!) {
  cliente(id: $id) { id tipo nombre email estado pais fechaRegistro totalPagos montoTotalPagos { valor moneda } }
}`,
        variables: { id },
      }),
  },
  {
    nombre: 'lista',
    cuerpo: () =>
      JSON.stringify({
        query: `query Lista($primeros: Int!) {
  clientes(primeros: $primeros) {
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
        variables: { primeros: 20 },
      }),
  },
  {
    nombre: 'mutacion',
    cuerpo: (clienteId) =>
      JSON.stringify({
        query: `mutation Registrar($entrada: RegistrarTransaccionEntrada!) {
  registrarTransaccion(entrada: $entrada) {
    transaction { marcaId tipoEvento estado comision { valor moneda } cliente { id nombre } }
    errores { campo codigo mensaje }
  }
}`,
        variables: {
          entrada: {
            clienteId,
            marcaId: 'marca-de-prueba',
            tipoEvento: 'VENTA',
            comision: { valor: '12.50', moneda: 'USD' },
          },
        },
      }),
  },
];
