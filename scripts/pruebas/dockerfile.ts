import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, matchesGlob } from 'node:path';

/** A line of a Dockerfile, with those that it goes on in. */
export interface Instruccion {
  readonly nombre: string;
  readonly resto: string;
}

/** What a Dockerfile comes to, in a folder of this machine. */
export interface Imagen {
  /** Its working directory. */
  readonly carpeta: string;
  readonly entorno: Readonly<Record<string, string>>;
  readonly instrucciones: readonly Instruccion[];
  /** Runs a line of its shell. */
  correr(
    orden: string,
    entorno?: Readonly<Record<string, string>>,
  ): { readonly codigo: number; readonly salida: string };
  /** The command of its health check. */
  readonly salud: readonly string[];
}

/** Reads the instructions of a Dockerfile. */
export const leerDockerfile = (texto: string): readonly Instruccion[] =>
  texto
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n/g, '')
    .split('\n')
    .filter((linea) => linea.trim() !== '')
    .map((linea) => {
      const [, nombre = '', resto = ''] = /^(\w+)\s+(.*)$/.exec(linea) ?? [];
      return { nombre, resto };
    });

/**
 * Does what a Dockerfile says, as far as that goes without Docker: each stage is a folder, this machine is the image that
 * it begins with, and everything is done by this user.
 *
 * @param contexto - the folder that is sent to the build, without what its .dockerignore leaves out.
 * @param obra - an empty folder for the stages.
 * @param argumentos - of the build.
 */
export const construir = (contexto: string, obra: string, argumentos: Readonly<Record<string, string>>): Imagen => {
  const instrucciones = leerDockerfile(readFileSync(join(contexto, 'Dockerfile'), 'utf8'));
  const enviado = archivosDelContexto(contexto);
  const etapas = new Map<string, string>();
  let ultima: Imagen | undefined;

  for (const [n, inicio] of instrucciones.entries()) {
    if (inicio.nombre !== 'FROM') continue;
    const fin = instrucciones.findIndex(({ nombre }, i) => i > n && nombre === 'FROM');
    const suyas = instrucciones.slice(n + 1, fin === -1 ? undefined : fin);
    const raiz = join(obra, `${etapas.size}`);
    etapas.set(/ AS (\S+)$/i.exec(inicio.resto)?.[1] ?? `${etapas.size}`, raiz);
    ultima = hacerEtapa(raiz, suyas, { contexto, enviado, etapas, argumentos });
  }
  if (ultima === undefined) throw new Error('The Dockerfile has no stage');
  return ultima;
};

interface Material {
  readonly contexto: string;
  readonly enviado: readonly string[];
  readonly etapas: ReadonlyMap<string, string>;
  readonly argumentos: Readonly<Record<string, string>>;
}

const hacerEtapa = (raiz: string, instrucciones: readonly Instruccion[], material: Material): Imagen => {
  let carpeta = raiz;
  let salud: readonly string[] = [];
  const entorno: Record<string, string> = {};

  const correr: Imagen['correr'] = (orden, otras = {}) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-ec', orden.replaceAll(' -o node -g node', '')], {
      cwd: carpeta,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...deLaMaquina(), ...entorno, ...otras },
    });
    return { codigo: status ?? 1, salida: `${stdout}${stderr}` };
  };
  const hacer: Readonly<Record<string, (resto: string) => void>> = {
    WORKDIR(resto) {
      carpeta = join(raiz, resto);
      mkdirSync(carpeta, { recursive: true });
    },
    ENV(resto) {
      for (const [, nombre = '', valor = ''] of resto.matchAll(/(\w+)=(\S+)/g)) {
        entorno[nombre] = valor.startsWith('/') ? join(raiz, valor) : valor;
      }
    },
    ARG(resto) {
      const [nombre = '', ...valor] = resto.split('=');
      entorno[nombre] = material.argumentos[nombre] ?? valor.join('=');
    },
    COPY: (resto) => copiar(resto, carpeta, material),
    RUN(resto) {
      const { codigo, salida } = correr(resto);
      if (codigo !== 0) throw new Error(`RUN ${resto}\n${salida}`);
    },
    HEALTHCHECK(resto) {
      salud = JSON.parse(/CMD (\[.*\])$/.exec(resto)?.[1] ?? '[]') as string[];
    },
    USER() {},
    EXPOSE() {},
    CMD() {},
  };
  for (const { nombre, resto } of instrucciones) {
    const suya = hacer[nombre];
    if (suya === undefined) throw new Error(`${nombre} ${resto}: this instruction is not known here`);
    suya(resto);
  }
  return { carpeta, entorno, instrucciones, correr, salud };
};

