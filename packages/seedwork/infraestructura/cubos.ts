import { Prisma } from '@alpes/prisma/generado/client';
import type { RangoDeMontos } from '../aplicacion/filtros.ts';

/** A range of amounts as the counters can tell it. */
export interface RangoPorCubos {
  /** A condition on `medida`: the buckets all of whose amounts are in the range. */
  readonly enteros: Prisma.Sql;
  /** Conditions on the amount, each with an index: of those in the range that are in other buckets. */
  readonly sueltos: readonly Prisma.Sql[];
}

/**
 * Parts a range at the limits of the buckets that amounts are counted in. Where a limit of the range is one of a bucket, as
 * round amounts are, nothing is loose on that side.
 *
 * @param medida - what the names of the buckets' measures begin with.
 * @returns undefined where no bucket is in the range as a whole.
 */
export const partirEnCubos = (
  medida: string,
  valor: Prisma.Sql,
  { minimo, maximo }: RangoDeMontos,
): RangoPorCubos | undefined => {
  const primero = minimo === undefined ? 0n : enCentavos(minimo);
  const ultimo = maximo === undefined ? undefined : enCentavos(maximo);
  // The first amount of the whole buckets, and the first after them.
  const desde = primero <= 0n ? 0n : cuboDe(primero - 1n).siguiente;
  const hasta = ultimo === undefined ? undefined : cuboDe(ultimo < 0n ? 0n : ultimo + 1n).desde;
  if (hasta !== undefined && desde >= hasta) return undefined;
  // After the digits of all names comes `:`.
  const [nombre, limite] = [cuboDe(desde).nombre, hasta === undefined ? ':' : cuboDe(hasta).nombre];
  return {
    enteros: Prisma.sql`medida >= ${`${medida} ${nombre}`} AND medida < ${`${medida} ${limite}`}`,
    sueltos: [
      ...(primero < desde ? [Prisma.sql`${valor} < ${enValor(desde)}::numeric`] : []),
      ...(hasta !== undefined && ultimo !== undefined && hasta <= ultimo
        ? [Prisma.sql`${valor} >= ${enValor(hasta)}::numeric`]
        : []),
    ],
  };
};

/** The bucket that an amount of cents is in, as the function `public.cubo` names it; the first amount in it, and after it. */
const cuboDe = (centavos: bigint) => {
  const cifras = `${centavos}`;
  const ancho = 10n ** BigInt(Math.max(cifras.length - 2, 0));
  const desde = centavos - (centavos % ancho);
  const nombre = `${cifras.length}`.padStart(2, '0') + cifras.slice(0, 2).padEnd(2, '0');
  return { nombre, desde, siguiente: desde + ancho };
};

const enCentavos = (valor: string): bigint => {
  const [enteros = '', decimales = ''] = valor.split('.');
  return BigInt(enteros + decimales.padEnd(2, '0'));
};

const enValor = (centavos: bigint): string => `${centavos / 100n}.${`${centavos % 100n}`.padStart(2, '0')}`;
