import { leerPeticionHttp } from '@alpes/seedwork/graphql/peticionHttp';
import type { FastifyRequest } from 'fastify';
import { type Contexto, contextoActual } from './contexto.ts';
import { ejecutarPlan, type Fuentes, type PlanListo, type Resultado } from './ejecutarPlan.ts';
import { cadaUnoUnaVez, comoGraphQLError, formatearError } from './errores.ts';
import type { Operacion } from './operaciones.ts';
import type { Preparar } from './preparar.ts';
import { codigosDe, type RegistroDeOperaciones } from './registroDeOperaciones.ts';
import type { Supergrafo } from './supergrafo.ts';
import type { ResultadoParaCliente } from './suscripciones.ts';

/** What the short way needs. */
export interface DependenciasDelAtajo {
  readonly preparar: Preparar;
  readonly fuentes: Fuentes;
  readonly registro: RegistroDeOperaciones;
}

/** An answer as it goes out over HTTP. */
export interface RespuestaHttp {
  readonly estado: number;
  readonly tipo: string;
  readonly cuerpo: string;
}

/**
 * The short way of queries and mutations: a valid operation runs by its plan, past Apollo Server. What it does not take
 * (`undefined`) goes to Apollo Server, which has the last word on every request that is wrong or unusual. See
 * docs/decisiones/atajo.md.
 */
export interface Atajo {
  http(
    supergrafo: Supergrafo,
    operacion: Operacion,
    peticion: FastifyRequest,
    contexto: Contexto,
  ): Promise<RespuestaHttp> | undefined;
  ejecutar(supergrafo: Supergrafo, operacion: Operacion, contexto: Contexto): Promise<ResultadoParaCliente> | undefined;
}

/** Builds the short way. */
export function crearAtajo({ preparar, fuentes, registro }: DependenciasDelAtajo): Atajo {
  async function correr(listo: PlanListo, operacion: Operacion, contexto: Contexto) {
    const { correlacion } = contexto;
    const inicio = performance.now();
    const { estado, resultado } = await contextoActual.run(contexto, async () => {
      try {
        return formatear(await ejecutarPlan(listo, fuentes, operacion.variables, contexto), correlacion);
      } catch (error) {
        return { ...formatear({ errors: [comoGraphQLError(error)] }, correlacion), estado: 500 };
      }
    });
    registro.terminada({
      contexto,
      nombre: operacion.definicion.name?.value,
      tipo: operacion.definicion.operation,
      ms: performance.now() - inicio,
      codigos: resultado.errors ? codigosDe(resultado.errors) : [],
    });
    return { estado, resultado };
  }

  function formatear({ data, errors, extensions }: Resultado, correlacion: string) {
    if (!errors && !extensions) return { estado: 200, resultado: { data: data ?? null } };
    if (errors) registro.errores(correlacion, errors.map(comoGraphQLError));
    const resultado: ResultadoParaCliente = {
      ...(errors
        ? { errors: cadaUnoUnaVez(errors.map((error) => formatearError(comoGraphQLError(error).toJSON()))) }
        : {}),
      ...(data === undefined ? {} : { data }),
      ...(extensions ? { extensions } : {}),
    };
    return { estado: estadoDe(errors) ?? (data === undefined ? 400 : 200), resultado };
  }

  return {
    http(supergrafo, operacion, entrante, contexto) {
      const leida = leerPeticionHttp(entrante);
      if (!leida) return undefined;
      const { tipo } = leida;
      const listo = preparar(supergrafo, operacion);
      if (!listo) return undefined;
      return correr(listo, operacion, contexto).then(({ estado, resultado }) => ({
        estado,
        tipo,
        cuerpo: `${JSON.stringify(resultado)}\n`,
      }));
    },

    ejecutar(supergrafo, operacion, contexto) {
      const listo = preparar(supergrafo, operacion);
      return listo && correr(listo, operacion, contexto).then(({ resultado }) => resultado);
    },
  };
}

/** Errors may say which HTTP status they want. */
function estadoDe(errores: Resultado['errors'] = []): number | undefined {
  const estados = errores.map(({ extensions }) => (extensions?.['http'] as { status?: unknown } | undefined)?.status);
  return estados.findLast((estado) => typeof estado === 'number');
}
