import { componer, leerSubgrafosDelRepositorio } from '../componer.ts';
import { esquemaDeLaApi, imprimirEsquema } from './api.ts';
import { escribirPublicado, leerDeclarados, leerPublicado } from './archivos.ts';
import { compararEsquemas, fallosDe } from './cambios.ts';

// For a release: the schema of now becomes the one that later changes are compared with. The breaking changes that
// were declared are printed, for the changelog; one that nobody declared is refused, for no later check would see it.

const actual = esquemaDeLaApi(componer(await leerSubgrafosDelRepositorio()));
const declarados = await leerDeclarados();
const fallos = fallosDe(await compararEsquemas(await leerPublicado(), actual, declarados));
if (fallos.length > 0) {
  console.error(fallos.join('\n'));
  process.exitCode = 1;
} else {
  for (const { ruta, motivo } of declarados) console.log(`- **Breaking**: \`${ruta}\`. ${motivo}`);
  await escribirPublicado(imprimirEsquema(actual));
}
