// The three subgraphs, twice: as they are, on a database with data, and as recordings that answer a request seen before from
// memory. On PostgreSQL they are processes of their own, over 10,000 rows of each kind; on PGlite, which takes no second
// process, they share this one and the sample data. It tells its parent the addresses, and what they have.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { servirSubgrafos } from '../../packages/plataforma/pruebas/subgrafosServidos.ts';
import { baseDePrueba, urlDePrueba } from '../../prisma/pruebas.ts';
import { cargar } from '../consultas/datos.ts';
import { clientesActivos, tresSubgrafos } from '../cuatroProcesos.ts';
import type { Datos } from './casos.ts';

const FILAS = 10_000;
/** How many different requests there are of a kind. */
const DISTINTAS = 256;
const POR_PAGINA = 100;

/** What the process says when it is ready. */
export interface Listos extends Datos {
  readonly motor: string;
  readonly reales: Readonly<Record<string, string>>;
  readonly grabados: Readonly<Record<string, string>>;
}

/** Answers from memory what `url` has answered once. */
const grabar = async (url: string): Promise<string> => {
  const respuestas = new Map<string, Promise<{ estado: number; tipo: string; cuerpo: Buffer }>>();
  const preguntar = async (cuerpo: Buffer) => {
    const respuesta = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: new Uint8Array(cuerpo),
    });
    return {
      estado: respuesta.status,
      tipo: respuesta.headers.get('content-type') ?? 'application/json',
      cuerpo: Buffer.from(await respuesta.arrayBuffer()),
    };
  };
  const servidor = createServer(async (peticion, respuesta) => {
    const trozos: Buffer[] = [];
    for await (const trozo of peticion) trozos.push(trozo as Buffer);
    const cuerpo = Buffer.concat(trozos);
    const clave = cuerpo.length > 1_000 ? createHash('sha1').update(cuerpo).digest('base64') : cuerpo.toString();
    let guardada = respuestas.get(clave);
    if (guardada === undefined) {
      guardada = preguntar(cuerpo);
      respuestas.set(clave, guardada);
    }
    const { estado, tipo, cuerpo: contenido } = await guardada;
    respuesta.writeHead(estado, { 'content-type': tipo, 'content-length': contenido.length }).end(contenido);
  });
  servidor.keepAliveTimeout = 60_000;
  await new Promise<void>((resolver) => servidor.listen(0, '127.0.0.1', resolver));
  return `http://127.0.0.1:${(servidor.address() as AddressInfo).port}/graphql`;
};

interface Servidos {
  readonly motor: string;
  readonly urls: Readonly<Record<string, string>>;
  readonly idClientes: readonly string[];
  cerrar(): Promise<void>;
}

const enPostgres = async (url: string, eliminar: () => Promise<void>): Promise<Servidos> => {
  await cargar(url, FILAS);
  const idClientes = await clientesActivos(url);
  const { subgrafos, detener } = await tresSubgrafos(url);
  return {
    motor: 'PostgreSQL, a process each',
    urls: subgrafos,
    idClientes: idClientes.slice(0, DISTINTAS),
    async cerrar() {
      await detener();
      await eliminar();
    },
  };
};

const enPGlite = async (): Promise<Servidos> => {
  const base = await baseDePrueba();
  const { urls, idClientes } = await servirSubgrafos(base);
  return { motor: 'PGlite, in one process', urls, idClientes, cerrar: () => base.cerrar() };
};

/** Cursors of the list of clientes, each with a whole page behind it. */
const pedirCursores = async (url: string): Promise<readonly string[]> => {
  const cursores: string[] = [];
  for (let despuesDe: string | null = null; cursores.length < DISTINTAS; ) {
    const respuesta: Response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `query ($d: String) { clientes(primeros: ${POR_PAGINA}, despuesDe: $d) {
          pageInfo { hasNextPage endCursor } edges { cursor } } }`,
        variables: { d: despuesDe },
      }),
    });
    const { clientes } = (
      (await respuesta.json()) as {
        data: {
          clientes: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: { cursor: string }[] };
        };
      }
    ).data;
    cursores.push(...clientes.edges.map(({ cursor }) => cursor));
    if (!clientes.pageInfo.hasNextPage) break;
    despuesDe = clientes.pageInfo.endCursor;
  }
  return cursores.slice(0, DISTINTAS);
};

const copia = await urlDePrueba();
const servidos = copia === undefined ? await enPGlite() : await enPostgres(copia.url, () => copia.eliminar());
const { motor, urls, idClientes } = servidos;
const grabados: Record<string, string> = {};
for (const [nombre, url] of Object.entries(urls)) grabados[nombre] = await grabar(url);
process.on('message', async () => {
  await servidos.cerrar();
  process.exit();
});
const cursores = await pedirCursores(urls['cliente'] ?? '');
process.send?.({ motor, reales: urls, grabados, idClientes, cursores } satisfies Listos);
