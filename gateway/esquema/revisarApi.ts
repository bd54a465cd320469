import {
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { faltaEnEnum, faltaEnObjeto, operacionDe } from './ejemplos.ts';

/** What can be deprecated: a field, an argument, a value of an enum. */
interface Parte {
  readonly name: string;
  /** Not of the values of enums. */
  readonly type?: GraphQLType;
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

/**
 * What descriptions say that does not hold in the whole API: an operation shown as an example that would be refused, an
 * example of an enum or an object that is missing or none of its values, and a deprecation that sends clients to something
 * that is not there. One subgraph's schema cannot tell: an example may go
 * on to neighbours that another subgraph owns.
 */
export const revisarApi = (api: GraphQLSchema): readonly string[] => [
  ...Object.values(OperationTypeNode).flatMap((raiz) => ejemplosRechazados(api, raiz)),
  ...Object.values(api.getTypeMap()).flatMap((tipo) => ejemplosDe(api, tipo)),
  ...Object.values(api.getTypeMap()).flatMap((tipo) =>
    partesDe(tipo).flatMap(({ ruta, partes }) => desusosSinRelevo(api, ruta, partes)),
  ),
];

// The parts of a page and of an answer say all that there is to say; at the root there are operations.
const SIN_EJEMPLO = /(Connection|Edge|Payload)$/;

const ejemplosDe = (api: GraphQLSchema, tipo: GraphQLNamedType): string[] => {
  if (isIntrospectionType(tipo) || (!isObjectType(tipo) && !isInterfaceType(tipo) && !isInputObjectType(tipo)))
    return [];
  const esRaiz = Object.values(OperationTypeNode).some((raiz) => api.getRootType(raiz) === tipo);
  const suyo = esRaiz || SIN_EJEMPLO.test(tipo.name) ? undefined : faltaEnObjeto(tipo);
  return [
    ...(suyo === undefined ? [] : [`The description of type ${tipo.name} ${suyo}`]),
    ...partesDe(tipo).flatMap(({ ruta, partes }) =>
      partes.flatMap(({ name, type, description }) => {
        const falta = type === undefined ? undefined : faltaEnEnum(description ?? '', type);
        return falta === undefined ? [] : [`The description of ${ruta}.${name} ${falta}`];
      }),
    ),
  ];
};

const ejemplosRechazados = (api: GraphQLSchema, raiz: OperationTypeNode): string[] =>
  Object.values(api.getRootType(raiz)?.getFields() ?? {}).flatMap(({ name, description }) => {
    const operacion = operacionDe(description ?? '', raiz);
    const rechazos = operacion === undefined ? [] : rechazosDe(api, operacion);
    return rechazos.map((motivo) => `The example of ${name} would be refused: ${motivo}`);
  });

const rechazosDe = (api: GraphQLSchema, operacion: string): string[] => {
  try {
    return validate(api, parse(operacion)).map(({ message }) => message);
  } catch (error) {
    if (error instanceof GraphQLError) return [error.message];
    throw error;
  }
};

const desusosSinRelevo = (api: GraphQLSchema, ruta: string, partes: readonly Parte[]): string[] =>
  partes
    .filter(({ deprecationReason }) => {
      if (deprecationReason == null) return false;
      const relevos = [...deprecationReason.matchAll(/`([^`]+)`/g)].map(([, nombre = '']) => nombre);
      return !relevos.some((relevo) => partes.some(({ name }) => name === relevo) || existe(api, relevo));
    })
    .map(({ name }) => `The deprecation of ${ruta}.${name} names nothing that is there to use instead.`);

/** Whether there is a type `Cliente`, or a field `Cliente.nombre`. */
const existe = (api: GraphQLSchema, ruta: string): boolean => {
  const [nombre = '', campo] = ruta.split('.');
  const tipo = api.getType(nombre);
  if (tipo === undefined || campo === undefined) return tipo !== undefined;
  return partesDe(tipo)[0]?.partes.some(({ name }) => name === campo) ?? false;
};

/** A type's fields or values, and the arguments of each of its fields: what may stand in for one another. */
const partesDe = (tipo: GraphQLNamedType): readonly { ruta: string; partes: readonly Parte[] }[] => {
  if (isEnumType(tipo)) return [{ ruta: tipo.name, partes: tipo.getValues() }];
  if (isInputObjectType(tipo)) return [{ ruta: tipo.name, partes: Object.values(tipo.getFields()) }];
  if (!isObjectType(tipo) && !isInterfaceType(tipo)) return [];
  const campos = Object.values(tipo.getFields());
  return [
    { ruta: tipo.name, partes: campos },
    ...campos.map(({ name, args }) => ({ ruta: `${tipo.name}.${name}`, partes: args })),
  ];
};
