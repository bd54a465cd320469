import { randomUUID } from 'node:crypto';
import { crearCursores } from '@alpes/seedwork/graphql/cursores';
import { leerSecreto } from '@alpes/seedwork/infraestructura/secretos';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { inundar } from '@alpes/seedwork/pruebas/registro';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagos } from './modulo.ts';
import { AJUSTES, operacionesDe, type Payout } from './pruebas/operaciones.ts';

let prueba: ModuloDePrueba;
let op: ReturnType<typeof operacionesDe>;
beforeAll(async () => {
  prueba = await levantarModulo(pagos(AJUSTES));
  op = operacionesDe(prueba);
});
afterAll(() => prueba?.detener());

const usd = (valor: string) => ({ valor, moneda: 'USD' });

interface EventoLeido {
  readonly tipo: string;
  readonly version: number;
}

/** The next events up to one; then ends the subscription. */
const tomarHasta = async (
  fuente: AsyncIterableIterator<{ e: EventoLeido }>,
  esUltimo: (evento: EventoLeido, cuantos: number) => boolean,
): Promise<EventoLeido[]> => {
  const eventos: EventoLeido[] = [];
  for await (const { e } of fuente) {
    eventos.push(e);
    if (esUltimo(e, eventos.length)) break;
  }
  return eventos;
};
const tomar = (fuente: AsyncIterableIterator<{ e: EventoLeido }>, cuantos: number) =>
  tomarHasta(fuente, (_, vistos) => vistos === cuantos);

const EVENTOS = `subscription($clienteId: ID, $payoutId: ID) { e: eventosPagos(filtro: { clienteId: $clienteId, payoutId: $payoutId }) {
  __typename id tipo ocurrido version
  ... on PayoutCreado { payout { id } cicloId moneda montoDado: monto { valor } cantidadTransacciones }
  ... on ComisionesCalculadas { payout { id } monto { valor } }
  ... on PayoutProcesado { payout { id } monto { valor } intento referencia }
  ... on PayoutExitoso { payout { id } monto { valor } confirmacionId }
  ... on PayoutFallido { payout { id } monto { valor } motivo }
  ... on PagoConfirmado { payout { id } monto { valor } confirmacionId }
  ... on PagoRevertido { payout { id } monto { valor } motivo }
  ... on ReversionSolicitada { payout { id } motivo }
  ... on TransaccionRegistrada { transaction { id } tipoEvento comision { valor } }
  ... on TransaccionAnulada { transaction { id estado } motivo }
} }`;

