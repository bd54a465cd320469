import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';

/** The file's content: the breaking changes since the last release that are wanted, each with its reason. */
export const cambiosDeclarados = z.array(
  z.strictObject({
    /** Where, such as `Cliente.telefono`; as `esquema:comprobar` prints it. */
    ruta: z.string().min(1),
    /** What, such as `FIELD_REMOVED`; as `esquema:comprobar` prints it. */
    tipo: z.string().min(1),
    /** Why, and what clients do instead: a sentence for the changelog. */
    motivo: z.string().min(20),
  }),
);

/** A breaking change that is wanted. */
export type CambioDeclarado = z.infer<typeof cambiosDeclarados>[number];

/** A change of the API's schema. */
export interface CambioDeEsquema {
  readonly ruta: string;
  readonly tipo: string;
  readonly mensaje: string;
}

/** The changes of a schema since it was published, by what they mean for clients. */
export interface Comparacion {
  /** Some client may fail, and nobody said that this is wanted. */
  readonly sinDeclarar: readonly CambioDeEsquema[];
  readonly declarados: readonly CambioDeEsquema[];
  /** Declarations of changes that the schema does not have. */
  readonly obsoletos: readonly CambioDeclarado[];
  /** Clients that do not expect them may be surprised, such as a new value of an enum. */
  readonly peligrosos: readonly CambioDeEsquema[];
}

/** Compares the API's schema with the published one. */
export async function compararEsquemas(
  publicado: GraphQLSchema,
  actual: GraphQLSchema,
  declaraciones: readonly CambioDeclarado[],
): Promise<Comparacion> {
  const cambios = await diff(publicado, actual);
  const deNivel = (nivel: CriticalityLevel): readonly CambioDeEsquema[] =>
    cambios.filter(({ criticality }) => criticality.level === nivel).map(leer);
  const rompen = deNivel(CriticalityLevel.Breaking);
  const declarado = (cambio: CambioDeEsquema): boolean => declaraciones.some((una) => esDe(una, cambio));
  return {
    sinDeclarar: rompen.filter((cambio) => !declarado(cambio)),
    declarados: rompen.filter(declarado),
    obsoletos: declaraciones.filter((una) => !rompen.some((cambio) => esDe(una, cambio))),
    peligrosos: deNivel(CriticalityLevel.Dangerous),
  };
}

/** What keeps a schema from being merged or released: breaks that nobody declared, and declarations without a break. */
export const fallosDe = ({ sinDeclarar, obsoletos }: Comparacion): readonly string[] => [
  ...seccion(
    'Breaking changes since the last release. Deprecate instead, or declare them in gateway/esquema/cambiosDeclarados.json:',
    sinDeclarar.map(describir),
  ),
  ...seccion(
    'Declared in gateway/esquema/cambiosDeclarados.json, but not changed:',
    obsoletos.map(({ tipo, ruta }) => `${tipo} ${ruta}`),
  ),
];

/** Lines under a title; without lines, nothing. */
export const seccion = (titulo: string, lineas: readonly string[]): readonly string[] =>
  lineas.length === 0 ? [] : [titulo, ...lineas.map((una) => `  ${una}`)];

/** A change as one line, with the kind and the place that declare it. */
export const describir = ({ tipo, ruta, mensaje }: CambioDeEsquema): string => `${tipo} ${ruta}: ${mensaje}`;

const leer = ({ path, type, message }: Change): CambioDeEsquema => ({ ruta: path ?? '', tipo: type, mensaje: message });

const esDe = (declarado: CambioDeclarado, { ruta, tipo }: CambioDeEsquema): boolean =>
  declarado.ruta === ruta && declarado.tipo === tipo;
