import { ErrorDeDominio, type Falla } from '@alpes/seedwork/dominio/errores';
import type { EntradaDeMutacion } from '@alpes/seedwork/graphql/contexto';
import { registrarTransacciones } from '../aplicacion/comandos/registrarTransacciones.ts';
import type { ContextoDelModulo, FallaDeFila, PayloadDeLote } from './contexto.ts';

/** Registers many transactions. */
export const registrarLote = async (
  _: unknown,
  { entrada }: { readonly entrada: EntradaDeMutacion },
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
