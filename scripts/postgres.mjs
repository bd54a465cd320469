// A throw-away PostgreSQL cluster made of the machine's own packages, for tests.
//
//   node scripts/postgres.mjs                  starts it, prints its DATABASE_URL, stops it at Ctrl+C
//   node scripts/postgres.mjs -- <command…>    runs the command with DATABASE_URL set, and stops it after
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const separador = process.argv.indexOf('--');
const orden = separador === -1 ? [] : process.argv.slice(separador + 1);

const binarios = encontrarBinarios();
if (binarios === undefined) {
  console.error('PostgreSQL was not found: install its server package, or put initdb and postgres on the PATH.');
  process.exit(1);
}
const usuario = otroUsuario();
const carpeta = mkdtempSync(join(tmpdir(), 'alpes-pg-'));
if (usuario !== undefined) chownSync(carpeta, usuario.uid, usuario.gid);
const datos = join(carpeta, 'datos');
const clave = randomUUID();
const archivoDeClave = join(carpeta, 'clave');
writeFileSync(archivoDeClave, clave, { mode: 0o600 });
if (usuario !== undefined) chownSync(archivoDeClave, usuario.uid, usuario.gid);
const identidad = usuario === undefined ? {} : { uid: usuario.uid, gid: usuario.gid };
const opciones = { ...identidad, cwd: carpeta, env: { ...process.env, HOME: carpeta, LC_ALL: 'C' } };

let servidor;
let terminado = false;
function detener() {
  if (terminado) return;
  terminado = true;
  if (servidor?.exitCode === null) {
    try {
      // Immediate: nothing of it is kept.
      execFileSync(join(binarios, 'pg_ctl'), ['stop', '-D', datos, '-m', 'immediate', '-w'], {
        ...opciones,
        stdio: 'ignore',
      });
    } catch {
      servidor.kill('SIGQUIT');
    }
  }
  rmSync(carpeta, { recursive: true, force: true });
}
process.on('exit', detener);

try {
  execFileSync(
    join(binarios, 'initdb'),
    [
      '-D',
      datos,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      `--pwfile=${archivoDeClave}`,
      '-E',
      'UTF8',
      '--locale=C',
      '-N',
    ],
    { ...opciones, stdio: ['ignore', 'ignore', 'inherit'] },
  );
} catch {
  console.error('initdb failed: see above.');
  process.exit(1);
}
const puerto = await puertoLibre();
const ajustes = {
  port: puerto,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: carpeta,
  max_connections: 200,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  log_min_messages: 'fatal',
};
servidor = spawn(
  join(binarios, 'postgres'),
  ['-D', datos, ...Object.entries(ajustes).flatMap(([nombre, valor]) => ['-c', `${nombre}=${valor}`])],
  // Ctrl+C reaches the whole process group: detached, so that the command ends before its database does.
  { ...opciones, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
);
let registro = '';
servidor.stderr.on('data', (trozo) => {
  registro = (registro + trozo).slice(-4_000);
});
servidor.once('exit', () => {
  if (terminado) return;
  console.error(`PostgreSQL stopped by itself.\n${registro}`);
  process.exit(1);
});
await esperarListo();

const url = `postgresql://postgres:${clave}@127.0.0.1:${puerto}/postgres`;
if (orden.length === 0) {
  console.log(url);
  for (const senal of ['SIGINT', 'SIGTERM']) process.on(senal, () => process.exit(0));
} else {
  const [programa, ...argumentos] = orden;
  const hijo = spawn(programa, argumentos, { stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } });
  for (const senal of ['SIGINT', 'SIGTERM']) process.on(senal, () => hijo.kill(senal));
  hijo.on('error', (error) => {
    console.error(`${programa}: ${error.message}`);
    process.exit(127);
  });
  hijo.on('exit', (codigo, senal) => process.exit(codigo ?? (senal === null ? 1 : 130)));
}

function encontrarBinarios() {
  const deDebian = [];
  try {
    const versiones = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a));
    deDebian.push(...versiones.map((version) => `/usr/lib/postgresql/${version}/bin`));
  } catch {
    // Not a Debian, or no server there.
  }
  return [...(process.env.PATH ?? '').split(delimiter), ...deDebian].find((carpeta) =>
    ['initdb', 'postgres', 'pg_ctl'].every((nombre) => {
      try {
        accessSync(join(carpeta, nombre), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );
}

/** PostgreSQL refuses to run as root. */
function otroUsuario() {
  if (process.getuid?.() !== 0) return undefined;
  for (const nombre of ['postgres', 'nobody']) {
    try {
      const id = (opcion) => Number(execFileSync('id', [opcion, nombre], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user: the next one.
    }
  }
  console.error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.');
  process.exit(1);
}

function puertoLibre() {
  return new Promise((resolve, reject) => {
    const prueba = createServer();
    prueba.once('error', reject);
    prueba.listen(0, '127.0.0.1', () => {
      const { port } = prueba.address();
      prueba.close(() => resolve(port));
    });
  });
}

async function esperarListo() {
  const limite = Date.now() + 30_000;
  while (Date.now() < limite) {
    try {
      // The server writes its state on the last line; unlike pg_isready, the file is always there.
      if (readFileSync(join(datos, 'postmaster.pid'), 'utf8').trimEnd().endsWith('ready')) return;
    } catch {
      // Not written yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  console.error(`PostgreSQL did not start in 30 s.\n${registro}`);
  process.exit(1);
}
