import {
  CABECERA_DE_OPERACION,
  CABECERA_DE_PLAZO,
  type Cabeceras,
  esMutacion,
  type Subgrafo,
} from '@alpes/seedwork/graphql/subgrafo';
import { enTramo, type Trazas } from '@alpes/seedwork/observabilidad/trazas';
import type { Firmar } from '@alpes/seedwork/seguridad/credencialInterna';
import type { GraphQLDataSource } from '@apollo/gateway';
import { type GraphQLError, type GraphQLFormattedError, Kind, parse } from 'graphql';
import type { Logger } from 'pino';
import { conPlazo, esPlazoAgotado } from './conPlazo.ts';
import { type Contexto, cabecerasCon } from './contexto.ts';
import { comoEscritos, esNoDisponible, plazoAgotado, subgrafoNoDisponible } from './errores.ts';
import type { Metricas } from './metricas.ts';

/** What a data source needs beside its subgraph. */
export interface DependenciasDeFuente {
  readonly metricas: Metricas;
  readonly bitacora: Logger;
  readonly firmar: Firmar;
  readonly trazas: Trazas;
}

/** The data of one subgraph, as the query plan's executor asks for them. */
export function crearFuenteDeDatos(
  subgrafo: Subgrafo,
  { metricas, bitacora, firmar, trazas }: DependenciasDeFuente,
): GraphQLDataSource<Contexto> {
  return {
    async process({ request, context }) {
      const { query = '', variables, operationName } = request;
      const { correlacion, cabeceras, vence, identidad, abandono } = context as Contexto;
      const inicio = performance.now();
      const medir = (resultado: 'ok' | 'error' | 'no_disponible') =>
        metricas.peticionASubgrafo(subgrafo.nombre, resultado, (performance.now() - inicio) / 1000);
      const restante = Math.max(0, vence - Date.now());
      try {
        const credencial = await firmar(identidad, subgrafo.nombre);
        const propias = { ...operacionDe(operationName), ...credencial, [CABECERA_DE_PLAZO]: String(restante) };
        const tramo = { padre: cabeceras['traceparent'], clase: 'CLIENT' } as const;
        const respuesta = await enTramo(trazas, `pedir a ${subgrafo.nombre}`, tramo, (traceparent) =>
          conPlazo(
            subgrafo.ejecutar(
              { query, variables, operationName },
              { ...cabecerasCon(cabeceras, traceparent), ...propias },
              abandono,
            ),
            restante,
          ),
        );
        // The subgraph has logged it already, with its cause.
        if (respuesta.errors?.some(esNoDisponible)) {
          bitacora.warn({ correlacion, subgrafo: subgrafo.nombre }, 'Subgraph without its database');
        }
        medir(respuesta.errors ? 'error' : 'ok');
        return {
          ...(respuesta.data === undefined ? {} : { data: respuesta.data }),
          ...(respuesta.errors ? { errors: comoEscritos(respuesta.errors) } : {}),
        };
      } catch (err) {
        medir('no_disponible');
        const agotado = esPlazoAgotado(err);
        if (abandono?.aborted) bitacora.debug({ correlacion, subgrafo: subgrafo.nombre }, 'Nobody waits any more');
        else
          bitacora.error(
            { err, correlacion, subgrafo: subgrafo.nombre },
            agotado ? 'Subgraph missed the deadline' : 'Subgraph not available',
          );
        const error = agotado
          ? plazoAgotado(subgrafo.nombre)
          : subgrafoNoDisponible(subgrafo.nombre, esMutacion(query));
        return { data: null, errors: enCadaCampo(error, query) };
      }
    },
  };
}

// The planner names its fetches after the client's operation: `CrearCampania__campanias__0`.
function operacionDe(nombre: string | undefined): Cabeceras {
  const operacion = nombre?.replace(/__[a-z]+__\d+$/, '');
  return operacion === undefined || operacion === '' ? {} : { [CABECERA_DE_OPERACION]: operacion };
}

// One error for each field that is missing, so that a client can tell which of its nulls are failures. The entities
// of a list share one error: their paths would repeat it for every row.
function enCadaCampo({ message, extensions }: GraphQLError, query: string): GraphQLFormattedError[] {
  const operacion = parse(query, { noLocation: true }).definitions.find(
    (definicion) => definicion.kind === Kind.OPERATION_DEFINITION,
  );
  const campos = (operacion?.selectionSet.selections ?? []).flatMap((seleccion) =>
    seleccion.kind === Kind.FIELD ? [seleccion.alias?.value ?? seleccion.name.value] : [],
  );
  if (campos.length === 0 || campos.includes('_entities')) return [{ message, extensions }];
  return campos.map((campo) => ({ message, extensions, path: [campo] }));
}
