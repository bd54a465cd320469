import { id, momento, montoPositivo, texto } from '@alpes/seedwork/aplicacion/campos';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { confirmar, fallar } from '../dominio/decisionesDePayout.ts';
import type { Puertos, RespuestaDePasarela, SolicitudDePago } from './puertos.ts';

/** A request to the payment gateway, as messages hold it: where the money goes stays in the payout, which can forget it. */
export const solicitud = z.object({
  payoutId: id,
  clienteId: id,
  idCampania: id.nullable(),
  monto: montoPositivo,
  intento: z.int().min(1),
  referencia: texto(100),
});

/** A request that the gateway has taken, and when that was. */
export const solicitudHecha = z.object({ solicitud, solicitado: momento });

/** The request as the gateway gets it. */
export const completar = async (
  pedida: z.output<typeof solicitud>,
  { mediosDePago }: Pick<Puertos, 'mediosDePago'>,
): Promise<SolicitudDePago> => ({ ...pedida, medioPago: await mediosDePago.de(pedida.payoutId) });

/** How much longer each wait for an answer is, as a part of the time that the payment has been under way. */
const PARTE_DE_ESPERA = 4;
const ESPERA_MAXIMA_MS = 3_600_000;

/** Writes down what the gateway said; without an answer, asks again later. */
export const asentar = async (
  respuesta: RespuestaDePasarela,
  { solicitud, solicitado }: z.output<typeof solicitudHecha>,
  { payouts, pasarela, enviar, ahora }: Contexto & Puertos,
): Promise<void> => {
  const { payoutId, intento } = solicitud;
  switch (respuesta.resultado) {
    case 'ACEPTADO':
      await payouts.ejecutar(payoutId, (payout) => confirmar(intento, respuesta.confirmacionId, payout));
      return;
    case 'RECHAZADO':
      await payouts.ejecutar(payoutId, (payout) => fallar(intento, respuesta.motivo, payout));
      return;
    case 'EN_CURSO': {
      const transcurrido = ahora.getTime() - solicitado.getTime();
      const espera = Math.min(Math.max(pasarela.consultaMs, transcurrido / PARTE_DE_ESPERA), ESPERA_MAXIMA_MS);
      enviar({
        topic: 'comandos.pagos',
        tipo: 'ConsultarPago',
        clave: payoutId,
        datos: { solicitud, solicitado: solicitado.toISOString() },
        noAntesDe: new Date(ahora.getTime() + espera),
      });
    }
  }
};
