import { baseDePrueba } from '@alpes/prisma/pruebas';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import { espiar } from '../pruebas/espia.ts';
import { contratoDeBus } from './bus.contrato.ts';
import { BusEmbebido } from './busEmbebido.ts';
import { CANAL_NUMERADO } from './canales.ts';

contratoDeBus('the embedded bus', async () => {
  const base = await baseDePrueba();
  return {
    limita: false,
    abrir: async () => new BusEmbebido(base, bitacoraDePrueba()),
    async abrirMortal() {
      let vivo = true;
      // A process that is gone asks the database for nothing more.
      const suya = espiar(base, () => (vivo ? undefined : Promise.reject(new Error('killed'))));
      const matar = () => {
        vivo = false;
      };
      return { bus: new BusEmbebido(suya, bitacoraDePrueba()), matar };
    },
    async publicar(bus, { modulo, topic }, mensajes) {
      // In one go: message by message PGlite, which does one thing at a time, would have no time for anything else, and
      // the readers would lose their leases.
      await base.prisma.$transaction([
        base.prisma.$executeRaw`
          INSERT INTO mensajeria.mensaje (id, modulo, topic, clave, posicion, tipo, datos, metadatos, crudo, ocurrido)
          SELECT gen_random_uuid(), ${modulo}, ${topic}, clave, posicion, '', '{}', '{}', cuerpo, now()
          FROM unnest(${mensajes.map(({ posicion }) => `${posicion}`)}::bigint[],
                      ${mensajes.map(({ clave }) => clave)}::text[],
                      ${mensajes.map(({ cuerpo }) => cuerpo)}::text[]) AS m (posicion, clave, cuerpo)
          ON CONFLICT (modulo, topic, posicion) DO NOTHING`,
        base.prisma.$executeRaw`
          INSERT INTO mensajeria.flujo AS f (modulo, topic, numerada, publicada)
          SELECT ${modulo}, ${topic}, max(posicion), max(posicion) FROM mensajeria.mensaje
          WHERE modulo = ${modulo} AND topic = ${topic}
          ON CONFLICT (modulo, topic) DO UPDATE SET numerada = excluded.numerada, publicada = excluded.publicada`,
        base.prisma.$queryRaw`SELECT pg_notify(${CANAL_NUMERADO}, ${topic})::text`,
      ]);
      await bus.publicar({ modulo, topic }, mensajes);
    },
    async sinConfirmar(topic, suscripcion) {
      const atraso = await new BusEmbebido(base, bitacoraDePrueba()).atraso(suscripcion, [topic]);
      return atraso.get(topic) ?? 0;
    },
    cerrar: () => base.cerrar(),
  };
});
