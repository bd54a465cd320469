import { randomUUID } from 'node:crypto';
import type { Falla } from '@alpes/seedwork/dominio/errores';
import type { ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { expect, vi } from 'vitest';
import type { AjustesDePagos } from '../modulo.ts';

/** Short times, so that nobody waits long for a late answer. */
export const AJUSTES: AjustesDePagos = { demoraPasarelaMs: 250, consultaMs: 40 };

/** How long a test waits for what happens by itself, and how often it looks. */
export const PACIENCIA = { timeout: 60_000, interval: 15 } as const;

/** A payout as these tests read it. */
export interface Payout {
  readonly id: string;
  readonly estado: string;
  readonly version: number;
  readonly intentos: number;
  readonly monto: { readonly valor: string; readonly moneda: string } | null;
  readonly [campo: string]: unknown;
}

/** A transaction as these tests read it. */
export interface Transaction {
  readonly id: string;
  readonly estado: string;
  readonly version: number;
  readonly [campo: string]: unknown;
}

/** What a mutation answered. */
export interface Respuesta {
  readonly payout?: Payout | null;
  readonly transaction?: Transaction | null;
  readonly errores: readonly Falla[];
}

const PAYOUT = `id clienteId cicloId idCampania moneda monto { valor moneda } medioPago { tipo mascara } estado intentos
  confirmacionId motivoFallo reversionSolicitada creado procesado finalizado version
  cliente { id } campania { id } transactions { total edges { node { id estado } } }`;
const TRANSACTION = `id clienteId marcaId tipoEvento comision { valor moneda } fecha cicloId estado motivoAnulacion
  registrada version cliente { id } payout { id }`;

/** The mutations and reads of this context, as its tests use them. */
export const operacionesDe = ({ pedir, depositar, base }: ModuloDePrueba) => {
  const mutar = async (mutacion: string, entrada: object): Promise<Respuesta> => {
    const tipo = `${mutacion.charAt(0).toUpperCase()}${mutacion.slice(1)}Entrada`;
    const entidad = mutacion.endsWith('Transaccion') ? `transaction { ${TRANSACTION} }` : `payout { ${PAYOUT} }`;
    const { r } = await pedir<{ r: Respuesta }>(
      `mutation($entrada: ${tipo}!) { r: ${mutacion}(entrada: $entrada) { ${entidad} errores { campo codigo mensaje clase } } }`,
      { entrada },
    );
    return r;
  };

  const hecho = async (mutacion: string, entrada: object): Promise<Respuesta> => {
    const respuesta = await mutar(mutacion, entrada);
    expect(respuesta.errores).toEqual([]);
    return respuesta;
  };

  const leerPayout = async (id: string): Promise<Payout> => {
    const { payout } = await pedir<{ payout: Payout }>(`query($id: ID!) { payout(id: $id) { ${PAYOUT} } }`, { id });
    return payout;
  };

  return {
    mutar,
    leerPayout,

    /** Runs a mutation of payouts that must not be refused. */
    async conPayout(mutacion: string, entrada: object): Promise<Payout> {
      const { payout } = await hecho(mutacion, entrada);
      return payout ?? expect.fail('no payout');
    },

    /** Runs a mutation of transactions that must not be refused. */
    async conTransaction(mutacion: string, entrada: object): Promise<Transaction> {
      const { transaction } = await hecho(mutacion, entrada);
      return transaction ?? expect.fail('no transaction');
    },

    /** Runs a mutation that must be refused. @returns field and code of each fault. */
    async fallas(mutacion: string, entrada: object): Promise<readonly (readonly [string, string])[]> {
      const { errores, payout, transaction } = await mutar(mutacion, entrada);
      expect(payout ?? transaction ?? null).toBeNull();
      return errores.map(({ campo, codigo }) => [campo, codigo] as const);
    },

    async leerTransaction(id: string): Promise<Transaction> {
      const { transaction } = await pedir<{ transaction: Transaction }>(
        `query($id: ID!) { transaction(id: $id) { ${TRANSACTION} } }`,
        { id },
      );
      return transaction;
    },

    /** Waits until the payout is as expected. */
    async esperarPayout(id: string, esperado: object): Promise<Payout> {
      return vi.waitFor(async () => {
        const payout = await leerPayout(id);
        expect(payout).toMatchObject(esperado);
        return payout;
      }, PACIENCIA);
    },

    /** Orders the payment of a campaign, as its saga does. @returns the payout, once it is there. */
    async pagarCampania(datos: { readonly idCampania: string; readonly [campo: string]: unknown }): Promise<Payout> {
      const { idCampania } = datos;
      await depositar('comandos.pagos', idCampania, 'ProcesarPago', datos);
      const buscar = () => base.prisma.payout.findFirstOrThrow({ where: { idCampania }, select: { id: true } });
      return leerPayout((await vi.waitFor(buscar, PACIENCIA)).id);
    },

    /** A cliente that this context knows. */
    async nuevoCliente(): Promise<string> {
      const id = randomUUID();
      await depositar('eventos.cliente', id, 'ClienteRegistrado.v1', { id }, { aggregateversion: 1 });
      await vi.waitFor(async () => expect(await base.prisma.pagosCliente.count({ where: { id } })).toBe(1), PACIENCIA);
      return id;
    },

    /** The types of an aggregate's events. */
    async eventos(agregadoId: string): Promise<readonly string[]> {
      const filas = await base.prisma.mensaje.findMany({
        where: { agregadoId },
        orderBy: { agregadoVersion: 'asc' },
        select: { tipo: true },
      });
      return filas.map(({ tipo }) => tipo);
    },
  };
};
