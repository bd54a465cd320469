import type { ErrorDeDominio } from '@alpes/seedwork/dominio/errores';
import { pruebasDe } from '@alpes/seedwork/pruebas/dado';
import { describe, expect, it } from 'vitest';
import { actualizada, aprobada, cancelada, creada, DATOS, finalizada, PAGO } from '../pruebas/ejemplos.ts';
import { type Campania, type EventoCampania, evolucionar, INEXISTENTE } from './campania.ts';
import { actualizar, aprobar, cancelar, cancelarSinPago, crear, finalizar } from './decisiones.ts';
import { itinerario, nombre } from './valores.ts';

const { dado } = pruebasDe<Campania, EventoCampania>(evolucionar, INEXISTENTE);

const ACTIVO = { activo: true };
const NUEVO_NOMBRE = nombre('Relanzamiento');

describe('crear', () => {
  it('creates a campaign for an active cliente', () => {
    dado([])
      .cuando((campania) => crear(DATOS, ACTIVO, campania))
      .entonces(creada);
  });

  it('refuses an id that is taken', () => {
    dado([creada])
      .cuando((campania) => crear(DATOS, ACTIVO, campania))
      .entoncesFalla('id', 'CAMPANIA_YA_EXISTE');
  });

  it('refuses a campaign that ends before it begins', () => {
    dado([])
      .cuando((campania) => crear({ ...DATOS, fechaFin: '2026-11-30' }, ACTIVO, campania))
      .entoncesFalla('fechaFin', 'FECHA_FIN_ANTERIOR');
  });

  it('refuses a deleted cliente', () => {
    dado([])
      .cuando((campania) => crear(DATOS, { activo: false }, campania))
      .entoncesFalla('idCliente', 'CLIENTE_INACTIVO');
  });

  it('refuses an unknown cliente, and says that a retry may mend it', () => {
    dado([])
      .cuando((campania) => crear(DATOS, undefined, campania))
      .entoncesFalla('idCliente', 'CLIENTE_NO_ENCONTRADO');
    expect(() => crear(DATOS, undefined, INEXISTENTE)).toThrow(
      expect.objectContaining<Partial<ErrorDeDominio>>({ transitorio: true }),
    );
  });
});

describe('actualizar', () => {
  it('changes what was given and is not so yet', () => {
    dado([creada])
      .cuando((campania) =>
        actualizar({ nombre: NUEVO_NOMBRE, itinerario: DATOS.itinerario, fechaFin: DATOS.fechaFin }, campania),
      )
      .entonces(actualizada({ nombre: NUEVO_NOMBRE }));
  });

  it('takes the order of the stops for a change', () => {
    const alReves = itinerario(['Medellín', 'Bogotá']);
    dado([creada])
      .cuando((campania) => actualizar({ itinerario: alReves }, campania))
      .entonces(actualizada({ itinerario: alReves }));
  });

  it('does nothing when everything is so already', () => {
    dado([creada, actualizada({ nombre: NUEVO_NOMBRE })])
      .cuando((campania) => actualizar({ nombre: NUEVO_NOMBRE }, campania))
      .entonces();
  });

  it('refuses to change nothing', () => {
    dado([creada])
      .cuando((campania) => actualizar({ nombre: undefined }, campania))
      .entoncesFalla('', 'SIN_CAMBIOS');
  });

  it.each([
    { fechaInicio: '2027-01-01' },
    { fechaFin: '2026-11-30' },
    { fechaInicio: '2026-12-20', fechaFin: '2026-12-19' },
  ])('refuses days out of order, whichever of them are given: %j', (fechas) => {
    dado([creada])
      .cuando((campania) => actualizar(fechas, campania))
      .entoncesFalla('fechaFin', 'FECHA_FIN_ANTERIOR');
  });

  it('moves both days at once', () => {
    const fechas = { fechaInicio: '2027-01-01', fechaFin: '2027-01-31' };
    dado([creada])
      .cuando((campania) => actualizar(fechas, campania))
      .entonces(actualizada(fechas));
  });
});

