import type { KeyObject } from 'node:crypto';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import type { ExecutionResult } from 'graphql';
import { Registry } from 'prom-client';
import { nuevoId } from '../dominio/ids.ts';
import type { PeticionGraphql } from '../graphql/subgrafo.ts';
import type { Bus } from '../infraestructura/bus.ts';
import { crearBus, type OpcionesDeBus } from '../infraestructura/crearBus.ts';
import { type DefinicionDeModulo, iniciarModulo, type ModuloEnMarcha } from '../modulo.ts';
import { crearMetricas, type Metricas } from '../observabilidad/metricas.ts';
import { bitacoraDePrueba, bitacoraEn } from './bitacora.ts';
import { busDelSistema } from './pulsar.ts';

/** A module at work, for the tests of a context. */
export interface ModuloDePrueba {
  readonly base: BaseDeDatos;
  /** That of the environment: Pulsar where there is a broker, else the embedded one. */
  readonly bus: Bus;
  readonly modulo: ModuloEnMarcha;
  readonly metricas: Metricas;
  /** Runs a query or mutation that must not fail. */
  pedir<Datos>(query: string, variables?: PeticionGraphql['variables']): Promise<Datos>;
  /** Runs a query or mutation, whatever comes of it. */
  ejecutar(query: string, variables?: PeticionGraphql['variables']): Promise<ExecutionResult>;
  /** Results of a subscription, as they come; ends with `return`. */
  suscribir<Datos>(query: string, variables?: PeticionGraphql['variables']): Promise<AsyncIterableIterator<Datos>>;
  /** Leaves a message on a topic, as another context does. @returns its id. */
  depositar(topic: string, clave: string, tipo: string, datos: object, extra?: object): Promise<string>;
  /** What stands in the dead letters for a key: the codes. */
  muertos(clave: string): Promise<readonly string[]>;
  detener(): Promise<void>;
}

/** Processes on one database meet at one bus. */
const conexiones = new WeakMap<BaseDeDatos, Promise<OpcionesDeBus>>();
const conexionDe = (base: BaseDeDatos): Promise<OpcionesDeBus> => {
  const conexion = conexiones.get(base) ?? busDelSistema();
  conexiones.set(base, conexion);
  return conexion;
};

/**
 * Starts a module. Failed messages are tried again soon, and only a few times.
 *
 * @param lineas - receives the log.
 * @param ajena - the database of another module, to be one more process on it.
 * @param clavesInternas - that the gateway may sign with; without them it is open.
 */
export const levantarModulo = async <Puertos extends object, Consultas>(
  definicion: DefinicionDeModulo<Puertos, Consultas>,
  lineas?: string[],
  ajena?: BaseDeDatos,
  clavesInternas?: readonly KeyObject[],
): Promise<ModuloDePrueba> => {
  const base = ajena ?? (await baseDePrueba());
  const bitacora = lineas === undefined ? bitacoraDePrueba() : bitacoraEn(lineas);
  const metricas = crearMetricas(new Registry());
  const bus = await crearBus(await conexionDe(base), base, bitacora);
  const modulo = await iniciarModulo(definicion, {
    base,
    bus,
    bitacora,
    metricas,
    reintentos: { maximo: 5, esperaMs: 20 },
    clavesInternas,
  });
  const ejecutar: ModuloDePrueba['ejecutar'] = (query, variables) => modulo.ejecutar({ query, variables }, {});
  return {
    base,
    bus,
    modulo,
    metricas,
    ejecutar,

    async pedir<Datos>(query: string, variables?: PeticionGraphql['variables']) {
      const { data, errors } = await ejecutar(query, variables);
      if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('; '));
      return data as Datos;
    },

    async suscribir<Datos>(query: string, variables?: PeticionGraphql['variables']) {
      const fuente = await modulo.suscribir({ query, variables }, {});
      if (!(Symbol.asyncIterator in fuente)) throw new Error(JSON.stringify(fuente.errors));
      return soloDatos<Datos>(fuente);
    },

    async depositar(topic, clave, tipo, datos, extra = {}) {
      const id = nuevoId();
      await bus.depositar(topic, clave, JSON.stringify({ id, type: tipo, data: datos, ...extra }));
      return id;
    },

    async muertos(clave) {
      const filas = await base.prisma.aparcado.findMany({ where: { clave, estado: 'MUERTO' } });
      return filas.map(({ codigo }) => codigo);
    },

    async detener() {
      await modulo.detener();
      await bus.cerrar();
      if (ajena === undefined) await base.cerrar();
    },
  };
};

const soloDatos = <Datos>(fuente: AsyncIterableIterator<ExecutionResult>): AsyncIterableIterator<Datos> => ({
  async next() {
    const { value, done } = await fuente.next();
    if (done === true) return { value: undefined, done };
    if (value.errors !== undefined) throw new Error(JSON.stringify(value.errors));
    return { value: value.data as Datos, done: false };
  },
  async return() {
    await fuente.return?.();
    return { value: undefined, done: true };
  },
  [Symbol.asyncIterator]() {
    return this;
  },
});
