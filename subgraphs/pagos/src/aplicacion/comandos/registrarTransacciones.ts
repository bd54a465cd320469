import { analizar } from '@alpes/seedwork/aplicacion/analizar';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { ErrorDeDominio, type Falla } from '@alpes/seedwork/dominio/errores';
import { z } from 'zod';
import { exigirActivo } from '../../dominio/clienteConocido.ts';
import type { Puertos } from '../puertos.ts';
import { ganancia, registrarGanancia } from '../registro.ts';

/** What becomes of the others when one is refused. */
export const MODOS_DE_LOTE = ['TODO_O_NADA', 'UNA_POR_UNA'] as const;

/** Transactions of one command: a thousand of them are one transaction of a few statements. */
export const MAXIMO_DE_LOTE = 1_000;

/** What was registered, in the order of the input, and what was not. */
export interface LoteRegistrado {
  readonly ids: readonly string[];
  /** Their fields are paths such as `transacciones.3.comision.valor`. */
  readonly fallas: readonly Falla[];
}

/**
 * Registers many commissions at once. It takes no message: what is refused one by one needs somebody to answer to.
 *
 * @throws ErrorDeDominio with all faults of all of them, when all or nothing is asked for and one is refused.
 */
export const registrarTransacciones = definirComando({
  tipo: 'RegistrarTransacciones',
  entrada: z.object({
    modo: z.enum(MODOS_DE_LOTE),
    // One that is malformed must not keep the others from being looked at.
    transacciones: z.array(z.unknown()).min(1).max(MAXIMO_DE_LOTE),
  }),
  async manejar({ modo, transacciones }, puertos: Contexto & Puertos): Promise<LoteRegistrado> {
    const porFila = transacciones.map((): Falla[] => []);
    const intentar = async <R>(fila: number, accion: () => R | Promise<R>): Promise<R | undefined> => {
      try {
        return await accion();
      } catch (error) {
        if (!(error instanceof ErrorDeDominio)) throw error;
        const enLote = ({ campo, ...falla }: Falla) => ({ ...falla, campo: `transacciones.${fila}.${campo}` });
        porFila[fila]?.push(...error.fallas.map(enLote));
        return undefined;
      }
    };

    const pedidas: { readonly fila: number; readonly pedida: z.output<typeof ganancia> }[] = [];
    for (const [fila, transaccion] of transacciones.entries()) {
      const pedida = await intentar(fila, () => analizar(ganancia, transaccion));
      if (pedida !== undefined) pedidas.push({ fila, pedida });
    }
    const clientes = await puertos.clientes.buscarTodos([...new Set(pedidas.map(({ pedida }) => pedida.clienteId))]);

    const ids: string[] = [];
    for (const { fila, pedida } of pedidas) {
      const id = await intentar(fila, () => {
        exigirActivo(clientes.get(pedida.clienteId));
        return registrarGanancia(pedida, puertos);
      });
      if (id !== undefined) ids.push(id);
    }
    const [primera, ...otras] = porFila.flat();
    if (primera === undefined) return { ids, fallas: [] };
    if (modo === 'TODO_O_NADA') throw new ErrorDeDominio([primera, ...otras]);
    return { ids, fallas: [primera, ...otras] };
  },
});
