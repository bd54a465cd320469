import { componer, ErrorDeComposicion, leerSubgrafosDelRepositorio } from '../componer.ts';
import { esquemaDeLaApi } from './api.ts';
import { leerDeclarados, leerEsquemas, leerPublicado } from './archivos.ts';
import { type CambioDeEsquema, compararEsquemas } from './cambios.ts';
import { revisarEsquema } from './reglas.ts';

// Fails where the schemas do not compose, break a client without saying so, or break the rules of names and
// descriptions. It says all that is wrong at once.
const fallos: string[] = [];
const seccion = (titulo: string, lineas: readonly string[]): string[] => [titulo, ...lineas.map((una) => `  ${una}`)];
const describir = ({ tipo, ruta, mensaje }: CambioDeEsquema): string => `${tipo} ${ruta}: ${mensaje}`;

const faltas = (await leerEsquemas()).flatMap(revisarEsquema);
if (faltas.length > 0) {
  fallos.push(
    ...seccion(
      'Names and descriptions:',
      faltas.map(({ lugar, mensaje }) => `${lugar} ${mensaje}`),
    ),
  );
}

try {
  const actual = esquemaDeLaApi(componer(await leerSubgrafosDelRepositorio()));
  const cambios = await compararEsquemas(await leerPublicado(), actual, await leerDeclarados());
  if (cambios.peligrosos.length > 0) {
    console.log(seccion('Dangerous changes since the last release:', cambios.peligrosos.map(describir)).join('\n'));
  }
  if (cambios.declarados.length > 0) {
    console.log(seccion('Declared breaking changes:', cambios.declarados.map(describir)).join('\n'));
  }
  if (cambios.sinDeclarar.length > 0) {
    fallos.push(
      ...seccion(
        'Breaking changes since the last release. Deprecate instead, or declare them in gateway/esquema/cambiosDeclarados.json:',
        cambios.sinDeclarar.map(describir),
      ),
    );
  }
  if (cambios.obsoletos.length > 0) {
    fallos.push(
      ...seccion(
        'Declared in gateway/esquema/cambiosDeclarados.json, but not changed:',
        cambios.obsoletos.map(({ tipo, ruta }) => `${tipo} ${ruta}`),
      ),
    );
  }
} catch (error) {
  if (!(error instanceof ErrorDeComposicion)) throw error;
  fallos.push(error.message);
}

if (fallos.length > 0) {
  console.error(fallos.join('\n'));
  process.exitCode = 1;
}
