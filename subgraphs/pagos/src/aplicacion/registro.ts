import { id, momento, montoPositivo, opcional, texto } from '@alpes/seedwork/aplicacion/campos';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { TIPOS_DE_EVENTO } from '../dominio/comision.ts';
import { registrar } from '../dominio/decisionesDeTransaction.ts';
import { campos } from './campos.ts';
import type { Puertos } from './puertos.ts';

/** What a commission is registered from. */
export const ganancia = z.object({
  clienteId: id,
  marcaId: texto(80),
  tipoEvento: z.enum(TIPOS_DE_EVENTO),
  comision: opcional(montoPositivo),
  valor: opcional(montoPositivo),
  moneda: opcional(campos.moneda),
  fecha: opcional(momento),
});

/** Registers a commission of a cliente that takes it. @returns the id of the transaction. */
export const registrarGanancia = async (
  { fecha, ...pedida }: z.output<typeof ganancia>,
  { transactions, ahora, nuevoId }: Contexto & Pick<Puertos, 'transactions'>,
): Promise<string> => {
  const transactionId = nuevoId();
  const hecha = { ...pedida, transactionId, fecha: fecha ?? ahora };
  await transactions.ejecutar(transactionId, (transaction) => registrar(hecha, transaction, ahora), { nuevo: true });
  return transactionId;
};
