// The three subgraphs as one process, twice: as they are, on a database with data, and as recordings that answer a
// request seen before from memory. It tells its parent the addresses, and the ids of what it has.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { servirSubgrafos } from '../../packages/plataforma/pruebas/subgrafosServidos.ts';
import { baseDePrueba } from '../../prisma/pruebas.ts';

/** What the process says when it is ready. */
export interface Listos {
  readonly motor: string;
  readonly reales: Readonly<Record<string, string>>;
  readonly grabados: Readonly<Record<string, string>>;
  readonly idCliente: string;
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

const base = await baseDePrueba();
const { urls, idClientes } = await servirSubgrafos(base);
const grabados: Record<string, string> = {};
for (const [nombre, url] of Object.entries(urls)) grabados[nombre] = await grabar(url);
process.on('message', async () => {
  await base.cerrar();
  process.exit();
});
process.send?.({ motor: base.motor, reales: urls, grabados, idCliente: idClientes[0] ?? '' } satisfies Listos);
