import type { Entrega } from './entrega.ts';

const FINAL_Y_TEXTO = 0x81;
const CORTA = 125;
const MEDIA = 0xffff;

/**
 * Writes results of one subscription as WebSocket frames, each a `next` message of graphql-transport-ws: one buffer for all
 * of them. What a result says was written once for all who get it; only the id is the subscriber's own.
 *
 * `ws` would write each message anew, in several pieces. Frames of a server have no mask and, without extensions (none are
 * negotiated), nothing that depends on the frame before.
 */
export function crearTramas(id: string): (entregas: readonly Entrega[]) => Buffer {
  const principio = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);

  return (entregas) => {
    let total = 0;
    for (const { bytes } of entregas) {
      const mensaje = principio.length + bytes.length + 1;
      total += cabecera(mensaje) + mensaje;
    }
    const tramas = Buffer.allocUnsafe(total);
    let en = 0;
    for (const { bytes } of entregas) {
      const mensaje = principio.length + bytes.length + 1;
      en = escribirCabecera(tramas, en, mensaje);
      en += principio.copy(tramas, en);
      en += bytes.copy(tramas, en);
      en = tramas.writeUInt8(0x7d, en);
    }
    return tramas;
  };
}

const cabecera = (mensaje: number): number => (mensaje <= CORTA ? 2 : mensaje <= MEDIA ? 4 : 10);

function escribirCabecera(tramas: Buffer, en: number, mensaje: number): number {
  tramas.writeUInt8(FINAL_Y_TEXTO, en);
  if (mensaje <= CORTA) return tramas.writeUInt8(mensaje, en + 1);
  if (mensaje <= MEDIA) return tramas.writeUInt16BE(mensaje, tramas.writeUInt8(126, en + 1));
  return tramas.writeBigUInt64BE(BigInt(mensaje), tramas.writeUInt8(127, en + 1));
}
