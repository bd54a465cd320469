import { GraphQLError } from 'graphql';
import { CODIGOS } from '../errores.ts';

/** What a short request may ask for, so that it cannot occupy the system for long: docs/seguridad.md explains each. */
export interface Limites {
  /** Of a document. What is longer is not read to its end. */
  readonly tokens: number;
  /** Selections within selections, fragments counted where they are used. */
  readonly profundidad: number;
  /** Fields in one selection, also those that are there twice. */
  readonly ancho: number;
  /** Fields in all, fragments counted each time that they are used. */
  readonly campos: number;
  readonly alias: number;
  readonly directivas: number;
  /** Values within the variables, at any depth. */
  readonly valores: number;
  /** Objects that the answer may have, lists at the size that is asked for: see {@link crearCosteador}. */
  readonly costo: number;
}

/** Several times what the ready operations need: limites.test.ts holds the two against each other. */
export const LIMITES: Limites = {
  tokens: 2_000,
  profundidad: 15,
  ancho: 100,
  campos: 500,
  alias: 50,
  directivas: 50,
  // A thousand transactions in one request, as many as there may be, have nine thousand.
  valores: 20_000,
  costo: 10_000,
};

const QUE_HACER: Readonly<Record<keyof Limites, string>> = {
  tokens: 'Divida el documento.',
  profundidad: 'Pida los niveles más hondos en otra operación.',
  ancho: 'Pida menos campos a la vez.',
  campos: 'Pida menos campos, o divida la operación.',
  alias: 'Divida la operación en varias.',
  directivas: 'Use menos directivas.',
  valores: 'Envíe los datos en varias peticiones.',
  costo: 'Pida páginas más pequeñas (primeros, ultimos) o menos listas dentro de listas.',
};

const NOMBRES: Readonly<Record<keyof Limites, string>> = {
  tokens: 'tokens',
  profundidad: 'niveles',
  ancho: 'campos en una misma selección',
  campos: 'campos',
  alias: 'alias',
  directivas: 'directivas',
  valores: 'valores en las variables',
  costo: 'costo',
};

/** The request goes over a limit: which, by how much, and what to do. @param valor - unknown where nobody counted on. */
export function limiteSuperado(limite: keyof Limites, maximo: number, valor?: number): GraphQLError {
  const tiene = valor === undefined ? '' : ` y la operación llega a ${valor}`;
  return new GraphQLError(
    `La operación supera el límite de ${NOMBRES[limite]}: el máximo es ${maximo}${tiene}. ${QUE_HACER[limite]}`,
    {
      extensions: {
        code: CODIGOS.limiteSuperado,
        limite,
        maximo,
        ...(valor === undefined ? {} : { valor }),
        http: { status: 400 },
      },
    },
  );
}

/** Of the limits that a measured thing has values for, the errors of those that it goes over. */
export function superados(medidas: Partial<Limites>, limites: Limites): readonly GraphQLError[] {
  return (Object.entries(medidas) as [keyof Limites, number][])
    .filter(([limite, valor]) => valor > limites[limite])
    .map(([limite, valor]) => limiteSuperado(limite, limites[limite], valor));
}
