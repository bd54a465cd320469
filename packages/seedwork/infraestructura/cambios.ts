import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { CANAL_CAMBIADO } from './canales.ts';
import type { Transaccion } from './unidadPrisma.ts';

/** Tells those who follow an entity that something of it changes with this transaction, without an event of its own. */
export const avisarCambio = (transaccion: Transaccion, modulo: string, id: string): void =>
  transaccion.escribir(transaccion.prisma.$queryRaw`SELECT pg_notify(${CANAL_CAMBIADO}, ${`${modulo} ${id}`})::text`);

/** Hears of such changes: once for each process and module, for all who follow an entity. */
export class Cambios {
  readonly #oyentes = new Map<string, Set<() => void>>();
  #noEscuchar: (() => Promise<void>) | undefined;

  private constructor() {}

  static async iniciar(base: BaseDeDatos, modulo: string): Promise<Cambios> {
    const cambios = new Cambios();
    cambios.#noEscuchar = await base.escuchar(CANAL_CAMBIADO, (carga) => {
      const [deQuien, id = ''] = carga.split(' ');
      if (deQuien === modulo) for (const avisar of cambios.#oyentes.get(id) ?? []) avisar();
      // The connection was lost: nobody knows what was told meanwhile.
      if (carga === '') for (const avisar of [...cambios.#oyentes.values()].flatMap((suyos) => [...suyos])) avisar();
    });
    return cambios;
  }

  /** Calls `avisar` whenever something of the entity has changed. @returns how to give that up */
  escuchar(id: string, avisar: () => void): () => void {
    const suyos = this.#oyentes.get(id) ?? new Set();
    this.#oyentes.set(id, suyos);
    const oyente = () => avisar();
    suyos.add(oyente);
    return () => {
      if (suyos.delete(oyente) && suyos.size === 0) this.#oyentes.delete(id);
    };
  }

  async detener(): Promise<void> {
    await this.#noEscuchar?.();
  }
}
