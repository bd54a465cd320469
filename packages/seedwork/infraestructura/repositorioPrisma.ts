import type { Prisma } from '@alpes/prisma/generado/client';
import type { Repositorio } from '../aplicacion/repositorio.ts';
import { conflicto } from '../dominio/errores.ts';
import { type Evento, plegar } from '../dominio/evento.ts';
import type { Transaccion } from './unidadPrisma.ts';

/** An aggregate's state with its version; version 0 is an aggregate that does not exist. */
export interface EnVersion<Estado> {
  readonly estado: Estado;
  readonly version: number;
}

/** How one kind of aggregate is kept. */
export interface OpcionesDeRepositorio<Estado, E extends Evento> {
  readonly transaccion: Transaccion;
  /** Name of the aggregate in the log, such as `Campania`. */
  readonly agregado: string;
  readonly inicial: Estado;
  evolucionar(estado: Estado, evento: E): Estado;
  /** The aggregate as it is kept, from rows or from events ({@link desdeEventos}); undefined when there is none. */
  cargar(id: string): Promise<EnVersion<Estado> | undefined>;
  /** The writes that keep the new state: a row, or a projection of the events. */
  guardar(nuevo: EnVersion<Estado>, anterior: EnVersion<Estado>): readonly Prisma.PrismaPromise<unknown>[];
  /** The write that keeps new aggregates, one or many; without it, `guardar` keeps them one by one. */
  crear?(nuevos: readonly EnVersion<Estado>[]): Prisma.PrismaPromise<unknown>;
  /** The event as the log and other contexts see it, where that is not the whole event (personal data stays out). */
  publicar?(evento: E): Evento;
}

/** The one repository: only `cargar` and `guardar` tell an aggregate kept as rows from an event sourced one. */
export const repositorioPrisma = <Estado, E extends Evento>(
  opciones: OpcionesDeRepositorio<Estado, E>,
): Repositorio<Estado, E> => {
  const { transaccion, agregado, inicial, evolucionar, cargar, guardar, crear } = opciones;
  const { publicar = (evento: E) => evento } = opciones;
  // A second decision in the same transaction builds on the first.
  const enCurso = new Map<string, EnVersion<Estado>>();

  return {
    async ejecutar(id, decidir, { version, nuevo: esNuevo = false } = {}) {
      const cargado = enCurso.get(id) ?? (esNuevo ? undefined : await cargar(id));
      const anterior = cargado ?? { estado: inicial, version: 0 };
      if (version !== undefined && anterior.version !== 0 && version !== anterior.version) {
        throw conflicto(
          'version',
          'VERSION_OBSOLETA',
          `La versión actual es ${anterior.version}. Vuelva a leer y decida de nuevo.`,
        );
      }
      const eventos = decidir(anterior.estado);
      if (eventos.length === 0) return anterior.estado;
      const nuevo = {
        estado: plegar(evolucionar, anterior.estado, eventos),
        version: anterior.version + eventos.length,
      };
      enCurso.set(id, nuevo);
      if (crear !== undefined && anterior.version === 0) transaccion.insertar(crear, nuevo);
      else transaccion.escribir(...guardar(nuevo, anterior));
      transaccion.anexar({ tipo: agregado, id, version: anterior.version }, eventos.map(publicar));
      return nuevo.estado;
    },
  };
};

/**
 * Loads an event sourced aggregate: the fold of its stored events.
 *
 * @param leer - parses a stored event, lifting old versions of it to the current one.
 */
export const desdeEventos =
  <Estado, E extends Evento>(
    { prisma }: Pick<Transaccion, 'prisma'>,
    agregado: string,
    inicial: Estado,
    evolucionar: (estado: Estado, evento: E) => Estado,
    leer: (guardado: { readonly tipo: string; readonly datos: unknown }) => E,
  ) =>
  async (id: string): Promise<EnVersion<Estado> | undefined> => {
    const filas = await prisma.mensaje.findMany({
      where: { agregadoTipo: agregado, agregadoId: id },
      orderBy: { agregadoVersion: 'asc' },
      select: { tipo: true, datos: true, agregadoVersion: true },
    });
    const ultima = filas.at(-1);
    if (ultima === undefined) return undefined;
    return { estado: plegar(evolucionar, inicial, filas.map(leer)), version: ultima.agregadoVersion ?? 0 };
  };
