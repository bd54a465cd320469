import type { Identidad } from '@alpes/seedwork/aplicacion/identidad';
import { trazaDe } from '@alpes/seedwork/observabilidad/rastro';
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import type { Contexto, ContextoDePeticion } from './contexto.ts';
import { CODIGOS, cadaUnoUnaVez, esInterno, operacionSinResolver, peticionMalFormada } from './errores.ts';
import type { Metricas } from './metricas.ts';

/** One finished operation, as it is logged and measured. */
export interface OperacionTerminada {
  /** Whoever asks for the landing page is not asked who they are. */
  readonly contexto: ContextoDePeticion & { readonly identidad?: Identidad };
  /** Only names of operations that were valid: others would fill the metrics with noise. */
  readonly nombre: string | undefined;
  readonly tipo: string;
  readonly ms: number;
  readonly codigos: readonly string[];
  /** Of a subscription. */
  readonly eventos?: number;
}

/** Writes the log line and the measurements of operations, whatever they came in by. */
export interface RegistroDeOperaciones {
  terminada(operacion: OperacionTerminada): void;
  /** Nothing was done for a request. It is counted; who is flooded with them does not want each in the log. */
  rechazada(correlacion: string, codigos: readonly string[], motivo?: string): void;
  /** Logs what the client will not be shown. */
  errores(correlacion: string, errores: readonly GraphQLError[]): void;
}

/** The one place where operations are logged and measured. */
export function crearRegistroDeOperaciones(bitacora: Logger, metricas: Metricas): RegistroDeOperaciones {
  return {
    terminada({ contexto, nombre, tipo, ms, codigos, eventos }) {
      const { correlacion, cabeceras, identidad, tramo } = contexto;
      metricas.operacion(nombre, tipo, codigos, ms / 1000);
      tramo?.terminar({
        nombre: `${tipo} ${nombre ?? 'anonima'}`,
        ...(codigos.length > 0 ? { fallo: codigos.join(' ') } : {}),
      });
      bitacora.info(
        {
          correlacion,
          operacion: nombre ?? 'anonima',
          usuario: identidad?.usuario,
          traza: trazaDe(cabeceras['traceparent']),
          tipo,
          ms: Math.round(ms * 10) / 10,
          ...(codigos.length > 0 ? { codigos } : {}),
          ...(eventos === undefined ? {} : { eventos }),
        },
        'Operation',
      );
    },
    rechazada(correlacion, codigos, motivo) {
      metricas.operacion(undefined, 'desconocido', codigos, 0);
      bitacora.debug({ correlacion, codigos, motivo }, 'Request refused');
    },
    errores(correlacion, errores) {
      for (const error of errores) {
        const { code, serviceName: subgrafo } = error.extensions ?? {};
        if (code === CODIGOS.interno && subgrafo !== undefined) {
          // The subgraph has logged it already, with its cause.
          bitacora.warn({ correlacion, subgrafo, path: error.path }, 'Internal error of a subgraph');
        } else if (esInterno(error)) {
          bitacora.error({ correlacion, path: error.path, err: error.originalError ?? error }, 'Internal error');
        }
      }
    },
  };
}

/** Codes of an answer's errors, each once. */
export function codigosDe(errores: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[]): string[] {
  return [...new Set(errores.map((error) => String(error.extensions?.['code'] ?? CODIGOS.interno)))];
}

/**
 * Makes Apollo Server report its operations, and refuse what the gateway's executor has no good answer for: an
 * operation that is not there, and subscriptions that came as a plain HTTP request.
 */
export function pluginDeRegistro(registro: RegistroDeOperaciones): ApolloServerPlugin<Contexto> {
  return {
    async requestDidStart({ contextValue: contexto }) {
      const { correlacion } = contexto;
      const inicio = performance.now();
      return {
        async didResolveOperation({ operation, request, contextValue }) {
          // A form of request that we read otherwise than Apollo Server does.
          if (!contextValue.revisada) throw peticionMalFormada();
          if (!operation) throw operacionSinResolver(request.operationName);
          if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
            throw new GraphQLError(
              'Las suscripciones se sirven en esta misma dirección por WebSocket (graphql-transport-ws), como eventos con «Accept: text/event-stream», o en partes con «Accept: multipart/mixed;subscriptionSpec=1.0».',
              { extensions: { code: CODIGOS.peticionInvalida, http: { status: 400 } } },
            );
          }
        },
        async didEncounterErrors({ errors }) {
          registro.errores(correlacion, errors);
        },
        async willSendResponse({ operation, response }) {
          const resultado = response.body.kind === 'single' ? response.body.singleResult : {};
          const errores = cadaUnoUnaVez(resultado.errors ?? []);
          if (resultado.errors) resultado.errors = errores;
          registro.terminada({
            contexto,
            nombre: operation?.name?.value,
            tipo: operation?.operation ?? 'desconocido',
            ms: performance.now() - inicio,
            codigos: codigosDe(errores),
          });
        },
      };
    },
  };
}
