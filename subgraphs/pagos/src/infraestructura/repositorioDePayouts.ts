import { Prisma } from '@alpes/prisma/generado/client';
import type { Repositorio } from '@alpes/seedwork/aplicacion/repositorio';
import type { Dinero, Moneda } from '@alpes/seedwork/dominio/dinero';
import { repositorioPrisma } from '@alpes/seedwork/infraestructura/repositorioPrisma';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import { publicar } from '../aplicacion/eventosPublicados.ts';
import type { ObjetoDePayout } from '../aplicacion/puertos.ts';
import { type EventoPayout, evolucionar, INEXISTENTE, type Payout, type PayoutCreado } from '../dominio/payout.ts';
import type { CicloId } from '../dominio/valores.ts';
import { medioPagoDe } from './filas.ts';

/** Payouts kept as rows, their events beside them. */
export const repositorioDePayouts = (transaccion: Transaccion): Repositorio<Payout, EventoPayout> => {
  const { prisma, ahora } = transaccion;
  return repositorioPrisma<Payout, EventoPayout>({
    transaccion,
    agregado: 'Payout',
    inicial: INEXISTENTE,
    evolucionar,
    publicar,

    async cargar(id) {
      const fila = await prisma.payout.findUnique({ where: { id } });
      return fila === null ? undefined : { version: fila.version, estado: deFila(fila) };
    },

    guardar({ estado, version }, anterior) {
      if (estado.estado === 'INEXISTENTE') return [];
      const mascara = mascaraDe(estado);
      const cambia = mascara !== mascaraDe(anterior.estado);
      if (cambia && mascara !== null)
        transaccion.exigir(recordado(estado.clienteId), 'The cliente was forgotten meanwhile');
      const data = {
        ...comoFila(estado),
        ...momentos(estado, anterior.estado, ahora),
        // What stays as it was is not written: it may have been erased since it was read.
        ...(cambia && { medioPagoMascara: mascara }),
        version,
      };
      return anterior.version === 0
        ? [prisma.payout.create({ data: { ...data, creado: ahora } })]
        : [prisma.payout.update({ where: { id: estado.payoutId, version: anterior.version }, data })];
    },
  });
};

/** What there is one payout for, as one text: its unique index makes two at the same time impossible. */
export const llaveDe = ({ clienteId, cicloId, idCampania }: ObjetoDePayout, moneda: Moneda): string =>
  // A campaign is paid once, whatever cycle, currency or cliente a second order for it names.
  idCampania === null ? [clienteId, cicloId, '', moneda].join('|') : `campania|${idCampania}`;

type Fila = NonNullable<Awaited<ReturnType<Transaccion['prisma']['payout']['findUnique']>>>;

/** The row was written from a valid payout: its texts need no second look. */
const deFila = (fila: Fila): PayoutCreado => {
  const moneda = fila.moneda as Moneda;
  const comun = {
    payoutId: fila.id,
    clienteId: fila.clienteId,
    cicloId: fila.cicloId as CicloId,
    idCampania: fila.idCampania,
    moneda,
    medioPago: medioPagoDe(fila),
    intentos: fila.intentos,
    reversionSolicitada: fila.reversionSolicitada,
  };
  const { estado } = fila;
  switch (estado) {
    case 'PENDIENTE':
      return { ...comun, estado };
    case 'CALCULADO':
    case 'EN_PROCESO':
      return { ...comun, estado, monto: montoDe(fila, moneda) };
    case 'EXITOSO':
    case 'REVERTIDO':
      return { ...comun, estado, monto: montoDe(fila, moneda), confirmacionId: fila.confirmacionId ?? '' };
    case 'FALLIDO':
      return { ...comun, estado, monto: montoDe(fila, moneda), motivoFallo: fila.motivoFallo ?? '' };
  }
};

const montoDe = ({ id, monto }: Fila, moneda: Moneda): Dinero => {
  if (monto === null) throw new Error(`Payout ${id} has no amount`);
  return { valor: monto.toFixed(2), moneda };
};

const comoFila = (payout: PayoutCreado) => ({
  id: payout.payoutId,
  clienteId: payout.clienteId,
  cicloId: payout.cicloId,
  idCampania: payout.idCampania,
  moneda: payout.moneda,
  llave: llaveDe(payout, payout.moneda),
  medioPagoTipo: payout.medioPago?.tipo ?? null,
  estado: payout.estado,
  monto: payout.estado === 'PENDIENTE' ? null : payout.monto.valor,
  intentos: payout.intentos,
  confirmacionId: payout.estado === 'EXITOSO' || payout.estado === 'REVERTIDO' ? payout.confirmacionId : null,
  motivoFallo: payout.estado === 'FALLIDO' ? payout.motivoFallo : null,
  reversionSolicitada: payout.reversionSolicitada,
});

const mascaraDe = (payout: Payout) => (payout.estado === 'INEXISTENTE' ? null : (payout.medioPago?.mascara ?? null));

/** That a cliente is not forgotten, nor will be before this transaction ends. */
const recordado = (clienteId: string): Prisma.Sql =>
  Prisma.sql`coalesce((SELECT NOT olvidado FROM pagos.cliente_conocido WHERE id = ${clienteId} FOR SHARE), true)`;

/** When the money was sent on its way, and when that ended. No rule asks for them: they are kept for readers. */
const momentos = (payout: PayoutCreado, anterior: Payout, ahora: Date) => {
  if (payout.estado === anterior.estado) return {};
  switch (payout.estado) {
    case 'EN_PROCESO':
      return { procesado: ahora, finalizado: null };
    case 'EXITOSO':
    case 'FALLIDO':
    case 'REVERTIDO':
      return { finalizado: ahora };
    default:
      return {};
  }
};
