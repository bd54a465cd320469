/** The codes with which a payment fails (docs/pasarela.md), for people. */
const FRASES: ReadonlyMap<string, string> = new Map([
  ['FONDOS_INSUFICIENTES', 'La cuenta no tiene fondos suficientes.'],
  ['CUENTA_INVALIDA', 'La cuenta de destino no es válida.'],
  ['RECHAZADO_POR_EL_BANCO', 'El banco rechazó el pago.'],
  ['BANCO_NO_DISPONIBLE', 'El banco no está disponible.'],
  ['CLIENTE_INACTIVO', 'El cliente está inactivo.'],
]);

// What a payment processor of another kind may say.
const CODIGO = /^[A-Z0-9]+(_[A-Z0-9]+)+$/;

/** The reason of a failure, a cancellation or a reversal as a sentence for people: what somebody wrote stays as it is. */
export const fraseDeMotivo = (motivo: string | null): string => {
  if (motivo === null) return 'No se indicó.';
  const frase = FRASES.get(motivo);
  if (frase !== undefined) return frase;
  if (CODIGO.test(motivo)) return `El procesador de pagos respondió ${motivo}.`;
  return /[.!?…]$/.test(motivo) ? motivo : `${motivo}.`;
};
