import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { exigirActivo } from '../../dominio/clienteConocido.ts';
import type { Puertos } from '../puertos.ts';
import { ganancia, registrarGanancia } from '../registro.ts';

/** Registers a commission that a partner earned. */
export const registrarTransaccion = definirComando({
  tipo: 'RegistrarTransaccion',
  entrada: ganancia,
  async manejar(entrada, puertos: Contexto & Puertos) {
    exigirActivo(await puertos.clientes.buscar(entrada.clienteId));
    return { id: await registrarGanancia(entrada, puertos) };
  },
});
