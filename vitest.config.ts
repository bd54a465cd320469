import { configDefaults, defineConfig } from 'vitest/config';

const INT = '**/*.int.test.ts';
const E2E = '**/*.e2e.test.ts';
const fuera = [...configDefaults.exclude, '**/generado/**', 'coverage/**', 'datos/**'];

// Vitest would give our own code another copy of graphql than the packages load, and graphql refuses two.
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

// What is waited for comes in milliseconds; a machine that is busy must not make a test fail.
const expect = { poll: { timeout: 60_000, interval: 20 } };

export default defineConfig({
  test: {
    // A PGlite takes about 200 MB and a core while it starts: more of them at once are slower, not faster.
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...fuera, INT, E2E],
          testTimeout: 30_000,
          expect,
        },
      },
      {
        resolve,
        test: {
          name: 'int',
          include: [INT],
          exclude: fuera,
          testTimeout: 180_000,
          hookTimeout: 240_000,
          expect,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: [E2E],
          exclude: fuera,
          testTimeout: 180_000,
          hookTimeout: 240_000,
          expect,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      reporter: ['text-summary', 'html'],
      include: ['packages/**/*.ts', 'subgraphs/**/*.ts', 'gateway/**/*.ts', 'prisma/**/*.ts', 'ejemplos/**/*.ts'],
      exclude: [
        '**/generado/**',
        '**/*.test.ts',
        '**/*.contrato.ts',
        '**/pruebas/**',
        '**/e2e/**',
        '**/pruebas.ts',
        '**/node_modules/**',
      ],
      thresholds: { '**/dominio/**': { 100: true } },
    },
  },
});
