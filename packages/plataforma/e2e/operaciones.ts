import { randomInt } from 'node:crypto';
import { gql } from 'graphql-request';
import { expect, vi } from 'vitest';
import type { Sistema } from './sistema.ts';

/** What a mutation's `errores` hold. */
export interface Falla {
  readonly campo: string;
  readonly codigo: string;
  readonly mensaje: string;
}

/** Whatever answers at the address of the graph. */
type ConCliente = Pick<Sistema, 'cliente'>;

const ERRORES = 'errores { campo codigo mensaje }';

/** Registers a person nobody else has registered. @returns its id. */
export const registrarPersona = async ({ cliente }: ConCliente): Promise<string> => {
  const numero = `${randomInt(1e9, 1e10)}`;
  const { registrarClienteNatural: payload } = await cliente.request<{
    registrarClienteNatural: { cliente: { id: string } | null; errores: Falla[] };
  }>(
    gql`mutation RegistrarPersona($entrada: RegistrarClienteNaturalEntrada!) {
      registrarClienteNatural(entrada: $entrada) { cliente { id } ${ERRORES} }
    }`,
    {
      entrada: {
        nombre: `Persona ${numero}`,
        email: `p${numero}@example.com`,
        cedula: numero,
        fechaNacimiento: '1990-05-17',
      },
    },
  );
  expect(payload.errores).toEqual([]);
  return payload.cliente?.id ?? '';
};

/** A campaign for a cliente, with a budget whose cents tell the simulated payment gateway what to answer. */
export const crearCampania = async (
  { cliente }: ConCliente,
  idCliente: string,
  valor = '1500.00',
  extra: Record<string, unknown> = {},
): Promise<string> => {
  const { crearCampania: payload } = await cliente.request<{
    crearCampania: { campania: { id: string; estado: string } | null; errores: Falla[] };
  }>(
    gql`mutation CrearCampania($entrada: CrearCampaniaEntrada!) {
      crearCampania(entrada: $entrada) { campania { id estado } ${ERRORES} }
    }`,
    {
      entrada: {
        idCliente,
        nombre: 'Lanzamiento',
        itinerario: ['Bogotá', 'Medellín'],
        presupuesto: { valor, moneda: 'USD' },
        fechaInicio: '2026-12-01',
        fechaFin: '2026-12-31',
        ...extra,
      },
    },
  );
  expect(payload.errores).toEqual([]);
  return payload.campania?.id ?? '';
};

/** Everything about a campaign that the saga touches, across the three contexts. */
export interface CampaniaCompleta {
  readonly estado: string;
  readonly motivo: string | null;
  readonly cliente: {
    readonly totalPagos: number;
    readonly montoTotalPagos: readonly { readonly valor: string; readonly moneda: string }[];
  };
  readonly payout: { readonly id: string; readonly estado: string; readonly intentos: number } | null;
  readonly saga: { readonly estado: string; readonly pasos: readonly { readonly paso: string }[] } | null;
}

/** Reads a campaign with its neighbours. */
export const leerCampania = async ({ cliente }: ConCliente, id: string): Promise<CampaniaCompleta> => {
  const { campania } = await cliente.request<{ campania: CampaniaCompleta }>(
    gql`query Campania($id: ID!) {
      campania(id: $id) {
        estado
        motivo
        cliente { totalPagos montoTotalPagos { valor moneda } }
        payout { id estado intentos }
        saga { estado pasos { paso } }
      }
    }`,
    { id },
  );
  return campania;
};

/** How long the contexts have to react to each other. */
export const ESPERA = { timeout: 60_000, interval: 25 };

/** Waits until the campaign is as expected. */
export const esperarCampania = (sistema: ConCliente, id: string, esperada: object): Promise<void> =>
  vi.waitFor(async () => expect(await leerCampania(sistema, id)).toMatchObject(esperada), ESPERA);

/** Does something once the subscriptions that were begun have all reached their subgraphs. */
export const abierta = async <R>(sistema: Sistema, accion: () => Promise<R>): Promise<R> => {
  await expect.poll(() => abiertasEnSubgrafos(sistema), { interval: 10 }).toBe(sistema.suscripciones);
  return accion();
};

const abiertasEnSubgrafos = async ({ metricas }: Sistema): Promise<number> => {
  const textos = await Promise.all(metricas.map(async (url) => (await fetch(url)).text()));
  return textos
    .flatMap((texto) => [...texto.matchAll(/^alpes_suscripciones\{[^}]*\} (\d+)/gm)])
    .reduce((suma, [, abiertas]) => suma + Number(abiertas), 0);
};
