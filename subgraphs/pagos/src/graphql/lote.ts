import { ErrorDeDominio, type Falla } from '@alpes/seedwork/dominio/errores';
import { registrarTransacciones } from '../aplicacion/comandos/registrarTransacciones.ts';
import type { ContextoDelModulo } from './contexto.ts';
import type { RegistrarTransaccionesEntrada } from './generado/tipos.ts';

/** What was registered of many transactions, and the faults of the others. */
export interface PayloadDeLote {
  readonly ids: readonly string[];
  readonly errores: readonly FallaDeFila[];
}

/** A fault of one row of many; of all of them where `fila` is null. */
interface FallaDeFila extends Falla {
  readonly fila: number | null;
}

/** Registers many transactions. */
export const registrarLote = async (
  _: unknown,
  { entrada }: { readonly entrada: RegistrarTransaccionesEntrada },
  { ejecutar }: ContextoDelModulo,
): Promise<PayloadDeLote> => {
  try {
    const { ids, fallas } = await ejecutar(registrarTransacciones, entrada);
    return { ids, errores: fallas.map(deFila) };
  } catch (error) {
    if (!(error instanceof ErrorDeDominio)) throw error;
    return { ids: [], errores: error.fallas.map(deFila) };
  }
};

const EN_FILA = /^transacciones\.(\d+)\.?(.*)$/;

/** The command names a field by its path in the whole input. */
const deFila = (falla: Falla): FallaDeFila => {
  const [, fila, campo] = EN_FILA.exec(falla.campo) ?? [];
  return fila === undefined ? { ...falla, fila: null } : { ...falla, fila: Number(fila), campo: campo ?? '' };
};
