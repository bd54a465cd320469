import {
  type CompositeType,
  type Directive,
  type Field,
  type InputType,
  isCompositeType,
  isCustomScalarType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isSubtype,
  type Operation,
  type OutputType,
  type SelectionSet,
  Variable,
} from '@apollo/federation-internals';

/** A JSON object, or what is made of one. */
export type Objeto = Record<string, unknown>;

/**
 * Cuts what the subgraphs sent down to what the client asked for, in its order.
 *
 * @returns undefined for data that is in any way irregular: a null where there must not be one, a value of another
 * type. What becomes of those is the library's to say (`computeResponse`).
 */
export type Forma = (datos: Objeto, variables: Objeto) => Objeto | undefined;

// Instead of a value: this data, or this operation, is not for the short way.
const IRREGULAR: unique symbol = Symbol('irregular');

type Lector = (valor: unknown, variables: Objeto) => unknown;

interface Condicion {
  readonly variable: string;
  readonly debeSer: boolean;
}

interface Campo {
  readonly nombre: string;
  readonly condiciones: readonly Condicion[];
  /** Reads the field from the object that holds it. */
  readonly leer: (objeto: Objeto, variables: Objeto) => unknown;
}

/** A field of an object as the operation asks for it, perhaps in several places. */
interface Pedido {
  readonly campo: Field;
  readonly padre: CompositeType;
  readonly condiciones: readonly Condicion[];
  readonly selecciones: SelectionSet[];
}

