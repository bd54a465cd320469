import type { EventoGuardado } from '../aplicacion/eventoGuardado.ts';

/** Of an event's own fields, and of the objects that hold it. */
const RESTO = 512;

const pesos = new WeakMap<EventoGuardado, number>();

/** About how much memory an event takes, in bytes: worked out once, however many readers it waits for. */
export const pesoDe = (evento: EventoGuardado): number => {
  let peso = pesos.get(evento);
  if (peso === undefined) {
    peso = RESTO + JSON.stringify(evento.datos).length + JSON.stringify(evento.metadatos).length;
    pesos.set(evento, peso);
  }
  return peso;
};
