import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import type { ParteDelSupergrafo } from '../componer.ts';

const ENLACE = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@shareable", "@external", "@requires", "@provides"])`;

const SDL: Readonly<Record<string, string>> = {
  clientes: `
    ${ENLACE}
    scalar Fecha
    enum Estado { ACTIVO SUSPENDIDO }
    type Direccion { calle: String! ciudad: Ciudad }
    type Ciudad { nombre: String! pais: String }
    interface Contacto { id: ID! nombre: String! email: String }
    union Hallazgo = Cliente | Proveedor
    type Cliente implements Contacto @key(fields: "id") {
      id: ID! nombre: String! email: String estado: Estado! edad: Int saldo: Float activo: Boolean! alta: Fecha!
      etiquetas: [String!]! direccion: Direccion! mejor: Cliente
      amigos(primeros: Int = 2): [Cliente]!
      falla: String fallaObligada: String!
    }
    type Proveedor implements Contacto @key(fields: "id") { id: ID! nombre: String! email: String rubro: String }
    input RenombrarEntrada { id: ID! nombre: String! alta: Fecha }
    type ErrorDeUsuario { campo: String! codigo: String! }
    type RenombrarPayload { cliente: Cliente errores: [ErrorDeUsuario!]! }
    type Query {
      cliente(id: ID!): Cliente
      clientes(primeros: Int = 3, estado: Estado): [Cliente!]!
      contactos: [Contacto!]!
      contacto(id: ID!): Contacto
      buscar(texto: String = "a"): [Hallazgo]!
      desde(alta: Fecha): String
      falla: String
      fallaConCodigo: String
      obligado: String!
    }
    type Mutation { renombrar(entrada: RenombrarEntrada!): RenombrarPayload! prohibida: String! }
    type Subscription { clienteNuevo: Cliente! }
  `,
  pagos: `
    ${ENLACE}
    type Cliente @key(fields: "id") { id: ID! totalPagos: Int pagos(primeros: Int = 2): [Pago!] ultimo: Pago riesgo: String! }
    type Proveedor @key(fields: "id") { id: ID! deuda: Float }
    type Pago @key(fields: "id") { id: ID! monto: String! cliente: Cliente campania: Campania }
    type Campania @key(fields: "id", resolvable: false) { id: ID! }
    type Query { pagos: [Pago!] pago(id: ID!): Pago }
  `,
  campanias: `
    ${ENLACE}
    type Campania @key(fields: "id") { id: ID! nombre: String! cliente: Cliente! pago: Pago }
    type Pago @key(fields: "id", resolvable: false) { id: ID! }
    type Direccion @external { calle: String! }
    type Cliente @key(fields: "id") {
      id: ID!
      nombre: String! @external
      direccion: Direccion! @external
      saludo: String! @requires(fields: "nombre direccion { calle }")
      campanias: [Campania!]!
    }
    type Query { campanias(primeros: Int = 2): [Campania!]! }
  `,
};

interface ConId {
  readonly id: string;
}

const cliente = (id: string) =>
  Number(id) > 50
    ? null
    : {
        __typename: 'Cliente',
        id,
        nombre: `Cliente «${id}»`,
        email: Number(id) % 3 === 0 ? null : `c${id}@example.com`,
        estado: Number(id) % 2 === 0 ? 'ACTIVO' : 'SUSPENDIDO',
        edad: Number(id) + 20,
        saldo: Number(id) * 1.5,
        activo: Number(id) % 2 === 0,
        alta: `2026-01-0${Number(id) % 10}`,
        etiquetas: [`e${id}`, 'ñandú'],
        direccion: { calle: `Calle ${id}`, ciudad: Number(id) % 2 === 0 ? { nombre: 'Bogotá', pais: null } : null },
      };
const proveedor = (id: string) => ({
  __typename: 'Proveedor',
  id,
  nombre: `Proveedor ${id}`,
  email: null,
  rubro: 'café',
});
const pago = (id: string) => ({ __typename: 'Pago', id, monto: `${id}.00` });
const campania = (id: string) => ({ __typename: 'Campania', id, nombre: `Campaña ${id}` });
const hasta = (cuantos: number) => Array.from({ length: cuantos }, (_nada, i) => `${i + 1}`);
const sinPermiso = (mensaje: string) => new GraphQLError(mensaje, { extensions: { code: 'SIN_PERMISO' } });

