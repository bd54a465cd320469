import type { Prisma, PrismaClient } from '@alpes/prisma/generado/client';
import { MONEDAS } from '@alpes/seedwork/dominio/dinero';
import { comoFecha } from '@alpes/seedwork/infraestructura/dias';
import { ESTADOS_DE_CAMPANIA } from '../dominio/campania.ts';

/** A row of the view, as these tests make it. */
export type FilaDePrueba = Prisma.CampaniaVistaCreateManyInput & {
  readonly id: string;
  readonly presupuestoValor: string;
  readonly itinerario: string[];
  readonly creada: Date;
  readonly fechaInicio: Date;
  readonly fechaFin: Date;
};

/** Clientes of the rows. */
export const CLIENTES = ['00000000-0000-7000-8000-00000000c001', '00000000-0000-7000-8000-00000000c002'] as const;

const NOMBRES = ['Ánimo', 'animo', 'Ñandú', 'Navidad', "L'été"];
const PARADAS = ['Bogotá', 'Medellín', 'Santa Marta', 'Cali'];

/** The n-th row: few values in each column, so that there are ties in every order, and every filter finds some. */
export const fila = (n: number, cambios: Partial<FilaDePrueba> = {}): FilaDePrueba => {
  const estado = elegir(ESTADOS_DE_CAMPANIA, n);
  const creada = new Date(Date.UTC(2026, 10, 1 + (n % 4), n % 3 === 0 ? 23 : 0, 59, 59, n % 2));
  return {
    // The second half of the ids is scrambled, so that their order is not that of the rows.
    id: `00000000-0000-7000-8000-${((n * 7919) % 99991).toString(16).padStart(12, '0')}`,
    idCliente: elegir(CLIENTES, n),
    nombre: elegir(NOMBRES, n),
    itinerario: [elegir(PARADAS, n), elegir(PARADAS, n + 1)],
    presupuestoValor: `${(n % 5) * 250 + 100}.50`,
    presupuestoMoneda: elegir(MONEDAS, n % 3),
    fechaInicio: comoFecha(`2026-12-${String(1 + (n % 10)).padStart(2, '0')}`),
    fechaFin: comoFecha(`2026-12-${String(1 + (n % 10) + (n % 7)).padStart(2, '0')}`),
    estado,
    motivo: estado === 'CANCELADA' ? elegir(['El pago falló', 'Cambio de planes'], n >> 2) : null,
    creada,
    actualizada: creada,
    version: 1,
    ...cambios,
  };
};

/** Adds rows without their events, in one statement. @returns them. */
export const sembrar = async (prisma: PrismaClient, cuantas: number, desde = 0): Promise<readonly FilaDePrueba[]> => {
  const filas = Array.from({ length: cuantas }, (_, n) => fila(desde + n));
  await prisma.campaniaVista.createMany({ data: filas });
  return filas;
};

const elegir = <V>(valores: readonly V[], n: number): V => valores[n % valores.length] as V;
