import { id, momento, montoPositivo, opcional, texto } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { exigirActivo } from '../../dominio/clienteConocido.ts';
import { TIPOS_DE_EVENTO } from '../../dominio/comision.ts';
import { registrar } from '../../dominio/decisionesDeTransaction.ts';
import { campos } from '../campos.ts';
import type { Puertos } from '../puertos.ts';

/** Registers a commission that a partner earned. */
export const registrarTransaccion = definirComando({
  tipo: 'RegistrarTransaccion',
  entrada: z.object({
    clienteId: id,
    marcaId: texto(80),
    tipoEvento: z.enum(TIPOS_DE_EVENTO),
    comision: opcional(montoPositivo),
    valor: opcional(montoPositivo),
    moneda: opcional(campos.moneda),
    fecha: opcional(momento),
  }),
  async manejar({ fecha, ...entrada }, { transactions, clientes, ahora, nuevoId }: Contexto & Puertos) {
    exigirActivo(await clientes.buscar(entrada.clienteId));
    const transactionId = nuevoId();
    const ganancia = { ...entrada, transactionId, fecha: fecha ?? ahora };
    await transactions.ejecutar(transactionId, (transaction) => registrar(ganancia, transaction, ahora));
    return { id: transactionId };
  },
});
