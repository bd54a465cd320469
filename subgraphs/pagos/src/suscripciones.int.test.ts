import { randomUUID } from 'node:crypto';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
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

const EVENTOS = `subscription($clienteId: ID, $payoutId: ID) { e: eventosPagos(clienteId: $clienteId, payoutId: $payoutId) {
  __typename id tipo ocurrido version
  ... on PayoutCreado { payout { id } cicloId moneda montoDado: monto { valor } transactionIds }
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
        transactionIds: [colectada],
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
    expect(eventos[0]).toMatchObject({ montoDado: { valor: '8.02' }, transactionIds: [] });
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
