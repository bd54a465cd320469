import { crearFeedDePrueba } from './feedDePrueba.ts';
import { servirSubgrafo } from './subgrafosDePrueba.ts';

// A subgraph that a test can kill: `node feedEnProceso.ts FILE PORT`.
const [, , archivo = '', puerto = '0'] = process.argv;
const { esquema, suscribir } = crearFeedDePrueba(archivo);
const { url } = await servirSubgrafo(esquema, () => undefined, Number(puerto), suscribir);
process.stdout.write(`${url}\n`);
