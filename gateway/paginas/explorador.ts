import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OperacionLista } from '@alpes/operaciones/leerOperaciones';
import { listaDeOperaciones } from './coleccion.ts';

const TITULO = 'Alpes Partners · Explorador';
const RAIZ = '<div id="root"></div>';
const DIBUJAR = 'YogaGraphiQL.renderYogaGraphiQL(';

const cabecera = (operaciones: readonly OperacionLista[], avisos: string): string => `<style>
  body { display: flex; flex-direction: column; height: 100vh; margin: 0; }
  #operaciones { display: flex; padding: 4px 12px; background: #1b2240; }
  #operaciones p { margin: 0 0 0 12px; color: #fff; font: 14px system-ui, sans-serif; }
  #operaciones select { max-width: 100%; font: 14px system-ui, sans-serif; }
  #root { flex: 1; min-height: 0; }
  #root .graphiql-container { width: 100%; height: 100%; }
</style>
<nav id="operaciones">${listaDeOperaciones(operaciones)}${avisos}</nav>
<script>
  // A browser sets no headers on a WebSocket, and GraphiQL sends those of its pane with the others only.
  function cabecerasDeLaPestana() {
    try {
      var guardadas = JSON.parse(localStorage.getItem('graphiql:tabState'));
      return JSON.parse(guardadas.tabs[guardadas.activeTabIndex].headers) || {};
    } catch (sinCabeceras) {
      return {};
    }
  }
  function dibujar(raiz, opciones) {
    var elegida = operacionElegida();
    ${DIBUJAR}raiz, Object.assign({}, opciones, {
      query: elegida.documento,
      variables: JSON.stringify(elegida.variables, null, 2),
      connectionParams: cabecerasDeLaPestana
    }));
  }
</script>
${RAIZ}`;

const paginas = new Map<string, Promise<Buffer>>();

/** GraphiQL and the ready operations in one page, with nothing to fetch from elsewhere; compressed with gzip. */
export function paginaDelExplorador(
  rutaGraphql: string,
  operaciones: readonly OperacionLista[],
  avisos: string,
): Promise<Buffer> {
  const hecha = paginas.get(avisos);
  if (hecha) return hecha;
  // 9 MB of script: read, and compressed once, only when somebody opens the page.
  const pagina = import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) => {
    const graphiql = renderGraphiQL({
      title: TITULO,
      endpoint: rutaGraphql,
      subscriptionsProtocol: 'WS',
      schemaDescription: true,
    });
    // Its options are fixed in the page; which operation was picked is known in the browser alone.
    return promisify(gzip)(graphiql.replace(DIBUJAR, 'dibujar(').replace(RAIZ, () => cabecera(operaciones, avisos)));
  });
  paginas.set(avisos, pagina);
  return pagina;
}
