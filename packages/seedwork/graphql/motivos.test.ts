import { expect, it } from 'vitest';
import { fraseDeMotivo } from './motivos.ts';

it.each([
  ['FONDOS_INSUFICIENTES', 'La cuenta no tiene fondos suficientes.'],
  ['CLIENTE_INACTIVO', 'El cliente está inactivo.'],
  ['LIMITE_DIARIO_3DS', 'El procesador de pagos respondió LIMITE_DIARIO_3DS.'],
  ['Cambio de planes', 'Cambio de planes.'],
  ['El pago no se confirmó a tiempo.', 'El pago no se confirmó a tiempo.'],
  ['¿Duplicada?', '¿Duplicada?'],
  ['NO', 'NO.'],
  [null, 'No se indicó.'],
])('%s is told as a sentence', (motivo, frase) => {
  expect(fraseDeMotivo(motivo)).toBe(frase);
});