const RESOLVERS: Readonly<Record<string, GraphQLResolverMap>> = {
  clientes: {
    Query: {
      cliente: (_raiz: unknown, { id }: ConId) => cliente(id),
      clientes: (_raiz: unknown, { primeros, estado }: { primeros: number; estado?: string }) =>
        hasta(primeros)
          .map(cliente)
          .filter((uno) => estado == null || uno?.estado === estado),
      contactos: () => [cliente('1'), proveedor('1'), cliente('2')],
      contacto: (_raiz: unknown, { id }: ConId) => (Number(id) % 2 === 0 ? proveedor(id) : cliente(id)),
      buscar: () => [proveedor('2'), null, cliente('2'), cliente('4')],
      desde: (_raiz: unknown, { alta }: { alta?: unknown }) => JSON.stringify(alta ?? null),
      falla: () => {
        throw new Error('secreto: postgres://usuario:clave@10.0.0.7');
      },
      fallaConCodigo: () => {
        throw sinPermiso('No puede ver esto.');
      },
      obligado: () => {
        throw sinPermiso('No puede ver esto, y tiene que estar.');
      },
    },
    Mutation: {
      renombrar: (_raiz: unknown, { entrada }: { entrada: ConId & { nombre: string } }) =>
        entrada.nombre === ''
          ? { cliente: null, errores: [{ campo: 'nombre', codigo: 'VACIO' }] }
          : { cliente: { ...cliente(entrada.id), nombre: entrada.nombre }, errores: [] },
      prohibida: () => {
        throw sinPermiso('No puede hacer esto.');
      },
    },
    Cliente: {
      __resolveReference: ({ id }: ConId) => cliente(id),
      mejor: ({ id }: ConId) => cliente(`${Number(id) + 1}`),
      amigos: (_cliente: ConId, { primeros }: { primeros: number }) => [...hasta(primeros).map(cliente), null],
      falla: ({ id }: ConId) => {
        if (Number(id) % 2 === 0) throw sinPermiso(`No puede ver esto de ${id}.`);
        return `visible ${id}`;
      },
      fallaObligada: ({ id }: ConId) => {
        if (id === '2') throw sinPermiso('No puede ver esto de nadie.');
        return 'visible';
      },
    },
    Proveedor: { __resolveReference: ({ id }: ConId) => proveedor(id) },
  },
  pagos: {
    Query: {
      pagos: () => hasta(3).map(pago),
      pago: (_raiz: unknown, { id }: ConId) => (Number(id) > 50 ? null : pago(id)),
    },
    Pago: {
      __resolveReference: ({ id }: ConId) => pago(id),
      // 99 is a cliente that its own context does not know.
      cliente: ({ id }: ConId) => ({ __typename: 'Cliente', id: id === '3' ? '99' : id }),
      campania: ({ id }: ConId) => (id === '1' ? null : { __typename: 'Campania', id }),
    },
    Cliente: {
      __resolveReference: ({ id }: ConId) => (id === '4' ? null : { id }),
      totalPagos: ({ id }: ConId) => {
        if (id === '3') throw sinPermiso('Los totales de 3 no se ven.');
        return Number(id) * 10;
      },
      pagos: ({ id }: ConId, { primeros }: { primeros: number }) => hasta(primeros).map((n) => pago(`${n}${id}`)),
      ultimo: ({ id }: ConId) => (id === '1' ? null : pago(id)),
      riesgo: ({ id }: ConId) => {
        if (id === '2') throw sinPermiso('El riesgo de 2 no se ve.');
        return 'bajo';
      },
    },
    Proveedor: { deuda: ({ id }: ConId) => Number(id) / 4 },
  },
  campanias: {
    Query: { campanias: (_raiz: unknown, { primeros }: { primeros: number }) => hasta(primeros).map(campania) },
    Campania: {
      __resolveReference: ({ id }: ConId) => campania(id),
      cliente: ({ id }: ConId) => ({ __typename: 'Cliente', id }),
      pago: ({ id }: ConId) => ({ __typename: 'Pago', id }),
    },
    Cliente: {
      saludo: ({ nombre, direccion }: { nombre: string; direccion: { calle: string } }) =>
        `Hola, ${nombre} de ${direccion.calle}`,
      campanias: ({ id }: ConId) => [campania(id), campania(`${id}1`)],
    },
  },
};

/** Three subgraphs that share entities, with what goes wrong in answers: nulls, errors, entities that are missing. */
export const TRES_CONTEXTOS: readonly {
  readonly nombre: string;
  readonly sdl: string;
  readonly esquema: GraphQLSchema;
}[] = Object.entries(SDL).map(([nombre, sdl]) => ({
  nombre,
  sdl,
  esquema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: RESOLVERS[nombre] ?? {} }]),
}));

/** The subgraphs as parts of a supergraph, at given addresses. */
export const partesDe = (urls: Readonly<Record<string, string>> = {}): ParteDelSupergrafo[] =>
  TRES_CONTEXTOS.map(({ nombre, sdl }) => ({ nombre, sdl, url: urls[nombre] ?? `http://${nombre}.invalid/graphql` }));
