// The layers of the architecture, as rules: arrows point inwards, and no context knows another.
const PRUEBAS = String.raw`\.(test|contrato)\.ts$|(^|/)(pruebas|e2e|fallos)/|(^|/)pruebas\.ts$`;
const DOMINIO_COMPARTIDO = '^packages/seedwork/dominio/';
const APLICACION_COMPARTIDA = '^packages/seedwork/aplicacion/';
const GENERADO = '(^|/)generado/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'sin-ciclos',
      comment: 'Two files that need each other are one file, or lack a third.',
      severity: 'error',
      from: { pathNot: GENERADO },
      to: { circular: true },
    },
    {
      name: 'resoluble',
      comment: 'An import that does not resolve escapes every other rule.',
      severity: 'error',
      // bench/pasarela has an install of its own, which is only there where that benchmark was run.
      from: { pathNot: [GENERADO, '^bench/pasarela/'] },
      to: { couldNotResolve: true },
    },
    {
      name: 'dominio-puro',
      comment: "A context's domain imports itself and the shared domain, and no package, not even Node's.",
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/src/dominio/', pathNot: PRUEBAS },
      to: { pathNot: ['^subgraphs/$1/src/dominio/', DOMINIO_COMPARTIDO] },
    },
    {
      name: 'dominio-compartido-puro',
      comment: 'The shared domain imports itself, decimals, and ids.',
      severity: 'error',
      from: { path: DOMINIO_COMPARTIDO, pathNot: PRUEBAS },
      to: { pathNot: [DOMINIO_COMPARTIDO, '(^|/)node_modules/(decimal\\.js|uuid)/'] },
    },
    {
      name: 'aplicacion-hacia-dentro',
      comment: 'aplicacion knows dominio and its own ports; not who implements them, nor who calls.',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/src/aplicacion/', pathNot: PRUEBAS },
      to: {
        pathNot: [
          '^subgraphs/$1/src/(aplicacion|dominio)/',
          APLICACION_COMPARTIDA,
          DOMINIO_COMPARTIDO,
          '(^|/)node_modules/zod/',
          '^(node:)?crypto$',
        ],
      },
    },
    {
      name: 'aplicacion-compartida-hacia-dentro',
      severity: 'error',
      from: { path: APLICACION_COMPARTIDA, pathNot: PRUEBAS },
      to: {
        pathNot: [
          APLICACION_COMPARTIDA,
          DOMINIO_COMPARTIDO,
          '(^|/)node_modules/(zod|uuid)/',
          '^(node:)?(crypto|async_hooks|timers/promises)$',
        ],
      },
    },
    {
      name: 'graphql-no-conoce-infraestructura',
      comment: 'Resolvers call aplicacion; modulo.ts gives it its adapters.',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/src/graphql/', pathNot: PRUEBAS },
      to: { path: '/infraestructura/|^prisma/' },
    },
    {
      name: 'infraestructura-no-conoce-graphql',
      severity: 'error',
      from: { path: '/infraestructura/', pathNot: PRUEBAS },
      to: { path: '^(subgraphs/[^/]+/src|packages/seedwork)/graphql/|(^|/)node_modules/graphql/' },
    },
    {
      name: 'contextos-separados',
      comment: 'What crosses is ids, events and commands, each with a schema of its own in the context that owns it.',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/' },
      to: { path: '^(subgraphs/[^/]+|gateway|packages/plataforma)/', pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'seedwork-sin-contextos',
      comment: 'seedwork holds what every context shares, and knows none.',
      severity: 'error',
      from: { path: '^(packages/seedwork|prisma)/' },
      to: { path: '^(subgraphs|gateway|packages/plataforma)/' },
    },
    {
      name: 'prisma-no-conoce-a-nadie',
      severity: 'error',
      from: { path: '^prisma/' },
      to: { path: '^packages/' },
    },
    {
      name: 'nadie-conoce-bench',
      comment: 'What measures the system is no part of it.',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { path: '^bench/' },
    },
    {
      name: 'gateway-sin-negocio',
      comment: 'The gateway knows subgraphs by the supergraph alone.',
      severity: 'error',
      from: { path: '^gateway/', pathNot: PRUEBAS },
      to: { path: '^(subgraphs|prisma|packages/plataforma)/' },
    },
    {
      name: 'clientes-por-la-api',
      comment: 'Who uses the API knows its operations alone; the operations know nobody.',
      severity: 'error',
      from: { path: '^(ejemplos|packages/operaciones)/', pathNot: PRUEBAS },
      to: { path: '^(packages/(?!operaciones/)|subgraphs/|gateway/|prisma/)' },
    },
    {
      name: 'modulo-es-la-raiz',
      comment: 'Only who starts a context may put it together.',
      severity: 'error',
      from: { pathNot: [String.raw`^subgraphs/[^/]+/src/main\.ts$`, '^packages/plataforma/', '^bench/', PRUEBAS] },
      to: { path: String.raw`^subgraphs/[^/]+/src/(modulo|main)\.ts$` },
    },
    {
      name: 'produccion-sin-pruebas',
      severity: 'error',
      from: { path: '^(packages|subgraphs|gateway|prisma|ejemplos)/', pathNot: PRUEBAS },
      to: { path: PRUEBAS },
    },
    {
      name: 'produccion-sin-dependencias-de-desarrollo',
      severity: 'error',
      from: {
        path: '^(packages|subgraphs|gateway|prisma|ejemplos)/',
        pathNot: [PRUEBAS, String.raw`^gateway/(componer\.ts$|esquema/)`, String.raw`(^|/)codegen\.ts$`],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'dependencia-declarada',
      comment: 'A package that is not in the package.json of who imports it is there by luck.',
      severity: 'error',
      from: { path: '^(packages|subgraphs|gateway|prisma|ejemplos)/', pathNot: PRUEBAS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '/node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(coverage|datos)/' },
    // Types cross borders as code does.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // Each workspace package says what it needs in its own package.json.
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
