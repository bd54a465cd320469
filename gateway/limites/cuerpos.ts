import type { IncomingMessage } from 'node:http';
import { sobrecarga } from './aforo.ts';
import { redDe } from './direccion.ts';

/** What the bodies of requests that are still being received may come to, in bytes. */
export interface OpcionesDeCuerpos {
  readonly enTotal: number;
  /** Longer ones are refused for that alone. */
  readonly deUno: number;
}

/** Counts bodies from when they begin to come until they are there, or their client has left. */
export interface Cuerpos {
  /** A request has begun to come. @throws RechazoDePeticion when its body would be too much beside the others */
  recibir(peticion: IncomingMessage, direccion: string): void;
}

/** Which part of it one address may take: it must not keep the others out with bodies that never end. */
const PARTE_DE_UNA_DIRECCION = 1 / 4;

/** Bounds the memory of bodies under way: before a body is there, its request has no place that would bound it. */
export function crearCuerpos({ enTotal, deUno }: OpcionesDeCuerpos): Cuerpos {
  const porRed = new Map<string, number>();
  let total = 0;

  return {
    recibir(peticion, direccion) {
      const bytes = Math.min(anunciados(peticion), deUno);
      if (bytes === 0 || peticion.complete) return;
      const red = redDe(direccion);
      const suyos = porRed.get(red) ?? 0;
      if (total + bytes > enTotal || suyos + bytes > enTotal * PARTE_DE_UNA_DIRECCION) throw sobrecarga();
      total += bytes;
      porRed.set(red, suyos + bytes);
      let contados = true;
      const olvidar = () => {
        if (!contados) return;
        contados = false;
        total -= bytes;
        const quedan = (porRed.get(red) ?? bytes) - bytes;
        if (quedan === 0) porRed.delete(red);
        else porRed.set(red, quedan);
      };
      peticion.once('end', olvidar);
      peticion.once('close', olvidar);
    },
  };
}

/** As many as a request says that its body has; any number where it does not say. */
function anunciados({ headers }: IncomingMessage): number {
  if (headers['transfer-encoding'] !== undefined) return Number.POSITIVE_INFINITY;
  return Number(headers['content-length'] ?? 0);
}
