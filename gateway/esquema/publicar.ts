import { componer, leerSubgrafosDelRepositorio } from '../componer.ts';
import { esquemaDeLaApi, imprimirEsquema } from './api.ts';
import { escribirPublicado, leerDeclarados } from './archivos.ts';

// For a release: the schema of now becomes the one that later changes are compared with. The breaking changes that
// were declared are printed, for the changelog.
for (const { ruta, motivo } of await leerDeclarados()) console.log(`- **Breaking**: \`${ruta}\`. ${motivo}`);
await escribirPublicado(imprimirEsquema(esquemaDeLaApi(componer(await leerSubgrafosDelRepositorio()))));
