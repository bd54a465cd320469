import type { OperacionLista } from '@alpes/operaciones/leerOperaciones';
import { listaDeOperaciones } from './coleccion.ts';

// Sandbox comes from its maker's network. Whoever has no way there is taken to the explorer that we serve ourselves.
const ESPERA_MS = 4_000;

/**
 * The landing page: Apollo Sandbox with the ready operations, and the embedded explorer as the way out when Sandbox
 * cannot be reached. The list is the page's own: Sandbox shows collections only to who has an account at its maker's.
 */
export function paginaDeInicio(
  rutaDelExplorador: string,
  operaciones: readonly OperacionLista[],
  avisos: string,
): string {
  return `<!doctype html>
<html lang="es">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Alpes Partners · API GraphQL</title>
    <style>
      html, body { margin: 0; height: 100%; font: 15px/1.5 system-ui, sans-serif; color: #1b2240; }
      body { display: flex; flex-direction: column; }
      header { display: flex; gap: 1rem; align-items: baseline; padding: 0.5rem 1rem; background: #1b2240; color: #fff; }
      header p { margin: 0; }
      header a { color: #b7c7ff; }
      header select { min-width: 0; margin-left: auto; }
      main { flex: 1; position: relative; }
      #sandbox { position: absolute; inset: 0; }
      #sandbox iframe { width: 100%; height: 100%; border: 0; }
      #aviso { padding: 2rem 1rem; max-width: 40rem; margin: auto; }
    </style>
  </head>
  <body>
    <header>
      <strong>Alpes Partners · API GraphQL</strong>
      <a href="${rutaDelExplorador}">Explorador sin conexión</a>
      <a href="/feeds">Eventos en vivo</a>
      <a href="/health">Salud</a>
      <a href="/metrics">Métricas</a>
      ${avisos}
      ${listaDeOperaciones(operaciones)}
    </header>
    <main>
      <div id="sandbox"></div>
      <p id="aviso">
        Cargando Apollo Sandbox… Si no aparece, use el <a href="${rutaDelExplorador}">explorador sin conexión</a>.
      </p>
    </main>
    <script>
      var decidido = false;
      function alExplorador() {
        if (decidido) return;
        decidido = true;
        window.location.replace(${JSON.stringify(rutaDelExplorador)} + window.location.search);
      }
      function mostrarSandbox() {
        if (decidido) return;
        decidido = true;
        document.getElementById('aviso').remove();
        var elegida = operacionElegida();
        var direccion = window.location.origin + window.location.pathname;
        new window.EmbeddedSandbox({
          target: '#sandbox',
          initialEndpoint: direccion,
          initialSubscriptionEndpoint: direccion.replace(/^http/, 'ws'),
          initialState: { document: elegida.documento, variables: elegida.variables },
          endpointIsEditable: false,
          runTelemetry: false,
        });
      }
      setTimeout(alExplorador, ${ESPERA_MS});
    </script>
    <script
      async
      src="https://embeddable-sandbox.cdn.apollographql.com/v2/embeddable-sandbox.umd.production.min.js"
      onload="mostrarSandbox()"
      onerror="alExplorador()"
    ></script>
  </body>
</html>
`;
}
