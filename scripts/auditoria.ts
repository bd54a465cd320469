// Asks the registry what is known against the packages that run in production: npm run auditoria [-- <options of pnpm audit>]
// Fails on an advisory of level high or worse. Not every registry answers: then it says so, and passes.
import { correrPnpm } from './pnpm.ts';

interface Aviso {
  readonly module_name: string;
  readonly severity: string;
  readonly title: string;
  readonly vulnerable_versions: string;
  readonly patched_versions?: string;
  readonly url?: string;
}

const { salida, errores } = correrPnpm('audit', '--prod', '--json', ...process.argv.slice(2));
const avisos = leer(salida);
if (avisos === undefined) {
  console.log(`NOT AUDITED: the registry gave no answer that tells advisories.\n${(salida || errores).trim()}`);
} else {
  const graves = avisos.filter(({ severity }) => severity === 'high' || severity === 'critical');
  for (const { module_name, severity, title, vulnerable_versions, patched_versions = 'none', url = '' } of graves) {
    console.error(
      `${severity}: ${module_name} ${vulnerable_versions}: ${title} (mended in ${patched_versions}) ${url}`,
    );
  }
  console.log(`${avisos.length} advisories, ${graves.length} of level high or worse.`);
  process.exitCode = graves.length === 0 ? 0 : 1;
}

function leer(texto: string): readonly Aviso[] | undefined {
  try {
    const { advisories } = JSON.parse(texto) as { advisories?: Readonly<Record<string, Aviso>> };
    return advisories && Object.values(advisories);
  } catch {
    return undefined;
  }
}