/** What a build has of the machine: the way to the packages, and nothing of the tests. */
const deLaMaquina = (): Record<string, string | undefined> => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([nombre]) => /^(npm_config_|HOME$|.*_proxy$)/i.test(nombre)),
  ),
  // Refused at once, as where it cannot be downloaded: some networks let an install wait for minutes.
  npm_config_pulsar_binary_host: 'http://127.0.0.1:1',
  // What was installed here before is not asked for again.
  npm_config_prefer_offline: 'true',
  PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
});

const copiar = (resto: string, carpeta: string, { contexto, enviado, etapas }: Material): void => {
  const [, de] = /^--from=(\S+) /.exec(resto) ?? [];
  const rutas = resto.replace(/^--from=\S+ /, '').split(/\s+/);
  const hacia = rutas.pop() ?? '';
  for (const ruta of rutas) {
    const dentro = (archivo: string) => join(carpeta, hacia, /\/$/.test(hacia) ? archivo : '');
    if (de !== undefined) {
      const origen = join(etapas.get(de) ?? '', ruta);
      // A folder is what is in it.
      cpSync(origen, statSync(origen).isDirectory() ? join(carpeta, hacia) : dentro(ruta), { recursive: true });
      continue;
    }
    const base = ruta === '.' ? '' : `${ruta}/`;
    const suyos = enviado.filter((archivo) => archivo === ruta || archivo.startsWith(base));
    if (suyos.length === 0) throw new Error(`COPY ${resto}: ${ruta} is not sent to the build`);
    for (const archivo of suyos) {
      const destino =
        archivo === ruta ? dentro(archivo.split('/').at(-1) ?? '') : join(carpeta, hacia, archivo.slice(base.length));
      cpSync(join(contexto, archivo), destino);
    }
  }
};

/** The files that .dockerignore lets through: the last pattern that a path or a folder above it matches decides. */
export const archivosDelContexto = (contexto: string): readonly string[] => {
  const patrones = readFileSync(join(contexto, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((linea) => linea !== '' && !linea.startsWith('#'))
    .map((linea) => ({ patron: linea.replace(/^!/, ''), entra: linea.startsWith('!') }));
  const dejado = (ruta: string): boolean => {
    const partes = ruta.split('/');
    const suyas = partes.map((_, i) => partes.slice(0, i + 1).join('/'));
    return patrones.findLast(({ patron }) => suyas.some((una) => matchesGlob(una, patron)))?.entra === false;
  };
  const vuelve = (ruta: string): boolean =>
    patrones.some(
      ({ patron, entra }) => entra && matchesGlob(ruta, patron.split('/').slice(0, ruta.split('/').length).join('/')),
    );
  const recorrer = (carpeta: string): string[] =>
    readdirSync(join(contexto, carpeta), { withFileTypes: true }).flatMap((entrada) => {
      const ruta = carpeta === '' ? entrada.name : `${carpeta}/${entrada.name}`;
      if (entrada.isDirectory()) return dejado(ruta) && !vuelve(ruta) ? [] : recorrer(ruta);
      return dejado(ruta) ? [] : [ruta];
    });
  return recorrer('');
};
