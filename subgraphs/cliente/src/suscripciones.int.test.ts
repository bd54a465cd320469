import { nuevoId } from '@alpes/seedwork/dominio/ids';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cliente } from './modulo.ts';
import { type ClienteVisto, exigirSinInterior, mutar, registrar } from './pruebas.ts';

let prueba: ModuloDePrueba;
beforeAll(async () => {
  prueba = await levantarModulo(cliente);
});
afterAll(() => prueba.detener());

const abiertas: AsyncIterator<unknown>[] = [];
afterEach(async () => {
  for (const abierta of abiertas.splice(0)) await abierta.return?.();
});

const abrir = async <Datos>(query: string, variables: Record<string, unknown> = {}) => {
  const fuente = await prueba.suscribir<Datos>(query, variables);
  abiertas.push(fuente);
  return fuente;
};

const EVENTOS = `subscription ($clienteId: ID) {
  eventosCliente(filtro: { clienteId: $clienteId }) {
    __typename id tipo version ocurrido cliente { id estado ciudad version }
    ... on ClienteActualizado { campos }
    ... on ClienteSuspendido { motivo }
  }
}`;
interface EventoVisto {
  readonly eventosCliente: {
    readonly __typename: string;
    readonly version: number;
    readonly cliente: ClienteVisto;
  };
}
const CAMBIOS = 'subscription ($id: ID!) { cambiosCliente(id: $id) { id estado ciudad version } }';
interface CambioVisto {
  readonly cambiosCliente: ClienteVisto;
}

const siguiente = async <D>(fuente: AsyncIterator<D>): Promise<D> => {
  const { value, done } = await fuente.next();
  if (done === true) return expect.fail('the stream has ended');
  return value;
};

/**
 * The next events of a stream that the test is about. What was written just before the subscription may be numbered
 * after it, and then comes as well.
 */
const tomar = async (
  fuente: AsyncIterator<EventoVisto>,
  cuantos: number,
  pasa: (evento: EventoVisto['eventosCliente']) => boolean,
) => {
  const vistos: EventoVisto['eventosCliente'][] = [];
  while (vistos.length < cuantos) {
    const { eventosCliente } = await siguiente(fuente);
    if (pasa(eventosCliente)) vistos.push(eventosCliente);
  }
  return vistos;
};
const claveDe = ({ cliente, version }: EventoVisto['eventosCliente']) => [cliente.id, version];

const medidor = async () => {
  const { values } = await prueba.metricas.suscripciones.get();
  return values.find(({ labels }) => labels.modulo === 'cliente')?.value ?? 0;
};

describe('eventosCliente', () => {
  it('gives each event with its own type and fields, in order', async () => {
    const { id } = await registrar(prueba);
    const eventos = await abrir<EventoVisto>(EVENTOS, { clienteId: id });
    await mutar(prueba, 'actualizarCliente', { id, ciudad: 'Cali', telefono: '300' });
    await mutar(prueba, 'suspenderCliente', { id, motivo: 'mora' });
    await mutar(prueba, 'reactivarCliente', { id });
    await mutar(prueba, 'eliminarCliente', { id });
    const vistos = await tomar(eventos, 4, ({ version }) => version > 1);
    const comunes = { id: expect.stringMatching(/^[0-9a-f-]{36}$/), ocurrido: expect.anything() };
    expect(vistos).toMatchObject([
      {
        ...comunes,
        __typename: 'ClienteActualizado',
        tipo: 'ClienteActualizado.v1',
        version: 2,
        campos: ['telefono', 'ciudad'],
      },
      { ...comunes, __typename: 'ClienteSuspendido', tipo: 'ClienteSuspendido.v1', version: 3, motivo: 'mora' },
      { ...comunes, __typename: 'ClienteReactivado', tipo: 'ClienteReactivado.v1', version: 4 },
      { ...comunes, __typename: 'ClienteEliminado', tipo: 'ClienteEliminado.v1', version: 5 },
    ]);
    for (const { cliente } of vistos) expect(cliente).toMatchObject({ id, ciudad: 'Cali' });
  });

  it('gives those of every cliente unless one is named, also in upper case', async () => {
    const todos = await abrir<EventoVisto>(EVENTOS);
    const uno = await registrar(prueba);
    const deUno = await abrir<EventoVisto>(EVENTOS, { clienteId: uno.id.toUpperCase() });
    const otro = await registrar(prueba);
    await mutar(prueba, 'eliminarCliente', { id: uno.id });
    const deLosDos = await tomar(todos, 3, ({ cliente }) => [uno.id, otro.id].includes(cliente.id));
    expect(deLosDos.map(claveDe)).toEqual([
      [uno.id, 1],
      [otro.id, 1],
      [uno.id, 2],
    ]);
    expect((await tomar(deUno, 1, ({ version }) => version > 1)).map(claveDe)).toEqual([[uno.id, 2]]);
  });

  it('gives those of several clientes, and those that lead to a state', async () => {
    const [uno, otro, ajeno] = [await registrar(prueba), await registrar(prueba), await registrar(prueba)];
    await mutar(prueba, 'suspenderCliente', { id: uno.id, motivo: 'Fraude' });
    await mutar(prueba, 'actualizarCliente', { id: otro.id, ciudad: 'Cali' });
    await mutar(prueba, 'suspenderCliente', { id: ajeno.id, motivo: 'Fraude' });
    await mutar(prueba, 'reactivarCliente', { id: uno.id });
    await mutar(prueba, 'eliminarCliente', { id: otro.id });
    const tipos = async (filtro: object, cuantos: number) => {
      const eventos = await abrir<EventoVisto>(
        `subscription ($filtro: EventosClienteFiltro) {
          eventosCliente(despuesDe: "inicio", filtro: $filtro) { __typename cliente { id } }
        }`,
        { filtro },
      );
      return (await tomar(eventos, cuantos, () => true)).map(({ __typename }) => __typename);
    };
    const clienteIds = [uno.id, otro.id];
    expect(await tipos({ clienteIds }, 6)).toEqual([
      ...['ClienteRegistrado', 'ClienteRegistrado', 'ClienteSuspendido'],
      ...['ClienteActualizado', 'ClienteReactivado', 'ClienteEliminado'],
    ]);
    expect(await tipos({ clienteIds, estados: ['SUSPENDIDO', 'INACTIVO'] }, 2)).toEqual([
      'ClienteSuspendido',
      'ClienteEliminado',
    ]);
    expect(await tipos({ clienteIds, clienteId: otro.id, estados: ['ACTIVO', 'INACTIVO'] }, 2)).toEqual([
      'ClienteRegistrado',
      'ClienteEliminado',
    ]);
  });

  it('misses none of many that come at once', async () => {
    const eventos = await abrir<EventoVisto>(EVENTOS);
    const registrados = await Promise.all(Array.from({ length: 30 }, () => registrar(prueba)));
    const ids = registrados.map(({ id }) => id);
    const vistos = await tomar(eventos, 30, ({ cliente }) => ids.includes(cliente.id));
    expect(vistos.map(({ cliente }) => cliente.id).toSorted()).toEqual(ids.toSorted());
  });
});

