import { randomInt } from 'node:crypto';
import type { ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import type { ExecutionResult } from 'graphql';
import { expect } from 'vitest';

/** A cliente as these tests ask for it. */
export interface ClienteVisto {
  readonly id: string;
  readonly version: number;
  readonly [campo: string]: unknown;
}

interface ErrorVisto {
  readonly campo: string;
  readonly codigo: string;
  readonly mensaje: string;
  readonly clase: string;
}

/** What a mutation answered. */
export interface PayloadVisto {
  readonly cliente: ClienteVisto | null;
  readonly errores: readonly ErrorVisto[];
}

/** Every field of a cliente. */
export const TODO = `id tipo nombre email esEmailEmpresarial telefono ciudad pais cedula fechaNacimiento rut
  fechaConstitucion estado fechaRegistro olvidado totalPagos montoTotalPagos { valor moneda } ultimoPago version`;

/** The mutation of a command, such as `registrarClienteNatural`, with everything that it can answer. */
export const mutacionDe = (campo: string): string => `
  mutation ($entrada: ${campo.charAt(0).toUpperCase()}${campo.slice(1)}Entrada!) {
    ${campo}(entrada: $entrada) { cliente { ${TODO} } errores { campo codigo mensaje clase } }
  }`;

const numero = () => `${randomInt(1e9, 1e10)}`;

/** Valid input for a person that nobody else has registered. */
export const persona = (cambios: object = {}) => {
  const cedula = numero();
  return { nombre: 'Ana Ruiz', email: `a${cedula}@alpes.co`, cedula, fechaNacimiento: '1990-05-05', ...cambios };
};

/** Valid input for a company that nobody else has registered. */
export const compania = (cambios: object = {}) => {
  const n = numero();
  return { nombre: 'Alpes SAS', email: `e${n}@alpes.co`, rut: `${n}-7`, fechaConstitucion: '2001-01-01', ...cambios };
};

/** What must never be in an answer: stacks, SQL, names of files, of tables and of libraries. */
const INTERIOR =
  /\bat \S+ \(|\.ts\b|\.js\b|node_modules|prisma|SELECT |INSERT |UPDATE |pg_|P20\d\d|constraint|mensajeria\./i;

/** Fails when an answer shows what is inside. */
export const exigirSinInterior = (respuesta: unknown): void => {
  expect(JSON.stringify(respuesta)).not.toMatch(INTERIOR);
};

/** Runs a mutation whatever comes of it, and makes sure that the answer shows nothing of the inside. */
export const intentar = async (prueba: ModuloDePrueba, campo: string, entrada: object): Promise<ExecutionResult> => {
  const respuesta = await prueba.ejecutar(mutacionDe(campo), { entrada });
  exigirSinInterior(respuesta);
  return respuesta;
};

/** Runs a mutation that GraphQL must take. */
export const mutar = async (prueba: ModuloDePrueba, campo: string, entrada: object): Promise<PayloadVisto> => {
  const { data, errors } = await intentar(prueba, campo, entrada);
  expect(errors).toBeUndefined();
  return (data as Record<string, PayloadVisto>)[campo] as PayloadVisto;
};

/** Registers a person. @returns the cliente. */
export const registrar = async (prueba: ModuloDePrueba, cambios: object = {}): Promise<ClienteVisto> => {
  const { cliente, errores } = await mutar(prueba, 'registrarClienteNatural', persona(cambios));
  expect(errores).toEqual([]);
  return cliente as ClienteVisto;
};

/** How many rows there are of everything that a command writes. */
export const filas = async ({ base: { prisma } }: ModuloDePrueba) => ({
  clientes: await prisma.cliente.count(),
  mensajes: await prisma.mensaje.count(),
  claves: await prisma.claveIdempotencia.count(),
});

/** Takes all clientes away, and what hangs on them. */
export const borrarClientes = async ({ base: { prisma } }: ModuloDePrueba): Promise<void> => {
  await prisma.totalPagos.deleteMany();
  await prisma.cliente.deleteMany();
};
