import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a process holds, in bytes: what its objects and buffers use, and what the system counts. */
export interface Memoria {
  readonly usado: number;
  readonly rss: number;
}

/** A process that is measured. */
export interface Proceso {
  /** Where it listens. */
  readonly url: string;
  readonly hijo: ChildProcess;
  memoria(): Promise<Memoria>;
  detener(): Promise<void>;
}

const RAIZ = fileURLToPath(new URL('../../', import.meta.url));

/** Starts a file that writes where it listens as `url` of a line in JSON. */
export const iniciar = async (archivo: string, variables: Readonly<Record<string, string>> = {}): Promise<Proceso> => {
  const medible = fileURLToPath(new URL('medible.mjs', import.meta.url));
  const hijo = spawn(process.execPath, ['--expose-gc', '--import', medible, archivo], {
    cwd: RAIZ,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolver, rechazar) => {
    createInterface({ input: hijo.stdout as NodeJS.ReadableStream }).on('line', (linea) => {
      const url = /"url":"([^"]+)"/.exec(linea)?.[1];
      if (url !== undefined) resolver(new URL(url).origin);
    });
    hijo.once('exit', (codigo) => rechazar(new Error(`${archivo} ended with ${codigo}`)));
  });
  return {
    url,
    hijo,
    async memoria() {
      hijo.send('memoria');
      const [{ memoria }] = (await once(hijo, 'message')) as [{ memoria: Memoria }];
      return memoria;
    },
    async detener() {
      const fin = once(hijo, 'exit');
      hijo.kill('SIGKILL');
      await fin;
    },
  };
};
