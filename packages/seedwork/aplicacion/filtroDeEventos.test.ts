import { describe, expect, it } from 'vitest';
import type { EventoGuardado } from './eventoGuardado.ts';
import { comunes, filtroDeEventos, nombreDeTipo } from './filtroDeEventos.ts';

const PUBLICADOS = ['PayoutExitoso.v1', 'PayoutExitoso.v2', 'PayoutFallido.v1'];
const evento = { version: 3 } as EventoGuardado;

describe('a filter of a feed', () => {
  it('knows a type by what clients call it, in every version', () => {
    expect(nombreDeTipo('PayoutExitoso.v12')).toBe('PAYOUT_EXITOSO');
    expect(filtroDeEventos(PUBLICADOS, { tipos: ['PAYOUT_EXITOSO'] })).toEqual({
      tipos: ['PayoutExitoso.v1', 'PayoutExitoso.v2'],
      agregados: undefined,
      datos: undefined,
      cumple: undefined,
    });
  });

  it('lets everything pass where nothing is said', () => {
    expect(Object.values(filtroDeEventos(PUBLICADOS, { condiciones: [undefined] }))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('narrows lists by one another', () => {
    expect(comunes(undefined, undefined)).toBeUndefined();
    expect(comunes(undefined, ['a', 'b'])).toEqual(['a', 'b']);
    expect(comunes(['a', 'b'], undefined, ['b', 'c'])).toEqual(['b']);
    expect(comunes(['a'], ['b'], ['a'])).toEqual([]);
  });

  it('asks for all conditions', () => {
    const con = (...condiciones: boolean[]) =>
      filtroDeEventos(PUBLICADOS, { condiciones: [...condiciones.map((vale) => () => vale), undefined] }).cumple?.(
        evento,
      );
    expect([con(true, true), con(true, false), con(false)]).toEqual([true, false, false]);
  });
});
