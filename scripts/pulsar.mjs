// A throw-away Apache Pulsar (one broker, with its WebSocket service), for tests. Needs Java 17 or newer; Maven gets the
// broker, once.
//
//   node scripts/pulsar.mjs                  starts it, prints its addresses, stops it at Ctrl+C
//   node scripts/pulsar.mjs -- <command…>    runs the command with its addresses in PULSAR_URL (native client), PULSAR_WS_URL
//                                           (WebSocket API) and PULSAR_ADMIN_URL, and stops it after
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Later ones of this line do not resolve whole.
const VERSION = '4.0.7';
const CACHE = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules', '.cache', 'pulsar');
const ARRANQUE_MAXIMO_MS = 90_000;
/** What the broker's own start script opens. */
const ABIERTOS = [
  'java.base/jdk.internal.platform',
  'java.base/jdk.internal.misc',
  'java.base/java.lang',
  'java.base/java.nio',
  'java.base/java.util.zip',
  'java.base/sun.net',
  'java.management/sun.management',
  'jdk.management/com.sun.management.internal',
];

/** Something is missing on this machine; the message says what. */
class Falta extends Error {}

/**
 * Starts a broker of its own, on free ports of this machine.
 *
 * @param opciones.ajustes - settings of the broker that differ from those of the tests.
 * @param opciones.token - where it asks who is there, a token that it takes from an administrator.
 */