describe('the commands that are legal in one estado', () => {
  it('PENDIENTE: cancelled by a user', () => {
    dado([creada])
      .cuando((campania) => cancelar('Cambio de planes', campania))
      .entonces(cancelada('SOCIO'));
  });

  it('PENDIENTE: approved by its payment', () => {
    dado([creada])
      .cuando((campania) => aprobar(PAGO, campania))
      .entonces(aprobada);
  });

  it('APROBADA: finished', () => {
    dado([creada, aprobada]).cuando(finalizar).entonces(finalizada);
  });

  it.each(['PAGOS', 'TIEMPO_AGOTADO'] as const)('PENDIENTE: cancelled for want of its payment (%s)', (origen) => {
    dado([creada])
      .cuando((campania) => cancelarSinPago({ motivo: 'Rechazado', origen }, campania))
      .entonces(cancelada(origen, 'Rechazado'));
  });

  it('APROBADA: cancelled when its payment is reverted', () => {
    dado([creada, aprobada])
      .cuando((campania) => cancelarSinPago({ motivo: 'Revertido', origen: 'PAGOS' }, campania))
      .entonces(cancelada('PAGOS', 'Revertido'));
  });
});

describe('every other command in every other estado', () => {
  const HISTORIAS: Readonly<Record<Campania['estado'], readonly EventoCampania[]>> = {
    INEXISTENTE: [],
    PENDIENTE: [creada],
    APROBADA: [creada, aprobada],
    CANCELADA: [creada, cancelada('SOCIO')],
    FINALIZADA: [creada, aprobada, finalizada],
  };
  const COMANDOS = {
    actualizar: (campania: Campania) => actualizar({ nombre: NUEVO_NOMBRE }, campania),
    cancelar: (campania: Campania) => cancelar('Cambio de planes', campania),
    finalizar,
    aprobar: (campania: Campania) => aprobar(PAGO, campania),
    cancelarSinPago: (campania: Campania) => cancelarSinPago({ motivo: 'Revertido', origen: 'PAGOS' }, campania),
  };

  it.each([
    ['actualizar', 'INEXISTENTE', 'CAMPANIA_NO_ENCONTRADA'],
    ['actualizar', 'APROBADA', 'CAMPANIA_NO_PENDIENTE'],
    ['actualizar', 'CANCELADA', 'CAMPANIA_NO_PENDIENTE'],
    ['actualizar', 'FINALIZADA', 'CAMPANIA_NO_PENDIENTE'],
    ['cancelar', 'INEXISTENTE', 'CAMPANIA_NO_ENCONTRADA'],
    ['cancelar', 'APROBADA', 'CAMPANIA_NO_PENDIENTE'],
    ['cancelar', 'CANCELADA', 'CAMPANIA_NO_PENDIENTE'],
    ['cancelar', 'FINALIZADA', 'CAMPANIA_NO_PENDIENTE'],
    ['finalizar', 'INEXISTENTE', 'CAMPANIA_NO_ENCONTRADA'],
    ['finalizar', 'PENDIENTE', 'CAMPANIA_NO_APROBADA'],
    ['finalizar', 'CANCELADA', 'CAMPANIA_NO_APROBADA'],
    ['finalizar', 'FINALIZADA', 'CAMPANIA_NO_APROBADA'],
    ['aprobar', 'INEXISTENTE', 'CAMPANIA_NO_ENCONTRADA'],
    ['aprobar', 'APROBADA', 'CAMPANIA_NO_PENDIENTE'],
    ['aprobar', 'CANCELADA', 'CAMPANIA_NO_PENDIENTE'],
    ['aprobar', 'FINALIZADA', 'CAMPANIA_NO_PENDIENTE'],
    ['cancelarSinPago', 'INEXISTENTE', 'CAMPANIA_NO_ENCONTRADA'],
    ['cancelarSinPago', 'CANCELADA', 'CAMPANIA_NO_PENDIENTE'],
    ['cancelarSinPago', 'FINALIZADA', 'CAMPANIA_NO_PENDIENTE'],
  ] as const)('%s in %s is refused: %s', (comando, estado, codigo) => {
    dado(HISTORIAS[estado]).cuando(COMANDOS[comando]).entoncesFalla('id', codigo);
  });

  it('tells who wants to cancel a paid campaign what to do', () => {
    expect(() => COMANDOS.cancelar({ ...DATOS, estado: 'APROBADA', motivo: null })).toThrow(
      expect.objectContaining({
        fallas: [expect.objectContaining({ mensaje: expect.stringContaining('revertir su pago') })],
      }),
    );
  });
});
