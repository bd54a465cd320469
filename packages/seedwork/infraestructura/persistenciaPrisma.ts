import type { PrismaClient } from '@alpes/prisma/generado/client';
import type { Persistencia } from '../aplicacion/unidadDeTrabajo.ts';
import type { Trazas } from '../observabilidad/trazas.ts';
import { type RestriccionesUnicas, type Transaccion, UnidadPrisma } from './unidadPrisma.ts';

/** Opens the units of work of one context on Prisma. */
export const persistenciaPrisma = <Puertos extends object>(opciones: {
  readonly prisma: PrismaClient;
  readonly modulo: string;
  readonly unicas: RestriccionesUnicas;
  readonly puertos: (transaccion: Transaccion) => Puertos;
  readonly reloj: () => Date;
  readonly trazas?: Trazas | undefined;
}): Persistencia<Puertos> => ({
  abrir: (metadatos) => new UnidadPrisma({ ...opciones, metadatos, ahora: opciones.reloj() }),

  async yaProcesado(mensajeId) {
    const suscripcion_mensajeId = { suscripcion: opciones.modulo, mensajeId };
    return (await opciones.prisma.bandeja.findUnique({ where: { suscripcion_mensajeId } })) !== null;
  },

  async primeraRespuesta({ usuario, clave }) {
    const fila = await opciones.prisma.claveIdempotencia.findUnique({
      where: { modulo_usuario_clave: { modulo: opciones.modulo, usuario, clave } },
    });
    // The column holds what this module wrote there.
    return fila === null ? undefined : { ...fila, resultado: fila.resultado as object };
  },
});
