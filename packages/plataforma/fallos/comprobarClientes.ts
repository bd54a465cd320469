import { type Comprobacion, type Eventos, iguales, todos } from './comprobacion.ts';
import type { ClienteHecho, Libro } from './libro.ts';
import type { Sistema } from './sistema.ts';

/** Clientes are what was answered of them, here and where other contexts know them. */
export const comprobarClientes = async (
  sistema: Sistema,
  { clientes }: Libro,
  eventos: Eventos,
): Promise<readonly Comprobacion[]> => {
  const { prisma } = sistema;
  const filas = await prisma.cliente.findMany({ select: { id: true, tipo: true, nombre: true, estado: true } });
  const hechos = new Map(clientes.map((uno) => [uno.id, uno]));
  const veces = (cuantas: (uno: ClienteHecho) => number) =>
    clientes.flatMap((uno) => Array.from({ length: cuantas(uno) }, () => uno.id));
  const conocidos = clientes.map(({ id, estado }) => `${id} ${estado !== 'INACTIVO'}`);
  const deOtros = [
    ['pagos', await prisma.pagosCliente.findMany()],
    ['campanias', await prisma.campaniasCliente.findMany()],
  ] as const;
  return [
    iguales('clientes answered = registered', [...hechos.keys()], eventos('ClienteRegistrado.v1')),
    iguales(
      'updates of clientes answered = events',
      veces(({ nombres }) => nombres.length - 1),
      eventos('ClienteActualizado.v1'),
    ),
    iguales(
      'suspensions answered = events',
      veces(({ suspensiones }) => suspensiones),
      eventos('ClienteSuspendido.v1'),
    ),
    iguales(
      'reactivations answered = events',
      veces(({ reactivaciones }) => reactivaciones),
      eventos('ClienteReactivado.v1'),
    ),
    iguales(
      'deletions answered = events',
      veces(({ estado }) => (estado === 'INACTIVO' ? 1 : 0)),
      eventos('ClienteEliminado.v1'),
    ),
    iguales(
      'clientes answered = rows, as they were left',
      clientes.map(({ id, tipo, estado }) => `${id} ${tipo} ${estado}`),
      filas.map(({ id, tipo, estado }) => `${id} ${tipo} ${estado}`),
    ),
    todos(
      'clientes have a name that was answered',
      filas,
      ({ id, nombre }) => hechos.get(id)?.nombres.includes(nombre) === true,
    ),
    ...deOtros.map(([contexto, suyos]) =>
      iguales(
        `clientes as ${contexto} knows them`,
        conocidos,
        suyos.map(({ id, activo }) => `${id} ${activo}`),
      ),
    ),
    await totales(sistema),
  ];
};

/** What cliente has counted is what pagos has paid. */
const totales = async ({ prisma }: Sistema): Promise<Comprobacion> => {
  const filas = await prisma.$queryRaw<{ cuenta: string; contado: string; pagado: string }[]>`
    WITH pagado AS (
      SELECT cliente_id, moneda, count(*) AS cantidad, sum(monto) AS monto FROM pagos.payout
      WHERE estado = 'EXITOSO' GROUP BY cliente_id, moneda
    )
    SELECT coalesce(t.cliente_id::text, p.cliente_id) || ' ' || coalesce(t.moneda, p.moneda) AS cuenta,
           coalesce(t.cantidad, 0) || ' ' || coalesce(t.monto, 0)::numeric(20, 2) AS contado,
           coalesce(p.cantidad, 0) || ' ' || coalesce(p.monto, 0)::numeric(20, 2) AS pagado
    FROM cliente.total_pagos t FULL JOIN pagado p ON p.cliente_id = t.cliente_id::text AND p.moneda = t.moneda`;
  return {
    que: 'totals of clientes = successful payouts',
    vistos: filas.length,
    faltas: filas.filter(({ contado, pagado }) => contado !== pagado).map((fila) => JSON.stringify(fila)),
  };
};