/** Compiles an operation's form: types, fragments and directives are looked at once, and not again for each row. */
export function crearForma(operacion: Operation): Forma {
  const esquema = operacion.schema();
  const porDefecto = operacion.collectDefaultedVariableValues() as Objeto;
  const raiz = esquema.schemaDefinition.rootType(operacion.rootKind);
  if (!raiz) return () => undefined;
  const deRaiz = lectorDeObjeto(raiz, [operacion.selectionSet]);

  return (datos, variables) => {
    // The root's type is known; data that claims another is not ours to judge.
    if (datos['__typename'] !== undefined && datos['__typename'] !== raiz.name) return undefined;
    const resultado = deRaiz(datos, { ...porDefecto, ...variables });
    return resultado === IRREGULAR ? undefined : (resultado as Objeto);
  };

  function lector(tipo: OutputType, selecciones: readonly SelectionSet[]): Lector {
    if (isNonNullType(tipo)) {
      const leer = lectorDeValor(tipo.ofType as OutputType, selecciones);
      return (valor, variables) => (valor === null || valor === undefined ? IRREGULAR : leer(valor, variables));
    }
    const leer = lectorDeValor(tipo, selecciones);
    return (valor, variables) => (valor === null || valor === undefined ? null : leer(valor, variables));
  }

  function lectorDeValor(tipo: OutputType, selecciones: readonly SelectionSet[]): Lector {
    if (isListType(tipo)) {
      const leer = lector(tipo.ofType as OutputType, selecciones);
      return (valor, variables) => {
        if (!Array.isArray(valor)) return IRREGULAR;
        const lista: unknown[] = [];
        for (const elemento of valor) {
          const leido = leer(elemento, variables);
          if (leido === IRREGULAR || elemento === undefined) return IRREGULAR;
          lista.push(leido);
        }
        return lista;
      };
    }
    if (isCompositeType(tipo)) return lectorDeObjeto(tipo, selecciones);
    const cabe = validador(tipo as InputType);
    return (valor) => (cabe(valor) ? valor : IRREGULAR);
  }

  function lectorDeObjeto(tipo: CompositeType, selecciones: readonly SelectionSet[]): Lector {
    const porNombre = new Map<string, readonly Campo[] | typeof IRREGULAR>();

    function camposDe(nombre: string): readonly Campo[] | typeof IRREGULAR {
      let campos = porNombre.get(nombre);
      if (campos === undefined) {
        const real = nombre === '' ? tipo : esquema.type(nombre);
        // Names that the schema does not have are not remembered: there is no end to them.
        if (!real || !isCompositeType(real)) return IRREGULAR;
        campos = compilar(real, nombre !== '', selecciones);
        porNombre.set(nombre, campos);
      }
      return campos;
    }

    return (valor, variables) => {
      if (typeof valor !== 'object' || Array.isArray(valor)) return IRREGULAR;
      const objeto = valor as Objeto;
      const { __typename = '' } = objeto;
      if (typeof __typename !== 'string') return IRREGULAR;
      const campos = camposDe(__typename);
      if (campos === IRREGULAR) return IRREGULAR;
      const resultado: Objeto = {};
      for (const { nombre, condiciones, leer } of campos) {
        if (condiciones.length > 0) {
          const incluido = seIncluye(condiciones, variables);
          if (incluido === IRREGULAR) return IRREGULAR;
          if (!incluido) continue;
        }
        const leido = leer(objeto, variables);
        if (leido === IRREGULAR) return IRREGULAR;
        resultado[nombre] = leido;
      }
      return resultado;
    };
  }

  /** The fields that an object has in the answer; `real` is its own type where the data tells it. */
  function compilar(
    real: CompositeType,
    seSabe: boolean,
    selecciones: readonly SelectionSet[],
  ): readonly Campo[] | typeof IRREGULAR {
    const pedidos = new Map<string, Pedido>();
    for (const seleccion of selecciones) {
      if (!reunir(seleccion, real, [])) return IRREGULAR;
    }
    return [...pedidos].map(([nombre, { campo, padre, condiciones, selecciones: propias }]): Campo => {
      if (campo.name === '__typename') return { nombre, condiciones, leer: lectorDeTypename(nombre, padre) };
      const leer = lector(campo.definition.type as OutputType, propias);
      return {
        nombre,
        condiciones,
        leer:
          nombre in Object.prototype
            ? (objeto, variables) => leer(Object.hasOwn(objeto, nombre) ? objeto[nombre] : null, variables)
            : (objeto, variables) => leer(objeto[nombre], variables),
      };
    });

    function reunir(seleccion: SelectionSet, padre: CompositeType, heredadas: readonly Condicion[]): boolean {
      for (const parte of seleccion.selections()) {
        const propias = condicionesDe(parte.element.appliedDirectives);
        if (propias === IRREGULAR) return false;
        if (propias === 'nunca') continue;
        const condiciones = [...heredadas, ...propias];
        if (parte.kind === 'FragmentSelection') {
          const { typeCondition } = parte.element;
          if (typeCondition && !isSubtype(typeCondition, seSabe ? real : padre)) continue;
          if (!reunir(parte.selectionSet, typeCondition ?? padre, condiciones)) return false;
          continue;
        }
        const campo = parte.element;
        const nombre = campo.responseName();
        if (campo.definition.isSchemaIntrospectionField() || nombre === '__proto__') return false;
        const selecciones = parte.selectionSet ? [parte.selectionSet] : [];
        const previo = pedidos.get(nombre);
        if (previo === undefined) {
          pedidos.set(nombre, { campo, padre, condiciones, selecciones });
        } else {
          // Asked for twice: one field, unless directives make that depend on the request.
          if (condiciones.length > 0 || previo.condiciones.length > 0) return false;
          if (String(previo.campo.definition.type) !== String(campo.definition.type)) return false;
          previo.selecciones.push(...selecciones);
        }
      }
      return true;
    }
  }

  function lectorDeTypename(nombre: string, padre: CompositeType): (objeto: Objeto) => unknown {
    return (objeto) => {
      const dicho = (Object.hasOwn(objeto, nombre) ? objeto[nombre] : undefined) ?? objeto['__typename'];
      const tipo = typeof dicho === 'string' ? (esquema.type(dicho) ?? padre) : padre;
      return isObjectType(tipo) ? tipo.name : IRREGULAR;
    };
  }

  function validador(tipo: InputType): (valor: unknown) => boolean {
    if (isEnumType(tipo)) {
      const valores = new Set<unknown>(tipo.values.map(({ name }) => name));
      return (valor) => valores.has(valor);
    }
    if (isCustomScalarType(tipo)) return () => true;
    switch (String(tipo)) {
      case 'Boolean':
        return (valor) => typeof valor === 'boolean';
      case 'Int':
        return Number.isSafeInteger;
      case 'Float':
        return Number.isFinite;
      case 'ID':
        return (valor) => typeof valor === 'string' || Number.isSafeInteger(valor);
      default:
        return (valor) => typeof valor === 'string';
    }
  }
}

function condicionesDe(
  directivas: readonly Pick<Directive, 'name' | 'arguments'>[],
): readonly Condicion[] | 'nunca' | typeof IRREGULAR {
  const condiciones: Condicion[] = [];
  // In the library's order: what @skip leaves out is not asked of @include.
  for (const nombre of ['skip', 'include']) {
    const valor: unknown = directivas.find(({ name }) => name === nombre)?.arguments()['if'];
    const debeSer = nombre === 'include';
    if (valor instanceof Variable) condiciones.push({ variable: valor.name, debeSer });
    else if (valor !== undefined && valor !== debeSer) return condiciones.length > 0 ? IRREGULAR : 'nunca';
  }
  return condiciones;
}

function seIncluye(condiciones: readonly Condicion[], variables: Objeto): boolean | typeof IRREGULAR {
  for (const { variable, debeSer } of condiciones) {
    const valor = variables[variable];
    if (typeof valor !== 'boolean') return IRREGULAR;
    if (valor !== debeSer) return false;
  }
  return true;
}
