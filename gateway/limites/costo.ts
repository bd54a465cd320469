import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** @param tamano - of the lists right here that do not say their own. */
type Costo = (variables: Variables, tamano: number) => number;

/** A change writes, and tells others about it. */
const CAMBIO = 10;
/** The schema is large, whatever is asked of it. */
const ESQUEMA = 1_000;
/** A list that nobody says the size of. */
const LISTA = 5;
/** A page that the client does not say the size of: what the subgraphs take then. */
const PAGINA = 20;
const TAMANOS: readonly string[] = ['primeros', 'ultimos'];

const GRATIS: Costo = () => 0;

/**
 * Works out once, from its text, what an operation costs: the number of objects that its answer may have. A list counts
 * as often as `primeros` or `ultimos` say, as a number or in a variable; a connection hands its size to its `edges`. A
 * change costs ten, and one more for each element of the lists that come with it, which is also the size of the lists
 * that it answers with. Scalars are free: how many fields there are has limits of its own.
 *
 * It is our own because the libraries do not fit: graphql-armor's takes no sizes from variables; graphql-query-complexity
 * multiplies all that is in a connection, and reads the document again for each request, each fragment as often as it is
 * used. Here each is read once, and a request only puts its numbers in.
 *
 * @param documento - a valid one.
 * @returns the cost with given variables, defaults filled in.
 */
export function crearCosteador(
  esquema: GraphQLSchema,
  documento: DocumentNode,
  operacion: OperationDefinitionNode,
): (variables: Variables) => number {
  const fragmentos = new Map<string, FragmentDefinitionNode>();
  for (const definicion of documento.definitions) {
    if (definicion.kind === Kind.FRAGMENT_DEFINITION) fragmentos.set(definicion.name.value, definicion);
  }
  const calculados = new Map<string, Costo>();

  function deFragmento(nombre: string): Costo {
    const calculado = calculados.get(nombre);
    if (calculado) return calculado;
    const definicion = fragmentos.get(nombre);
    const tipo = definicion && esquema.getType(definicion.typeCondition.name.value);
    const costo = definicion && tipo ? unaVezPorPeticion(deSeleccion(tipo, definicion.selectionSet)) : GRATIS;
    calculados.set(nombre, costo);
    return costo;
  }

  function deSeleccion(tipo: GraphQLNamedType, { selections }: SelectionSetNode): Costo {
    return sumar(selections.map((una) => deUna(tipo, una)));
  }

  function deUna(tipo: GraphQLNamedType, seleccion: SelectionNode): Costo {
    switch (seleccion.kind) {
      case Kind.FIELD:
        return deCampo(tipo, seleccion);
      case Kind.FRAGMENT_SPREAD:
        return deFragmento(seleccion.name.value);
      case Kind.INLINE_FRAGMENT: {
        const condicion = seleccion.typeCondition && esquema.getType(seleccion.typeCondition.name.value);
        return deSeleccion(condicion ?? tipo, seleccion.selectionSet);
      }
    }
  }

  function deCampo(padre: GraphQLNamedType, nodo: FieldNode): Costo {
    const nombre = nodo.name.value;
    if (nombre === '__schema' || nombre === '__type') return () => ESQUEMA;
    const campos = isObjectType(padre) || isInterfaceType(padre) ? padre.getFields() : {};
    const campo = campos[nombre];
    if (!campo) return GRATIS;
    const filas = padre === esquema.getMutationType() ? filasDe(nodo) : undefined;
    const dentro = nodo.selectionSet ? deSeleccion(getNamedType(campo.type), nodo.selectionSet) : undefined;
    if (filas) {
      return (variables) => {
        const cuantas = filas(variables);
        return CAMBIO + cuantas + (dentro?.(variables, Math.max(LISTA, cuantas)) ?? 0);
      };
    }
    if (!dentro) return GRATIS;
    const pedido = tamanoPedido(campo, nodo);
    if (!esLista(campo.type)) return (variables) => 1 + dentro(variables, pedido?.(variables) ?? LISTA);
    // Of a connection's lists only the page itself has the page's size.
    const suyo = nombre === 'edges' || !('edges' in campos);
    return (variables, tamano) => (pedido?.(variables) ?? (suyo ? tamano : LISTA)) * (1 + dentro(variables, LISTA));
  }

  const raiz = esquema.getRootType(operacion.operation);
  const total = raiz ? deSeleccion(raiz, operacion.selectionSet) : GRATIS;
  return (variables) => total(variables, LISTA);
}

function sumar(costos: readonly Costo[]): Costo {
  const conCosto = costos.filter((costo) => costo !== GRATIS);
  const [unico = GRATIS] = conCosto;
  if (conCosto.length < 2) return unico;
  return (variables, tamano) => conCosto.reduce((suma, costo) => suma + costo(variables, tamano), 0);
}

/** Fragments that use others twice, and so on, would be worked out more often than there is time for. */
function unaVezPorPeticion(costo: Costo): Costo {
  let ultimas: Variables | undefined;
  const porTamano = new Map<number, number>();
  return (variables, tamano) => {
    if (variables !== ultimas) {
      ultimas = variables;
      porTamano.clear();
    }
    const hecho = porTamano.get(tamano) ?? costo(variables, tamano);
    porTamano.set(tamano, hecho);
    return hecho;
  };
}

function esLista(tipo: GraphQLOutputType): boolean {
  return isListType(isNonNullType(tipo) ? tipo.ofType : tipo);
}

/** The size that a field's arguments ask for; undefined for a field that takes none. */
function tamanoPedido(
  { args }: GraphQLField<unknown, unknown>,
  { arguments: dados = [] }: FieldNode,
): ((variables: Variables) => number) | undefined {
  const posibles = args.filter(({ name }) => TAMANOS.includes(name));
  if (posibles.length === 0) return undefined;
  const porDefecto =
    posibles.map(({ defaultValue }) => defaultValue).find((valor) => typeof valor === 'number') ?? PAGINA;
  const valores = dados.filter(({ name }) => TAMANOS.includes(name.value)).map(({ value }) => value);
  return (variables) => {
    const numeros = valores.map((valor) => numeroDe(valor, variables)).filter((numero) => numero !== undefined);
    return numeros.length === 0 ? porDefecto : Math.max(0, ...numeros);
  };
}

function numeroDe(valor: ValueNode, variables: Variables): number | undefined {
  if (valor.kind === Kind.INT) return Number(valor.value);
  const dado = valor.kind === Kind.VARIABLE ? variables[valor.name.value] : undefined;
  return typeof dado === 'number' ? dado : undefined;
}

/** How many elements the lists in a field's arguments have. */
function filasDe({ arguments: dados = [] }: FieldNode): (variables: Variables) => number {
  return (variables) => dados.reduce((suma, { value }) => suma + elementosDe(value, variables), 0);
}

function elementosDe(valor: ValueNode, variables: Variables): number {
  switch (valor.kind) {
    case Kind.VARIABLE:
      return elementosDeJson(variables[valor.name.value]);
    case Kind.LIST:
      return valor.values.reduce((suma, uno) => suma + 1 + elementosDe(uno, variables), 0);
    case Kind.OBJECT:
      return valor.fields.reduce((suma, { value }) => suma + elementosDe(value, variables), 0);
    default:
      return 0;
  }
}

function elementosDeJson(valor: unknown): number {
  if (Array.isArray(valor)) return valor.reduce((suma: number, uno) => suma + 1 + elementosDeJson(uno), 0);
  if (typeof valor !== 'object' || valor === null) return 0;
  return Object.values(valor).reduce((suma: number, uno) => suma + elementosDeJson(uno), 0);
}
