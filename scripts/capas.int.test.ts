import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const RAIZ = fileURLToPath(new URL('..', import.meta.url));

/** File → its content: a tree with one violation of each rule, and imports that are allowed beside them. */
const ARBOL: Record<string, string> = {
  'packages/seedwork/dominio/dinero.ts': 'export type Dinero = string;',
  'packages/seedwork/dominio/sucio.ts': "import type { Fila } from '../infraestructura/fila.ts'; export type S = Fila;",
  'packages/seedwork/aplicacion/sucio.ts':
    "import type { Fila } from '@alpes/seedwork/infraestructura/fila'; export type S = Fila;",
  'packages/seedwork/infraestructura/fila.ts': 'export type Fila = object;',
  'packages/seedwork/infraestructura/sucio.ts': "export { e } from '../graphql/escalares.ts';",
  'packages/seedwork/infraestructura/contexto.ts': "import '@alpes/pagos/src/dominio/pago';",
  'packages/seedwork/graphql/escalares.ts': 'export const e = 1;',
  'prisma/baseDeDatos.ts': 'export interface BaseDeDatos { prisma: object }',
  'prisma/pruebas.ts': "export const base = 1; import 'libre';",
  'subgraphs/pagos/src/dominio/pago.ts': 'export type Pago = object;',
  'subgraphs/pagos/src/modulo.ts': 'export const m = 1;',
  'subgraphs/pagos/src/main.ts': "import './modulo.ts';",
  'subgraphs/cliente/src/dominio/limpio.ts':
    "import type { Dinero } from '@alpes/seedwork/dominio/dinero'; export type D = Dinero;",
  'subgraphs/cliente/src/dominio/deTipos.ts':
    "import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos'; export type B = BaseDeDatos;",
  'subgraphs/cliente/src/dominio/deTiposEnLinea.ts': "export type B = import('@alpes/prisma/baseDeDatos').BaseDeDatos;",
  'subgraphs/cliente/src/dominio/deNode.ts': "import { readFileSync } from 'node:fs'; export const r = readFileSync;",
  'subgraphs/cliente/src/dominio/dePaquete.ts': "import type { L } from 'libre'; export type M = L;",
  'subgraphs/cliente/src/dominio/ajeno.ts':
    "import type { Pago } from '@alpes/pagos/src/dominio/pago'; export type P = Pago;",
  'subgraphs/cliente/src/aplicacion/haciaFuera.ts':
    "import type { X } from '../infraestructura/repo.ts'; export type Y = X;",
  'subgraphs/cliente/src/infraestructura/repo.ts':
    "import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos'; export type X = BaseDeDatos;",
  'subgraphs/cliente/src/infraestructura/pruebas.test.ts': "import '@alpes/prisma/pruebas';",
  'subgraphs/cliente/src/infraestructura/conPruebas.ts':
    "import { base } from '@alpes/prisma/pruebas'; export const b = base;",
  'subgraphs/cliente/src/infraestructura/deDesarrollo.ts': "import 'de-desarrollo';",
  'subgraphs/cliente/src/infraestructura/perdido.ts': "import './no-existe.ts';",
  'subgraphs/cliente/src/graphql/resolver.ts':
    "import type { X } from '../infraestructura/repo.ts'; export type Y = X;",
  'subgraphs/cliente/src/graphql/arranca.ts': "import { m } from '../modulo.ts'; export const n = m;",
  'subgraphs/cliente/src/modulo.ts': "export const m = 1; export type A = import('./otro.ts').B;",
  'subgraphs/cliente/src/otro.ts': "import type { A } from './modulo.ts'; export type B = A;",
  'gateway/servidor.ts': "import type { Pago } from '@alpes/pagos/src/dominio/pago'; export type P = Pago;",
  'packages/operaciones/leer.ts': 'export const l = 1;',
  'ejemplos/web/api.ts': "import '@alpes/operaciones/leer'; import '@alpes/gateway/servidor';",
  'gateway/mide.ts': "import '../bench/medir.ts';",
  'bench/medir.ts': "import '../packages/seedwork/infraestructura/fila.ts'; import '../packages/plataforma/todo.ts';",
  'packages/plataforma/todo.ts': "import '@alpes/cliente/src/modulo'; import '@alpes/pagos/src/main';",
};

