import { leerPeticion, type PeticionDeCliente } from '@alpes/seedwork/graphql/peticionHttp';
import type { FastifyRequest } from 'fastify';
import type { LectorDeOperaciones, Operacion } from '../operaciones.ts';
import type { Supergrafo } from '../supergrafo.ts';
import { esDeLimites, RechazoDePeticion } from './rechazo.ts';

/** What came over HTTP, after it was looked at. */
export interface Entrada {
  /** Undefined where its fault is Apollo Server's to tell. */
  readonly operacion: Operacion | undefined;
}

/** Looks at a request over HTTP, before anything is done for it; undefined where it has no operation. */
export type EntradaHttp = (supergrafo: Supergrafo, entrante: FastifyRequest) => Entrada | undefined;

/**
 * Builds the one way in for HTTP, plain and with events: what goes over the limits ends here.
 *
 * @throws RechazoDePeticion, when called.
 */
export function crearEntradaHttp(leer: LectorDeOperaciones): EntradaHttp {
  return (supergrafo, { method, body, query }) => {
    const peticion = method === 'GET' ? leerDireccion(query) : leerPeticion(body);
    if (!peticion) return undefined;
    const leida = leer(supergrafo.esquema, peticion);
    if ('definicion' in leida) return { operacion: leida };
    const propios = leida.filter(esDeLimites);
    if (propios.length > 0) throw new RechazoDePeticion(...propios);
    return { operacion: undefined };
  };
}

function leerDireccion(direccion: unknown): PeticionDeCliente | undefined {
  const { variables, ...resto } = direccion as Readonly<Record<string, unknown>>;
  if (variables === undefined) return leerPeticion(resto);
  try {
    return leerPeticion({ ...resto, variables: JSON.parse(String(variables)) });
  } catch {
    return undefined;
  }
}
