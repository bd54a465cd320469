import { describe, expect, it } from 'vitest';
import type { EventoGuardado } from './eventoGuardado.ts';
import { filtroDeEventos, nombreDeTipo } from './filtroDeEventos.ts';

const PUBLICADOS = ['PayoutExitoso.v1', 'PayoutExitoso.v2', 'PayoutFallido.v1'];
const evento = { version: 3 } as EventoGuardado;

describe('a filter of a feed', () => {
  it('knows a type by what clients call it, in every version', () => {
    expect(nombreDeTipo('PayoutExitoso.v12')).toBe('PAYOUT_EXITOSO');
    expect(filtroDeEventos(PUBLICADOS, ['PAYOUT_EXITOSO'], undefined, [])).toEqual({
      tipos: ['PayoutExitoso.v1', 'PayoutExitoso.v2'],
      agregados: undefined,
      cumple: undefined,
    });
  });

  it('lets everything pass where nothing is said', () => {
    expect(Object.values(filtroDeEventos(PUBLICADOS, undefined, undefined, [undefined]))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('asks for all conditions', () => {
    const con = (...condiciones: boolean[]) =>
      filtroDeEventos(PUBLICADOS, undefined, 'id', [...condiciones.map((vale) => () => vale), undefined]).cumple?.(
        evento,
      );
    expect([con(true, true), con(true, false), con(false)]).toEqual([true, false, false]);
  });
});
