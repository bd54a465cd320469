import { operationFromDocument } from '@apollo/federation-internals';
import { BREAK, type OperationDefinitionNode, OperationTypeNode, visit } from 'graphql';
import type { PlanListo } from './ejecutarPlan.ts';
import { crearForma } from './formaDeRespuesta.ts';
import type { Operacion } from './operaciones.ts';
import { porOperacion } from './porOperacion.ts';
import type { Supergrafo } from './supergrafo.ts';

/** Plans a query or a mutation; undefined for what is left to the Apollo gateway, errors of planning included. */
export type Preparar = (supergrafo: Supergrafo, operacion: Operacion) => PlanListo | undefined;

/** Plans operations, each once for each version of the supergraph, for as long as its document is remembered. */
export const crearPreparador = (): Preparar => porOperacion(planificar);

function planificar(
  { esquemaDeApi, esquemaInterno, planificador }: Supergrafo,
  { documento, definicion, nombre }: Operacion,
): PlanListo | undefined {
  if (definicion.operation === OperationTypeNode.SUBSCRIPTION || preguntaPorElEsquema(definicion, documento)) {
    return undefined;
  }
  try {
    const operacion = operationFromDocument(
      esquemaDeApi,
      documento,
      nombre === undefined ? {} : { operationName: nombre },
    );
    const { node: plan } = planificador.buildQueryPlan(operacion);
    if (plan?.kind === 'Subscription') return undefined;
    return { plan, operacion, forma: crearForma(operacion), esquemaInterno };
  } catch {
    return undefined;
  }
}

function preguntaPorElEsquema(definicion: OperationDefinitionNode, documento: Operacion['documento']): boolean {
  let pregunta = false;
  visit(documento, {
    OperationDefinition: (otra) => (otra === definicion ? undefined : false),
    Field({ name }) {
      if (name.value !== '__schema' && name.value !== '__type') return undefined;
      pregunta = true;
      return BREAK;
    },
  });
  return pregunta;
}