describe('eventosPagos', () => {
  it('gives every event of a cliente, in order, with its data', async () => {
    const clienteId = await op.nuevoCliente();
    const fuente = await prueba.suscribir<{ e: EventoLeido }>(EVENTOS, { clienteId: clienteId.toUpperCase() });
    const clic = { marcaId: 'm', tipoEvento: 'CLICK', comision: usd('4.00'), fecha: '2026-11-01T00:00:00Z' };
    await op.conTransaction('registrarTransaccion', { ...clic, clienteId: await op.nuevoCliente() });
    const { id: colectada } = await op.conTransaction('registrarTransaccion', { ...clic, clienteId });
    const { id: anulada } = await op.conTransaction('registrarTransaccion', { ...clic, clienteId });
    await op.conTransaction('anularTransaccion', { id: anulada, motivo: 'fraude' });
    const { id } = await op.conPayout('procesarPago', { clienteId, cicloId: '2026-11' });
    await op.esperarPayout(id, { estado: 'EXITOSO' });
    await op.conPayout('revertirPago', { payoutId: id, motivo: 'error' });

    const [registrada, otra, anulacion, ...delPayout] = await tomar(fuente, 9);
    expect(registrada).toMatchObject({
      __typename: 'TransaccionRegistrada',
      tipo: 'TransaccionRegistrada.v1',
      version: 1,
      transaction: { id: colectada },
      tipoEvento: 'CLICK',
      comision: { valor: '4.00' },
    });
    expect(otra).toMatchObject({ transaction: { id: anulada } });
    expect(anulacion).toMatchObject({ motivo: 'fraude', transaction: { id: anulada, estado: 'ANULADA' }, version: 2 });
    const payout = { id };
    const monto = { valor: '4.00' };
    expect(delPayout).toMatchObject([
      {
        tipo: 'PayoutCreado.v1',
        payout,
        cicloId: '2026-11',
        moneda: 'USD',
        montoDado: null,
        cantidadTransacciones: 1,
      },
      { tipo: 'ComisionesCalculadas.v1', payout, monto },
      { tipo: 'PayoutProcesado.v1', payout, monto, intento: 1, referencia: `${id}:1` },
      { tipo: 'PayoutExitoso.v1', payout, monto, confirmacionId: expect.stringMatching(/^SIM-/) },
      { tipo: 'PagoConfirmado.v1', payout, monto, confirmacionId: expect.stringMatching(/^SIM-/) },
      { tipo: 'PagoRevertido.v1', payout, monto, motivo: 'error' },
    ]);
    expect(delPayout.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('gives the events of one payout alone', async () => {
    const clienteId = await op.nuevoCliente();
    const entrada = { clienteId, monto: usd('8.03') };
    const { id } = await op.conPayout('procesarPago', { ...entrada, cicloId: '2026-11' });
    const fuente = await prueba.suscribir<{ e: EventoLeido }>(EVENTOS, { payoutId: id });
    await op.conPayout('procesarPago', { ...entrada, cicloId: '2026-12' });
    await op.conPayout('revertirPago', { payoutId: id, motivo: 'cancelada' });
    // Which events came before the subscription, and whether the answer or the reversal came first, is a matter of time.
    const eventos = await tomarHasta(fuente, ({ tipo }) => tipo === 'PagoRevertido.v1');
    for (const evento of eventos) expect(evento).toMatchObject({ payout: { id } });
  });

  it('tells why a payment was refused', async () => {
    const clienteId = await op.nuevoCliente();
    const fuente = await prueba.suscribir<{ e: EventoLeido }>(EVENTOS, { clienteId });
    await op.conPayout('procesarPago', { clienteId, cicloId: '2026-11', monto: usd('8.02') });
    const eventos = await tomar(fuente, 5);
    expect(eventos[0]).toMatchObject({ montoDado: { valor: '8.02' }, cantidadTransacciones: 0 });
    expect(eventos.slice(3)).toMatchObject([
      { __typename: 'PayoutFallido', motivo: 'CUENTA_INVALIDA', monto: { valor: '8.02' } },
      { __typename: 'PagoRevertido', motivo: 'CUENTA_INVALIDA', monto: { valor: '8.02' } },
    ]);
  });

  it('refuses what is no id', async () => {
    const resultado = await prueba.modulo.suscribir({ query: EVENTOS, variables: { payoutId: 'x' } }, {});
    expect(resultado).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

describe('a feed from a cursor on', () => {
  interface Visto extends EventoLeido {
    readonly cursor: string;
    readonly posicion: number;
  }
  const FEED = `subscription ($despuesDe: String, $filtro: EventosPagosFiltro) {
    e: eventosPagos(despuesDe: $despuesDe, filtro: $filtro) { tipo version cursor posicion }
  }`;
  const feed = (variables: object) => prueba.suscribir<{ e: Visto }>(FEED, { ...variables });
  const leer = (fuente: AsyncIterableIterator<{ e: Visto }>, cuantos: number) =>
    tomar(fuente, cuantos) as Promise<Visto[]>;
  const rechazo = async (variables: object) => {
    const resultado = await prueba.modulo.suscribir({ query: FEED, variables: { ...variables } }, {});
    return Symbol.asyncIterator in resultado ? undefined : resultado.errors?.[0]?.extensions;
  };
  /** A payout that has arrived: six events. */
  const pagado = async (valor: string, cicloId = '2026-11') => {
    const clienteId = await op.nuevoCliente();
    const { id } = await op.conPayout('procesarPago', { clienteId, cicloId, monto: usd(valor) });
    await op.esperarPayout(id, { estado: 'EXITOSO' });
    return { id, clienteId };
  };

  it('begins after any event, and at the very beginning', async () => {
    const { clienteId } = await pagado('5.10');
    const filtro = { clienteIds: [clienteId, '0198c5b0-7c4e-7d3a-9a51-0000000000a1'] };
    const todos = await leer(await feed({ despuesDe: 'inicio', filtro }), 5);
    expect(todos.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    for (const [indice, { cursor }] of todos.slice(0, -1).entries()) {
      expect(await leer(await feed({ despuesDe: cursor, filtro }), 4 - indice)).toEqual(todos.slice(indice + 1));
    }
  });

  it('numbers the events of the feed without gaps, and the cursor goes on with another filter', async () => {
    await pagado('5.20');
    const todos = await leer(await feed({ despuesDe: 'inicio' }), 10);
    expect(todos.map(({ posicion }) => posicion)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const { clienteId } = await pagado('5.30');
    const filtro = { clienteId, tipos: ['PAYOUT_EXITOSO'] };
    expect(await leer(await feed({ despuesDe: todos[9]?.cursor, filtro }), 1)).toMatchObject([
      { tipo: 'PayoutExitoso.v1' },
    ]);
  });

  it('filters by type, state and amount', async () => {
    const { id: payoutId } = await pagado('77.70');
    const { id: otro } = await pagado('77.75');
    const de = async (filtro: object, cuantos: number) =>
      (await leer(await feed({ despuesDe: 'inicio', filtro }), cuantos)).map(({ tipo }) => tipo);
    expect(await de({ payoutId, tipos: ['PAGO_CONFIRMADO', 'PAYOUT_CREADO'] }, 2)).toEqual([
      'PayoutCreado.v1',
      'PagoConfirmado.v1',
    ]);
    expect(await de({ payoutId, estados: ['CALCULADO', 'EXITOSO'] }, 4)).toEqual([
      'PayoutCreado.v1',
      'ComisionesCalculadas.v1',
      'PayoutExitoso.v1',
      'PagoConfirmado.v1',
    ]);
    expect(await de({ payoutIds: [payoutId, otro], tipos: ['PAYOUT_CREADO'] }, 2)).toHaveLength(2);
    expect(await de({ payoutIds: [payoutId, otro], payoutId: otro, tipos: ['PAYOUT_EXITOSO'] }, 1)).toHaveLength(1);
    const monto = { moneda: 'USD', minimo: '77.71', maximo: '77.80' };
    const conMonto = await feed({ despuesDe: 'inicio', filtro: { monto, tipos: ['PAYOUT_EXITOSO'] } });
    expect((await leer(conMonto, 1))[0]).toMatchObject({ tipo: 'PayoutExitoso.v1' });
    const transactionId = otro;
    const nada = (await feed({ despuesDe: 'inicio', filtro: { payoutId, transactionId } })).next();
    const { clienteId } = await pagado('1.00');
    // What comes last in the feed has come, and the filter has let nothing through before.
    await leer(await feed({ despuesDe: 'inicio', filtro: { clienteId } }), 5);
    expect(await Promise.race([nada, 'nothing yet'])).toBe('nothing yet');
  });

  it('refuses a cursor that is none, is of another feed, or of the future', async () => {
    const cursores = crearCursores(await leerSecreto(prueba.base.prisma, 'cursores'));
    const invalido = { code: 'BAD_USER_INPUT', campo: 'despuesDe', codigo: 'CURSOR_INVALIDO' };
    const lugar = { valor: '1', id: '' };
    for (const despuesDe of ['', 'x', '1', 'inicio ', cursores.sellar('eventos.cliente', lugar)]) {
      expect(await rechazo({ despuesDe })).toEqual(invalido);
    }
    expect(await rechazo({ despuesDe: cursores.sellar('eventos.pagos', { valor: '999999999', id: '' }) })).toEqual({
      ...invalido,
      codigo: 'CURSOR_DEL_FUTURO',
    });
    expect(await rechazo({ filtro: { monto: { moneda: 'USD', minimo: '2', maximo: '1' } } })).toMatchObject({
      campo: 'filtro.monto',
    });
  });

  it('tells a subscriber that has fallen behind, beside the event with which it goes on', async () => {
    const fuente = await prueba.modulo.suscribir({ query: FEED }, {});
    if (!(Symbol.asyncIterator in fuente)) return expect.fail('refused');
    const { numerada } = await prueba.base.prisma.flujo.findUniqueOrThrow({
      where: { modulo_topic: { modulo: 'pagos', topic: 'eventos.pagos' } },
    });
    await inundar(prueba.base, 'pagos', 1_005, 'TransaccionAnulada.v1');
    // Those who read have seen the last one: the slow one was offered it as well.
    await leer(await feed({ despuesDe: 'inicio' }), Number(numerada) + 1_005);
    const avisos: unknown[] = [];
    for (let n = 1; n <= 1_005; n += 1) {
      const { value } = await fuente.next();
      if (value.extensions !== undefined) avisos.push([n, value.extensions]);
    }
    expect(avisos).toEqual([
      [
        1_001,
        { aviso: { codigo: 'ATRASADO', mensaje: expect.any(String), cursor: expect.any(String), pendientes: 5 } },
      ],
    ]);
    await fuente.return?.();
  });
});

describe('cambiosPayout', () => {
  it('gives the payout as it is now, then after its changes, up to its end', async () => {
    const clienteId = await op.nuevoCliente();
    const { id } = await op.conPayout('procesarPago', { clienteId, cicloId: '2026-11', monto: usd('8.03') });
    const fuente = await prueba.suscribir<{ p: Payout }>(
      'subscription($id: ID!) { p: cambiosPayout(id: $id) { id estado version cliente { id } } }',
      { id },
    );
    const vistos: Payout[] = [];
    for await (const { p } of fuente) {
      vistos.push(p);
      if (p.estado === 'EXITOSO') break;
    }
    expect(vistos[0]).toEqual({ id, estado: 'EN_PROCESO', version: 3, cliente: { id: clienteId } });
    expect(vistos.at(-1)).toMatchObject({ estado: 'EXITOSO', version: 5 });
    const versiones = vistos.map(({ version }) => version);
    expect(versiones).toEqual([...new Set(versiones)].toSorted((a, b) => a - b));
  });

  it('waits for a payout that there is not yet', async () => {
    const fuente = await prueba.suscribir('subscription($id: ID!) { cambiosPayout(id: $id) { id } }', {
      id: randomUUID(),
    });
    const siguiente = fuente.next();
    await fuente.return?.();
    expect(await siguiente).toEqual({ value: undefined, done: true });
  });
});
