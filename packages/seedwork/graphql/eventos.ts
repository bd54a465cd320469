import type { EventoGuardado } from '../aplicacion/eventoGuardado.ts';
import { precedidoDe, transformar } from './iteradores.ts';

/** The GraphQL type of an event: its name without the version. The schema has one type for each event of the log. */
export const tipoDeEvento = <Tipo extends string>({ tipo }: EventoGuardado): Tipo =>
  tipo.replace(/\.v\d+$/, '') as Tipo;

/**
 * An entity as it is now, then after each of its events.
 *
 * @param eventos - the events of the entity from now on.
 * @param leer - reads the entity; its version tells whether a change was already shown.
 */
export const cambiosDe = <Entidad extends { readonly version: number }>(
  eventos: AsyncIterator<EventoGuardado>,
  leer: () => Promise<Entidad | undefined>,
): AsyncIterableIterator<Entidad> => {
  let vista = -1;
  return transformar(precedidoDe<EventoGuardado | 'ahora'>('ahora', eventos), {
    async valor() {
      const entidad = await leer();
      if (entidad === undefined || entidad.version === vista) return undefined;
      vista = entidad.version;
      return entidad;
    },
  });
};
