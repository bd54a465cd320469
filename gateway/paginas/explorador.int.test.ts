import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { paginaDelExplorador } from './explorador.ts';

test('a token in the headers pane of the explorer goes with subscriptions too', async () => {
  const pagina = gunzipSync(await paginaDelExplorador('/graphql', [], '')).toString();
  // The part of the page that is ours; GraphiQL keeps its tabs where this reads them.
  const funcion = /function cabecerasDeLaPestana\(\) \{[\s\S]*?\n {2}\}\n/.exec(pagina)?.[0];
  const leer = (guardado: string | null): unknown =>
    runInNewContext(`${funcion}; JSON.stringify(cabecerasDeLaPestana())`, {
      localStorage: { getItem: () => guardado },
    });
  const pestanas = (headers: string) => JSON.stringify({ tabs: [{}, { headers }], activeTabIndex: 1 });
  expect(leer(pestanas('{ "Authorization": "Bearer a.b.c" }'))).toBe('{"Authorization":"Bearer a.b.c"}');
  for (const nada of [null, '{', pestanas(''), pestanas('{ "Autho')]) expect(leer(nada)).toBe('{}');
  expect(pagina).toContain('connectionParams: cabecerasDeLaPestana');
});
