import { createSourceEventStream, type ExecutionResult, execute, GraphQLError, type GraphQLSchema } from 'graphql';
import { Lector } from '../infraestructura/lector.ts';
import type { Metricas } from '../observabilidad/metricas.ts';
import type { Trazas } from '../observabilidad/trazas.ts';
import type { Cursores } from './cursores.ts';
import { conCodigo, type LectorDeDocumentos } from './documentos.ts';
import type { formatearError } from './errores.ts';
import { abrirEntrega, avisoDe, extensionesDe, inicioDe } from './eventos.ts';
import { precedidoDe, transformar } from './iteradores.ts';
import { CABECERA_DE_INICIO, type Cabeceras, type Subgrafo } from './subgrafo.ts';

/** What subscriptions need of their module. */
export interface DependenciasDeSuscribir {
  readonly modulo: string;
  readonly esquema: GraphQLSchema;
  readonly leer: LectorDeDocumentos;
  /** The context of who subscribes. @throws when it is not the gateway */
  contexto(cabeceras: Cabeceras): Promise<object>;
  readonly cursores: Cursores;
  readonly formatear: ReturnType<typeof formatearError>;
  readonly metricas: Metricas;
  readonly trazas: Trazas;
}

/** Builds what runs subscriptions: each event of their source, executed and formatted as a query is. */
export const crearSuscribir = ({
  modulo,
  esquema,
  leer,
  contexto,
  cursores,
  formatear,
  metricas,
  trazas,
}: DependenciasDeSuscribir): Subgrafo['suscribir'] => {
  const conErroresFormateados = (resultado: ExecutionResult): ExecutionResult =>
    resultado.errors === undefined
      ? resultado
      : { ...resultado, errors: resultado.errors.map((error) => comoError(formatear(error.toJSON(), error))) };

  return async ({ query, variables, operationName }, cabeceras) => {
    const documento = leer(query);
    if (!('kind' in documento)) return { errors: documento };
    const operacion = {
      schema: esquema,
      document: documento,
      contextValue: await contexto(cabeceras),
      variableValues: variables,
      operationName,
    };
    const fuente = await createSourceEventStream(operacion);
    if (!(Symbol.asyncIterator in fuente)) {
      // An error without a path comes from no resolver, but from the request: its variables, or which operation it is.
      const deLaPeticion = fuente.errors?.filter(({ path }) => path === undefined) ?? [];
      return deLaPeticion.length > 0
        ? { errors: conCodigo('BAD_USER_INPUT', deLaPeticion) }
        : conErroresFormateados(fuente);
    }
    metricas.suscripciones.inc({ modulo });
    const inicio =
      fuente instanceof Lector && cabeceras[CABECERA_DE_INICIO] !== undefined
        ? inicioDe(modulo, fuente.desde, cursores)
        : undefined;
    const eventos = fuente[Symbol.asyncIterator]();
    // The library's own `subscribe` loses what an event has beside the fields of its type.
    return transformar<unknown, ExecutionResult>(
      inicio === undefined ? eventos : precedidoDe<unknown>(inicio, eventos),
      {
        async valor(evento) {
          if (evento === inicio) return inicio;
          const entrega = abrirEntrega(trazas, evento);
          const resultado = conErroresFormateados(await execute({ ...operacion, rootValue: evento }));
          entrega?.terminar();
          return { ...resultado, ...extensionesDe(avisoDe(modulo, evento, cursores), entrega) };
        },
        fallo: (error) => conErroresFormateados({ errors: [comoErrorDe(error)] }),
        fin: () => metricas.suscripciones.dec({ modulo }),
      },
    );
  };
};

const comoError = ({ message, ...opciones }: ReturnType<ReturnType<typeof formatearError>>): GraphQLError =>
  new GraphQLError(message, { path: opciones.path ?? null, extensions: opciones.extensions ?? null });

const comoErrorDe = (error: unknown): GraphQLError =>
  new GraphQLError('The source of a subscription failed', {
    originalError: error instanceof Error ? error : new Error(String(error)),
  });
