import { createSecretKey, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { campanias } from '@alpes/campanias/modulo';
import { cliente } from '@alpes/cliente/modulo';
import { crearAutenticador } from '@alpes/gateway/identidad/autenticador';
import { firmarToken } from '@alpes/gateway/identidad/firmarToken';
import { type GatewayEnMarcha, iniciarGateway } from '@alpes/gateway/servidor';
import { pagos } from '@alpes/pagos/modulo';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import type { Identidad } from '@alpes/seedwork/aplicacion/identidad';
import { BusEmbebido } from '@alpes/seedwork/infraestructura/busEmbebido';
import { iniciarModulo, type ModuloEnMarcha } from '@alpes/seedwork/modulo';
import { crearMetricas } from '@alpes/seedwork/observabilidad/metricas';
import { claveAlAzar } from '@alpes/seedwork/seguridad/claves';
import { crearFirma } from '@alpes/seedwork/seguridad/credencialInterna';
import {
  type ExecutionResult,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';

type Resultado = Pick<ExecutionResult, 'data' | 'errors'>;

const claveInterna = claveAlAzar();
const firmar = crearFirma(claveInterna);
const claveDeTokens = createSecretKey('s'.repeat(32), 'utf8');
const DATOS_DE_TOKEN = { emisor: 'prueba', audiencia: 'prueba' };

let base: BaseDeDatos;
let bus: BusEmbebido;
let modulos: readonly ModuloEnMarcha[];
let gateway: GatewayEnMarcha;
/** Two partners, each with one of everything. */
let ana: Pertenencias;
let eva: Pertenencias;

interface Pertenencias {
  readonly clienteId: string;
  readonly campaniaId: string;
  readonly payoutId: string;
  readonly transactionId: string;
  readonly identidad: Identidad;
}

const ADMIN: Identidad = { usuario: 'admin', rol: 'ADMIN' };
const OPERADORA: Identidad = { usuario: 'operadora', rol: 'OPERADOR' };

beforeAll(async () => {
  base = await baseDePrueba();
  const bitacora = pino({ level: 'silent' });
  const registro = new Registry();
  bus = new BusEmbebido(base, bitacora);
  const entorno = { base, bus, bitacora, metricas: crearMetricas(registro), clavesInternas: [claveInterna] };
  modulos = await Promise.all([
    iniciarModulo(cliente, entorno),
    iniciarModulo(pagos({ demoraPasarelaMs: 300, consultaMs: 100 }), entorno),
    iniciarModulo(campanias({ plazoSagaMs: 60_000 }), entorno),
  ]);
  gateway = await iniciarGateway({
    supergrafo: await readFile(new URL('./supergraph.graphql', import.meta.resolve('@alpes/gateway/servidor')), 'utf8'),
    subgrafos: modulos,
    puerto: 0,
    anfitrion: '127.0.0.1',
    bitacora,
    metricas: registro,
    claveInterna,
    autenticar: crearAutenticador({
      ...DATOS_DE_TOKEN,
      claves: [claveDeTokens],
      toleranciaS: 0,
      nombres: { rol: 'rol', cliente: 'clienteId' },
    }),
  });
  ana = await conUnoDeTodo('Ana Mejía');
  eva = await conUnoDeTodo('Eva Mejía');
});
afterAll(async () => {
  await gateway?.cerrar();
  await Promise.all((modulos ?? []).map((modulo) => modulo.detener()));
  await bus?.cerrar();
  await base?.cerrar();
});

const moduloDe = (nombre: string): ModuloEnMarcha =>
  modulos.find((modulo) => modulo.nombre === nombre) ?? expect.fail(`no module ${nombre}`);

/** Asks a subgraph, as the gateway does. */
const enSubgrafo = async (modulo: string, identidad: Identidad, query: string, variables = {}): Promise<Resultado> =>
  moduloDe(modulo).ejecutar({ query, variables }, { ...(await firmar(identidad, modulo)) });

const tokenDe = ({ usuario: sub, rol, clienteId }: Identidad): Promise<string> =>
  firmarToken(
    { sub, rol, ...(clienteId !== undefined && { clienteId }) },
    { ...DATOS_DE_TOKEN, clave: claveDeTokens, vence: Date.now() + 600_000 },
  );

/** Asks the gateway, with a token. */
const enGateway = async (identidad: Identidad, query: string, variables = {}): Promise<Resultado> => {
  const respuesta = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenDe(identidad)}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await respuesta.json()) as Resultado;
};

/** Follows a subscription of a subgraph, as the gateway does. @returns what it gives, or why it gives nothing. */
const enFlujoDeSubgrafo = async (modulo: string, identidad: Identidad, query: string, variables = {}) =>
  moduloDe(modulo).suscribir({ query, variables }, { ...(await firmar(identidad, modulo)) });

/** Follows a subscription through the gateway, with a token. */
const enFlujoDelGateway = async (identidad: Identidad, query: string, variables = {}) => {
  const conexion = createClient({
    url: `${gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${await tokenDe(identidad)}` },
    retryAttempts: 0,
  });
  const flujo = conexion.iterate({ query, variables });
  return {
    next: async (): Promise<Resultado> => (await flujo.next()).value,
    async [Symbol.asyncDispose]() {
      await flujo.return?.();
      await conexion.dispose();
    },
  };
};

/** The first that a subscription gives, by both ways. */
const primerosDe = async (modulo: string, identidad: Identidad, query: string, variables = {}) => {
  const enSubgrafo = await enFlujoDeSubgrafo(modulo, identidad, query, variables);
  const subgrafo: Resultado =
    Symbol.asyncIterator in enSubgrafo ? ((await enSubgrafo.next()).value as Resultado) : enSubgrafo;
  if (Symbol.asyncIterator in enSubgrafo) await enSubgrafo.return?.();
  await using enGateway = await enFlujoDelGateway(identidad, query, variables);
  return { subgrafo, gateway: await enGateway.next() };
};

