import { randomInt, randomUUID } from 'node:crypto';
import {
  type ClienteEnLista,
  campaniaDecidida,
  crearCampania,
  paginaDeClientes,
  registrarPersona,
  todosLosClientes,
} from '@alpes/ejemplo-cliente-web/api';
import { deVariables, explicar, porCampo } from '@alpes/ejemplo-cliente-web/errores';
import { GraphQLClient } from 'graphql-request';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levantar, type Sistema } from './sistema.ts';

const persona = () => {
  const cedula = `${randomInt(1e9, 1e10)}`;
  const email = `web${cedula}@example.com`;
  return { nombre: `Web ${cedula}`, email, cedula, fechaNacimiento: '1990-05-17', claveIdempotencia: randomUUID() };
};

describe('the example of a web client', () => {
  let sistema: Sistema;
  beforeAll(async () => {
    sistema = await levantar();
  });
  afterAll(() => sistema?.detener());

  it('registers a person once, however often it is sent with the same key', async () => {
    const entrada = persona();
    const { cliente, errores } = await registrarPersona(sistema.cliente, entrada);
    expect(errores).toEqual([]);
    expect(cliente).toMatchObject({ email: entrada.email, estado: 'ACTIVO' });
    expect((await registrarPersona(sistema.cliente, entrada)).cliente?.id).toBe(cliente?.id);
  });

  it('lists clientes by pages, and walks all of them with the cursor', async () => {
    for (let otros = 0; otros < 3; otros += 1) await registrarPersona(sistema.cliente, persona());
    const { total, clientes, siguiente } = await paginaDeClientes(sistema.cliente, 2);
    expect(clientes).toHaveLength(2);
    expect(siguiente).not.toBeNull();
    const todos: ClienteEnLista[] = [];
    for await (const cliente of todosLosClientes(sistema.cliente, 2)) todos.push(cliente);
    expect(new Set(todos.map(({ id }) => id)).size).toBe(total);
    expect(todos.slice(0, 2)).toEqual(clientes);
  });

  it('shows what the user can mend beside the fields', async () => {
    const entrada = persona();
    await registrarPersona(sistema.cliente, entrada);
    const { cliente, errores } = await registrarPersona(sistema.cliente, {
      ...persona(),
      email: entrada.email,
    });
    expect(cliente).toBeNull();
    expect(errores).toMatchObject([{ campo: 'email', codigo: 'EMAIL_DUPLICADO' }]);
    expect(porCampo(errores)).toEqual({ email: ['Ya hay un cliente con este correo.'] });
    // What does not even fit its type is refused in another shape, and shown beside the same fields.
    const { email: _, ...sinEmail } = persona();
    const malEscrita = { ...sinEmail, fechaNacimiento: '17/05/1990' } as Parameters<typeof registrarPersona>[1];
    const rechazo = await registrarPersona(sistema.cliente, malEscrita).catch((error: unknown) => error);
    expect(porCampo(deVariables(rechazo))).toEqual({
      email: ['Este campo es obligatorio.'],
      fechaNacimiento: ['Escriba un día como "2026-11-30" (AAAA-MM-DD).'],
    });
    expect(deVariables(new Error('otro'))).toEqual([]);
  });

  it('creates a campaign and follows it until it is approved', async () => {
    const { cliente } = await registrarPersona(sistema.cliente, persona());
    const { campania } = await crearCampania(sistema.cliente, {
      idCliente: cliente?.id ?? '',
      nombre: 'Lanzamiento',
      itinerario: ['Bogotá'],
      presupuesto: { valor: '1500.00', moneda: 'USD' },
      fechaInicio: '2027-01-10',
      fechaFin: '2027-02-10',
    });
    expect(campania?.estado).toBe('PENDIENTE');
    // Without an implementation given it takes the WebSocket of browsers, which Node has too.
    const suscripciones = createClient({ url: `${sistema.url.replace(/^http/, 'ws')}/graphql` });
    expect(await campaniaDecidida(suscripciones, campania?.id ?? '')).toMatchObject({ estado: 'APROBADA' });
    await suscripciones.dispose();
  });

  it('explains a request that failed as a whole', async () => {
    const explicacion = (peticion: Promise<unknown>) => peticion.then(() => '', explicar);
    expect(await explicacion(paginaDeClientes(sistema.cliente, 101))).toMatch(/\(BAD_USER_INPUT\)$/);
    expect(await explicacion(paginaDeClientes(sistema.cliente, 5, 'no es un cursor'))).toMatch(/\(BAD_USER_INPUT\)$/);
    const sinServidor = new GraphQLClient('http://127.0.0.1:9/graphql');
    expect(await explicacion(paginaDeClientes(sinServidor, 5))).toMatch(/^No hay conexión/);
  });
});
