import { id, montoPositivo, opcional, valor, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import type { Dinero, Moneda } from '@alpes/seedwork/dominio/dinero';
import { ErrorDeDominio, type Falla } from '@alpes/seedwork/dominio/errores';
import { z } from 'zod';
import { exigirActivo } from '../../dominio/clienteConocido.ts';
import { type Pago, pagar, procesar } from '../../dominio/decisionesDePayout.ts';
import { enMoneda } from '../../dominio/moneda.ts';
import type { CicloId, MedioPago } from '../../dominio/valores.ts';
import { campos } from '../campos.ts';
import { reunir } from '../colecta.ts';
import type { ObjetoDePayout, Puertos } from '../puertos.ts';

const forma = z.object({
  payoutId: opcional(id),
  version: versionVista,
  clienteId: opcional(id),
  cicloId: opcional(campos.cicloId),
  monto: opcional(montoPositivo),
  moneda: opcional(campos.moneda),
  idCampania: opcional(id),
  medioPago: opcional(campos.medioPago),
});

/** Which payout to send the money of: one that exists, or the one of a partner's cycle or campaign. */
type Pedido =
  | {
      readonly payoutId: string;
      readonly version: number | undefined;
      readonly medioPago: MedioPago | undefined;
    }
  | (ObjetoDePayout & {
      readonly monto: Dinero | undefined;
      readonly moneda: Moneda | undefined;
      readonly medioPago: MedioPago | undefined;
    });

/** The whole way in one command: collects, calculates and sends the money, as far as that is not done yet. */
export const procesarPago = definirComando({
  tipo: 'ProcesarPago',
  entrada: valor(forma, (entrada): Pedido => {
    const { payoutId, version, clienteId, cicloId, monto, moneda, idCampania, medioPago } = entrada;
    if (payoutId !== undefined) {
      exigirSinFallas(sobrantes({ clienteId, cicloId, monto, moneda, idCampania }, 'payoutId'));
      return { payoutId, version, medioPago };
    }
    exigirSinFallas([
      ...requeridos({ clienteId, cicloId, ...(idCampania !== undefined && { monto }) }),
      ...sobrantes({ version }, 'clienteId'),
      ...(monto !== undefined && moneda !== undefined && monto.moneda !== moneda ? [MONEDA_DISTINTA] : []),
    ]);
    return {
      // What is required is there.
      clienteId: clienteId as string,
      cicloId: cicloId as CicloId,
      idCampania: idCampania ?? null,
      monto,
      moneda: monto?.moneda ?? moneda,
      medioPago,
    };
  }),

  async manejar(pedido, puertos: Contexto & Puertos) {
    const { payouts, indice, comisiones, clientes, nuevoId } = puertos;

    const seguir = async (id: string, pago: Pago, version?: number) => {
      const colectadas = await comisiones.colectadas(id);
      await payouts.ejecutar(id, (payout) => procesar({ ...pago, comisiones: colectadas }, payout), { version });
      return { id };
    };

    if ('payoutId' in pedido) return seguir(pedido.payoutId, { medioPago: pedido.medioPago }, pedido.version);
    const existente = enMoneda(await indice.para(pedido), pedido.moneda);
    if (existente !== undefined) return seguir(existente.id, pedido);

    const id = nuevoId();
    if (pedido.monto === undefined) {
      const { datos, total } = await reunir(id, pedido, puertos);
      await payouts.ejecutar(id, (payout) => pagar(datos, total, payout));
      comisiones.colectar(id, datos.transactionIds);
      return { id };
    }
    exigirActivo(await clientes.buscar(pedido.clienteId));
    const { clienteId, cicloId, idCampania, monto } = pedido;
    const medioPago = pedido.medioPago ?? null;
    const { moneda } = monto;
    const datos = { payoutId: id, clienteId, cicloId, idCampania, moneda, medioPago, monto, transactionIds: [] };
    await payouts.ejecutar(id, (payout) => pagar(datos, monto, payout));
    return { id };
  },
});

const exigirSinFallas = ([primera, ...otras]: readonly Falla[]): void => {
  if (primera !== undefined) throw new ErrorDeDominio([primera, ...otras]);
};

const requeridos = (valores: Readonly<Record<string, unknown>>): Falla[] =>
  Object.entries(valores)
    .filter(([, valor]) => valor === undefined)
    .map(([campo]) => ({ clase: 'INVALIDO', campo, codigo: 'REQUERIDO', mensaje: 'Este campo es obligatorio.' }));

const sobrantes = (valores: Readonly<Record<string, unknown>>, con: string): Falla[] =>
  Object.entries(valores)
    .filter(([, valor]) => valor !== undefined)
    .map(([campo]) => ({
      clase: 'INVALIDO',
      campo,
      codigo: 'COMBINACION_INVALIDA',
      mensaje: `Este campo no se combina con ${con}.`,
    }));

const MONEDA_DISTINTA: Falla = {
  clase: 'INVALIDO',
  campo: 'moneda',
  codigo: 'MONEDA_DISTINTA',
  mensaje: 'La moneda no es la del monto.',
};
