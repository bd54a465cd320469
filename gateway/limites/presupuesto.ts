import { ANONIMO, type Identidad } from '@alpes/seedwork/aplicacion/identidad';
import { GraphQLError } from 'graphql';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CODIGOS } from '../errores.ts';
import { redDe } from './direccion.ts';
import { RechazoDePeticion } from './rechazo.ts';

/** What one may ask for in a minute; 0 is without limit. */
export interface OpcionesDePresupuesto {
  /** Of one user: the cost of operations, see `crearCosteador`. Who is not asked for a name counts by address. */
  readonly costoPorMinuto: number;
  /** Of one address: requests, whoever they are of, also those that are refused. */
  readonly peticionesPorMinuto: number;
}

/** Counts what is asked for. @throws RechazoDePeticion, or rejects with one, when there is nothing left. */
export interface Presupuesto {
  /** A request has come, and nothing is known of it but where from. */
  peticion(direccion: string): Promise<void> | undefined;
  /** An operation is about to be run. */
  operacion(identidad: Identidad, direccion: string, costo: number): Promise<void> | undefined;
}

const MINUTO_S = 60;

/**
 * Counts in this process alone: each gateway gives the whole budget. (rate-limiter-flexible counts in Redis or PostgreSQL as
 * well, by another class.)
 */
export function crearPresupuesto({ costoPorMinuto, peticionesPorMinuto }: OpcionesDePresupuesto): Presupuesto {
  const porUsuario = limitador('usuario', costoPorMinuto);
  const porDireccion = limitador('direccion', peticionesPorMinuto);
  return {
    peticion: (direccion) => porDireccion && gastar(porDireccion, redDe(direccion), 1),
    operacion({ usuario }, direccion, costo) {
      const quien = usuario === ANONIMO.usuario ? `@${redDe(direccion)}` : usuario;
      // Scalars are free, requests are not.
      return porUsuario && gastar(porUsuario, quien, Math.max(1, costo));
    },
  };
}

function limitador(keyPrefix: string, points: number): RateLimiterMemory | undefined {
  return points === 0 ? undefined : new RateLimiterMemory({ keyPrefix, points, duration: MINUTO_S });
}

async function gastar(limitador: RateLimiterMemory, clave: string, puntos: number): Promise<void> {
  try {
    await limitador.consume(clave, puntos);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw agotado(Math.max(1, Math.ceil(error.msBeforeNext / 1_000)));
  }
}

function agotado(segundos: number): RechazoDePeticion {
  return new RechazoDePeticion(
    new GraphQLError(`Ha pedido demasiado en poco tiempo. Espere ${segundos} s antes de seguir.`, {
      extensions: {
        code: CODIGOS.demasiadasPeticiones,
        reintentarEn: segundos,
        http: { status: 429, headers: { 'retry-after': String(segundos) } },
      },
    }),
  );
}
