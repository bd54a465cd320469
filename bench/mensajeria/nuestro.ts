import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { crearEjecutor } from '@alpes/seedwork/aplicacion/ejecutor';
import type { MensajeRecibido } from '@alpes/seedwork/aplicacion/mensaje';
import { reaccionar } from '@alpes/seedwork/aplicacion/reaccion';
import { nuevoId } from '@alpes/seedwork/dominio/ids';
import type { Bus, MensajeNumerado } from '@alpes/seedwork/infraestructura/bus';
import { CANAL_ESCRITO, escribirEscrito } from '@alpes/seedwork/infraestructura/canales';
import { Consumidor, REINTENTOS } from '@alpes/seedwork/infraestructura/consumidor';
import { persistenciaPrisma } from '@alpes/seedwork/infraestructura/persistenciaPrisma';
import { Relay } from '@alpes/seedwork/infraestructura/relay';
import { crearMetricas } from '@alpes/seedwork/observabilidad/metricas';
import { bitacoraDePrueba } from '@alpes/seedwork/pruebas/bitacora';
import { mensajeDe } from '@alpes/seedwork/pruebas/registro';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { Cuenta, claveDe, type Lado, RELLENO, type Tiempos } from './lado.ts';

const TIPO = 'Medido.v1';
const datosMedidos = z.object({ n: z.int(), relleno: z.string() });
const bitacora = bitacoraDePrueba();
const metricas = crearMetricas(new Registry());

/** Our side: a commit to the log, the relay, the bus, and a consumer whose effect is its inbox row alone. */
export const ladoNuestro = (base: BaseDeDatos, abrirBus: () => Promise<Bus>): Lado => ({
  async abrirIda() {
    const [bus, modulo] = [await abrirBus(), nuevoId()];
    let enCurso: { inicio: number } & { -readonly [que in keyof Tiempos]: number } = {
      inicio: 0,
      publicado: 0,
      recibido: 0,
      hecho: 0,
    };
    let avisar = () => {};
    const apuntar = (que: keyof Tiempos) => {
      enCurso[que] = performance.now();
      if (enCurso.publicado > 0 && enCurso.hecho > 0) avisar();
    };
    const relay = await iniciarRelay(base, bus, modulo, () => apuntar('publicado'));
    const consumidor = await iniciarConsumidor(base, bus, modulo, {
      alRecibir: () => apuntar('recibido'),
      alHacer: () => apuntar('hecho'),
    });
    return {
      async ida() {
        const completa = new Promise<void>((resolver) => {
          avisar = resolver;
        });
        enCurso = { inicio: 0, publicado: 0, recibido: 0, hecho: 0 };
        const datos = { n: 0, relleno: RELLENO };
        await base.prisma.$transaction(async (tx) => {
          const fila = mensajeDe({ modulo, topic: topicDe(modulo), tipo: TIPO, clave: nuevoId(), datos });
          await tx.mensaje.createMany({ data: [fila] });
          await tx.$queryRaw`SELECT pg_notify(${CANAL_ESCRITO}, ${escribirEscrito({ modulo, topic: topicDe(modulo) })})::text`;
          // What comes next is the COMMIT.
          enCurso.inicio = performance.now();
        });
        await completa;
        const { inicio, publicado, recibido, hecho } = enCurso;
        return { publicado: publicado - inicio, recibido: recibido - inicio, hecho: hecho - inicio };
      },
      async cerrar() {
        await consumidor.detener();
        await relay.detener();
        await bus.cerrar();
      },
    };
  },

  async publicar(cuantos) {
    const [bus, modulo] = [await abrirBus(), nuevoId()];
    try {
      return await publicarAtraso(base, bus, modulo, cuantos);
    } finally {
      await bus.cerrar();
    }
  },

  async consumir(cuantos) {
    const [bus, modulo] = [await abrirBus(), nuevoId()];
    try {
      await publicarAtraso(base, bus, modulo, cuantos);
      const cuenta = new Cuenta(cuantos);
      const inicio = performance.now();
      const consumidor = await iniciarConsumidor(base, bus, modulo, { alRecibir: (n) => cuenta.contar(n) });
      await cuenta.completa();
      // Stops after the effects under way.
      await consumidor.detener();
      const duracion = performance.now() - inicio;
      exigir(await base.prisma.bandeja.count({ where: { suscripcion: lectorDe(modulo) } }), cuantos, 'inbox rows');
      return duracion;
    } finally {
      await bus.cerrar();
    }
  },
});

