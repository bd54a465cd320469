import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
} from 'graphql';

/** An operation that was made up, with the variables that it is sent with. */
export interface OperacionAlAzar {
  readonly texto: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const VARIABLES: Readonly<Record<string, { readonly tipo: string; readonly valores: readonly unknown[] }>> = {
  si: { tipo: 'Boolean!', valores: [true, false] },
  tal: { tipo: 'Boolean! = true', valores: [undefined, true, false] },
  vez: { tipo: 'Boolean = false', valores: [undefined, true, false, null] },
  n: { tipo: 'Int = 2', valores: [undefined, null, 0, 1, 3] },
  id: { tipo: 'ID!', valores: ['1', '2', '3', '99', 4] },
};
const ARGUMENTOS: Readonly<Record<string, readonly string[]>> = {
  id: ['$id', '"1"', '2'],
  primeros: ['$n', '0', '1', '3'],
  estado: ['ACTIVO', 'null'],
  texto: ['"x"'],
  alta: ['"2026-01-01"', '{ y: [1] }'],
};
const DIRECTIVAS = [
  '@include(if: $si)',
  '@skip(if: $si)',
  '@include(if: $tal) @skip(if: $vez)',
  '@skip(if: $vez)',
  '@skip(if: true)',
  '@include(if: true)',
];

/** Numbers that look random, the same for the same seed: each below what is asked for. */
export const crearAzar = (semilla: number): ((hasta: number) => number) => {
  let estado = semilla;
  return (hasta) => {
    estado = (estado + 0x6d2b79f5) | 0;
    let mezcla = Math.imul(estado ^ (estado >>> 15), estado | 1);
    mezcla ^= mezcla + Math.imul(mezcla ^ (mezcla >>> 7), mezcla | 61);
    return ((mezcla ^ (mezcla >>> 14)) >>> 0) % hasta;
  };
};

/** A query of any shape that a schema allows: most are valid, which is for the caller to see. */
export const operacionAlAzar = (esquema: GraphQLSchema, semilla: number): OperacionAlAzar => {
  const azar = crearAzar(semilla);
  const usadas = new Set<string>();
  const fragmentos: string[] = [];
  const uno = <T>(opciones: readonly T[]): T => opciones[azar(opciones.length)] as T;
  const aVeces = (de: number): boolean => azar(de) === 0;
  const usar = (texto: string): string => {
    for (const [, nombre = ''] of texto.matchAll(/\$(\w+)/g)) usadas.add(nombre);
    return texto;
  };
  const directivas = (): string => (aVeces(6) ? ` ${usar(uno(DIRECTIVAS))}` : '');

  function campo({ name, type, args }: GraphQLField<unknown, unknown>, nivel: number): string {
    const dados = args
      .filter(({ name: argumento }) => argumento === 'id' || !aVeces(3))
      .map(({ name: argumento }) => `${argumento}: ${usar(uno(ARGUMENTOS[argumento] ?? ['null']))}`);
    const alias = aVeces(5) ? `${uno(['a', 'b', 'id', 'nombre', 'constructor'])}: ` : '';
    const hijos = isCompositeType(getNamedType(type)) ? seleccion(type, nivel + 1) : '';
    return `${alias}${name}${dados.length > 0 ? `(${dados.join(', ')})` : ''}${directivas()}${hijos}`;
  }

  function parte(tipo: GraphQLCompositeType, nivel: number): string {
    if (aVeces(8)) return `${aVeces(2) ? 'tipo: ' : ''}__typename`;
    if (isUnionType(tipo) || (nivel < 4 && aVeces(5))) {
      const posibles = [tipo, ...(isAbstractType(tipo) ? esquema.getPossibleTypes(tipo) : [])];
      const concreto = uno(posibles);
      if (aVeces(3)) {
        const nombre = `F${fragmentos.length}`;
        fragmentos.push('');
        fragmentos[Number(nombre.slice(1))] = `fragment ${nombre} on ${concreto.name}${seleccion(concreto, nivel + 1)}`;
        return `...${nombre}${directivas()}`;
      }
      return `... ${aVeces(4) ? '' : `on ${concreto.name}`}${directivas()}${seleccion(concreto, nivel + 1)}`;
    }
    const campos = Object.values(tipo.getFields());
    const hojas = campos.filter(({ type }) => !isCompositeType(getNamedType(type)));
    return campo(uno(nivel > 2 && hojas.length > 0 ? hojas : campos), nivel);
  }

  function seleccion(tipo: GraphQLOutputType, nivel: number): string {
    const compuesto = getNamedType(tipo) as GraphQLCompositeType;
    if (nivel > 5) return ' { __typename }';
    const cuantas = 1 + azar(nivel < 2 ? 4 : 2);
    return ` { ${Array.from({ length: cuantas }, () => parte(compuesto, nivel)).join(' ')} }`;
  }

  const raiz = esquema.getQueryType();
  const cuerpo = raiz ? seleccion(raiz, 0) : '';
  const declaradas = [...usadas].map((nombre) => `$${nombre}: ${VARIABLES[nombre]?.tipo}`);
  const valores = [...usadas].flatMap((nombre) => {
    const valor = uno(VARIABLES[nombre]?.valores ?? [undefined]);
    return valor === undefined ? [] : [[nombre, valor] as const];
  });
  return {
    texto: `query${declaradas.length > 0 ? `(${declaradas.join(', ')})` : ''}${cuerpo} ${fragmentos.join(' ')}`,
    variables: Object.fromEntries(valores),
  };
};
