import { describe, expect, it } from 'vitest';
import type { SolicitudDePago } from '../aplicacion/puertos.ts';
import { pasarelaSimulada } from './pasarelaSimulada.ts';

const solicitado = new Date('2026-11-24T12:00:00Z');
const solicitud = (valor: string, intento = 1): SolicitudDePago => ({
  payoutId: 'p-1',
  clienteId: 'c-1',
  idCampania: null,
  monto: { valor, moneda: 'USD' },
  medioPago: null,
  intento,
  referencia: `p-1:${intento}`,
});
const pasarela = (transcurridoMs = 0) =>
  pasarelaSimulada({ demoraMs: 5_000, consultaMs: 1_000, ahora: new Date(solicitado.getTime() + transcurridoMs) });

const ACEPTADO = { resultado: 'ACEPTADO', confirmacionId: expect.stringMatching(/^SIM-[0-9A-F]{12}$/) };
const rechazado = (motivo: string) => ({ resultado: 'RECHAZADO', motivo });
const EN_CURSO = { resultado: 'EN_CURSO' };

describe('pasarelaSimulada', () => {
  it.each([
    ['100.00', ACEPTADO],
    ['3.99', ACEPTADO],
    ['101.10', ACEPTADO],
    ['0.01', rechazado('FONDOS_INSUFICIENTES')],
    ['100.01', rechazado('FONDOS_INSUFICIENTES')],
    ['100.02', rechazado('CUENTA_INVALIDA')],
    ['100.03', EN_CURSO],
    ['100.04', EN_CURSO],
    ['100.05', rechazado('BANCO_NO_DISPONIBLE')],
  ])('answers %s at once with %j', async (valor, respuesta) => {
    expect(await pasarela().solicitar(solicitud(valor))).toEqual(respuesta);
  });

  it.each([
    ['100.03', ACEPTADO],
    ['100.04', rechazado('RECHAZADO_POR_EL_BANCO')],
  ])('answers %s after its time', async (valor, respuesta) => {
    expect(await pasarela(4_999).consultar(solicitud(valor), solicitado)).toEqual(EN_CURSO);
    expect(await pasarela(5_000).consultar(solicitud(valor), solicitado)).toEqual(respuesta);
  });

  it('accepts what ends in .05 from the second try on', async () => {
    expect(await pasarela().solicitar(solicitud('100.05', 2))).toEqual(ACEPTADO);
  });

  it('gives the same request the same answer, and another try another confirmation', async () => {
    const primera = await pasarela().solicitar(solicitud('100.00'));
    expect(await pasarela(60_000).solicitar(solicitud('100.00'))).toEqual(primera);
    expect(await pasarela().consultar(solicitud('100.00'), solicitado)).toEqual(primera);
    expect(await pasarela().solicitar(solicitud('100.00', 2))).not.toEqual(primera);
  });
});
