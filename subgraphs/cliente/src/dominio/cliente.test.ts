import { fallasDe, pruebasDe } from '@alpes/seedwork/pruebas/dado';
import { describe, expect, it } from 'vitest';
import { type Cliente, type DatosCliente, type EventoCliente, evolucionar, INEXISTENTE } from './cliente.ts';
import { actualizar, eliminar, olvidar, reactivar, registrar, suspender } from './decisiones.ts';
import { cedula, email, nombre, rut } from './valores.ts';

const { dado } = pruebasDe(evolucionar, INEXISTENTE);
const id = '0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e3f';
const ahora = new Date('2026-11-24T12:00:00Z');

const contacto = {
  id,
  nombre: nombre('Ana Ruiz'),
  email: email('ana@alpes.co'),
  telefono: '300 123 4567',
  ciudad: null,
  pais: 'Colombia',
  fechaRegistro: ahora.toISOString(),
};
const natural: DatosCliente = {
  ...contacto,
  tipo: 'NATURAL',
  cedula: cedula('52123456'),
  fechaNacimiento: '1990-05-05',
};
const empresa: DatosCliente = {
  ...contacto,
  tipo: 'EMPRESA',
  rut: rut('900123456-7'),
  fechaConstitucion: '2001-01-01',
};

const registrado: EventoCliente = { tipo: 'ClienteRegistrado.v1', datos: natural };
const suspendido: EventoCliente = { tipo: 'ClienteSuspendido.v1', datos: { id, motivo: 'mora' } };
const reactivado: EventoCliente = { tipo: 'ClienteReactivado.v1', datos: { id } };
const eliminado: EventoCliente = { tipo: 'ClienteEliminado.v1', datos: { id } };
const olvidado: EventoCliente = { tipo: 'ClienteOlvidado.v1', datos: { id, olvidado: ahora.toISOString() } };
const actualizado = (cambios: object): EventoCliente => ({ tipo: 'ClienteActualizado.v1', datos: { id, cambios } });

const ACTIVO = [registrado];
const SUSPENDIDO = [registrado, suspendido];
const INACTIVO = [registrado, eliminado];
const OLVIDADO = [...INACTIVO, olvidado];

describe('registrar', () => {
  it.each([natural, empresa])('$tipo', (datos) => {
    dado([])
      .cuando((cliente) => registrar(datos, cliente, ahora))
      .entonces({ tipo: 'ClienteRegistrado.v1', datos });
  });

  it.each([ACTIVO, SUSPENDIDO, INACTIVO, OLVIDADO])('refuses an id that there is already (%#)', (...eventos) => {
    dado(eventos)
      .cuando((cliente) => registrar(natural, cliente, ahora))
      .entoncesFalla('id', 'CLIENTE_YA_EXISTE');
  });

  it('refuses a person under age, and a company of the future', () => {
    dado([])
      .cuando((cliente) => registrar({ ...natural, fechaNacimiento: '2008-11-25' }, cliente, ahora))
      .entoncesFalla('fechaNacimiento', 'MENOR_DE_EDAD');
    dado([])
      .cuando((cliente) => registrar({ ...empresa, fechaConstitucion: '2026-11-25' }, cliente, ahora))
      .entoncesFalla('fechaConstitucion', 'FECHA_FUTURA');
  });
});

describe('actualizar', () => {
  it.each([ACTIVO, SUSPENDIDO])('tells what changed, and only that (%#)', (...eventos) => {
    dado(eventos)
      .cuando((cliente) =>
        actualizar({ nombre: contacto.nombre, ciudad: 'Cali', telefono: null, pais: undefined }, cliente),
      )
      .entonces(actualizado({ ciudad: 'Cali', telefono: null }));
  });

  it('is no event when everything stays the same', () => {
    dado(ACTIVO)
      .cuando((cliente) => actualizar({ email: contacto.email, ciudad: null }, cliente))
      .entonces();
  });

  it('builds on earlier changes', () => {
    dado([...ACTIVO, actualizado({ ciudad: 'Cali' })])
      .cuando((cliente) => actualizar({ ciudad: 'Cali' }, cliente))
      .entonces();
  });

  it('refuses to change nothing', () => {
    dado(ACTIVO)
      .cuando((cliente) => actualizar({ nombre: undefined }, cliente))
      .entoncesFalla('', 'SIN_CAMBIOS');
  });
});

