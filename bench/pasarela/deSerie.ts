// The stock gateway as a process: supergraph file and port come as arguments.
import { readFile } from 'node:fs/promises';
import { iniciarGatewayDeSerie } from '../../gateway/pruebas/gatewayDeSerie.ts';

const [, , archivo = '', puerto = '0'] = process.argv;
await iniciarGatewayDeSerie(await readFile(archivo, 'utf8'), Number(puerto));
