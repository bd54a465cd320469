import { describe, expect, it } from 'vitest';
import { itinerario, nombre } from '../dominio/valores.ts';
import { actualizada, aprobada, cancelada, creada, DATOS, finalizada } from '../pruebas/ejemplos.ts';
import { leerEvento } from './eventosPublicados.ts';

/** What the log gives back of an event. */
const guardado = (evento: object) => JSON.parse(JSON.stringify(evento));

describe('leerEvento', () => {
  it.each([
    creada,
    actualizada({ nombre: nombre('Otro') }),
    actualizada({ itinerario: itinerario(['Cali']), fechaInicio: '2027-01-01', fechaFin: '2027-01-02' }),
    aprobada,
    cancelada('TIEMPO_AGOTADO'),
    finalizada,
  ])('reads what was stored: $tipo', (evento) => {
    expect(leerEvento(guardado(evento))).toStrictEqual(evento);
  });

  it('reads what the rules of today would refuse', () => {
    const antiguo = { ...creada, datos: { ...DATOS, nombre: 'x'.repeat(500), fechaInicio: '1990-01-01' } };
    expect(leerEvento(guardado(antiguo))).toStrictEqual(antiguo);
  });

  it('refuses an event that nothing reads, and one that lacks its data', () => {
    expect(() => leerEvento({ tipo: 'CampaniaCreada.v0', datos: DATOS })).toThrow('CampaniaCreada.v0');
    expect(() => leerEvento({ tipo: 'CampaniaCreada.v1', datos: {} })).toThrow('idCliente');
  });
});
