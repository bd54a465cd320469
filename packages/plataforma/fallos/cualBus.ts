import { urlWebSocket } from '@alpes/seedwork/pruebas/pulsar';
import { puedePulsar } from '../../../scripts/pulsar.mjs';

/** What carries the messages of a run: a broker of its own, that it can kill, one that is there already, or the database. */
export type CualBus = 'propio' | 'dado' | 'embebido';

/** @param pedido - what the command line says; else it is Pulsar where that can be had. */
export const cualBus = (pedido: { readonly pulsar: boolean; readonly embebido: boolean }): CualBus => {
  if (pedido.pulsar && pedido.embebido) throw new TypeError('--pulsar and --embebido: only one of them');
  if (pedido.embebido) return 'embebido';
  if (pedido.pulsar) return 'propio';
  if (urlWebSocket() !== undefined) return 'dado';
  return puedePulsar() ? 'propio' : 'embebido';
};
