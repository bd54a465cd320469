import {
  GraphQLError,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { CODIGOS } from './errores.ts';

type Variables = Readonly<Record<string, unknown>>;

/** What is wrong with a value, and where: `filtro.creado.desde`. */
interface Falla {
  readonly campo: string;
  readonly codigo: string;
  readonly mensaje: string;
}

/**
 * What is wrong with the variables of an operation that graphql-js does not take, each fault with the field that has it
 * and what to write there: in the words and with the codes that our subgraphs have.
 *
 * @param sugerir - whether the names that there are may be told.
 */
export function erroresDeVariables(
  esquema: GraphQLSchema,
  { variableDefinitions: definiciones = [] }: OperationDefinitionNode,
  variables: Variables,
  sugerir: boolean,
): readonly GraphQLError[] {
  return definiciones.flatMap((definicion) => {
    const nombre = definicion.variable.name.value;
    const tipo = typeFromAST(esquema, definicion.type);
    if (!isInputType(tipo) || (variables[nombre] === undefined && definicion.defaultValue)) return [];
    return fallasDe(variables[nombre], tipo, nombre, sugerir).map(
      ({ campo, codigo, mensaje }) =>
        new GraphQLError(`$${campo}: ${mensaje}`, {
          nodes: definicion,
          extensions: { code: CODIGOS.entradaInvalida, campo, codigo },
        }),
    );
  });
}

function fallasDe(valor: unknown, tipo: GraphQLInputType, campo: string, sugerir: boolean): readonly Falla[] {
  if (isNonNullType(tipo)) {
    if (valor === undefined || valor === null) {
      return [{ campo, codigo: 'REQUERIDO', mensaje: 'Este campo es obligatorio.' }];
    }
    return fallasDe(valor, tipo.ofType, campo, sugerir);
  }
  if (valor === undefined || valor === null) return [];
  if (isListType(tipo)) {
    // One value stands for a list of it.
    if (!Array.isArray(valor)) return fallasDe(valor, tipo.ofType, campo, sugerir);
    return valor.flatMap((uno, indice) => fallasDe(uno, tipo.ofType, `${campo}.${indice}`, sugerir));
  }
  if (!isInputObjectType(tipo)) return fallaDeHoja(valor, tipo, campo, sugerir);
  if (typeof valor !== 'object' || Array.isArray(valor)) {
    return [{ campo, codigo: 'FORMATO_INVALIDO', mensaje: `Debe ser un objeto ${tipo.name}.` }];
  }
  const campos = tipo.getFields();
  const objeto = valor as Variables;
  const deCampos = Object.values(campos).flatMap((uno) =>
    objeto[uno.name] === undefined && !isRequiredInputField(uno)
      ? []
      : fallasDe(objeto[uno.name], uno.type, `${campo}.${uno.name}`, sugerir),
  );
  const sobrantes = Object.keys(objeto)
    .filter((nombre) => !Object.hasOwn(campos, nombre))
    .map((nombre) => ({
      campo: `${campo}.${nombre}`,
      codigo: 'CAMPO_DESCONOCIDO',
      mensaje: sugerir
        ? `No existe en ${tipo.name}, que tiene: ${Object.keys(campos).join(', ')}.`
        : `No existe en ${tipo.name}.`,
    }));
  return [...deCampos, ...sobrantes];
}

function fallaDeHoja(valor: unknown, tipo: GraphQLLeafType, campo: string, sugerir: boolean): readonly Falla[] {
  try {
    tipo.parseValue(valor);
    return [];
  } catch (error) {
    if (isEnumType(tipo)) {
      const valores = tipo.getValues().map(({ name }) => name);
      const mensaje = sugerir ? `Debe ser uno de: ${valores.join(', ')}.` : `No es un valor de ${tipo.name}.`;
      return [{ campo, codigo: 'VALOR_DESCONOCIDO', mensaje }];
    }
    const mensaje = DE_FABRICA.get(tipo.name) ?? (error instanceof Error ? error.message : String(error));
    return [{ campo, codigo: 'FORMATO_INVALIDO', mensaje }];
  }
}

/** GraphQL's own scalars; ours say themselves how they are written. */
const DE_FABRICA: ReadonlyMap<string, string> = new Map([
  ['Int', 'Debe ser un número entero entre -2147483648 y 2147483647.'],
  ['Float', 'Debe ser un número.'],
  ['String', 'Debe ser un texto.'],
  ['Boolean', 'Debe ser true o false.'],
  ['ID', 'Debe ser un texto.'],
]);
