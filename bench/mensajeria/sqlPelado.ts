import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { nuevoId } from '@alpes/seedwork/dominio/ids';
import { mensajeDe } from '@alpes/seedwork/pruebas/registro';
import { Cuenta, claveDe, type Lado, RELLENO } from './lado.ts';

const CANAL = 'alpes_bench';
/** How many rows a statement writes. */
const LOTE = 500;
/** How many transactions are under way at a time: as many as a consumer has lanes. */
const CARRILES = 8;

/**
 * What stands for a broker's client where there is no broker. Single messages: a row that is written with a NOTIFY, and
 * read by who hears it. A backlog to publish: its rows are written once. A backlog to consume: an inbox row for each
 * message, each in a transaction of its own.
 */
export const ladoSql = (base: BaseDeDatos): Lado => ({
  async abrirIda() {
    const { prisma } = base;
    let avisar = (_id: string) => {};
    const callar = await base.escuchar(CANAL, (id) => avisar(id));
    return {
      async ida() {
        const fila = mensajeDe({ modulo: CANAL, topic: CANAL, clave: nuevoId(), datos: { n: 0, relleno: RELLENO } });
        const recibido = new Promise<number>((resolver) => {
          avisar = async (id) => {
            await prisma.$queryRaw`SELECT * FROM mensajeria.mensaje WHERE id = ${id}::uuid`;
            resolver(performance.now());
          };
        });
        let inicio = 0;
        await prisma.$transaction(async (tx) => {
          await tx.mensaje.createMany({ data: [fila] });
          await tx.$queryRaw`SELECT pg_notify(${CANAL}, ${fila.id})::text`;
          inicio = performance.now();
        });
        const publicado = performance.now() - inicio;
        const enMano = (await recibido) - inicio;
        return { publicado, recibido: enMano, hecho: enMano };
      },
      cerrar: callar,
    };
  },

  async publicar(cuantos) {
    const modulo = nuevoId();
    const filas = Array.from({ length: cuantos }, (_, n) =>
      mensajeDe({ modulo, topic: modulo, clave: claveDe(n), posicion: BigInt(n + 1), datos: { n, relleno: RELLENO } }),
    );
    const inicio = performance.now();
    for (let desde = 0; desde < cuantos; desde += LOTE) {
      await base.prisma.mensaje.createMany({ data: filas.slice(desde, desde + LOTE) });
    }
    const duracion = performance.now() - inicio;
    const cuenta = new Cuenta(cuantos);
    for (const { posicion } of await base.prisma.mensaje.findMany({ where: { modulo }, select: { posicion: true } })) {
      cuenta.contar(Number(posicion) - 1);
    }
    await cuenta.completa();
    return duracion;
  },

  async consumir(cuantos) {
    const suscripcion = nuevoId();
    const cuenta = new Cuenta(cuantos);
    const numeros = Array.from({ length: cuantos }, (_, n) => n).values();
    const inicio = performance.now();
    const carril = async () => {
      for (const n of numeros) {
        await base.prisma.bandeja.create({ data: { suscripcion, mensajeId: `${n}` } });
        cuenta.contar(n);
      }
    };
    await Promise.all(Array.from({ length: CARRILES }, carril));
    await cuenta.completa();
    return performance.now() - inicio;
  },
});
