import { randomUUID } from 'node:crypto';
import type { Falla } from '@alpes/seedwork/dominio/errores';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAXIMO_DE_LOTE } from './aplicacion/comandos/registrarTransacciones.ts';
import { pagos } from './modulo.ts';
import { AJUSTES, operacionesDe } from './pruebas/operaciones.ts';

let prueba: ModuloDePrueba;
let op: ReturnType<typeof operacionesDe>;
/** Operations of the write side since a test set it to nothing, a batch's among them. */
let operaciones: string[] = [];

beforeAll(async () => {
  const definicion = pagos(AJUSTES);
  prueba = await levantarModulo({
    ...definicion,
    puertos: (transaccion) => {
      const contado = transaccion.prisma.$extends({
        query: {
          $allOperations: ({ model, operation, args, query }) => {
            operaciones.push(`${model ?? ''}.${operation}`);
            return query(args);
          },
        },
      });
      // The extended client does the same, and says so.
      return definicion.puertos({
        ...conMetodos(transaccion),
        prisma: contado as unknown as typeof transaccion.prisma,
      });
    },
  });
  op = operacionesDe(prueba);
});
afterAll(() => prueba?.detener());

/** A unit of work as a plain object: its methods are of its class. */
const conMetodos = <T extends Parameters<ReturnType<typeof pagos>['puertos']>[0]>(t: T) => ({
  ahora: t.ahora,
  metadatos: t.metadatos,
  escribir: t.escribir.bind(t),
  insertar: t.insertar.bind(t),
  anexar: t.anexar.bind(t),
  exigir: t.exigir.bind(t),
});

interface Lote {
  readonly registradas: number;
  readonly transactions: readonly { readonly id: string; readonly comision: { readonly valor: string } }[];
  readonly errores: readonly (Falla & { readonly fila: number | null })[];
}

const registrar = async (entrada: object): Promise<Lote> => {
  const { r } = await prueba.pedir<{ r: Lote }>(
    `mutation($entrada: RegistrarTransaccionesEntrada!) { r: registrarTransacciones(entrada: $entrada) {
      registradas transactions { id comision { valor } } errores { fila campo codigo mensaje clase } } }`,
    { entrada },
  );
  return r;
};

const venta = (clienteId: string, valor: string, extra: object = {}) => ({
  clienteId,
  marcaId: 'andina',
  tipoEvento: 'VENTA',
  comision: { valor, moneda: 'COP' },
  ...extra,
});

const contar = (clienteId: string) => prueba.base.prisma.transaction.count({ where: { clienteId } });
const fallasDe = ({ errores }: Lote) => errores.map(({ fila, campo, codigo }) => [fila, campo, codigo]);

/** Rows that are wrong in each way that one can be, between good ones. */
const mezcla = (clienteId: string, inactivo: string) => [
  venta(clienteId, '1.00'),
  venta(clienteId, '0'),
  venta(clienteId, '2.00', { fecha: '2090-01-01T00:00:00Z' }),
  venta('no-es-un-id', '1.001', { marcaId: '' }),
  venta(clienteId, '3.00', { valor: { valor: '9.00', moneda: 'COP' } }),
  venta(inactivo, '4.00'),
  venta(clienteId, '5.00'),
];
const FALLAS = [
  [1, 'comision.valor', 'MONTO_NO_POSITIVO'],
  [2, 'fecha', 'FECHA_FUTURA'],
  [3, 'clienteId', 'ID_INVALIDO'],
  [3, 'marcaId', 'VACIO'],
  [3, 'comision.valor', 'MONTO_INVALIDO'],
  [4, 'comision', 'COMISION_AMBIGUA'],
  [5, 'clienteId', 'CLIENTE_INACTIVO'],
];

const inactivo = async (): Promise<string> => {
  const id = await op.nuevoCliente();
  await prueba.base.prisma.pagosCliente.update({ where: { id }, data: { activo: false } });
  return id;
};

