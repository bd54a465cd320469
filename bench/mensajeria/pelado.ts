import { nuevoId } from '@alpes/seedwork/dominio/ids';
import { escribirSobre } from '@alpes/seedwork/infraestructura/sobre';
import { Cuenta, claveDe, type Lado, RELLENO } from './lado.ts';

/** Messages that have not been acknowledged, at most: what our own producers allow. */
const VENTANA = 500;

/** A client library of a broker, with nothing of ours around it. */
export interface ClientePelado {
  /** With batching off, as dedup needs it. `enviar` resolves when the broker has the message. */
  abrirProductor(
    topic: string,
  ): Promise<{ enviar(clave: string, cuerpo: string): Promise<void>; cerrar(): Promise<void> }>;
  /** Key_Shared, from the oldest message on; confirms each message as it comes. */
  abrirConsumo(topic: string, alRecibir: (cuerpo: string) => void): Promise<{ cerrar(): Promise<void> }>;
}

/** The bare side of a broker: its client sends the same bodies that ours sends, and consumes them with no effect. */
export const ladoPelado = (cliente: ClientePelado): Lado => {
  const publicar = async (topic: string, cuantos: number): Promise<number> => {
    const productor = await cliente.abrirProductor(topic);
    const cuerpos = Array.from({ length: cuantos }, (_, n) => cuerpoDe(n));
    const inicio = performance.now();
    const enCurso = new Set<Promise<void>>();
    for (const [n, cuerpo] of cuerpos.entries()) {
      const envio = productor.enviar(claveDe(n), cuerpo).finally(() => enCurso.delete(envio));
      enCurso.add(envio);
      if (enCurso.size >= VENTANA) await Promise.race(enCurso);
    }
    await Promise.all(enCurso);
    const duracion = performance.now() - inicio;
    await productor.cerrar();
    return duracion;
  };
  return {
    async abrirIda() {
      const topic = `pelado-${nuevoId()}`;
      let avisar = () => {};
      const productor = await cliente.abrirProductor(topic);
      const consumo = await cliente.abrirConsumo(topic, () => avisar());
      return {
        async ida() {
          const recibido = new Promise<number>((resolver) => {
            avisar = () => resolver(performance.now());
          });
          const cuerpo = cuerpoDe(0);
          const inicio = performance.now();
          const publicado = productor.enviar(nuevoId(), cuerpo).then(() => performance.now());
          const [enBroker, enMano] = await Promise.all([publicado, recibido]);
          return { publicado: enBroker - inicio, recibido: enMano - inicio, hecho: enMano - inicio };
        },
        async cerrar() {
          await consumo.cerrar();
          await productor.cerrar();
        },
      };
    },
    publicar: (cuantos) => publicar(`pelado-${nuevoId()}`, cuantos),
    async consumir(cuantos) {
      const topic = `pelado-${nuevoId()}`;
      await publicar(topic, cuantos);
      const cuenta = new Cuenta(cuantos);
      const inicio = performance.now();
      const consumo = await cliente.abrirConsumo(topic, (cuerpo) => cuenta.contar(JSON.parse(cuerpo).data.n));
      await cuenta.completa();
      const duracion = performance.now() - inicio;
      await consumo.cerrar();
      return duracion;
    },
  };
};

const cuerpoDe = (n: number): string =>
  escribirSobre({
    id: nuevoId(),
    modulo: nuevoId(),
    clave: claveDe(n),
    tipo: 'Medido.v1',
    datos: { n, relleno: RELLENO },
    metadatos: { correlacion: 'bench' },
    ocurrido: new Date(),
    agregadoVersion: 1,
  });
