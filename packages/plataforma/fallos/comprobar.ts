import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { archivoDe } from '../../../scripts/servicios.ts';
import { type Comprobacion, type Eventos, iguales } from './comprobacion.ts';
import { comprobarCampanias } from './comprobarCampanias.ts';
import { comprobarClientes } from './comprobarClientes.ts';
import { comprobarAcumulados, comprobarContadores } from './comprobarContadores.ts';
import { comprobarPagos } from './comprobarPagos.ts';
import type { Libro } from './libro.ts';
import type { Sistema } from './sistema.ts';

const RAIZ = fileURLToPath(new URL('../../..', import.meta.url));

/** Looks at everything that the run has left behind: each answer has its effects once, and nothing else has been. */
export const comprobar = async (sistema: Sistema, libro: Libro): Promise<readonly Comprobacion[]> => {
  const eventos = await leerEventos(sistema);
  return [
    ...(await comprobarClientes(sistema, libro, eventos)),
    ...(await comprobarCampanias(sistema, libro, eventos)),
    ...(await comprobarPagos(sistema, libro, eventos)),
    ...(await flujos(sistema)),
    await comprobarContadores(sistema),
    await comprobarAcumulados(sistema),
    await vista(sistema),
    await muertos(sistema),
  ];
};

const leerEventos = async ({ prisma }: Sistema): Promise<Eventos> => {
  const filas = await prisma.$queryRaw<{ tipo: string; id: string }[]>`
    SELECT tipo, agregado_id AS id FROM mensajeria.mensaje WHERE agregado_id IS NOT NULL`;
  const porTipo = Map.groupBy(filas, ({ tipo }) => tipo);
  return (tipo) => (porTipo.get(tipo) ?? []).map(({ id }) => id);
};

const flujos = async ({ prisma }: Sistema): Promise<Comprobacion[]> => {
  const filas = await prisma.$queryRaw<
    { flujo: string; mensajes: number; primera: number; ultima: number; numerada: number; publicada: number }[]
  >`
    SELECT m.modulo || ' on ' || m.topic AS flujo, count(*)::float8 AS mensajes,
           coalesce(min(m.posicion), 0)::float8 AS primera, coalesce(max(m.posicion), 0)::float8 AS ultima,
           coalesce(min(f.numerada), 0)::float8 AS numerada, coalesce(min(f.publicada), 0)::float8 AS publicada
    FROM mensajeria.mensaje m LEFT JOIN mensajeria.flujo f USING (modulo, topic)
    GROUP BY m.modulo, m.topic`;
  const conHuecos = filas.filter(
    ({ mensajes, primera, ultima, numerada, publicada }) =>
      primera !== 1 || [ultima, numerada, publicada].some((una) => una !== mensajes),
  );
  const mensajes = filas.reduce((suma, fila) => suma + fila.mensajes, 0);
  return [
    {
      que: `positions are 1..n (${mensajes} messages)`,
      vistos: filas.length,
      faltas: conHuecos.map((fila) => JSON.stringify(fila)),
    },
  ];
};

/** The rows of the view are what a rebuild makes of the events. */
const vista = async ({ prisma, urls }: Sistema): Promise<Comprobacion> => {
  const leer = () => prisma.campaniaVista.findMany({ orderBy: { id: 'asc' } });
  const antes = (await leer()).map((fila) => JSON.stringify(fila));
  const { stdout } = await promisify(execFile)(process.execPath, [archivoDe('reconstruir', true)], {
    cwd: RAIZ,
    env: { ...process.env, DATABASE_URL: urls.campanias },
  });
  const despues = (await leer()).map((fila) => JSON.stringify(fila));
  const escritas = Number(/(\d+) rows written/.exec(stdout)?.[1]);
  const faltas = iguales('', despues, antes).faltas;
  return {
    que: 'campanias_view = fold of its events',
    vistos: antes.length,
    faltas: escritas === antes.length ? faltas : [...faltas, stdout.trim()],
  };
};

const muertos = async ({ prisma }: Sistema): Promise<Comprobacion> => {
  const filas = await prisma.aparcado.findMany({ where: { estado: 'MUERTO' } });
  const mensajes = await prisma.mensaje.count();
  return {
    que: 'no dead letters',
    vistos: mensajes,
    faltas: filas.map(({ suscripcion, topic, codigo, motivo, intentos, cuerpo }) =>
      JSON.stringify({ suscripcion, topic, codigo, motivo, intentos, cuerpo: cuerpo.slice(0, 300) }),
    ),
  };
};
