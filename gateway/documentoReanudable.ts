import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type VariableDefinitionNode,
  visit,
} from 'graphql';

/** How a subscription goes on when its stream breaks, as far as its schema allows. */
export type DocumentoReanudable = {
  /** What is sent to the subgraph. */
  readonly consulta: string;
} & (
  | {
      /** A feed with cursors: it goes on after the last event. */
      readonly modo: 'cursor';
      /** The same operation, beginning after the cursor in the variable {@link DESPUES_DE}. */
      readonly consultaDesde: string;
      /** The variables of {@link consultaDesde}. */
      readonly variables: readonly string[];
      /** What the root field is called in the answer. */
      readonly clave: string;
    }
  /** Begins with a thing as it is now: it can begin again at any time. */
  | {
      readonly modo: 'instantanea';
      /** What the root field is called in the answer. */
      readonly clave: string;
      /** Whether each of its results says its version, as {@link VERSION_PROPIA}. */
      readonly conVersion: boolean;
    }
  /** Nothing is known of it. */
  | { readonly modo: 'ninguno' }
);

/** Under which name the gateway asks for an event's cursor, whether the client does or not. */
export const CURSOR_PROPIO = '_cursorDelGateway';
/** Under which name it asks for the version of a thing that is followed. */
export const VERSION_PROPIA = '_versionDelGateway';
/** The variable with the cursor after which an operation begins. */
export const DESPUES_DE = '_despuesDeDelGateway';

const ARGUMENTO = 'despuesDe';

/**
 * Prepares the operation that opens a subscription in its subgraph: a root field with the argument `despuesDe`, whose
 * events have a `cursor`, can go on after an event; one called `cambios…` gives first what there is.
 */
export function documentoReanudable(esquema: GraphQLSchema, texto: string): DocumentoReanudable {
  const documento = parse(texto, { noLocation: true });
  const operacion = documento.definitions.find((una) => una.kind === Kind.OPERATION_DEFINITION);
  const raiz = operacion?.selectionSet.selections[0];
  if (operacion === undefined || raiz?.kind !== Kind.FIELD) return { modo: 'ninguno', consulta: texto };
  const nombre = raiz.name.value;
  const clave = raiz.alias?.value ?? nombre;
  if (nombre.startsWith('cambios')) {
    const conVersion = camposDe(esquema, nombre)?.['version'] !== undefined;
    const consulta = conVersion
      ? print(conRaiz(documento, operacion, conCampo(raiz, VERSION_PROPIA, 'version')))
      : texto;
    return { modo: 'instantanea', consulta, clave, conVersion };
  }
  if (!tieneCursores(esquema, nombre)) return { modo: 'ninguno', consulta: texto };

  const conCursor = conCampo(raiz, CURSOR_PROPIO, 'cursor');
  const desde: FieldNode = {
    ...conCursor,
    arguments: [
      ...(raiz.arguments ?? []).filter(({ name }) => name.value !== ARGUMENTO),
      {
        kind: Kind.ARGUMENT,
        name: nombreDe(ARGUMENTO),
        value: { kind: Kind.VARIABLE, name: nombreDe(DESPUES_DE) },
      },
    ],
  };
  const desdeCursor = conVariable(documento, operacion, desde);
  return {
    modo: 'cursor',
    consulta: print(conRaiz(documento, operacion, conCursor)),
    consultaDesde: print(desdeCursor.documento),
    variables: desdeCursor.variables,
    clave,
  };
}

function tieneCursores(esquema: GraphQLSchema, nombre: string): boolean {
  const campo = esquema.getSubscriptionType()?.getFields()[nombre];
  const conArgumento = campo?.args.some(({ name }) => name === ARGUMENTO) === true;
  return conArgumento && camposDe(esquema, nombre)?.['cursor'] !== undefined;
}

/** The fields of what a subscription gives. */
function camposDe(esquema: GraphQLSchema, suscripcion: string) {
  const campo = esquema.getSubscriptionType()?.getFields()[suscripcion];
  const tipo = campo && getNamedType(campo.type);
  return isInterfaceType(tipo) || isObjectType(tipo) ? tipo.getFields() : undefined;
}

function conCampo(raiz: FieldNode, alias: string, campo: string): FieldNode {
  const propio = { kind: Kind.FIELD, alias: nombreDe(alias), name: nombreDe(campo) } as const;
  const selections = [...(raiz.selectionSet?.selections ?? []), propio];
  return { ...raiz, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function conRaiz(documento: DocumentNode, operacion: OperationDefinitionNode, raiz: FieldNode): DocumentNode {
  const nueva = { ...operacion, selectionSet: { kind: Kind.SELECTION_SET, selections: [raiz] } } as const;
  return { ...documento, definitions: documento.definitions.map((una) => (una === operacion ? nueva : una)) };
}

/** A variable that was only in the argument that was replaced would be an error now. */
function conVariable(documento: DocumentNode, operacion: OperationDefinitionNode, raiz: FieldNode) {
  const usadas = new Set<string>();
  visit(conRaiz(documento, operacion, raiz), {
    VariableDefinition: () => false,
    Variable: ({ name }) => void usadas.add(name.value),
  });
  const propia: VariableDefinitionNode = {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: nombreDe(DESPUES_DE) },
    type: { kind: Kind.NAMED_TYPE, name: nombreDe('String') },
  };
  const definiciones = (operacion.variableDefinitions ?? []).filter(({ variable }) => usadas.has(variable.name.value));
  const nueva = {
    ...operacion,
    variableDefinitions: [...definiciones, propia],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [raiz] },
  } as const;
  return {
    documento: { ...documento, definitions: documento.definitions.map((una) => (una === operacion ? nueva : una)) },
    variables: nueva.variableDefinitions.map(({ variable }) => variable.name.value),
  };
}

const nombreDe = (value: string) => ({ kind: Kind.NAME, value }) as const;
