import { baseDePrueba } from '@alpes/prisma/pruebas';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import { escribirNumerados, mensajeDe } from '../pruebas/registro.ts';
import { contratoDeBus } from './bus.contrato.ts';
import { BusEmbebido } from './busEmbebido.ts';

contratoDeBus('the embedded bus', async () => {
  const base = await baseDePrueba();
  return {
    limita: false,
    abrir: async () => new BusEmbebido(base, bitacoraDePrueba()),
    async publicar(bus, flujo, mensajes) {
      const hay = await base.prisma.mensaje.count({ where: flujo });
      const nuevos = mensajes.filter(({ posicion }) => posicion > hay);
      await escribirNumerados(
        base,
        ...nuevos.map(({ clave, cuerpo }) => mensajeDe({ ...flujo, clave, crudo: cuerpo })),
      );
      await bus.publicar(flujo, mensajes);
    },
    async sinConfirmar(topic, suscripcion) {
      const atraso = await new BusEmbebido(base, bitacoraDePrueba()).atraso(suscripcion, [topic]);
      return atraso.get(topic) ?? 0;
    },
    cerrar: () => base.cerrar(),
  };
});