describe('cambiosCliente', () => {
  it('gives the cliente as it is, then after each change', async () => {
    const { id } = await registrar(prueba);
    const cambios = await abrir<CambioVisto>(CAMBIOS, { id: id.toUpperCase() });
    expect((await siguiente(cambios)).cambiosCliente).toEqual({ id, estado: 'ACTIVO', ciudad: null, version: 1 });
    await mutar(prueba, 'actualizarCliente', { id, ciudad: 'Cali' });
    expect((await siguiente(cambios)).cambiosCliente).toMatchObject({ ciudad: 'Cali', version: 2 });
    await mutar(prueba, 'eliminarCliente', { id });
    expect((await siguiente(cambios)).cambiosCliente).toMatchObject({ estado: 'INACTIVO', version: 3 });
  });

  it('never gives a version twice, nor goes back', async () => {
    const { id } = await registrar(prueba);
    const cambios = await abrir<CambioVisto>(CAMBIOS, { id });
    for (let n = 0; n < 10; n += 1) await mutar(prueba, 'actualizarCliente', { id, ciudad: `Ciudad ${n}` });
    const versiones: number[] = [];
    while (versiones.at(-1) !== 11) versiones.push((await siguiente(cambios)).cambiosCliente.version);
    expect(versiones).toEqual([...new Set(versiones)].toSorted((a, b) => a - b));
  });
});

describe('a subscription that is ended', () => {
  it.each([
    ['eventosCliente', EVENTOS, 0],
    ['cambiosCliente', CAMBIOS, 1],
  ])('ends at once on a quiet stream, and is counted no more: %s', async (_, query, antes) => {
    const { id } = await registrar(prueba);
    const abiertasAntes = await medidor();
    const fuente = await prueba.modulo.suscribir({ query, variables: { id, clienteId: nuevoId() } }, {});
    if (!(Symbol.asyncIterator in fuente)) return expect.fail('no stream');
    expect(await medidor()).toBe(abiertasAntes + 1);
    for (let n = 0; n < antes; n += 1) await fuente.next();
    const pendiente = fuente.next();
    await fuente.return?.();
    expect(await pendiente).toEqual({ value: undefined, done: true });
    expect(await medidor()).toBe(abiertasAntes);
    expect(await fuente.next()).toEqual({ value: undefined, done: true });
    await fuente.return?.();
    expect(await medidor()).toBe(abiertasAntes);
  });

  it('with the module', async () => {
    const otro = await levantarModulo(cliente);
    const fuente = await otro.suscribir(EVENTOS);
    const pendiente = fuente.next();
    await otro.modulo.detener();
    expect(await pendiente).toMatchObject({ done: true });
    const tarde = await otro.suscribir(EVENTOS);
    expect(await tarde.next()).toMatchObject({ done: true });
    expect((await otro.metricas.suscripciones.get()).values).toMatchObject([{ value: 0 }]);
    await otro.detener();
  });
});

describe('a subscription that cannot be', () => {
  const ID = 'subscription ($id: ID!) { cambiosCliente(id: $id) { id } }';
  it.each([
    ['no GraphQL', 'subscription {', undefined, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { nada }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing variable', ID, {}, 'BAD_USER_INPUT'],
    ['a variable of another type', ID, { id: { a: 1 } }, 'BAD_USER_INPUT'],
    ['an id that is none', ID, { id: 'abc' }, 'BAD_USER_INPUT'],
    [
      'an id that is none',
      'subscription { eventosCliente(filtro: { clienteId: "" }) { id } }',
      undefined,
      'BAD_USER_INPUT',
    ],
    ['a query', '{ clientes { total } }', undefined, 'BAD_USER_INPUT'],
    [
      'two operations',
      'subscription A { eventosCliente { id } } subscription B { eventosCliente { id } }',
      undefined,
      'BAD_USER_INPUT',
    ],
  ])('%s: an answer with a code, and no stream', async (_, query, variables, code) => {
    const antes = await medidor();
    const respuesta = await prueba.modulo.suscribir({ query, variables }, {});
    if (Symbol.asyncIterator in respuesta) return expect.fail('a stream');
    exigirSinInterior(respuesta);
    expect(respuesta.errors).toMatchObject([{ extensions: { code } }]);
    expect(await medidor()).toBe(antes);
  });
});
