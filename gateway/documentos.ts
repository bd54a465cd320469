import { createHash } from 'node:crypto';
import { recordarDocumentos } from '@alpes/seedwork/graphql/documentos';
import { GraphQLError, Kind, parse, print, stripIgnoredCharacters } from 'graphql';
import { LRUCache } from 'lru-cache';
import { CODIGOS } from './errores.ts';
import { RechazoDePeticion } from './limites/rechazo.ts';

/** Whether any operation is run, or only those that are known beforehand. */
export type ModoDeDocumentos = 'libres' | 'conocidos';

/** A request as its text, or the id of one. */
export interface ConDocumento {
  readonly query?: unknown;
  /** GraphQL over HTTP, appendix A: `sha256:` and the hash of the text in hexadecimal, or an id of the client's own. */
  readonly documentId?: unknown;
  /** Apollo's form: `persistedQuery` with `version` 1 and `sha256Hash`. */
  readonly extensions?: unknown;
}

/** The documents that are known by an id, and those that may be run. */
export interface Documentos {
  /**
   * The text that a request means; undefined where it gives none.
   *
   * @throws RechazoDePeticion when it is not known, and has to be.
   */
  textoDe(peticion: ConDocumento): string | undefined;
  /** A request with text and hash proved valid: from now on the hash will do. */
  recordar(peticion: ConDocumento): void;
}

const RECORDADOS = 1_000;
const LARGO_MAXIMO = 20_000;

/** The id of a text. */
export function idDe(texto: string): string {
  return createHash('sha256').update(texto).digest('hex');
}

/** The names of the operations in a text. */
export function nombresDe(texto: string): readonly string[] {
  return parse(texto).definitions.flatMap((definicion) =>
    definicion.kind === Kind.OPERATION_DEFINITION && definicion.name ? [definicion.name.value] : [],
  );
}

/** Builds the documents of a gateway. @param conocidos - texts by the ids of their clients; each is known by its hash too. */
export function crearDocumentos(
  modo: ModoDeDocumentos,
  conocidos: readonly (readonly [id: string, texto: string])[],
): Documentos {
  const porId = new Map<string, string>();
  const esenciales = new Set<string>();
  for (const [id, texto] of conocidos) {
    // Clients hash what they send: the text as it was written, or as their library prints it.
    for (const uno of [id, idDe(texto), idDe(print(parse(texto)))]) porId.set(uno, texto);
    esenciales.add(stripIgnoredCharacters(texto));
  }
  const recordados = new LRUCache<string, string>({ max: RECORDADOS });
  const conocido = recordarDocumentos(
    (texto) => ({ si: esenciales.has(sinAdornos(texto)) }),
    ({ si }) => si,
  );

  return {
    textoDe({ query, documentId, extensions }) {
      const texto = typeof query === 'string' && query !== '' ? query : undefined;
      const deApollo = hashDeApollo(extensions);
      const id = deApollo ?? (typeof documentId === 'string' ? documentId.replace(/^sha256:/, '') : undefined);
      if (texto === undefined) {
        if (id === undefined) return undefined;
        const guardado = porId.get(id) ?? recordados.get(id);
        if (guardado === undefined) throw deApollo && modo === 'libres' ? noEncontrado() : noConocido(modo);
        return guardado;
      }
      if (deApollo !== undefined && deApollo !== idDe(texto)) throw hashDistinto();
      if (modo === 'conocidos' && (texto.length > LARGO_MAXIMO || !conocido(texto).si)) throw noConocido(modo);
      return texto;
    },

    recordar({ query, extensions }) {
      const id = hashDeApollo(extensions);
      if (id !== undefined && modo === 'libres' && typeof query === 'string' && query.length <= LARGO_MAXIMO) {
        recordados.set(id, query);
      }
    },
  };
}

function hashDeApollo(extensions: unknown): string | undefined {
  const persistida = (extensions as { persistedQuery?: unknown } | null | undefined)?.persistedQuery;
  const { version, sha256Hash } = (persistida ?? {}) as { version?: unknown; sha256Hash?: unknown };
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : undefined;
}

/** The same for documents that differ in spaces, commas and comments. */
function sinAdornos(texto: string): string {
  try {
    return stripIgnoredCharacters(texto);
  } catch {
    return '';
  }
}

function noConocido(modo: ModoDeDocumentos): RechazoDePeticion {
  const mensaje =
    modo === 'conocidos'
      ? 'Este servidor solo ejecuta las operaciones que conoce (DOCUMENTOS=conocidos), y esta no es una de ellas.'
      : 'No se conoce ningún documento con ese documentId: envíe la operación en query.';
  return new RechazoDePeticion(
    new GraphQLError(mensaje, { extensions: { code: CODIGOS.documentoNoConocido, http: { status: 400 } } }),
  );
}

/** In the words that Apollo's clients wait for: they send the text then. */
function noEncontrado(): RechazoDePeticion {
  const http = { status: 200, headers: { 'cache-control': 'private, no-cache, must-revalidate' } };
  return new RechazoDePeticion(
    new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http } }),
  );
}

function hashDistinto(): RechazoDePeticion {
  return new RechazoDePeticion(
    new GraphQLError('El hash no es el de la operación enviada.', {
      extensions: { code: CODIGOS.peticionInvalida, http: { status: 400 } },
    }),
  );
}