const codigos = ({ errors = [] }: Resultado) => errors.map(({ extensions }) => extensions?.['code']);

/** What a mutation made, as ADMIN. */
const hacer = async (campo: string, entidad: string, entrada: object): Promise<string> => {
  const tipo = `${campo.charAt(0).toUpperCase()}${campo.slice(1)}Entrada`;
  const consulta = `mutation ($entrada: ${tipo}!) { r: ${campo}(entrada: $entrada) { e: ${entidad} { id } errores { codigo } } }`;
  const { data, errors } = await enGateway(ADMIN, consulta, { entrada });
  const r = data?.['r'] as { readonly e: { readonly id: string } | null } | undefined;
  return r?.e?.id ?? expect.fail(JSON.stringify({ campo, data, errors }));
};

const conUnoDeTodo = async (nombre: string): Promise<Pertenencias> => {
  const clienteId = await hacer('registrarClienteNatural', 'cliente', {
    nombre,
    email: `${randomUUID()}@example.com`,
    cedula: `${Math.floor(1e9 + Math.random() * 9e9)}`,
    fechaNacimiento: '1990-05-17',
  });
  const campaniaId = await hacer('crearCampania', 'campania', {
    idCliente: clienteId,
    nombre: `Lanzamiento de ${nombre}`,
    itinerario: ['Bogotá'],
    presupuesto: { valor: '10.00', moneda: 'USD' },
    fechaInicio: '2026-12-01',
    fechaFin: '2026-12-31',
  });
  const transactionId = await hacer('registrarTransaccion', 'transaction', {
    clienteId,
    marcaId: 'andina',
    tipoEvento: 'VENTA',
    comision: { valor: '5.00', moneda: 'USD' },
  });
  // Paid by the saga: only then do all feeds have events of it.
  await vi.waitFor(
    async () => {
      const campania = await base.prisma.campaniaVista.findUniqueOrThrow({ where: { id: campaniaId } });
      expect(campania.estado).toBe('APROBADA');
      expect(await base.prisma.totalPagos.count({ where: { clienteId } })).toBe(1);
    },
    { timeout: 60_000, interval: 20 },
  );
  const { id: payoutId } = await base.prisma.payout.findFirstOrThrow({ where: { idCampania: campaniaId } });
  const identidad: Identidad = { usuario: `socia-${nombre.slice(0, 3)}`, rol: 'SOCIO', clienteId };
  return { clienteId, campaniaId, payoutId, transactionId, identidad };
};

const PERMISOS = await readFile(new URL('../../docs/permisos.md', import.meta.url), 'utf8');

/** The rows of a table of docs/permisos.md: what each role has, by the name in the first column. */
const tabla = (forma: RegExp) =>
  new Map(
    [...PERMISOS.matchAll(forma)].map(
      ([, nombre = '', ADMIN, OPERADOR, SOCIO]) => [nombre, { ADMIN, OPERADOR, SOCIO }] as const,
    ),
  );

/** What each role may do, by operation. */
const TABLA = tabla(/^\| `(\w+)` \| (yes|no|own) \| (yes|no|own) \| (yes|no|own) \|$/gm);

/** How each role sees personal data, by field. */
const CAMPOS = tabla(/^\| `(\w+\.\w+)` \| (whole|masked) \| (whole|masked) \| (own) \|$/gm);

interface Operacion {
  readonly modulo: string;
  readonly raiz: 'query' | 'mutation' | 'subscription';
  readonly campo: GraphQLField<unknown, unknown>;
}

const operaciones = (): Operacion[] =>
  modulos.flatMap(({ nombre, esquema }) =>
    (
      [
        ['query', esquema.getQueryType()],
        ['mutation', esquema.getMutationType()],
        ['subscription', esquema.getSubscriptionType()],
      ] as const
    ).flatMap(([raiz, tipo]) =>
      Object.values(tipo?.getFields() ?? {})
        // Of federation, not of the graph.
        .filter(({ name }) => !name.startsWith('_'))
        .map((campo) => ({ modulo: nombre, raiz, campo })),
    ),
  );

/** A value of the form that a type asks for, and of nothing that there is. */
const valorDe = (tipo: GraphQLInputType): unknown => {
  if (isNonNullType(tipo)) return valorDe(tipo.ofType);
  if (isListType(tipo)) return [valorDe(tipo.ofType)];
  if (isEnumType(tipo)) return tipo.getValues()[0]?.name;
  if (isInputObjectType(tipo)) {
    const requeridos = Object.values(tipo.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(requeridos.map(({ name, type }) => [name, valorDe(type)]));
  }
  return tipo.name === 'ID' ? randomUUID() : (ESCALARES.get(tipo.name) ?? 'nada');
};

const ESCALARES: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['Int', 1],
  ['Date', '2026-12-01'],
  ['Decimal', '1.00'],
]);

/** The least that an operation can be asked for. */
const documentoDe = ({ raiz, campo }: Operacion) => {
  const requeridos = campo.args.filter(isRequiredArgument);
  const firma = requeridos.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const argumentos = requeridos.map(({ name }) => `${name}: $${name}`).join(', ');
  const entre = (texto: string) => (texto === '' ? '' : `(${texto})`);
  return {
    query: `${raiz} ${entre(firma)} { ${campo.name}${entre(argumentos)} ${seleccionDe(campo)} }`,
    variables: Object.fromEntries(requeridos.map(({ name, type }) => [name, valorDe(type)])),
  };
};

