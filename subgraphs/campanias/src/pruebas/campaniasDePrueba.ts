import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '@alpes/prisma/generado/client';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { expect, vi } from 'vitest';
import { type Ajustes, campanias } from '../modulo.ts';

/** A mutation of campaigns, with what is asked of its answer. */
export interface RespuestaDeCampania {
  readonly campania: CampaniaVista | null;
  readonly errores: readonly { readonly campo: string; readonly codigo: string; readonly mensaje: string }[];
}

/** A campaign as these tests ask for it. */
export interface CampaniaVista {
  readonly id: string;
  readonly idCliente: string;
  readonly nombre: string;
  readonly itinerario: readonly string[];
  readonly presupuesto: { readonly valor: string; readonly moneda: string };
  readonly fechaInicio: string;
  readonly fechaFin: string;
  readonly estado: string;
  readonly mensaje: string;
  readonly motivo: string | null;
  readonly version: number;
  readonly saga: {
    readonly estado: string;
    readonly motivo: string | null;
    readonly pasos: readonly { readonly paso: string }[];
  };
}

export const CAMPOS = `id idCliente nombre itinerario presupuesto { valor moneda } fechaInicio fechaFin estado mensaje
  motivo version saga { estado motivo pasos { paso } }`;

type Mutacion = 'crearCampania' | 'actualizarCampania' | 'cancelarCampania' | 'finalizarCampania';

/** The context at work, with pagos and cliente played by the test. */
export interface CampaniasDePrueba extends ModuloDePrueba {
  mutar(mutacion: Mutacion, entrada: object): Promise<RespuestaDeCampania>;
  /** A cliente of which this context has heard. */
  cliente(): Promise<string>;
  /** A campaign that waits for its payment. */
  crear(cambios?: object): Promise<CampaniaVista>;
  /** A campaign that was paid. */
  pagada(): Promise<CampaniaVista>;
  campania(id: string): Promise<CampaniaVista>;
  /** Leaves a message and waits until it had its effect, or is a dead letter. @returns its id. */
  entregar(topic: string, clave: string, tipo: string, datos: object, extra?: object): Promise<string>;
  /** What pagos says of the campaign's payout. */
  confirmar(idCampania: string, pago?: NoticiaDePrueba): Promise<string>;
  revertir(idCampania: string, pago?: NoticiaDePrueba): Promise<string>;
  /** The commands that pagos got for the campaign, oldest first. */
  ordenes(idCampania: string): Promise<readonly { readonly tipo: string; readonly datos: unknown }[]>;
}

/** What the test lets pagos say; the payout is the campaign's where nothing else is given. */
export interface NoticiaDePrueba {
  readonly payoutId?: string;
  readonly aggregateversion?: number;
  readonly motivo?: string;
}

/** Data of a new campaign, but for its cliente. */
export const ENTRADA = {
  nombre: 'Lanzamiento',
  itinerario: ['Bogotá', 'Medellín'],
  presupuesto: { valor: '1500', moneda: 'USD' },
  fechaInicio: '2026-12-01',
  fechaFin: '2026-12-31',
};

/** Starts the context on a database of its own. @param lecturas - receives each statement of the read side. */
export const levantarCampanias = async (
  ajustes: Ajustes = { plazoSagaMs: 600_000 },
  lecturas: string[] = [],
): Promise<CampaniasDePrueba> => {
  const definicion = campanias(ajustes);
  const modulo = await levantarModulo({
    ...definicion,
    consultas: (prisma) => definicion.consultas(anotando(prisma, lecturas)),
  });
  const { base, pedir } = modulo;

  const mutar: CampaniasDePrueba['mutar'] = async (mutacion, entrada) => {
    const tipo = `${mutacion.charAt(0).toUpperCase()}${mutacion.slice(1)}Entrada`;
    const datos = await pedir<Record<string, RespuestaDeCampania>>(
      `mutation ($entrada: ${tipo}!) {
        ${mutacion}(entrada: $entrada) { campania { ${CAMPOS} } errores { campo codigo mensaje } }
      }`,
      { entrada },
    );
    return datos[mutacion] ?? expect.fail('no answer');
  };

  const entregar: CampaniasDePrueba['entregar'] = async (...mensaje) => {
    const id = await modulo.depositar(...mensaje);
    await vi.waitFor(
      async () => {
        const hechos = await base.prisma.bandeja.count({ where: { mensajeId: id } });
        const muertos = await base.prisma.aparcado.count({ where: { mensajeId: id, estado: 'MUERTO' } });
        expect(hechos + muertos).toBe(1);
      },
      { timeout: 60_000, interval: 10 },
    );
    return id;
  };

  const cliente = async () => {
    const id = randomUUID();
    await entregar('eventos.cliente', id, 'ClienteRegistrado.v1', { id }, { aggregateversion: 1 });
    return id;
  };

  const crear: CampaniasDePrueba['crear'] = async (cambios = {}) => {
    const { campania, errores } = await mutar('crearCampania', { idCliente: await cliente(), ...ENTRADA, ...cambios });
    expect(errores).toEqual([]);
    return campania ?? expect.fail('no campaign');
  };

  const noticia =
    (tipo: string, datos: object) =>
    async (idCampania: string, { payoutId = payoutDe(idCampania), aggregateversion, motivo }: NoticiaDePrueba = {}) =>
      entregar(
        'eventos.pagos',
        payoutId,
        tipo,
        { payoutId, idCampania, ...datos, ...(motivo !== undefined && { motivo }) },
        aggregateversion === undefined ? {} : { aggregateversion },
      );

  const campania: CampaniasDePrueba['campania'] = async (id) => {
    const leido = await pedir<{ campania: CampaniaVista }>(`query ($id: ID!) { campania(id: $id) { ${CAMPOS} } }`, {
      id,
    });
    return leido.campania;
  };

  const confirmar = noticia('PagoConfirmado.v1', { confirmacionId: 'C-1' });

  return {
    ...modulo,
    mutar,
    entregar,
    cliente,
    crear,
    campania,
    confirmar,
    revertir: noticia('PagoRevertido.v1', { motivo: 'Fondos insuficientes' }),

    async pagada() {
      const { id } = await crear();
      await confirmar(id, { aggregateversion: 4 });
      return campania(id);
    },

    ordenes: (idCampania) =>
      base.prisma.mensaje.findMany({
        where: { topic: 'comandos.pagos', clave: idCampania },
        orderBy: { secuencia: 'asc' },
        select: { tipo: true, datos: true },
      }),
  };
};

/** No read of this context loads relations, so each operation of Prisma is one statement. */
const anotando = (prisma: PrismaClient, lecturas: string[]): PrismaClient =>
  prisma.$extends({
    query: {
      $allOperations({ model, operation, args, query }) {
        lecturas.push(`${model ?? ''}.${operation}`);
        return query(args);
      },
    },
  }) as unknown as PrismaClient;

/** The payout that the test lets pagos make for a campaign: the same id each time. */
export const payoutDe = (idCampania: string): string => `${idCampania.slice(0, -12)}aaaaaaaaaaaa`;
