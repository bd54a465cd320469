import type { OperacionLista } from '@alpes/operaciones/leerOperaciones';

/** Where a visitor without a choice begins. */
const PRIMERA = 'ListarClientes';

/**
 * The list to pick a ready operation from: the choice is in the page's address (`?operacion=VerCliente`). The page's own
 * script gets it from `operacionElegida()`, as `{ documento, variables }`.
 */
export function listaDeOperaciones(operaciones: readonly OperacionLista[]): string {
  const temas = Map.groupBy(operaciones, ({ tema }) => tema);
  return `<select aria-label="Operaciones listas" onchange="location.search = '?operacion=' + this.value">
  <option value="" selected disabled>Operaciones listas…</option>
  ${[...temas].map(([tema, suyas]) => `<optgroup label="${escapar(tema)}">${suyas.map(opcion).join('')}</optgroup>`).join('\n  ')}
</select>
<script>
  var OPERACIONES = ${comoGuion(Object.fromEntries(operaciones.map(({ nombre, documento, variables }) => [nombre, { documento, variables }])))};
  function operacionElegida() {
    var nombre = new URLSearchParams(location.search).get('operacion');
    return Object.hasOwn(OPERACIONES, nombre) ? OPERACIONES[nombre] : OPERACIONES[${comoGuion(PRIMERA)}];
  }
</script>`;
}

const opcion = ({ nombre, titulo }: OperacionLista): string =>
  `<option value="${nombre}">${nombre} · ${escapar(titulo)}</option>`;

const escapar = (texto: string): string =>
  texto.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A value as a page's script has it: nothing in it can end the script. */
export const comoGuion = (valor: unknown): string => JSON.stringify(valor).replaceAll('<', '\\u003c');