const seleccionDe = (campo: GraphQLField<unknown, unknown>): string =>
  isLeafType(getNamedType(campo.type)) ? '' : '{ __typename }';

const identidadDe = (rol: Identidad['rol']): Identidad => ({ ADMIN, OPERADOR: OPERADORA, SOCIO: ana.identidad })[rol];

describe('docs/permisos.md', () => {
  it('has every operation of the graph, and no other', () => {
    expect([...TABLA.keys()].sort()).toEqual([...new Set(operaciones().map(({ campo }) => campo.name))].sort());
  });

  it.each(['ADMIN', 'OPERADOR', 'SOCIO'] as const)(
    'holds for %s, on the subgraph and through the gateway',
    async (rol) => {
      const identidad = identidadDe(rol);
      const dicho: Record<string, unknown> = {};
      const visto: Record<string, unknown> = {};
      // Together: some commands wait a while for a cliente that does not come.
      await Promise.all(
        operaciones()
          .filter(({ raiz }) => raiz !== 'subscription')
          .map(async (operacion) => {
            const { modulo, campo } = operacion;
            const { query, variables } = documentoDe(operacion);
            const prohibido = TABLA.get(campo.name)?.[rol] === 'no' ? ['FORBIDDEN'] : [];
            dicho[campo.name] = { subgrafo: prohibido, gateway: prohibido };
            visto[campo.name] = {
              subgrafo: codigos(await enSubgrafo(modulo, identidad, query, variables)),
              gateway: codigos(await enGateway(identidad, query, variables)),
            };
          }),
      );
      expect(visto).toEqual(dicho);
    },
  );

  it.each(['ADMIN', 'OPERADOR', 'SOCIO'] as const)(
    'holds for %s in subscriptions, on the subgraph and through the gateway',
    async (rol) => {
      const identidad = identidadDe(rol);
      const suyas = { cliente: ana.clienteId, pagos: ana.payoutId, campanias: ana.campaniaId };
      const dicho: Record<string, unknown> = {};
      const visto: Record<string, unknown> = {};
      for (const { modulo, campo } of operaciones().filter(({ raiz }) => raiz === 'subscription')) {
        const id = suyas[modulo as keyof typeof suyas];
        const porId = campo.args.some(({ name }) => name === 'id');
        const query = porId
          ? `subscription ($id: ID!) { r: ${campo.name}(id: $id) { id } }`
          : `subscription { r: ${campo.name}(despuesDe: "inicio") { id } }`;
        const permitido = TABLA.get(campo.name)?.[rol] !== 'no';
        const esperado = permitido ? { data: { r: { id: porId ? id : expect.any(String) } } } : ['FORBIDDEN'];
        dicho[campo.name] = { subgrafo: esperado, gateway: esperado };
        const primeros = await primerosDe(modulo, identidad, query, porId ? { id } : {});
        visto[campo.name] = permitido
          ? primeros
          : { subgrafo: codigos(primeros.subgrafo), gateway: codigos(primeros.gateway) };
      }
      expect(Object.keys(dicho)).toHaveLength(6);
      expect(visto).toEqual(dicho);
    },
  );
});

