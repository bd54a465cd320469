import { leerPeticion } from '@alpes/seedwork/graphql/peticionHttp';
import type { FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Documentos } from '../documentos.ts';
import type { LectorDeOperaciones, Operacion } from '../operaciones.ts';
import type { Supergrafo } from '../supergrafo.ts';
import { nuestros, RechazoDePeticion } from './rechazo.ts';

/**
 * Looks at a request over HTTP, before anything is done for it: its operation, or the faults that whoever answers it is to
 * tell; undefined where the request itself is not well formed, and nothing of it may be run.
 */
export type EntradaHttp = (
  supergrafo: Supergrafo,
  entrante: FastifyRequest,
) => Operacion | readonly GraphQLError[] | undefined;

type Campos = Readonly<Record<string, unknown>>;

/**
 * Builds the one way in for HTTP, plain and with events: what goes over the limits, or does not fit, ends here, and a request that names
 * its document has the text from here on.
 *
 * @throws RechazoDePeticion, when called.
 */
export function crearEntradaHttp(leer: LectorDeOperaciones, documentos: Documentos): EntradaHttp {
  return (supergrafo, entrante) => {
    const porGet = entrante.method === 'GET';
    const campos = porGet ? deLaDireccion(entrante.query as Campos) : entrante.body;
    if (!esObjeto(campos) || !admiteExtensiones(campos)) return undefined;
    const texto = documentos.textoDe(campos);
    const peticion = leerPeticion({ ...campos, query: texto });
    if (!peticion) return undefined;
    if (nombraDocumento(campos)) escribir(entrante, peticion);

    const leida = leer(supergrafo.esquema, peticion);
    if ('definicion' in leida) {
      documentos.recordar(campos);
      return leida;
    }
    const propios = nuestros(leida);
    if (propios.length > 0) throw new RechazoDePeticion(...propios);
    return leida;
  };
}

// They may name a document: what they say must not depend on who reads them.
function admiteExtensiones({ extensions = null }: Campos): boolean {
  return extensions === null || esObjeto(extensions);
}

function nombraDocumento({ documentId, extensions }: Campos): boolean {
  return documentId !== undefined || (esObjeto(extensions) && extensions['persistedQuery'] !== undefined);
}

/** Puts the whole operation where whoever reads the request next looks for it. */
function escribir(entrante: FastifyRequest, peticion: NonNullable<ReturnType<typeof leerPeticion>>): void {
  if (entrante.method !== 'GET') {
    entrante.body = peticion;
    return;
  }
  const { query, operationName, variables } = peticion;
  const campos = {
    query,
    ...(operationName ? { operationName } : {}),
    ...(variables ? { variables: JSON.stringify(variables) } : {}),
  };
  entrante.query = campos;
  entrante.raw.url = `${entrante.url.split('?')[0]}?${new URLSearchParams(campos)}`;
}

/** An address carries what is no text as JSON; undefined where it is not that. */
function deLaDireccion(direccion: Campos): Campos | undefined {
  const { variables, extensions, ...resto } = direccion;
  try {
    return { ...resto, variables: comoJson(variables), extensions: comoJson(extensions) };
  } catch {
    return undefined;
  }
}

function comoJson(texto: unknown): unknown {
  return texto === undefined ? undefined : JSON.parse(String(texto));
}

function esObjeto(valor: unknown): valor is Campos {
  return typeof valor === 'object' && valor !== null && !Array.isArray(valor);
}
