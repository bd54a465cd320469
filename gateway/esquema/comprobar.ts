import { componer, ErrorDeComposicion, leerSubgrafosDelRepositorio } from '../componer.ts';
import { esquemaDeLaApi } from './api.ts';
import { leerDeclarados, leerEsquemas, leerPublicado } from './archivos.ts';
import { compararEsquemas, describir, fallosDe, seccion } from './cambios.ts';
import { revisarEsquema } from './reglas.ts';
import { revisarApi } from './revisarApi.ts';

// Fails where the schemas do not compose, break a client without saying so, break the rules of names and descriptions, or
// show examples that do not hold. It says all that is wrong at once.
const fallos: string[] = [];

const faltas = (await leerEsquemas()).flatMap(revisarEsquema).map(({ lugar, mensaje }) => `${lugar} ${mensaje}`);
fallos.push(...seccion('Names and descriptions:', faltas));

try {
  const actual = esquemaDeLaApi(componer(await leerSubgrafosDelRepositorio()));
  fallos.push(...seccion('Examples and deprecations:', revisarApi(actual)));
  const comparacion = await compararEsquemas(await leerPublicado(), actual, await leerDeclarados());
  const { peligrosos, declarados } = comparacion;
  const avisos = [
    ...seccion('Dangerous changes since the last release:', peligrosos.map(describir)),
    ...seccion('Declared breaking changes:', declarados.map(describir)),
  ];
  if (avisos.length > 0) console.log(avisos.join('\n'));
  fallos.push(...fallosDe(comparacion));
} catch (error) {
  if (!(error instanceof ErrorDeComposicion)) throw error;
  fallos.push(error.message);
}

if (fallos.length > 0) {
  console.error(fallos.join('\n'));
  process.exitCode = 1;
}
