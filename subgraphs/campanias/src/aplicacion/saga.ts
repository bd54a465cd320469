import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { Conflicto } from '@alpes/seedwork/aplicacion/unidadDeTrabajo';
import { ErrorDeDominio } from '@alpes/seedwork/dominio/errores';
import type { Campania } from '../dominio/campania.ts';
import { aprobar, cancelarSinPago } from '../dominio/decisiones.ts';
import type { Paso, Saga } from '../dominio/saga.ts';
import type { Puertos } from './puertos.ts';

/**
 * Takes the next steps of the saga of a campaign, and does what each of them means, all in one transaction.
 *
 * @param decidir - the saga's rules; they see the campaign as it is now.
 */
export const avanzar = async (
  idCampania: string,
  decidir: (saga: Saga, campania: Campania) => readonly Paso[],
  contexto: Contexto & Puertos,
): Promise<void> => {
  const { campanias, sagas } = contexto;
  // The saga is read before the campaign: whatever changes the campaign's estado after that changes the saga too,
  // and then the saga's version makes this decision be taken again.
  const pasos = await sagas.ejecutar(idCampania, async (saga) =>
    decidir(saga, await campanias.ejecutar(idCampania, () => [])),
  );
  try {
    for (const paso of pasos) await cumplir(idCampania, paso, contexto);
  } catch (error) {
    // A campaign that refuses what its saga has decided was changed after the saga was read: a conflict of writers,
    // seen before the commit would have seen it. The message must not end as a dead letter for that.
    if (error instanceof ErrorDeDominio) throw new Conflicto('The campaign has changed', { cause: error });
    throw error;
  }
};

const cumplir = async (idCampania: string, paso: Paso, { campanias, enviar }: Contexto & Puertos): Promise<void> => {
  switch (paso.tipo) {
    case 'CAMPANIA_CREADA':
      // The time-out: a message to ourselves that the relay holds back until then.
      enviar({
        topic: 'comandos.campanias',
        tipo: 'VencerSaga',
        clave: idCampania,
        datos: { idCampania },
        noAntesDe: new Date(paso.datos.vence),
      });
      break;
    case 'PAGO_SOLICITADO':
      enviar({
        topic: 'comandos.pagos',
        tipo: 'ProcesarPago',
        clave: idCampania,
        datos: { ...paso.datos, idCampania },
      });
      break;
    case 'REVERSION_SOLICITADA':
      // The key of ProcesarPago, so that pagos cannot see this one first.
      enviar({
        topic: 'comandos.pagos',
        tipo: 'RevertirPago',
        clave: idCampania,
        datos: { ...paso.datos, idCampania },
      });
      break;
    case 'CAMPANIA_APROBADA':
      await campanias.ejecutar(idCampania, (campania) => aprobar(paso.datos, campania));
      break;
    case 'CAMPANIA_CANCELADA':
      await campanias.ejecutar(idCampania, (campania) => cancelarSinPago(paso.datos, campania));
      break;
  }
};
