import type { Prisma } from '@alpes/prisma/baseDeDatos';
import { nuevoId } from '@alpes/seedwork/dominio/ids';
import { TIPOS_DE_EVENTO } from '../dominio/comision.ts';
import { ESTADOS_DE_PAYOUT } from '../dominio/payout.ts';
import { ESTADOS_DE_TRANSACTION } from '../dominio/transaction.ts';

export type FilaDePayout = Prisma.PayoutCreateManyInput & { readonly creado: Date };
export type FilaDeTransaction = Prisma.TransactionCreateManyInput & { readonly fecha: Date };

/** Numbers that look like chance and are the same each time: 0 to `n` - 1. */
export const azarDe = (semilla: number) => {
  let estado = semilla;
  return (n: number): number => {
    estado = (Math.imul(estado, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((estado / 2 ** 32) * n);
  };
};

const uno = <V>(valores: readonly V[], n: number): V => valores[n % valores.length] as V;

/** A payout of one of the clientes. Few values of each kind, so that every order has ties. */
export const filaDePayout = (azar: (n: number) => number, clientes: readonly string[]): FilaDePayout => {
  const id = nuevoId();
  const estado = uno(ESTADOS_DE_PAYOUT, azar(6));
  const acabado = estado === 'EXITOSO' || estado === 'FALLIDO' || estado === 'REVERTIDO';
  const creado = new Date(Date.UTC(2026, 9, 30 + azar(4), uno([0, 12, 23], azar(3))));
  return {
    id,
    clienteId: uno(clientes, azar(clientes.length)),
    cicloId: uno(['2026-10', '2026-11'], azar(2)),
    idCampania: azar(4) === 0 ? nuevoId() : null,
    moneda: uno(['COP', 'USD'], azar(2)),
    monto: estado === 'PENDIENTE' ? null : uno(['0.05', '10.00', '10.50', '9999999999999.99'], azar(4)),
    medioPagoTipo: 'TARJETA',
    medioPagoMascara: `**** ${1000 + azar(9000)}`,
    estado,
    intentos: 1,
    confirmacionId: estado === 'EXITOSO' ? `SIM-${id.slice(-12).toUpperCase()}` : null,
    motivoFallo: estado === 'FALLIDO' ? uno(['FONDOS_INSUFICIENTES', 'Cuenta inválida: 100 %'], azar(2)) : null,
    creado,
    finalizado: acabado ? new Date(creado.getTime() + azar(3) * 86_400_000) : null,
    version: 1,
    llave: id,
  };
};

/** A transaction of one of the clientes, that one of the payouts may have collected. */
export const filaDeTransaction = (
  azar: (n: number) => number,
  clientes: readonly string[],
  payouts: readonly string[] = [],
): FilaDeTransaction => {
  const estado = uno(ESTADOS_DE_TRANSACTION, azar(payouts.length === 0 ? 1 : 3));
  const fecha = new Date(Date.UTC(2026, 9, 30 + azar(4), uno([0, 12, 23], azar(3))));
  return {
    id: nuevoId(),
    clienteId: uno(clientes, azar(clientes.length)),
    marcaId: uno(['andina', 'sur'], azar(2)),
    tipoEvento: uno(TIPOS_DE_EVENTO, azar(4)),
    comisionValor: uno(['0.01', '3.00', '3.50'], azar(3)),
    comisionMoneda: uno(['COP', 'USD'], azar(2)),
    fecha,
    cicloId: fecha.toISOString().slice(0, 7),
    estado,
    payoutId: estado === 'COLECTADA' ? uno(payouts, azar(payouts.length)) : null,
    registrada: fecha,
    version: 1,
  };
};
