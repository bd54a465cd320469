import { execFileSync } from 'node:child_process';

// Everything that is generated from the schemas and kept in git. With --comprobar it fails where what is kept is not
// what would be generated now.
const comprobar = process.argv.includes('--comprobar');
const pasos: readonly (readonly string[])[] = [
  ['node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.ts', ...(comprobar ? ['--check'] : [])],
  ['gateway/componer.ts', ...(comprobar ? ['--comprobar'] : [])],
];
for (const paso of pasos) execFileSync(process.execPath, paso, { stdio: 'inherit' });