export async function arrancarPulsar({ ajustes = {}, token } = {}) {
  const java = encontrarJava();
  const jarras = await prepararJarras();
  const carpeta = mkdtempSync(join(tmpdir(), 'alpes-pulsar-'));
  const [broker, web, bookie] = await puertosLibres(3);
  const conf = join(carpeta, 'standalone.conf');
  const valores = {
    brokerServicePort: broker,
    webServicePort: web,
    bindAddress: '127.0.0.1',
    advertisedAddress: '127.0.0.1',
    // Its bookie listens on all interfaces otherwise.
    listeningInterface: interfazLocal(),
    allowLoopback: true,
    clusterName: 'standalone',
    webSocketServiceEnabled: true,
    brokerDeduplicationEnabled: true,
    // A client that is gone without a word (a paused process, a machine without power) gives its name free after this.
    webSocketSessionIdleTimeoutMillis: 15_000,
    // Kept also before anybody has subscribed.
    defaultRetentionTimeInMinutes: 1_440,
    defaultRetentionSizeInMB: 256,
    managedLedgerDefaultEnsembleSize: 1,
    managedLedgerDefaultWriteQuorum: 1,
    managedLedgerDefaultAckQuorum: 1,
    systemTopicEnabled: true,
    topicLevelPoliciesEnabled: false,
    loadBalancerEnabled: false,
    transactionCoordinatorEnabled: false,
    functionsWorkerEnabled: false,
    numIOThreads: 2,
    numHttpServerThreads: 8,
    webSocketNumIoThreads: 2,
    webSocketNumServiceThreads: 4,
    ...ajustes,
  };
  writeFileSync(
    conf,
    Object.entries(valores)
      .map(([nombre, valor]) => `${nombre}=${valor}\n`)
      .join(''),
  );
  const argumentos = [
    '-Xms128m',
    '-Xmx512m',
    '-XX:MaxDirectMemorySize=256m',
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:-UsePerfData',
    // It lives for minutes: what the better compiler costs is never won back, and half the processor time is.
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-Dio.netty.tryReflectionSetAccessible=true',
    '-Dlog4j2.level=warn',
    ...ABIERTOS.flatMap((paquete) => ['--add-opens', `${paquete}=ALL-UNNAMED`]),
    '-cp',
    join(jarras, '*'),
    'org.apache.pulsar.PulsarStandaloneStarter',
    '--config',
    conf,
    '--metadata-dir',
    join(carpeta, 'metadatos'),
    '--bookkeeper-dir',
    join(carpeta, 'bookkeeper'),
    '--bookkeeper-port',
    `${bookie}`,
    '-a',
    '127.0.0.1',
    '-nfw',
    '-nss',
  ];
  const adminUrl = `http://127.0.0.1:${web}`;
  let proceso;
  let registro = '';

  async function encender() {
    proceso = spawn(java, argumentos, {
      cwd: carpeta,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ctrl+C reaches the whole process group: detached, so that the command ends before its broker does.
      detached: true,
    });
    // Never the reason why the process that started it stays.
    proceso.unref();
    for (const salida of [proceso.stdout, proceso.stderr]) {
      salida.unref?.();
      salida.on('data', (trozo) => {
        registro = (registro + trozo).slice(-8_000);
      });
    }
    const limite = Date.now() + ARRANQUE_MAXIMO_MS;
    while (Date.now() < limite) {
      if (apagado()) throw new Error(`Pulsar stopped by itself.\n${registro}`);
      if (await sano(adminUrl, token)) return;
      await pausa(100);
    }
    throw new Error(`Pulsar did not start in ${ARRANQUE_MAXIMO_MS / 1_000} s.\n${registro}`);
  }
  const apagado = () => proceso === undefined || proceso.exitCode !== null || proceso.signalCode !== null;

  async function matar() {
    if (apagado()) return;
    const fin = new Promise((resolver) => proceso.once('exit', resolver));
    proceso.ref();
    proceso.kill('SIGKILL');
    await fin;
  }
  const alSalir = () => {
    if (!apagado()) proceso.kill('SIGKILL');
    rmSync(carpeta, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', alSalir);
  async function detener() {
    process.off('exit', alSalir);
    await matar();
    rmSync(carpeta, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    await encender();
  } catch (error) {
    await detener();
    throw error;
  }
  return {
    url: `pulsar://127.0.0.1:${broker}`,
    wsUrl: `ws://127.0.0.1:${web}`,
    adminUrl,
    /** Address of the process, for signals. */
    get pid() {
      return proceso.pid;
    },
    /** As if its machine lost power (kill -9): its data and its ports stay. */
    matar,
    /** Starts it again on the same data and ports. */
    encender,
    detener,
  };
}

/** Where the broker's jars are; got from Maven when they are not there yet. */
async function prepararJarras() {
  const carpeta = join(CACHE, VERSION);
  if (existsSync(carpeta)) return carpeta;
  const mvn = encontrar('mvn');
  if (mvn === undefined) {
    throw new Falta('Maven was not found, and it gets the broker: install it (Debian: apt-get install maven).');
  }
  mkdirSync(CACHE, { recursive: true });
  const obra = mkdtempSync(join(CACHE, 'obra-'));
  try {
    writeFileSync(
      join(obra, 'pom.xml'),
      `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>alpes</groupId><artifactId>pulsar</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.pulsar</groupId><artifactId>pulsar-broker</artifactId><version>${VERSION}</version></dependency>
  </dependencies>
</project>
`,
    );
    console.error(`Getting Apache Pulsar ${VERSION} from Maven (235 MB, once)…`);
    const { status, stdout, stderr } = spawnSync(
      mvn,
      [
        '-q',
        '-B',
        'dependency:copy-dependencies',
        '-DincludeScope=runtime',
        `-DoutputDirectory=${join(obra, 'jarras')}`,
      ],
      { cwd: obra, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (status !== 0) throw new Falta(`Maven could not get the broker:\n${`${stdout}${stderr}`.trim().slice(-2_000)}`);
    try {
      renameSync(join(obra, 'jarras'), carpeta);
    } catch (error) {
      // Another process was faster.
      if (!existsSync(carpeta)) throw error;
    }
  } finally {
    rmSync(obra, { recursive: true, force: true });
  }
  return carpeta;
}

/** Whether this machine can run a broker: it has Java, and the broker or what gets it. */
export function puedePulsar() {
  return encontrar('java') !== undefined && (existsSync(join(CACHE, VERSION)) || encontrar('mvn') !== undefined);
}

function encontrarJava() {
  const deCasa = process.env.JAVA_HOME === undefined ? undefined : join(process.env.JAVA_HOME, 'bin', 'java');
  const java = deCasa !== undefined && existsSync(deCasa) ? deCasa : encontrar('java');
  const falta = 'Java 17 or newer was not found: install it (Debian: apt-get install openjdk-17-jre-headless).';
  if (java === undefined) throw new Falta(falta);
  const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' });
  if (Number(/version "(\d+)/.exec(stderr)?.[1]) < 17) throw new Falta(falta);
  return java;
}

function encontrar(programa) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((carpeta) => join(carpeta, programa))
    .find((archivo) => existsSync(archivo));
}

async function sano(adminUrl, token) {
  try {
    const respuesta = await fetch(`${adminUrl}/admin/v2/brokers/health`, {
      signal: AbortSignal.timeout(5_000),
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
    return respuesta.ok && (await respuesta.text()) === 'ok';
  } catch {
    return false;
  }
}

function interfazLocal() {
  const [nombre] =
    Object.entries(networkInterfaces()).find(([, direcciones]) => direcciones.some(({ internal }) => internal)) ?? [];
  return nombre ?? 'lo';
}

/** Ports that were free a moment ago, each another. */
async function puertosLibres(cuantos) {
  const pruebas = await Promise.all(
    Array.from(
      { length: cuantos },
      () =>
        new Promise((resolver, rechazar) => {
          const prueba = createServer();
          prueba.once('error', rechazar);
          prueba.listen(0, '127.0.0.1', () => resolver(prueba));
        }),
    ),
  );
  const puertos = pruebas.map((prueba) => prueba.address().port);
  await Promise.all(pruebas.map((prueba) => new Promise((resolver) => prueba.close(resolver))));
  return puertos;
}

function pausa(ms) {
  return new Promise((resolver) => setTimeout(resolver, ms));
}

/**
 * Makes a namespace of its own on a broker, so that tests do not see each other's messages.
 *
 * @returns its name, without the tenant (`public`).
 */
export async function crearNamespace(adminUrl) {
  const nombre = `prueba-${randomUUID()}`;
  const respuesta = await fetch(`${adminUrl}/admin/v2/namespaces/public/${nombre}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!respuesta.ok) throw new Error(`The broker made no namespace: ${respuesta.status} ${await respuesta.text()}`);
  return nombre;
}

async function principal() {
  const separador = process.argv.indexOf('--');
  const orden = separador === -1 ? [] : process.argv.slice(separador + 1);
  let pulsar;
  try {
    pulsar = await arrancarPulsar();
  } catch (error) {
    console.error(error instanceof Falta ? error.message : error);
    process.exit(1);
  }
  const [programa, ...argumentos] = orden;
  if (programa === undefined) {
    console.log(`PULSAR_URL=${pulsar.url}\nPULSAR_WS_URL=${pulsar.wsUrl}\nPULSAR_ADMIN_URL=${pulsar.adminUrl}`);
    for (const senal of ['SIGINT', 'SIGTERM']) process.on(senal, () => process.exit(0));
    setInterval(() => {}, 60_000);
    return;
  }
  const hijo = spawn(programa, argumentos, {
    stdio: 'inherit',
    env: {
      ...process.env,
      PULSAR_URL: pulsar.url,
      PULSAR_WS_URL: pulsar.wsUrl,
      PULSAR_ADMIN_URL: pulsar.adminUrl,
    },
  });
  for (const senal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(senal, () => hijo.kill(senal));
  hijo.on('error', (error) => {
    console.error(`${programa}: ${error.message}`);
    process.exit(127);
  });
  hijo.on('exit', (codigo, senal) => process.exit(codigo ?? (senal === null ? 1 : 130)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await principal();
