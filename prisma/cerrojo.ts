import { closeSync, openSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { ErrorDeArranque } from './errorDeArranque.ts';

const LATIDO_MS = 2_000;
const MUERTO_MS = 20_000;
const propios = new Set<string>();

/**
 * Takes a lock file that holds the pid of its owner; the lock of a dead process is taken over. Gives the function
 * that releases it.
 * @throws ErrorDeArranque when a living process holds it.
 */
export function tomarCerrojo(archivo: string, recurso: string): () => void {
  const mio = `${process.pid}\n${hostname()}\n${nacimiento(process.pid)}\n`;
  if (propios.has(archivo)) throw ocupado(recurso, process.pid);
  for (let intento = 0; !crear(archivo, mio); intento++) {
    const suyo = leer(archivo);
    if (suyo === undefined) continue;
    if (intento > 5 || vive(suyo, archivo)) throw ocupado(recurso, suyo.pid);
    // Moving it away is atomic; when another process was faster, what we moved is not what we read.
    const apartado = `${archivo}.${process.pid}`;
    try {
      renameSync(archivo, apartado);
    } catch {
      continue;
    }
    if (leer(apartado)?.contenido !== suyo.contenido) {
      renameSync(apartado, archivo);
      continue;
    }
    unlinkSync(apartado);
  }
  propios.add(archivo);
  // Tells processes of other machines and containers, which cannot see this pid, that the owner lives.
  const latido = setInterval(() => {
    try {
      utimesSync(archivo, new Date(), new Date());
    } catch {
      // The folder was removed under us: nothing left to guard.
    }
  }, LATIDO_MS);
  latido.unref();
  const soltar = () => {
    if (!propios.delete(archivo)) return;
    clearInterval(latido);
    process.removeListener('exit', soltar);
    try {
      if (leer(archivo)?.contenido === mio) unlinkSync(archivo);
    } catch {
      // Already gone.
    }
  };
  process.once('exit', soltar);
  return soltar;
}

interface Dueno {
  readonly contenido: string;
  readonly pid: number;
  readonly maquina: string;
  readonly nacimiento: string;
}

function crear(archivo: string, contenido: string): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(archivo, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeSync(descriptor, contenido);
  closeSync(descriptor);
  return true;
}

function leer(archivo: string): Dueno | undefined {
  try {
    const contenido = readFileSync(archivo, 'utf8');
    const [pid = '', maquina = '', nacimiento = ''] = contenido.split('\n');
    return { contenido, pid: Number(pid), maquina, nacimiento };
  } catch {
    return undefined;
  }
}

function vive(dueno: Dueno, archivo: string): boolean {
  if (!Number.isInteger(dueno.pid) || dueno.pid <= 0 || dueno.maquina !== hostname()) {
    // Just being written, or of another machine: only its age tells.
    const creado = statSync(archivo, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return Date.now() - creado < MUERTO_MS;
  }
  if (dueno.pid === process.pid) return false;
  try {
    process.kill(dueno.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return dueno.nacimiento === nacimiento(dueno.pid);
}

/** When the process was born, so that another one that was given the same pid is not taken for it (Linux only). */
function nacimiento(pid: number): string {
  try {
    const estado = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const arranque = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${arranque}:${estado.slice(estado.lastIndexOf(')')).split(' ')[20]}`;
  } catch {
    return '';
  }
}

function ocupado(recurso: string, pid: number): ErrorDeArranque {
  return new ErrorDeArranque(
    `La carpeta de datos ${recurso} está en uso por otro proceso (pid ${pid}). Deténgalo, o indique otra carpeta.`,
  );
}
