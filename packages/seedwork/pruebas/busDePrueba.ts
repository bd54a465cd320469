import type { Bus, Flujo, MensajeDeBus, MensajeNumerado, Suscripcion } from '../infraestructura/bus.ts';
import type { SaludDeParte } from '../observabilidad/salud.ts';

/** A bus in memory: keeps what is published, and delivers what a test hands it. */
export class BusDePrueba implements Bus {
  /** What was published, in order. */
  readonly publicados: (MensajeNumerado & Flujo & { readonly cuando: number })[] = [];
  /** Runs before each publication: may wait, or fail. */
  antesDePublicar: (flujo: Flujo, mensajes: readonly MensajeNumerado[]) => Promise<void> | void = () => {};
  /** Runs before each subscription. */
  antesDeSuscribir: (suscripcion: Suscripcion) => void = () => {};
  readonly suscritas = new Map<string, Suscripcion>();

  async publicar(flujo: Flujo, mensajes: readonly MensajeNumerado[]): Promise<void> {
    await this.antesDePublicar(flujo, mensajes);
    this.publicados.push(...mensajes.map((mensaje) => ({ ...mensaje, ...flujo, cuando: Date.now() })));
  }

  async suscribir(suscripcion: Suscripcion): Promise<() => Promise<void>> {
    this.antesDeSuscribir(suscripcion);
    this.suscritas.set(suscripcion.topic, suscripcion);
    return async () => {
      this.suscritas.delete(suscripcion.topic);
    };
  }

  async depositar(topic: string, clave: string, cuerpo: string): Promise<void> {
    await this.entregar(topic, { idDeTransporte: crypto.randomUUID(), clave, cuerpo });
  }

  /** Delivers a message to the one who subscribed. */
  entregar(topic: string, mensaje: MensajeDeBus): Promise<void> {
    const suscripcion = this.suscritas.get(topic);
    if (suscripcion === undefined) throw new Error(`Nobody subscribed to ${topic}`);
    return suscripcion.manejar(mensaje);
  }

  async salud(): Promise<SaludDeParte> {
    return { estado: 'ok' };
  }

  async cerrar(): Promise<void> {}
}
