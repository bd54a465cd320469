// A process to be killed: two modules and the embedded bus on one database. See caidas.int.test.ts.
import { appendFileSync } from 'node:fs';
import { setTimeout as esperar } from 'node:timers/promises';
import { abrirBaseDeDatos, type BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { definirComando } from '../aplicacion/comando.ts';
import type { Contexto } from '../aplicacion/contexto.ts';
import { reaccionar } from '../aplicacion/reaccion.ts';
import type { Flujo, MensajeNumerado } from '../infraestructura/bus.ts';
import { BusEmbebido } from '../infraestructura/busEmbebido.ts';
import type { Transaccion } from '../infraestructura/unidadPrisma.ts';
import { type DefinicionDeModulo, iniciarModulo } from '../modulo.ts';
import { crearMetricas } from '../observabilidad/metricas.ts';
import { bitacoraDePrueba } from './bitacora.ts';
import { espiar } from './espia.ts';

/** Where the process stops and waits to be killed; each at the message that says so, after others went through. */
export const PUNTOS = {
  'committed, not numbered': 'antes de numerar',
  'numbered, not published': 'antes de publicar',
  'published, not marked': 'antes de marcar',
  'in the middle of the effect, before its transaction': 'durante el efecto',
  'in the middle of the transaction of the effect': 'durante la transacción',
  'effect committed, before the checkpoint': 'antes del avance',
} as const;
export type Punto = (typeof PUNTOS)[keyof typeof PUNTOS];

/** What the process is told on its command line. */
export interface Encargo {
  readonly url?: string | undefined;
  readonly carpeta?: string | undefined;
  /** File that stands for the broker: what is published is appended to it. */
  readonly diario: string;
  /** Commands to leave on the bus. */
  readonly notas: readonly number[];
  /** Where to stop; without it the process works until there is nothing to do, tells what there is, and ends. */
  readonly punto?: Punto | undefined;
}

/** An event of the log, as the process tells it at its end. */
export interface EventoContado {
  readonly modulo: string;
  readonly topic: string;
  readonly tipo: string;
  readonly n: number;
  readonly posicion: number | null;
}

/** What the process says to its parent. */
export type Aviso =
  | { readonly que: 'en el punto' }
  | { readonly que: 'fin'; readonly eventos: readonly EventoContado[]; readonly apartados: number };

/** One line of the file that stands for the broker. */
export interface Publicado {
  readonly flujo: string;
  readonly posicion: number;
  readonly n: number;
}

/** The note at which the process stops. */
export const NOTA_FATAL = 3;

interface Puertos {
  readonly transaccion: Transaccion;
}

const entrada = z.object({ n: z.int() });

const correr = async (encargo: Encargo): Promise<void> => {
  const { punto } = encargo;
  const base = await abrirBaseDeDatos(encargo);
  let notasVistas = 0;

  /** Tells the parent, and waits for the end. */
  const pararEn = async (aqui: Punto, si = true): Promise<void> => {
    if (punto !== aqui || !si) return;
    await avisar({ que: 'en el punto' });
    await new Promise(() => setInterval(() => {}, 1_000));
  };

  const anexar = (transaccion: Transaccion, contexto: Contexto, tipo: string, n: number) => {
    // A new aggregate each time: nothing but the inbox keeps a second effect away.
    transaccion.anexar({ tipo: 'Nota', id: contexto.nuevoId(), version: 0 }, [{ tipo, datos: { n } }]);
  };

  const anotar = definirComando({
    tipo: 'Anotar',
    entrada,
    async manejar({ n }, contexto: Contexto & Puertos) {
      anexar(contexto.transaccion, contexto, 'Anotado.v1', n);
      return { id: `${n}` };
    },
  });

  const repetir = reaccionar({
    nombre: 'repetir',
    de: 'eventos.notas',
    a: 'Anotado.v1',
    datos: entrada,
    async manejar({ datos: { n } }, contexto: Contexto & Puertos) {
      const { transaccion } = contexto;
      anexar(transaccion, contexto, 'Repetido.v1', n);
      await pararEn('durante el efecto', n === NOTA_FATAL);
      if (punto === 'durante la transacción' && n === NOTA_FATAL) {
        // The parent is told first: PGlite sleeps with the whole process.
        await avisar({ que: 'en el punto' });
        transaccion.escribir(transaccion.prisma.$queryRaw`SELECT pg_sleep(3)::text`);
      }
    },
  });

  const definicion = (nombre: string): DefinicionDeModulo<Puertos, object> => ({
    nombre,
    typeDefs: 'type Query { vivo: Boolean }',
    resolvers: {},
    comandos: nombre === 'notas' ? [anotar] : [],
    reacciones: nombre === 'ecos' ? [repetir] : [],
    puertos: (transaccion) => ({ transaccion }),
    consultas: () => ({}),
  });

  /** The relay and the bus of a module, stopped at their statements. */
  const detenida = (modulo: string): BaseDeDatos =>
    espiar(base, (sql) => {
      if (modulo === 'notas' && sql.includes('FOR UPDATE')) return pararEn('antes de numerar', notasVistas > 1);
      if (modulo === 'notas' && sql.includes('SET publicada')) return pararEn('antes de marcar', notasVistas > 1);
      return sql.includes('INTO mensajeria.lectura') ? pararEn('antes del avance', notasVistas > 1) : undefined;
    });

  const bitacora = bitacoraDePrueba();
  /** The embedded bus, with a file for a broker. */
  class BusConDiario extends BusEmbebido {
    override async publicar({ modulo, topic }: Flujo, mensajes: readonly MensajeNumerado[]): Promise<void> {
      if (topic === 'eventos.notas') {
        notasVistas += mensajes.length;
        await pararEn('antes de publicar', notasVistas > 1);
      }
      for (const { posicion, cuerpo } of mensajes) {
        const linea: Publicado = {
          flujo: `${modulo} ${topic}`,
          posicion: Number(posicion),
          n: JSON.parse(cuerpo).data.n,
        };
        appendFileSync(encargo.diario, `${JSON.stringify(linea)}\n`);
      }
    }
  }
  const bus = new BusConDiario(detenida('bus'), bitacora);
  const metricas = crearMetricas(new Registry());
  const modulos = [];
  for (const nombre of ['notas', 'ecos']) {
    modulos.push(await iniciarModulo(definicion(nombre), { base: detenida(nombre), bus, bitacora, metricas }));
  }

  for (const n of encargo.notas) {
    await bus.depositar('comandos.notas', `${n}`, JSON.stringify({ id: `nota-${n}`, type: 'Anotar', data: { n } }));
  }
  if (punto !== undefined) return;

  while (!(await tranquila(base))) await esperar(50);
  await avisar(await contar(base));
  for (const modulo of modulos) await modulo.detener();
  await bus.cerrar();
  await base.cerrar();
  process.disconnect();
};

/** Whether there is nothing to number, to publish, to read or to try again. */
const tranquila = async ({ prisma }: BaseDeDatos): Promise<boolean> => {
  const [fila] = await prisma.$queryRaw<{ si: boolean }[]>`
    SELECT NOT EXISTS (SELECT 1 FROM mensajeria.mensaje WHERE posicion IS NULL)
       AND NOT EXISTS (SELECT 1 FROM mensajeria.flujo WHERE publicada < numerada)
       AND NOT EXISTS (SELECT 1 FROM mensajeria.aparcado WHERE estado = 'APARCADO')
       AND NOT EXISTS (
         SELECT 1 FROM (VALUES ('notas', 'comandos.notas'), ('ecos', 'eventos.notas')) s (suscripcion, topic)
         LEFT JOIN mensajeria.flujo f ON f.topic = s.topic
         LEFT JOIN mensajeria.lectura l ON l.suscripcion = s.suscripcion AND l.topic = f.topic AND l.modulo = f.modulo
         WHERE coalesce(l.posicion, 0) < coalesce(f.numerada, 1)
       ) AS si`;
  return fila?.si ?? false;
};

const contar = async ({ prisma }: BaseDeDatos): Promise<Aviso> => ({
  que: 'fin',
  eventos: (await prisma.mensaje.findMany({ where: { agregadoTipo: 'Nota' }, orderBy: { posicion: 'asc' } })).map(
    ({ modulo, topic, tipo, datos, posicion }) => ({
      modulo,
      topic,
      tipo,
      n: entrada.parse(datos).n,
      posicion: posicion === null ? null : Number(posicion),
    }),
  ),
  apartados: await prisma.aparcado.count(),
});

const avisar = (aviso: Aviso): Promise<void> =>
  new Promise((resolver, rechazar) => {
    process.send?.(aviso, undefined, {}, (error) => (error === null ? resolver() : rechazar(error)));
  });

// Imported for its types and constants, it does nothing.
if (process.send !== undefined && process.argv[2] !== undefined && import.meta.main) {
  await correr(JSON.parse(process.argv[2]) as Encargo);
}
