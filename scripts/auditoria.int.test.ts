import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const GUION = fileURLToPath(new URL('auditoria.ts', import.meta.url));

/** Audits against a registry that answers so. */
const auditar = async (contestar: RequestListener) => {
  const registro = createServer(contestar).listen(0, '127.0.0.1');
  await once(registro, 'listening');
  const { port } = registro.address() as AddressInfo;
  try {
    return await new Promise<{ codigo: unknown; dicho: string }>((resolve) => {
      execFile(process.execPath, [GUION, `--registry=http://127.0.0.1:${port}/`], (error, salida, errores) =>
        resolve({ codigo: error?.code ?? 0, dicho: salida + errores }),
      );
    });
  } finally {
    registro.closeAllConnections();
    registro.close();
  }
};

/** The answer of a registry that knows one thing against a package. */
const con =
  (severity: string): RequestListener =>
  (_peticion, respuesta) => {
    const aviso = {
      id: 1,
      module_name: 'pg',
      severity,
      title: 'Something is wrong with it',
      vulnerable_versions: '<9',
      patched_versions: '>=9',
      url: 'https://example.com/1',
      findings: [{ version: '8.0.0', paths: ['prisma>pg'] }],
    };
    const vulnerabilities = { info: 0, low: 0, moderate: 0, high: 0, critical: 0, [severity]: 1 };
    respuesta
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ actions: [], advisories: { 1: aviso }, muted: [], metadata: { vulnerabilities } }));
  };

it('fails on an advisory of level high or worse, and names the package', async () => {
  for (const nivel of ['high', 'critical']) {
    const { codigo, dicho } = await auditar(con(nivel));
    expect(dicho).toContain(`${nivel}: pg <9: Something is wrong with it (mended in >=9)`);
    expect(codigo).toBe(1);
  }
});

it('passes with one that is less', async () => {
  const { codigo, dicho } = await auditar(con('moderate'));
  expect(dicho).toContain('1 advisories, 0 of level high');
  expect(codigo).toBe(0);
});

it('says so where the registry does not answer', async () => {
  const { codigo, dicho } = await auditar((_peticion, respuesta) => respuesta.writeHead(405).end());
  expect(dicho).toContain('NOT AUDITED');
  expect(codigo).toBe(0);
});