/** What of a person and of its payments is shown by role, by every way. */
describe('personal data', () => {
  const numero = `${Math.floor(1e9 + Math.random() * 9e9)}`;
  // Names of nobody else, without digits: these are found by words of names.
  const apellido = numero.replaceAll(/\d/g, (cifra) => 'abcdefghij'.charAt(Number(cifra)));
  const PERSONA = {
    nombre: `Luz Ardila ${apellido}`,
    email: `q${numero}@correo.example.com`,
    telefono: `+57 300${numero.slice(0, 7)}`,
    cedula: numero,
    fechaNacimiento: '1987-03-21',
  };
  const EMPRESA = {
    nombre: `Ardila Hermanos ${apellido}`,
    email: `e${numero}@ardila.example.com`,
    telefono: '6015550123',
    rut: `${numero}-4`,
  };
  const CICLO = '2031-07';
  let personaId: string;
  let empresaId: string;
  let payoutId: string;

  beforeAll(async () => {
    personaId = await hacer('registrarClienteNatural', 'cliente', PERSONA);
    empresaId = await hacer('registrarClienteEmpresa', 'cliente', { ...EMPRESA, fechaConstitucion: '2001-01-01' });
    const pago = { cicloId: CICLO, monto: { valor: '7.00', moneda: 'USD' } };
    const medioPago = { tipo: 'TARJETA', mascara: '8642' };
    payoutId = await hacer('procesarPago', 'payout', { ...pago, clienteId: personaId, medioPago });
    await hacer('procesarPago', 'payout', { ...pago, clienteId: empresaId });
  });

  /** The table of docs/permisos.md: how each role sees each field. */
  const vista = (campo: string, rol: Identidad['rol']) => CAMPOS.get(campo)?.[rol] ?? expect.fail(`no row ${campo}`);

  const MASCARAS: Readonly<Record<string, (valor: string) => string | null>> = {
    email: (valor) => valor.replace(/^(.).*@/, '$1***@'),
    telefono: (valor) => `***${valor.slice(-4)}`,
    cedula: (valor) => `***${valor.slice(-4)}`,
    rut: (valor) => `***${valor.slice(-4)}`,
    fechaNacimiento: () => null,
    mascara: () => '****',
  };

  /** A value as its cell of the table says. */
  const como = (tipo: string, campo: string, rol: Identidad['rol'], valor: string | undefined) => {
    if (valor === undefined) return null;
    return vista(`${tipo}.${campo}`, rol) === 'masked' ? MASCARAS[campo]?.(valor) : valor;
  };
  const clienteVisto = (rol: Identidad['rol'], datos: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      ['email', 'telefono', 'cedula', 'rut', 'fechaNacimiento'].map((campo) => [
        campo,
        como('Cliente', campo, rol, datos[campo]),
      ]),
    );

  const CLIENTE = 'id email telefono cedula rut fechaNacimiento';
  const PAYOUT = 'id medioPago { mascara }';
  /** Every way to a cliente and to a payout within one context. */
  const enCliente = `cliente(id: $clienteId) { ${CLIENTE} }
    clientes(filtro: { texto: $nombre }) { edges { node { ${CLIENTE} } } }`;
  const enPagos = `payout(id: $payoutId) { ${PAYOUT} } payouts(filtro: { cicloId: "${CICLO}" }) { edges { node { ${PAYOUT} } } }`;
  const deCliente = {
    cliente: `query ($clienteId: ID!, $nombre: String!) { ${enCliente} panel { clientes { recientes(primeros: 100) { ${CLIENTE} } } }
      buscar(texto: $nombre) { clientes { cliente { ${CLIENTE} } } } }`,
    pagos: `query ($payoutId: ID!) { ${enPagos} panel { pagos { recientes(primeros: 100) { ${PAYOUT} } } }
      buscar(texto: "${CICLO}") { payouts { payout { ${PAYOUT} } } } }`,
  };
  const POR_EL_GATEWAY = `query ($clienteId: ID!, $nombre: String!, $payoutId: ID!) { ${enCliente} ${enPagos}
    vecinos: cliente(id: $clienteId) { id payouts { edges { node { ${PAYOUT} cliente { ${CLIENTE} } } } } }
    panel { clientes { recientes(primeros: 100) { ${CLIENTE} } } pagos { recientes(primeros: 100) { ${PAYOUT} } } }
    clientes: buscar(texto: $nombre) { clientes { cliente { ${CLIENTE} } } }
    pagos: buscar(texto: "${CICLO}") { payouts { payout { ${PAYOUT} } } } }`.replace(
    'clientes(filtro',
    'lista: clientes(filtro',
  );

  /** All objects of an answer that are this entity, with this field, without their ids. */
  const vistosEn = (valor: unknown, id: string, campo: string): object[] => {
    if (Array.isArray(valor)) return valor.flatMap((uno) => vistosEn(uno, id, campo));
    if (typeof valor !== 'object' || valor === null) return [];
    const dentro = Object.values(valor).flatMap((uno) => vistosEn(uno, id, campo));
    if (!('id' in valor) || valor.id !== id || !(campo in valor)) return dentro;
    const { id: _, ...resto } = valor;
    return [resto, ...dentro];
  };
  const clientesEn = ({ data }: Resultado, id: string) =>
    vistosEn(data, id, 'cedula').map(({ cliente: _, ...campos }: { readonly cliente?: unknown }) => campos);
  const payoutsEn = ({ data }: Resultado) =>
    vistosEn(data, payoutId, 'medioPago').map((payout) => (payout as { medioPago: unknown }).medioPago);

  it('has each of its fields in docs/permisos.md', () => {
    const campos = ['email', 'telefono', 'cedula', 'rut', 'fechaNacimiento'].map((campo) => `Cliente.${campo}`);
    expect([...CAMPOS.keys()].sort()).toEqual([...campos, 'MedioPago.mascara'].sort());
  });

  it.each(['ADMIN', 'OPERADOR', 'SOCIO'] as const)('is shown to %s as it says, by every way', async (rol) => {
    for (const [clienteId, datos] of [
      [personaId, PERSONA],
      [empresaId, EMPRESA],
    ] as const) {
      const identidad: Identidad =
        rol === 'SOCIO' ? { usuario: 'socia', rol, clienteId } : rol === 'ADMIN' ? ADMIN : OPERADORA;
      const cliente = clienteVisto(rol, datos);
      const medioPago = { mascara: como('MedioPago', 'mascara', rol, '**** 8642') };
      const variables = { clienteId, payoutId, nombre: datos.nombre };

      const enSuSubgrafo = await enSubgrafo('cliente', identidad, deCliente.cliente, variables);
      expect(clientesEn(enSuSubgrafo, clienteId)).toEqual([cliente, cliente, cliente, cliente]);
      const entero = await enGateway(identidad, POR_EL_GATEWAY, variables);
      expect(entero.errors).toBeUndefined();
      expect(clientesEn(entero, clienteId)).toEqual([cliente, cliente, cliente, cliente, cliente]);
      const entidad = await enSubgrafo(
        'cliente',
        identidad,
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Cliente { ${CLIENTE} } } }`,
        { r: [{ __typename: 'Cliente', id: clienteId }] },
      );
      expect(clientesEn(entidad, clienteId)).toEqual([cliente]);
      for (const suscripcion of [
        `subscription ($id: ID!) { cambiosCliente(id: $id) { ${CLIENTE} } }`,
        `subscription ($id: ID!) { eventosCliente(despuesDe: "inicio", filtro: { clienteId: $id }) { cliente { ${CLIENTE} } } }`,
      ]) {
        const primeros = await primerosDe('cliente', identidad, suscripcion, { id: clienteId });
        expect(clientesEn(primeros.subgrafo, clienteId)).toEqual([cliente]);
        expect(clientesEn(primeros.gateway, clienteId)).toEqual([cliente]);
      }

      if (clienteId !== personaId) continue;
      const enPagosMismo = await enSubgrafo('pagos', identidad, deCliente.pagos, { payoutId });
      expect(payoutsEn(enPagosMismo)).toEqual([medioPago, medioPago, medioPago, medioPago]);
      expect(payoutsEn(entero)).toEqual([medioPago, medioPago, medioPago, medioPago, medioPago]);
      const payout = await enSubgrafo(
        'pagos',
        identidad,
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Payout { ${PAYOUT} } ... on Cliente {
          payouts { edges { node { ${PAYOUT} } } } } } }`,
        {
          r: [
            { __typename: 'Payout', id: payoutId },
            { __typename: 'Cliente', id: personaId },
          ],
        },
      );
      expect(payoutsEn(payout)).toEqual([medioPago, medioPago]);
      for (const suscripcion of [
        `subscription ($id: ID!) { cambiosPayout(id: $id) { ${PAYOUT} } }`,
        `subscription ($id: ID!) { eventosPagos(despuesDe: "inicio", filtro: { payoutId: $id }) { ... on PayoutCreado { payout { ${PAYOUT} } } } }`,
      ]) {
        const primeros = await primerosDe('pagos', identidad, suscripcion, { id: payoutId });
        expect(payoutsEn(primeros.subgrafo)).toEqual([medioPago]);
        expect(payoutsEn(primeros.gateway)).toEqual([medioPago]);
      }
    }
  });

  it('is in the answer of a command as in a query, the first time and when the key comes again', async () => {
    const cambiar = () =>
      enGateway(
        OPERADORA,
        `mutation ($entrada: ActualizarClienteEntrada!) {
          actualizarCliente(entrada: $entrada) { cliente { ${CLIENTE} } errores { codigo } } }`,
        { entrada: { id: personaId, ciudad: 'Honda', claveIdempotencia: `honda-${numero}` } },
      );
    const primera = await cambiar();
    expect(clientesEn(primera, personaId)).toEqual([clienteVisto('OPERADOR', PERSONA)]);
    expect(await cambiar()).toEqual(primera);
  });

  it('is found whole by who sees it masked, and never in parts', async () => {
    const hallados = async (identidad: Identidad, texto: string) => {
      const { data, errors } = await enGateway(
        identidad,
        `query ($texto: String!) {
          clientes(filtro: { texto: $texto }) { total resumen { cantidad } edges { node { id } } }
          buscar(texto: $texto) { clientes { cliente { id } } payouts { payout { id } } }
        }`,
        { texto },
      );
      expect(errors).toBeUndefined();
      const ids = JSON.stringify(data);
      return { cliente: ids.includes(personaId), payout: ids.includes(payoutId) };
    };
    const nada = { cliente: false, payout: false };
    const { nombre, email, telefono, cedula } = PERSONA;
    for (const entero of [nombre, 'luz ardila', email, email.toUpperCase(), cedula]) {
      expect(await hallados(OPERADORA, entero), entero).toEqual({ cliente: true, payout: false });
    }
    for (const parte of [
      cedula.slice(0, -1),
      cedula.slice(1),
      email.slice(0, 6),
      email.slice(1),
      telefono,
      telefono.slice(-7),
      `luz ${cedula.slice(0, 9)}`,
      'luz correo.example.com',
    ]) {
      expect(await hallados(OPERADORA, parte), parte).toEqual(nada);
    }
    // Who sees all finds it in parts too.
    for (const parte of [cedula.slice(0, -1), email.slice(0, 6), telefono.slice(-7)]) {
      expect(await hallados(ADMIN, parte), parte).toEqual({ cliente: true, payout: false });
    }
    for (const texto of ['8642', `${CICLO} 8642`]) {
      expect(await hallados(ADMIN, texto), texto).toEqual({ cliente: false, payout: true });
      expect(await hallados(OPERADORA, texto), texto).toEqual(nada);
    }
  });

  it('does not come back masked into the row', async () => {
    const { data } = await enGateway(
      OPERADORA,
      `mutation ($entrada: ActualizarClienteEntrada!) {
        actualizarCliente(entrada: $entrada) { errores { campo codigo } } }`,
      { entrada: { id: personaId, email: 'q***@correo.example.com', telefono: '***4567' } },
    );
    expect(data).toMatchObject({
      actualizarCliente: {
        errores: [
          { campo: 'email', codigo: 'DATO_ENMASCARADO' },
          { campo: 'telefono', codigo: 'DATO_ENMASCARADO' },
        ],
      },
    });
  });
});

