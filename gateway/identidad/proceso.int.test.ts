import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const RAIZ = fileURLToPath(new URL('../..', import.meta.url));
const JWT_CLAVE = 'una clave compartida, larga y de desarrollo';
const CLAVE_INTERNA = 'una clave que solo conocen los procesos';
const entorno = (variables: Record<string, string>) => ({ PATH: process.env['PATH'], ...variables });

/** What a process says that does not start. */
const negativa = (archivo: string, variables: Record<string, string>) => {
  const { status, stderr } = spawnSync(process.execPath, [archivo], {
    cwd: RAIZ,
    env: entorno(variables),
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  return stderr.trim().split('\n');
};

const conToken = (variables: Record<string, string>, ...argumentos: string[]) =>
  spawnSync(process.execPath, ['scripts/token.ts', ...argumentos], {
    cwd: RAIZ,
    env: entorno(variables),
    encoding: 'utf8',
  });

describe('a process without keys', () => {
  test.each([
    ['gateway/main.ts', ['JWT_CLAVE o JWT_JWKS_URL', 'CLAVE_INTERNA']],
    ['packages/plataforma/iniciar.ts', ['JWT_CLAVE o JWT_JWKS_URL']],
    ['subgraphs/cliente/src/main.ts', ['DATABASE_URL', 'CLAVE_INTERNA']],
  ])('does not start in production: %s', (archivo, faltas) => {
    const dichas = negativa(archivo, { NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '0' });
    expect(dichas.map((linea) => linea.split(':')[0])).toEqual(faltas);
  });

  test.each([['gateway/main.ts'], ['packages/plataforma/iniciar.ts'], ['subgraphs/pagos/src/main.ts']])(
    'does not listen where others can reach it: %s',
    (archivo) => {
      const dichas = negativa(archivo, {
        HOST: '0.0.0.0',
        PORT: '0',
        DATABASE_URL: 'postgresql://nadie@localhost/nada',
      });
      expect(dichas).toEqual([expect.stringMatching(/^HOST: sin .* solo se atiende en esta máquina/)]);
    },
  );
});

describe('the gateway as a process', () => {
  const arrancar = async (variables: Record<string, string>) => {
    const proceso = spawn(process.execPath, ['gateway/main.ts'], {
      cwd: RAIZ,
      env: entorno({ PORT: '0', ...variables }),
    });
    let salida = '';
    proceso.stdout.on('data', (trozo: Buffer) => {
      salida += trozo.toString();
    });
    await expect.poll(() => salida).toContain('Gateway listening');
    return {
      salida: () => salida,
      preguntar: (authorization?: string) =>
        fetch(/"url":"([^"]+)"/.exec(salida)?.[1] ?? '', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
          body: '{"query":"{ __typename }"}',
        }),
      async parar() {
        proceso.kill('SIGTERM');
        await once(proceso, 'exit');
      },
    };
  };

  test('says that it is open', async () => {
    const gateway = await arrancar({});
    await expect.poll(gateway.salida).toContain('OPEN');
    expect((await gateway.preguntar()).status).toBe(200);
    await gateway.parar();
  });

  test('takes the tokens that the command line makes with its key', async () => {
    const gateway = await arrancar({ NODE_ENV: 'production', JWT_CLAVE, CLAVE_INTERNA });
    expect(gateway.salida()).not.toContain('OPEN');
    expect((await gateway.preguntar()).status).toBe(401);
    const cliente = '0199f0a0-0000-7000-8000-00000000000a';
    for (const argumentos of [
      ['--rol', 'OPERADOR', '--usuario', 'ana'],
      ['--rol', 'SOCIO', '--cliente', cliente, '--minutos', '1'],
    ]) {
      const { stdout, stderr } = conToken({ JWT_CLAVE }, ...argumentos);
      expect(stderr).toBe('');
      expect((await gateway.preguntar(`Bearer ${stdout.trim()}`)).status).toBe(200);
    }
    await gateway.parar();
  });
});

test('the command line makes no token that the gateway would refuse', () => {
  for (const [variables, argumentos, dicho] of [
    [{}, ['--rol', 'ADMIN'], /^JWT_CLAVE: /],
    [{ JWT_CLAVE }, ['--rol', 'SOCIO'], /cliente/],
    [{ JWT_CLAVE }, ['--rol', 'ROOT'], /rol/],
    [{ JWT_CLAVE }, ['--rol', 'ADMIN', '--minutos', 'diez'], /^Uso: /],
    [{ JWT_CLAVE }, ['--otra'], /^Uso: /],
    [{ JWT_CLAVE }, [], /^Uso: /],
  ] as const) {
    const { status, stdout, stderr } = conToken({ ...variables }, ...argumentos);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trim()).toMatch(dicho);
  }
});