describe('suspender', () => {
  it('an active cliente', () => {
    dado(ACTIVO)
      .cuando((cliente) => suspender('mora', cliente))
      .entonces(suspendido);
    dado([...SUSPENDIDO, reactivado])
      .cuando((cliente) => suspender('mora', cliente))
      .entonces(suspendido);
  });

  it('refuses one that is suspended', () => {
    dado(SUSPENDIDO)
      .cuando((cliente) => suspender('mora', cliente))
      .entoncesFalla('id', 'CLIENTE_NO_ACTIVO');
  });
});

describe('reactivar', () => {
  it('a suspended cliente', () => {
    dado(SUSPENDIDO).cuando(reactivar).entonces(reactivado);
  });

  it.each([ACTIVO, [...SUSPENDIDO, reactivado]])('refuses one that is active (%#)', (...eventos) => {
    dado(eventos).cuando(reactivar).entoncesFalla('id', 'CLIENTE_NO_SUSPENDIDO');
  });
});

describe('eliminar', () => {
  it.each([ACTIVO, SUSPENDIDO])('from any state (%#)', (...eventos) => {
    dado(eventos).cuando(eliminar).entonces(eliminado);
  });
});

describe('olvidar', () => {
  const alOlvidar = (cliente: Cliente) => olvidar(ahora, cliente);

  it('a deleted cliente', () => {
    dado(INACTIVO).cuando(alOlvidar).entonces(olvidado);
  });

  it('is done once: the second time nothing happens', () => {
    dado(OLVIDADO).cuando(alOlvidar).entonces();
  });

  it.each([ACTIVO, SUSPENDIDO, [...SUSPENDIDO, reactivado]])('refuses one that was not deleted (%#)', (...eventos) => {
    dado(eventos).cuando(alOlvidar).entoncesFalla('id', 'CLIENTE_NO_INACTIVO');
  });

  it('refuses one that is not there', () => {
    dado([]).cuando(alOlvidar).entoncesFalla('id', 'CLIENTE_NO_ENCONTRADO');
  });
});

describe.each([
  ['actualizar', (cliente) => actualizar({ ciudad: 'Cali' }, cliente)],
  ['suspender', (cliente) => suspender('mora', cliente)],
  ['reactivar', reactivar],
  ['eliminar', eliminar],
] satisfies [string, Parameters<ReturnType<typeof dado>['cuando']>[0]][])('%s refuses', (_, decidir) => {
  it('a cliente that is not there', () => {
    dado([]).cuando(decidir).entoncesFalla('id', 'CLIENTE_NO_ENCONTRADO');
  });

  it('a cliente that was deleted', () => {
    dado(INACTIVO).cuando(decidir).entoncesFalla('id', 'CLIENTE_INACTIVO');
  });

  it('a cliente that was forgotten', () => {
    dado(OLVIDADO).cuando(decidir).entoncesFalla('id', 'CLIENTE_OLVIDADO');
  });

  it('in classes that tell the one from the other', () => {
    expect(fallasDe(() => decidir(INEXISTENTE)).map(({ clase }) => clase)).toEqual(['NO_ENCONTRADO']);
    expect(fallasDe(() => decidir({ ...natural, estado: 'INACTIVO' })).map(({ clase }) => clase)).toEqual(['ESTADO']);
  });
});

describe('evolucionar', () => {
  it('changes the fields that an update names, and no other', () => {
    const cliente = evolucionar({ ...empresa, estado: 'SUSPENDIDO' }, actualizado({ ciudad: 'Cali', telefono: null }));
    expect(cliente).toEqual({ ...empresa, estado: 'SUSPENDIDO', ciudad: 'Cali', telefono: null });
  });

  it.each([natural, empresa])('leaves nothing that tells who a forgotten $tipo was', (datos) => {
    const cliente = evolucionar({ ...datos, estado: 'INACTIVO' }, olvidado);
    const { tipo, pais, fechaRegistro } = datos;
    expect(cliente).toEqual({ id, tipo, pais, fechaRegistro, estado: 'OLVIDADO', olvidado: ahora.toISOString() });
  });

  it.each([suspendido, reactivado, eliminado, olvidado, actualizado({})])(
    'of a cliente that was never registered, or was forgotten: $tipo is a fault of the log',
    (evento) => {
      expect(() => evolucionar(INEXISTENTE, evento)).toThrow('never registered');
      const yaOlvidado = OLVIDADO.reduce(evolucionar, INEXISTENTE);
      expect(() => evolucionar(yaOlvidado, evento)).toThrow('forgotten');
    },
  );

  it('of an event that it does not know is a fault of the program', () => {
    const raro = { tipo: 'ClienteBailado.v1', datos: {} } as unknown as EventoCliente;
    expect(() => evolucionar(INEXISTENTE, raro)).toThrow('ClienteBailado.v1');
  });
});