const CONEXION = 'total edges { node { id } }';
const DE_CAMPANIA = `id idCliente historia { id } saga { idCampania estado } cliente { id nombre } payout { id }`;
const DE_PAYOUT = `id clienteId estado cliente { id nombre } campania { id nombre } auditoria { id }
  transactions { ${CONEXION} }`;
const DE_CLIENTE = `id nombre totalPagos estadisticas { cantidad } payouts { ${CONEXION} resumen { cantidad } }
  transactions { ${CONEXION} } campanias { ${CONEXION} resumen { cantidad } }`;

/** All that there is to read, by every way of the graph. */
const TODO = `query ($texto: String!) {
  clientes { total resumen { cantidad } edges { node { ${DE_CLIENTE} } } }
  campanias { total resumen { cantidad } edges { node { ${DE_CAMPANIA} } } }
  payouts { total resumen { cantidad } edges { node { ${DE_PAYOUT} } } }
  transactions { total resumen { cantidad } edges { node { id cliente { id nombre } payout { id } } } }
  panel {
    clientes { total registrados porEstado { cantidad } recientes { id } }
    pagos { total porEstado { cantidad } recientes { id } }
    campanias { total porEstado { cantidad } recientes { id } }
  }
  buscar(texto: $texto) {
    clientes { cliente { id } } payouts { payout { id } } campanias { campania { id } }
  }
}`;

