import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as esperar } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const RAIZ = fileURLToPath(new URL('../../..', import.meta.url));
const PAUSA_TRAS_FALLO_MS = 200;

/** What a process is started from. */
export interface Encargo {
  readonly nombre: string;
  readonly archivo: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Folder of its log. */
  readonly carpeta: string;
}

/** A process of the system, that is killed and started again; what ends by itself is started again too. */
export class Proceso {
  readonly nombre: string;
  readonly #encargo: Encargo;
  readonly #registro: WriteStream;
  #hijo: ChildProcess | undefined;
  #origen: string | undefined;
  #querido = false;
  #caidas = 0;

  constructor(encargo: Encargo) {
    this.nombre = encargo.nombre;
    this.#encargo = encargo;
    this.#registro = createWriteStream(join(encargo.carpeta, `${encargo.nombre}.log`), { flags: 'a' });
  }

  /** Where it listens; undefined while it does not. */
  get origen(): string | undefined {
    return this.#origen;
  }

  /** How often it has ended by itself. */
  get caidas(): number {
    return this.#caidas;
  }

  /** Starts it; it says later where it listens. */
  arrancar(): void {
    this.#querido = true;
    const { archivo, variables } = this.#encargo;
    const hijo = spawn(process.execPath, [archivo], {
      cwd: RAIZ,
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#hijo = hijo;
    hijo.stderr.pipe(this.#registro, { end: false });
    createInterface({ input: hijo.stdout }).on('line', (linea) => {
      this.#registro.write(`${linea}\n`);
      if (this.#hijo === hijo && this.#origen === undefined) this.#origen = origenEn(linea);
    });
    hijo.once('exit', (codigo, senal) => {
      if (this.#hijo !== hijo) return;
      this.#hijo = undefined;
      this.#origen = undefined;
      if (!this.#querido) return;
      this.#caidas += 1;
      this.#registro.write(`--- ended by itself: ${codigo ?? senal}\n`);
      void this.#otraVez();
    });
  }

  /** Kills it as the kernel does when memory runs out: no word to anybody. */
  async matar(): Promise<void> {
    this.#querido = false;
    const hijo = this.#hijo;
    if (hijo === undefined) return;
    this.#registro.write('--- killed\n');
    const fin = once(hijo, 'exit');
    hijo.kill('SIGKILL');
    await fin;
  }

  /** Sends it a signal that it knows. */
  avisar(senal: 'SIGHUP'): void {
    // Before it listens, it would end by it.
    if (this.#origen !== undefined) this.#hijo?.kill(senal);
  }

  /** For the end of the run, when there is no time to wait. */
  matarYa(): void {
    this.#querido = false;
    this.#hijo?.kill('SIGKILL');
  }

  /** As whoever runs processes does. */
  async #otraVez(): Promise<void> {
    await esperar(PAUSA_TRAS_FALLO_MS);
    if (this.#querido && this.#hijo === undefined) this.arrancar();
  }
}

const origenEn = (linea: string): string | undefined => {
  try {
    const { url } = JSON.parse(linea) as { readonly url?: string };
    return url === undefined ? undefined : new URL(url).origin;
  } catch {
    return undefined;
  }
};