const ESPERADAS = [
  'aplicacion-compartida-hacia-dentro: packages/seedwork/aplicacion/sucio.ts',
  'aplicacion-hacia-dentro: subgraphs/cliente/src/aplicacion/haciaFuera.ts',
  'clientes-por-la-api: ejemplos/web/api.ts',
  'contextos-separados: subgraphs/cliente/src/dominio/ajeno.ts',
  'dependencia-declarada: subgraphs/cliente/src/dominio/dePaquete.ts',
  'dominio-compartido-puro: packages/seedwork/dominio/sucio.ts',
  'dominio-puro: subgraphs/cliente/src/dominio/ajeno.ts',
  'dominio-puro: subgraphs/cliente/src/dominio/deNode.ts',
  'dominio-puro: subgraphs/cliente/src/dominio/dePaquete.ts',
  'dominio-puro: subgraphs/cliente/src/dominio/deTipos.ts',
  'dominio-puro: subgraphs/cliente/src/dominio/deTiposEnLinea.ts',
  'gateway-sin-negocio: gateway/servidor.ts',
  'graphql-no-conoce-infraestructura: subgraphs/cliente/src/graphql/resolver.ts',
  'infraestructura-no-conoce-graphql: packages/seedwork/infraestructura/sucio.ts',
  'modulo-es-la-raiz: subgraphs/cliente/src/graphql/arranca.ts',
  'modulo-es-la-raiz: subgraphs/cliente/src/otro.ts',
  'nadie-conoce-bench: gateway/mide.ts',
  'produccion-sin-dependencias-de-desarrollo: subgraphs/cliente/src/infraestructura/deDesarrollo.ts',
  'produccion-sin-pruebas: subgraphs/cliente/src/infraestructura/conPruebas.ts',
  'resoluble: subgraphs/cliente/src/infraestructura/perdido.ts',
  'seedwork-sin-contextos: packages/seedwork/infraestructura/contexto.ts',
  'sin-ciclos: subgraphs/cliente/src/modulo.ts',
];

describe('the layer rules', () => {
  let carpeta: string;
  beforeAll(() => {
    carpeta = mkdtempSync(join(tmpdir(), 'alpes-capas-'));
    const escribir = (archivo: string, texto: string) => {
      mkdirSync(dirname(join(carpeta, archivo)), { recursive: true });
      writeFileSync(join(carpeta, archivo), texto);
    };
    for (const [archivo, texto] of Object.entries(ARBOL)) escribir(archivo, `${texto}\n`);
    escribir('tsconfig.json', '{}');
    const paquetes = {
      seedwork: 'packages/seedwork',
      operaciones: 'packages/operaciones',
      plataforma: 'packages/plataforma',
      prisma: 'prisma',
      pagos: 'subgraphs/pagos',
      cliente: 'subgraphs/cliente',
      gateway: 'gateway',
      ejemplo: 'ejemplos/web',
    };
    mkdirSync(join(carpeta, 'node_modules/@alpes'), { recursive: true });
    for (const [nombre, ruta] of Object.entries(paquetes)) {
      const manifiesto = {
        name: `@alpes/${nombre}`,
        type: 'module',
        exports: { './*': './*.ts' },
        dependencies: Object.fromEntries(Object.keys(paquetes).map((otro) => [`@alpes/${otro}`, 'workspace:*'])),
        devDependencies: { 'de-desarrollo': '*' },
      };
      escribir(`${ruta}/package.json`, JSON.stringify(manifiesto));
      symlinkSync(join(carpeta, ruta), join(carpeta, 'node_modules/@alpes', nombre));
    }
    for (const nombre of ['de-desarrollo', 'libre']) {
      escribir(`node_modules/${nombre}/package.json`, JSON.stringify({ name: nombre, main: 'index.js' }));
      escribir(`node_modules/${nombre}/index.js`, '');
    }
  });
  afterAll(() => rmSync(carpeta, { recursive: true, force: true }));

  it('catch a violation of each, type-only and workspace imports included, and nothing else', () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(RAIZ, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
        ...['packages', 'subgraphs', 'gateway', 'prisma', 'ejemplos', 'bench'],
        ...['--config', join(RAIZ, '.dependency-cruiser.cjs'), '--output-type', 'json'],
      ],
      { cwd: carpeta, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
    );
    expect(stderr).toBe('');
    const informe: { summary: { violations: { rule: { name: string }; from: string }[] } } = JSON.parse(stdout);
    const halladas = informe.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
    expect([...new Set(halladas)].sort()).toEqual(ESPERADAS);
  });
});