describe('registrarTransacciones', () => {
  it('registers a thousand, each with its event, in the statements of one', async () => {
    const clienteId = await op.nuevoCliente();
    operaciones = [];
    await registrar({ modo: 'TODO_O_NADA', transacciones: [venta(clienteId, '1.00')] });
    const deUna = operaciones;
    operaciones = [];
    const lote = await registrar({
      modo: 'TODO_O_NADA',
      transacciones: Array.from({ length: MAXIMO_DE_LOTE }, (_, n) => venta(clienteId, `${n + 1}.00`)),
    });
    // The clientes are read and the transactions are written; the log's own statement is the unit of work's.
    expect(operaciones).toEqual(['PagosCliente.findMany', 'Transaction.createMany']);
    expect(deUna).toEqual(operaciones);
    expect(lote).toMatchObject({ registradas: MAXIMO_DE_LOTE, errores: [] });
    expect(lote.transactions.map(({ comision }) => comision.valor)).toEqual(
      Array.from({ length: MAXIMO_DE_LOTE }, (_, n) => `${n + 1}.00`),
    );
    const eventos = await prueba.base.prisma.mensaje.findMany({
      where: { agregadoId: { in: lote.transactions.map(({ id }) => id) } },
      select: { tipo: true, agregadoVersion: true },
    });
    expect(eventos).toHaveLength(MAXIMO_DE_LOTE);
    expect(new Set(eventos.map(({ tipo, agregadoVersion }) => `${tipo} ${agregadoVersion}`))).toEqual(
      new Set(['TransaccionRegistrada.v1 1']),
    );
  });

  it('TODO_O_NADA: one that is wrong leaves all out, and every fault is told', async () => {
    const clienteId = await op.nuevoCliente();
    const lote = await registrar({ modo: 'TODO_O_NADA', transacciones: mezcla(clienteId, await inactivo()) });
    expect(lote).toMatchObject({ registradas: 0, transactions: [] });
    expect(fallasDe(lote)).toEqual(FALLAS);
    expect(await contar(clienteId)).toBe(0);
  });

  it('UNA_POR_UNA: the others are registered, and what was registered can be collected', async () => {
    const clienteId = await op.nuevoCliente();
    const transacciones = mezcla(clienteId, await inactivo()).map((una) => ({ fecha: '2026-03-01T00:00:00Z', ...una }));
    const lote = await registrar({ modo: 'UNA_POR_UNA', transacciones });
    expect(lote.registradas).toBe(2);
    expect(lote.transactions.map(({ comision }) => comision.valor)).toEqual(['1.00', '5.00']);
    expect(fallasDe(lote)).toEqual(FALLAS);
    expect(await contar(clienteId)).toBe(2);
    const payout = await op.conPayout('procesarPago', { clienteId, cicloId: '2026-03' });
    expect(payout).toMatchObject({ monto: { valor: '6.00', moneda: 'COP' }, transactions: { total: 2 } });
  });

  it('UNA_POR_UNA: a row with values of other types, or without them, is refused alone', async () => {
    const clienteId = await op.nuevoCliente();
    const lote = await registrar({
      modo: 'UNA_POR_UNA',
      transacciones: [
        venta(clienteId, '1.00'),
        { ...venta(clienteId, '1.00'), comision: { valor: 1200, moneda: 'COP' } },
        { ...venta(clienteId, '1.00'), comision: 1200 },
        { ...venta(clienteId, '1.00'), fecha: 'ayer', tipoEvento: 'SALE' },
        { comision: { valor: '1.00', moneda: 'XYZ' }, clienteId: 7 },
        { ...venta(clienteId, '2.00'), fecha: '2026-03-01T00:00:00Z' },
      ],
    });
    expect(lote.registradas).toBe(2);
    expect(fallasDe(lote)).toEqual([
      [1, 'comision.valor', 'FORMATO_INVALIDO'],
      [2, 'comision', 'FORMATO_INVALIDO'],
      [3, 'tipoEvento', 'VALOR_DESCONOCIDO'],
      [3, 'fecha', 'FORMATO_INVALIDO'],
      [4, 'clienteId', 'FORMATO_INVALIDO'],
      [4, 'marcaId', 'REQUERIDO'],
      [4, 'tipoEvento', 'REQUERIDO'],
      [4, 'comision.moneda', 'MONEDA_DESCONOCIDA'],
    ]);
    expect(lote.errores[0]?.mensaje).toBe('Debe ser un texto: "1200".');
    expect(await contar(clienteId)).toBe(2);
  });

  it('tells a cliente that nobody knows', async () => {
    const clienteId = await op.nuevoCliente();
    const transacciones = [venta(randomUUID(), '1.00'), venta(clienteId, '1.00'), venta(randomUUID(), '1.00')];
    const lote = await registrar({ modo: 'UNA_POR_UNA', transacciones });
    expect(lote.registradas).toBe(1);
    expect(fallasDe(lote)).toEqual([0, 2].map((fila) => [fila, 'clienteId', 'CLIENTE_NO_ENCONTRADO']));
  });

  it('gives the first answer again for the same key, its faults too', async () => {
    const clienteId = await op.nuevoCliente();
    const claveIdempotencia = randomUUID();
    const entrada = {
      modo: 'UNA_POR_UNA',
      transacciones: [venta(clienteId, '1.00'), venta(clienteId, '0'), venta(clienteId, '2.00')],
      claveIdempotencia,
    };
    const primera = await registrar(entrada);
    expect(primera.registradas).toBe(2);
    expect(await Promise.all([registrar(entrada), registrar(entrada)])).toEqual([primera, primera]);
    expect(await contar(clienteId)).toBe(2);
    const otra = await registrar({ ...entrada, transacciones: entrada.transacciones.slice(1) });
    expect(fallasDe(otra)).toEqual([[null, 'claveIdempotencia', 'CLAVE_REUTILIZADA']]);
    const enmendada = { ...entrada, transacciones: [venta(clienteId, '3.00')], claveIdempotencia: randomUUID() };
    expect(await registrar(enmendada)).toMatchObject({ registradas: 1, errores: [] });
  });

  it('registers once when the same key comes several times at once', async () => {
    const clienteId = await op.nuevoCliente();
    const entrada = {
      modo: 'TODO_O_NADA',
      transacciones: [venta(clienteId, '1.00'), venta(clienteId, '2.00')],
      claveIdempotencia: randomUUID(),
    };
    const [primera, ...otras] = await Promise.all([1, 2, 3, 4].map(() => registrar(entrada)));
    expect(primera?.registradas).toBe(2);
    for (const otra of otras) expect(otra).toEqual(primera);
    expect(await contar(clienteId)).toBe(2);
  });

  it('lets what all or nothing refused be mended under the same key', async () => {
    const clienteId = await op.nuevoCliente();
    const claveIdempotencia = randomUUID();
    const rechazado = { modo: 'TODO_O_NADA', transacciones: [venta(clienteId, '0')], claveIdempotencia };
    expect((await registrar(rechazado)).errores).toHaveLength(1);
    const corregido = { ...rechazado, transacciones: [venta(clienteId, '1.00')] };
    expect(await registrar(corregido)).toMatchObject({ registradas: 1, errores: [] });
  });

  it.each([0, MAXIMO_DE_LOTE + 1])('refuses %i of them', async (cuantas) => {
    const transacciones = Array.from({ length: cuantas }, () => venta(randomUUID(), '1.00'));
    const lote = await registrar({ modo: 'UNA_POR_UNA', transacciones });
    expect(fallasDe(lote)).toEqual([[null, 'transacciones', cuantas === 0 ? 'VACIO' : 'MUY_LARGO']]);
  });
});