/** One of everything, by its id. */
const POR_ID = `query ($clienteId: ID!, $campaniaId: ID!, $payoutId: ID!, $transactionId: ID!) {
  cliente(id: $clienteId) { ${DE_CLIENTE} }
  campania(id: $campaniaId) { ${DE_CAMPANIA} }
  saga(idCampania: $campaniaId) { estado campania { id } }
  payout(id: $payoutId) { ${DE_PAYOUT} }
  transaction(id: $transactionId) { id cliente { id } }
}`;

const idsDe = ({ identidad: _, ...ids }: Pertenencias) => ids;

describe('a partner', () => {
  it('reads what is its own by every way, and nothing of another', async () => {
    for (const [propia, ajena] of [
      [ana, eva],
      [eva, ana],
    ] as const) {
      // What both have in common, an id of each, and what is written in a payout.
      for (const texto of [
        'mejia',
        propia.clienteId,
        ajena.clienteId,
        ajena.payoutId,
        ajena.campaniaId,
        'lanzamiento',
      ]) {
        const respuesta = await enGateway(propia.identidad, TODO, { texto });
        expect(respuesta.errors).toBeUndefined();
        const escrita = JSON.stringify(respuesta.data);
        for (const id of Object.values(idsDe(propia))) expect(escrita).toContain(id);
        for (const id of Object.values(idsDe(ajena))) expect(escrita).not.toContain(id);
        expect(respuesta.data).toMatchObject({
          clientes: { total: 1, resumen: [{ cantidad: 1 }] },
          campanias: { total: 1, resumen: [{ cantidad: 1 }] },
          payouts: { total: 1, resumen: [{ cantidad: 1 }] },
          transactions: { total: 1, resumen: [{ cantidad: 1 }] },
          panel: { clientes: { total: 1, registrados: 1 }, pagos: { total: 1 }, campanias: { total: 1 } },
        });
      }
    }
  });

  it("reads what is its own by id, and another's is not there", async () => {
    const suya = await enGateway(ana.identidad, POR_ID, idsDe(ana));
    expect(suya.errors).toBeUndefined();
    expect(suya.data).toMatchObject({
      cliente: { id: ana.clienteId, totalPagos: 1, estadisticas: { cantidad: 1 }, campanias: { total: 1 } },
      campania: { cliente: { nombre: 'Ana Mejía' }, payout: { id: ana.payoutId }, saga: { estado: 'COMPLETADA' } },
      payout: { campania: { id: ana.campaniaId } },
    });
    expect(await enGateway(ana.identidad, POR_ID, idsDe(eva))).toEqual({
      data: { cliente: null, campania: null, saga: null, payout: null, transaction: null },
    });
  });

  it('narrows its own lists, and never to those of another', async () => {
    const { data, errors } = await enGateway(
      ana.identidad,
      `query ($id: ID!, $payout: ID!) {
        payouts(filtro: { clienteId: $id }) { ${CONEXION} }
        transactions(filtro: { clienteId: $id, payoutId: $payout }) { ${CONEXION} }
        campanias(filtro: { idCliente: $id }) { ${CONEXION} }
        clientes(filtro: { texto: "eva" }) { ${CONEXION} }
      }`,
      { id: eva.clienteId, payout: eva.payoutId },
    );
    const vacia = { total: 0, edges: [] };
    expect(errors).toBeUndefined();
    expect(data).toEqual({ payouts: vacia, transactions: vacia, campanias: vacia, clientes: vacia });
  });

  it('gets nothing of another as an entity', async () => {
    const entidades = (modulo: string, identidad: Identidad, tipo: string, id: string, seleccion: string) =>
      enSubgrafo(
        modulo,
        identidad,
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${tipo} { ${seleccion} } } }`,
        { r: [{ __typename: tipo, id }] },
      );
    const casos = [
      ['cliente', 'Cliente', 'clienteId', 'id nombre cedula totalPagos'],
      ['pagos', 'Payout', 'payoutId', 'id monto { valor } auditoria { id }'],
      ['pagos', 'Transaction', 'transactionId', 'id comision { valor }'],
      ['campanias', 'Campania', 'campaniaId', 'id nombre historia { id }'],
    ] as const;
    for (const [modulo, tipo, cual, seleccion] of casos) {
      const suya = await entidades(modulo, ana.identidad, tipo, ana[cual], seleccion);
      expect(suya.data).toMatchObject({ _entities: [{ id: ana[cual] }] });
      expect(await entidades(modulo, ana.identidad, tipo, eva[cual], seleccion)).toEqual({
        data: { _entities: [null] },
      });
    }
    // Of entities of other contexts a subgraph knows the id alone: what it adds is empty, as for an id of nobody.
    const anadidos = [
      [
        'pagos',
        'Cliente',
        'clienteId',
        'payouts { total edges { cursor } resumen { cantidad } } estadisticas { cantidad montos { valor } }',
      ],
      ['pagos', 'Cliente', 'clienteId', 'transactions { total edges { cursor } resumen { cantidad } }'],
      ['pagos', 'Campania', 'campaniaId', 'payout { id }'],
      ['campanias', 'Cliente', 'clienteId', 'campanias { total edges { cursor } resumen { cantidad } }'],
    ] as const;
    for (const [modulo, tipo, cual, seleccion] of anadidos) {
      const deNadie = await entidades(modulo, ana.identidad, tipo, randomUUID(), seleccion);
      expect(await entidades(modulo, ana.identidad, tipo, eva[cual], seleccion)).toEqual(deNadie);
      expect(await entidades(modulo, ana.identidad, tipo, ana[cual], seleccion)).not.toEqual(deNadie);
    }
  });

  it("creates and cancels its campaigns; another's cannot be told from one that is not there", async () => {
    const entrada = {
      idCliente: ana.clienteId,
      nombre: 'Otra',
      itinerario: ['Cali'],
      presupuesto: { valor: '1.00', moneda: 'USD' },
      fechaInicio: '2026-12-01',
      fechaFin: '2026-12-31',
    };
    const crear = (cambios: object) =>
      enGateway(
        ana.identidad,
        `mutation ($entrada: CrearCampaniaEntrada!) {
          crearCampania(entrada: $entrada) { campania { idCliente } errores { clase campo codigo mensaje } } }`,
        { entrada: { ...entrada, ...cambios } },
      );
    const cancelar = (id: string) =>
      enGateway(
        ana.identidad,
        `mutation ($entrada: CancelarCampaniaEntrada!) {
          cancelarCampania(entrada: $entrada) { campania { id } errores { clase campo codigo mensaje } } }`,
        { entrada: { id, motivo: 'Ya no' } },
      );
    expect(await crear({ idCliente: eva.clienteId })).toEqual(await crear({ idCliente: randomUUID() }));
    expect((await crear({ idCliente: eva.clienteId })).data).toMatchObject({
      crearCampania: { campania: null, errores: [{ clase: 'NO_ENCONTRADO', campo: 'idCliente' }] },
    });
    expect(await cancelar(eva.campaniaId)).toEqual(await cancelar(randomUUID()));
    expect((await cancelar(eva.campaniaId)).data).toMatchObject({
      cancelarCampania: { campania: null, errores: [{ clase: 'NO_ENCONTRADO', campo: 'id' }] },
    });
    expect((await crear({})).data).toMatchObject({
      crearCampania: { campania: { idCliente: ana.clienteId }, errores: [] },
    });
    // Its own is paid by now: the rules of the business refuse it, which means that it was let through to them.
    expect((await cancelar(ana.campaniaId)).data).toMatchObject({
      cancelarCampania: { errores: [{ codigo: 'CAMPANIA_NO_PENDIENTE' }] },
    });
  });

  it('chooses its idempotency keys freely: those of others are nothing to it', async () => {
    const claveIdempotencia = randomUUID();
    const crear = async ({ identidad, clienteId }: Pertenencias): Promise<string> => {
      const { data } = await enGateway(
        identidad,
        `mutation ($entrada: CrearCampaniaEntrada!) {
          crearCampania(entrada: $entrada) { campania { id } errores { campo codigo } } }`,
        {
          entrada: {
            idCliente: clienteId,
            nombre: 'La misma clave',
            itinerario: ['Cali'],
            presupuesto: { valor: '10.00', moneda: 'USD' },
            fechaInicio: '2026-12-01',
            fechaFin: '2026-12-31',
            claveIdempotencia,
          },
        },
      );
      const payload = data?.['crearCampania'] as { campania: { id: string } | null; errores: unknown[] } | undefined;
      return payload?.campania?.id ?? expect.fail(JSON.stringify(payload?.errores));
    };
    const deAna = await crear(ana);
    expect(await crear(eva)).not.toBe(deAna);
    expect(await crear(ana)).toBe(deAna);
  });

  it.each([
    ['cliente', 'eventosCliente', 'clienteId', 'cliente { id }', 1],
    ['pagos', 'eventosPagos', 'payoutId', '... on PayoutExitoso { payout { id } }', 5],
    ['campanias', 'eventosCampanias', 'campaniaId', 'campania { id }', 2],
  ] as const)('follows its own events alone: %s', async (modulo, campo, cual, seleccion, cuantos) => {
    const seguir = async (identidad: Identidad) => {
      const flujo = await moduloDe(modulo).suscribir(
        { query: `subscription { ${campo}(despuesDe: "inicio") { id ${seleccion} } }` },
        { ...(await firmar(identidad, modulo)) },
      );
      return Symbol.asyncIterator in flujo ? flujo : expect.fail(JSON.stringify(flujo.errors));
    };
    // What is of Ana came before.
    const flujo = await seguir(eva.identidad);
    const vistos: unknown[] = [];
    for (let i = 0; i < cuantos; i += 1) vistos.push((await flujo.next()).value);
    await flujo.return?.();
    const escritos = JSON.stringify(vistos);
    expect(escritos).toContain(eva[cual]);
    for (const id of Object.values(idsDe(ana))) expect(escritos).not.toContain(id);
    const todos = await base.prisma.mensaje.findMany({ where: { topic: `eventos.${modulo}` } });
    const deEva = todos.filter(({ datos }) => JSON.stringify(datos).includes(eva.clienteId)).map(({ id }) => id);
    for (const { data } of vistos as Resultado[]) {
      expect(data).toEqual({ [campo]: expect.objectContaining({ id: expect.toBeOneOf(deEva) }) });
    }

    for (const identidad of [ADMIN, OPERADORA]) {
      const deTodos = await seguir(identidad);
      let escrito = '';
      while (!escrito.includes(ana[cual]) || !escrito.includes(eva[cual])) {
        escrito += JSON.stringify((await deTodos.next()).value);
      }
      await deTodos.return?.();
    }
  });

  it('follows no entity of another', async () => {
    const casos = [
      ['cliente', 'cambiosCliente', 'clienteId'],
      ['pagos', 'cambiosPayout', 'payoutId'],
      ['campanias', 'cambiosCampania', 'campaniaId'],
    ] as const;
    for (const [modulo, campo, cual] of casos) {
      const seguir = async (id: string) => {
        const flujo = await moduloDe(modulo).suscribir(
          { query: `subscription ($id: ID!) { ${campo}(id: $id) { id } }`, variables: { id } },
          { ...(await firmar(ana.identidad, modulo)) },
        );
        return Symbol.asyncIterator in flujo ? flujo : expect.fail(JSON.stringify(flujo.errors));
      };
      const suyo = await seguir(ana[cual]);
      expect((await suyo.next()).value).toEqual({ data: { [campo]: { id: ana[cual] } } });
      await suyo.return?.();
      const ajeno = await seguir(eva[cual]);
      const primero = ajeno.next();
      // Its end is the first that comes.
      await ajeno.return?.();
      expect(await primero).toMatchObject({ done: true });
    }
  });

  describe('through the gateway, beside others who ask for the same', () => {
    type Dato = Readonly<Record<string, unknown>>;
    const conexiones: { dispose(): unknown }[] = [];
    afterAll(async () => {
      for (const conexion of conexiones) await conexion.dispose();
    });

    /** What a subscription has given so far. */
    const seguir = async (identidad: Identidad, query: string, variables: Record<string, unknown> = {}) => {
      const conexion = createClient({
        url: `${gateway.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { Authorization: `Bearer ${await tokenDe(identidad)}` },
        retryAttempts: 0,
      });
      conexiones.push(conexion);
      const recibidos: unknown[] = [];
      conexion.subscribe<Record<string, Dato>>(
        { query, variables },
        {
          next: ({ data, errors }) => void recibidos.push(...(errors ?? Object.values(data ?? {}))),
          error: (error) => void recibidos.push(error),
          complete: () => void recibidos.push('complete'),
        },
      );
      return recibidos;
    };
    const todos = () => [ADMIN, OPERADORA, ana.identidad, eva.identidad];
    const cambiar = (campo: string, entidad: string, entrada: object) => hacer(campo, entidad, entrada);
    const deCadaFeed = {
      cliente: ({ clienteId: id }: Pertenencias) => cambiar('actualizarCliente', 'cliente', { id, ciudad: 'Cali' }),
      pagos: ({ clienteId }: Pertenencias) =>
        cambiar('registrarTransaccion', 'transaction', {
          clienteId,
          marcaId: 'andina',
          tipoEvento: 'CLICK',
          moneda: 'USD',
        }),
      campanias: ({ clienteId: idCliente }: Pertenencias) =>
        cambiar('crearCampania', 'campania', {
          idCliente,
          nombre: 'Otra más',
          itinerario: ['Cali'],
          presupuesto: { valor: '2.00', moneda: 'USD' },
          fechaInicio: '2026-12-01',
          fechaFin: '2026-12-31',
        }),
    } as const;

    it.each([
      ['cliente', 'eventosCliente'],
      ['pagos', 'eventosPagos'],
      ['campanias', 'eventosCampanias'],
    ] as const)('each gets the events that its role sees, past and to come: %s', async (modulo, campo) => {
      const query = `subscription { ${campo}(despuesDe: "inicio") { id } }`;
      const seguidos = await Promise.all(todos().map((identidad) => seguir(identidad, query)));
      await vi.waitFor(() => expect(seguidos.every((recibidos) => recibidos.length > 0)).toBe(true), {
        timeout: 60_000,
      });
      // Whatever one of them should not see comes before something that it should.
      for (const quien of [eva, ana, eva, ana]) await deCadaFeed[modulo](quien);
      await vi.waitFor(
        async () => {
          const filas = await base.prisma.mensaje.findMany({
            where: { topic: `eventos.${modulo}`, posicion: { not: null } },
            orderBy: { posicion: 'asc' },
          });
          const de = (quien?: Pertenencias) =>
            filas
              .filter(({ datos, agregadoId }) =>
                quien ? `${agregadoId}${JSON.stringify(datos)}`.includes(quien.clienteId) : true,
              )
              .map(({ id }) => ({ id }));
          expect(seguidos).toEqual([de(), de(), de(ana), de(eva)]);
        },
        { timeout: 60_000, interval: 50 },
      );
    });

    it('each follows an entity if its role sees it', async () => {
      const casos = [
        ['cambiosPayout', 'payoutId', 'EXITOSO', 'REVERTIDO'],
        ['cambiosCampania', 'campaniaId', 'APROBADA', 'CANCELADA'],
        ['cambiosCliente', 'clienteId', 'ACTIVO', 'SUSPENDIDO'],
      ] as const;
      const seguidos = await Promise.all(
        casos.flatMap(([campo, cual]) =>
          todos().map((identidad) =>
            seguir(identidad, `subscription ($id: ID!) { ${campo}(id: $id) { estado } }`, { id: ana[cual] }),
          ),
        ),
      );
      const quienesVen = [true, true, true, false];
      const debeVerse = (que: 2 | 3) =>
        vi.waitFor(
          () =>
            expect(seguidos.map((recibidos) => recibidos.at(-1))).toEqual(
              casos.flatMap((caso) => quienesVen.map((ve) => (ve ? { estado: caso[que] } : undefined))),
            ),
          { timeout: 60_000, interval: 50 },
        );
      await debeVerse(2);
      await hacer('revertirPago', 'payout', { payoutId: ana.payoutId, motivo: 'Prueba' });
      await hacer('suspenderCliente', 'cliente', { id: ana.clienteId, motivo: 'Prueba' });
      await debeVerse(3);
    });
  });
});

describe('the permissions of a context', () => {
  it('name every command', () => {
    for (const { comandos, permisos } of [
      cliente,
      pagos({ demoraPasarelaMs: 1, consultaMs: 1 }),
      campanias({ plazoSagaMs: 1 }),
    ]) {
      const nombrados = Object.keys(permisos?.comandos ?? {});
      const conocidos = comandos.map(({ tipo }) => tipo);
      expect(nombrados).toEqual(expect.arrayContaining(conocidos));
    }
  });
});
