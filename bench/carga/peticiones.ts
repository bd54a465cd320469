import type { Azar } from '../../packages/plataforma/fallos/azar.ts';

const CLIENTE = `query Cliente($id: ID!) {
  cliente(id: $id) { id nombre estado pais totalPagos montoTotalPagos { valor moneda } }
}`;
const VECINOS = `query ClienteConVecinos($id: ID!) {
  cliente(id: $id) {
    id nombre
    payouts(primeros: 5) { edges { node { id estado monto { valor moneda } } } }
    campanias(primeros: 5) { edges { node { id nombre estado presupuesto { valor moneda } } } }
  }
}`;
const LISTA = `query Campanias {
  campanias(primeros: 20) { pageInfo { hasNextPage endCursor } edges { node { id nombre estado cliente { id nombre } } } }
}`;
const BUSCAR = `query Buscar($texto: String!) { buscar(texto: $texto, primeros: 5) { clientes { relevancia cliente { id nombre } } } }`;
const REGISTRAR = `mutation Registrar($entrada: RegistrarTransaccionEntrada!) {
  registrarTransaccion(entrada: $entrada) { transaction { id estado } errores { campo codigo mensaje } }
}`;

const cuerpo = (query: string, variables: object = {}): string => JSON.stringify({ query, variables });

/** A request as clients of a partner-marketing platform send them: half of one entity, a fifth of them commands. */
export const elegirPeticion = (azar: Azar, idClientes: readonly string[]): string => {
  const id = azar.uno(idClientes);
  const parte = azar.fraccion();
  if (parte < 0.35) return cuerpo(CLIENTE, { id });
  if (parte < 0.55) return cuerpo(VECINOS, { id });
  if (parte < 0.75) return cuerpo(LISTA);
  if (parte < 0.8) return cuerpo(BUSCAR, { texto: azar.uno(['ana', 'lucia', 'garcia', 'verano']) });
  return cuerpo(REGISTRAR, {
    entrada: {
      clienteId: id,
      marcaId: `marca-${azar.entero(50)}`,
      tipoEvento: 'VENTA',
      comision: { valor: '12.50', moneda: 'USD' },
    },
  });
};
