// Writes docs/licencias.md: the packages that are installed for production, by licence. With --comprobar it fails where
// the page is not what it would write. It always fails on a licence that nobody has accepted.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { correrPnpm, RAIZ } from './pnpm.ts';

/** Licences that let us do what we do, whatever package is under them. */
const PERMISIVAS: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '(MIT AND BSD-3-Clause)',
  'Apache-2.0',
  'BlueOak-1.0.0',
]);

/** Licences that ask something of us: each package under them was accepted by its name. */
const POR_NOMBRE: Readonly<Record<string, readonly string[]>> = {
  'Elastic-2.0': [
    '@apollo/composition',
    '@apollo/federation-internals',
    '@apollo/gateway',
    '@apollo/query-graphs',
    '@apollo/query-planner',
  ],
};

const PAGINA = join(RAIZ, 'docs/licencias.md');

const { salida, errores } = correrPnpm('licenses', 'list', '--prod', '--json');
const porLicencia = leer(salida);
if (porLicencia === undefined) {
  terminar(`pnpm did not list the licences; is everything installed?\n${(errores || salida).trim()}`);
}

const rechazadas = porLicencia.flatMap(([licencia, paquetes]) =>
  PERMISIVAS.has(licencia)
    ? []
    : paquetes
        .filter((paquete) => !POR_NOMBRE[licencia]?.includes(paquete))
        .map((paquete) => `${paquete} is under ${licencia}, which scripts/licencias.ts does not accept of it.`),
);
if (rechazadas.length > 0) terminar(rechazadas.join('\n'));

const pagina = escribir(porLicencia);
if (!process.argv.includes('--comprobar')) writeFileSync(PAGINA, pagina);
else if (pagina !== readFileSync(PAGINA, 'utf8')) {
  terminar('docs/licencias.md is not what is installed now: run npm run licencias.');
}

function leer(texto: string): readonly (readonly [licencia: string, paquetes: readonly string[]])[] | undefined {
  try {
    const lista = JSON.parse(texto) as Readonly<Record<string, readonly { readonly name: string }[]>>;
    return Object.entries(lista)
      .map(([licencia, paquetes]) => [licencia, [...new Set(paquetes.map(({ name }) => name))].sort()] as const)
      .sort(([una], [otra]) => (una < otra ? -1 : 1));
  } catch {
    return undefined;
  }
}

function escribir(licencias: NonNullable<ReturnType<typeof leer>>): string {
  const pedidas = licencias.filter(([licencia]) => licencia in POR_NOMBRE);
  const permisivas = licencias.filter(([licencia]) => !(licencia in POR_NOMBRE));
  const apartado = ([licencia, paquetes]: (typeof licencias)[number]) =>
    `### ${licencia} (${paquetes.length})\n${paquetes.map((paquete) => `\`${paquete}\``).join(', ')}\n`;
  return [
    '# Licences of what runs\n',
    'What `pnpm install --prod` brings, by licence: what the image of the Dockerfile has of it is in its packages. The versions are in',
    '`pnpm-lock.yaml`. `npm run licencias` writes this page; the gate fails where it is not up to date, or where a package is',
    'under a licence that [scripts/licencias.ts](../scripts/licencias.ts) does not accept.\n',
    '## Licences that ask something of us',
    'The Elastic License 2.0 does not allow to offer the software to others as a managed service. Each package under it is',
    'accepted by its name.\n',
    ...pedidas.map(apartado),
    '## Permissive licences',
    ...permisivas.map(apartado),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function terminar(mensaje: string): never {
  console.error(mensaje);
  process.exit(1);
}