const topicDe = (modulo: string) => `eventos.${modulo}`;
const lectorDe = (modulo: string) => `lector-${modulo}`;

const exigir = (hay: number, debe: number, que: string) => {
  if (hay !== debe) throw new Error(`${hay} ${que} instead of ${debe}`);
};

const iniciarRelay = (
  base: BaseDeDatos,
  bus: Bus,
  modulo: string,
  alPublicar: (lote: readonly MensajeNumerado[]) => void,
) => {
  const observado: Bus = {
    async publicar(flujo, mensajes) {
      await bus.publicar(flujo, mensajes);
      alPublicar(mensajes);
    },
    soltar: async (flujo) => bus.soltar?.(flujo),
    depositar: (...que) => bus.depositar(...que),
    suscribir: (suscripcion) => bus.suscribir(suscripcion),
    salud: () => bus.salud(),
    cerrar: () => bus.cerrar(),
  };
  return Relay.iniciar({ base, bus: observado, modulo, bitacora, metricas });
};

/** Commits a backlog at once while the relay is there. @returns how long it took from then to the broker, in ms. */
const publicarAtraso = async (base: BaseDeDatos, bus: Bus, modulo: string, cuantos: number): Promise<number> => {
  const cuenta = new Cuenta(cuantos);
  const relay = await iniciarRelay(base, bus, modulo, (lote) => {
    for (const { posicion } of lote) cuenta.contar(Number(posicion) - 1);
  });
  const inicio = await escribirAtraso(base, modulo, cuantos);
  await cuenta.completa();
  const duracion = performance.now() - inicio;
  await relay.detener();
  const flujo = await base.prisma.flujo.findUnique({ where: { modulo_topic: { modulo, topic: topicDe(modulo) } } });
  exigir(Number(flujo?.publicada), cuantos, 'positions marked as published');
  return duracion;
};

/** Writes rows straight to the log, in one transaction. @returns when it was committed. */
const escribirAtraso = async ({ prisma }: BaseDeDatos, modulo: string, cuantos: number): Promise<number> => {
  const numeros = Array.from({ length: cuantos }, (_, n) => n);
  await prisma.$transaction([
    prisma.$executeRaw`
      INSERT INTO mensajeria.mensaje
        (id, modulo, topic, clave, agregado_tipo, agregado_id, agregado_version, tipo, datos, metadatos, ocurrido)
      SELECT id, ${modulo}, ${topicDe(modulo)}, clave, 'Medido', id::text, 1, ${TIPO},
             jsonb_build_object('n', n, 'relleno', ${RELLENO}::text), '{"correlacion": "bench"}', now()
      FROM unnest(${numeros.map(() => nuevoId())}::uuid[], ${numeros.map(claveDe)}::text[], ${numeros}::int[])
        AS fila (id, clave, n)`,
    prisma.$queryRaw`SELECT pg_notify(${CANAL_ESCRITO}, ${escribirEscrito({ modulo, topic: topicDe(modulo) })})::text`,
  ]);
  return performance.now();
};

const iniciarConsumidor = (
  base: BaseDeDatos,
  bus: Bus,
  modulo: string,
  { alRecibir, alHacer = () => {} }: { readonly alRecibir: (n: number) => void; readonly alHacer?: () => void },
) => {
  const nombre = lectorDe(modulo);
  const persistencia = persistenciaPrisma({
    prisma: base.prisma,
    modulo: nombre,
    unicas: {},
    puertos: () => ({}),
    reloj: () => new Date(),
  });
  const reaccion = reaccionar({
    nombre: 'medir',
    de: `eventos.${modulo}`,
    a: TIPO,
    datos: datosMedidos,
    manejar: async ({ datos }) => alRecibir(datos.n),
  });
  const ejecutor = crearEjecutor(nombre, persistencia, [], [reaccion]);
  return Consumidor.iniciar({
    base,
    bus,
    modulo: nombre,
    topics: [topicDe(modulo)],
    recibir: async (mensaje: MensajeRecibido, nuevo: boolean) => {
      const resultado = await ejecutor.recibir(mensaje, nuevo);
      alHacer();
      return resultado;
    },
    reintentos: REINTENTOS,
    bitacora,
    metricas,
  });
};
