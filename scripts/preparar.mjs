// Makes the tree ready to run: installs the dependencies and generates Prisma's client, when either is not up to
// date. Runs before `npm start` and `npm test`, on whatever Node there is, with nothing installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MINIMO = 20;
const raiz = dirname(dirname(fileURLToPath(import.meta.url)));
const marca = join(raiz, 'node_modules', '.alpes-preparado.json');
const windows = process.platform === 'win32';
const nodePropio = join(raiz, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

if (Number(process.versions.node.split('.')[0]) < NODE_MINIMO) {
  terminar(`Hace falta Node ${NODE_MINIMO} o posterior, y este es ${process.version}. Instale una versión más nueva.`);
}

const { packageManager } = leerJson('package.json');
const pnpm = packageManager.split('+')[0];
const hecho = leerMarca();
const dependencias = huellaDeDependencias();
const esquema = huella([...archivosDe('prisma/schema'), 'prisma.config.ts'].map(leer), dependencias);

if (hecho.dependencias !== dependencias || !existsSync(nodePropio)) {
  instalar();
  anotar({ dependencias });
}
enlazarNode();
if (hecho.esquema !== esquema || !existsSync(join(raiz, 'prisma', 'generado', 'client.ts'))) {
  generar();
  anotar({ dependencias, esquema });
}

function instalar() {
  console.log('Instalando las dependencias (la primera vez tarda un poco)…');
  const { status, salida, error } = ejecutar('npx', [
    '--yes',
    pnpm,
    'install',
    '--frozen-lockfile',
    '--reporter=append-only',
    // The development dependencies bring the Node that everything runs on; its install script puts it in place.
    '--prod=false',
    '--config.ignore-scripts=false',
  ]);
  if (error?.code === 'ENOENT') terminar('No se encuentra npx, que viene con Node: reinstale Node, o añádalo al PATH.');
  if (status !== 0) {
    console.error(salida.trimEnd().split('\n').slice(-15).join('\n'));
    terminar(explicar(salida));
  }
  if (!existsSync(nodePropio)) {
    terminar('Se instaló todo menos el Node del proyecto (paquete node). Borre node_modules y vuelva a intentarlo.');
  }
}

/**
 * pnpm puts a shell script in the way of the binary, which does not pass signals on: who stops `npm start` would
 * leave the system running behind.
 */
function enlazarNode() {
  const enlace = join(raiz, 'node_modules', '.bin', 'node');
  if (windows || lstatSync(enlace, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  try {
    // Renamed into place, so that there is a node at every moment.
    const nuevo = `${enlace}.${process.pid}`;
    symlinkSync(join('..', 'node', 'bin', 'node'), nuevo);
    renameSync(nuevo, enlace);
  } catch {
    // It runs with the script too.
  }
}

function generar() {
  const { status, salida } = ejecutar(
    nodePropio,
    [join('node_modules', 'prisma', 'build', 'index.js'), 'generate'],
    // `generate` asks for this binary, would download it, and does not use it: any file will do.
    {
      PRISMA_SCHEMA_ENGINE_BINARY: join(raiz, 'package.json'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  );
  if (status !== 0) {
    console.error(salida.trimEnd());
    terminar('No se pudo generar el cliente de Prisma: revise prisma/schema (el motivo está arriba).');
  }
}

function ejecutar(programa, argumentos, entorno = {}) {
  const { status, stdout, stderr, error } = spawnSync(programa, argumentos, {
    cwd: raiz,
    env: { ...entornoLimpio(), ...entorno },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // On Windows npx is a script, which only a shell can start.
    shell: windows && programa === 'npx',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, salida: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`, error };
}

/** What npm and the shell say about the way to the registry stays; what would change what is installed goes. */
function entornoLimpio() {
  const permitidas =
    /^npm_config_(.*registry|.*proxy|noproxy|ca|cafile|strict_ssl|cache|userconfig|globalconfig|fetch_.*|\/\/.*)$/i;
  const entorno = Object.fromEntries(
    Object.entries(process.env).filter(([nombre]) => !/^(npm_|pnpm_config_)/i.test(nombre) || permitidas.test(nombre)),
  );
  delete entorno.NODE_ENV;
  delete entorno.NODE_OPTIONS;
  return {
    // npm's own waits add up to minutes before it says that there is no network.
    npm_config_fetch_retry_mintimeout: '1000',
    npm_config_fetch_retry_maxtimeout: '5000',
    ...entorno,
    // Never asks, also where there is a terminal.
    CI: 'true',
  };
}

function explicar(salida) {
  if (/ERR_PNPM_OUTDATED_LOCKFILE|LOCKFILE_CONFIG_MISMATCH/.test(salida)) {
    return `pnpm-lock.yaml no corresponde a los package.json. Ejecute: npx ${pnpm} install`;
  }
  if (/EACCES|EPERM|EROFS|permission denied/i.test(salida)) {
    return `No hay permiso para escribir en ${raiz} o en la caché de npm. Dé permiso a este usuario y vuelva a intentarlo.`;
  }
  if (/ENOSPC/.test(salida)) return 'No queda espacio en el disco. Libere espacio y vuelva a intentarlo.';
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|META_FETCH_FAIL/.test(salida)
  ) {
    return 'No se pudo llegar al registro de paquetes. Compruebe la red (o el proxy y el registro de npm) y vuelva a intentarlo.';
  }
  return 'No se pudieron instalar las dependencias: el motivo está arriba.';
}

function huellaDeDependencias() {
  const espacio = leer('pnpm-workspace.yaml');
  const patrones = [...espacio.matchAll(/^ {2}- ['"]?([^'"\s]+)['"]?\s*$/gm)].map(([, patron]) => patron);
  const carpetas = patrones.flatMap((patron) => (patron.endsWith('/*') ? subcarpetas(patron.slice(0, -2)) : [patron]));
  const manifiestos = ['.', ...carpetas]
    .map((carpeta) => `${carpeta}/package.json`)
    .filter((archivo) => existsSync(join(raiz, archivo)))
    .map((archivo) => {
      // Scripts and the like change nothing that is installed.
      const { dependencies, devDependencies, optionalDependencies, packageManager } = leerJson(archivo);
      return JSON.stringify([archivo, dependencies, devDependencies, optionalDependencies, packageManager]);
    });
  return huella([espacio, leer('pnpm-lock.yaml'), ...manifiestos], `${process.platform}-${process.arch}`);
}

function huella(textos, semilla) {
  const suma = createHash('sha256').update(semilla);
  for (const texto of textos) suma.update('\0').update(texto);
  return suma.digest('hex');
}

function archivosDe(carpeta) {
  return readdirSync(join(raiz, carpeta))
    .sort()
    .map((nombre) => `${carpeta}/${nombre}`);
}

function subcarpetas(carpeta) {
  const ruta = join(raiz, carpeta);
  if (!existsSync(ruta)) return [];
  return readdirSync(ruta)
    .sort()
    .map((nombre) => `${carpeta}/${nombre}`);
}

function leer(archivo) {
  return readFileSync(join(raiz, archivo), 'utf8');
}

function leerJson(archivo) {
  return JSON.parse(leer(archivo));
}

function leerMarca() {
  try {
    return JSON.parse(readFileSync(marca, 'utf8'));
  } catch {
    return {};
  }
}

function anotar(estado) {
  try {
    mkdirSync(dirname(marca), { recursive: true });
    writeFileSync(marca, JSON.stringify(estado));
  } catch {
    // Then the next start does it again: slower, and nothing worse.
  }
}

function terminar(mensaje) {
  console.error(mensaje);
  process.exit(1);
}
