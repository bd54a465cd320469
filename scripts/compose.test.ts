import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CONFIGURACION_DEL_GATEWAY, leerConfiguracionDelGateway } from '../gateway/configuracion.ts';
import { leerConfiguracion, VARIABLES_DE_BUS } from '../packages/seedwork/proceso/configuracion.ts';
import { reglasDelSubgrafo } from '../packages/seedwork/proceso/configuracionDeSeguridad.ts';
import { ajustesDeSubgrafo } from '../packages/seedwork/proceso/correrSubgrafo.ts';
import { AJUSTES_DE_CAMPANIAS } from '../subgraphs/campanias/src/ajustes.ts';
import { AJUSTES_DE_PAGOS } from '../subgraphs/pagos/src/ajustes.ts';
import { exigidasDe, leerCompose, type ServicioDeCompose, secretosPara } from './pruebas/compose.ts';
import { archivosDelContexto, leerDockerfile } from './pruebas/dockerfile.ts';
import { ORDENES, SERVICIOS } from './servicios.ts';

const RAIZ = fileURLToPath(new URL('..', import.meta.url));
const leer = (archivo: string): string => readFileSync(join(RAIZ, archivo), 'utf8');

const TEXTO = leer('docker-compose.yml');
const EXIGIDAS = exigidasDe(TEXTO);
const SIN_EMISOR = secretosPara(EXIGIDAS);
/** Beside that, who makes the tokens: a shared secret, or an identity provider. */
const DADAS = secretosPara([...EXIGIDAS, 'JWT_CLAVE']);
const CON_PROVEEDOR = {
  ...SIN_EMISOR,
  JWT_JWKS_URL: 'https://identidad.example/jwks',
  JWT_EMISOR: 'https://identidad.example',
  JWT_AUDIENCIA: 'alpes',
};
const { services, volumes, secrets } = leerCompose(TEXTO, DADAS);
const nuestros = Object.entries(services).filter(([, { build }]) => build !== undefined);
const DE_LA_IMAGEN = { NODE_ENV: 'production', HOST: '0.0.0.0' };

const entornoDe = ({ environment = {} }: ServicioDeCompose): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).map(([nombre, valor]) => [nombre, `${valor}`]));

const SUBGRAFOS: Readonly<Record<string, Parameters<typeof leerConfiguracion>[0]>> = {
  cliente: ajustesDeSubgrafo(4001),
  pagos: { ...ajustesDeSubgrafo(4002), ...AJUSTES_DE_PAGOS },
  campanias: { ...ajustesDeSubgrafo(4003), ...AJUSTES_DE_CAMPANIAS },
};

/** The settings that a process knows. */
const conoce = (servicio: string, variable: string): boolean => {
  if (servicio === 'gateway') return variable in CONFIGURACION_DEL_GATEWAY;
  if (servicio in ORDENES)
    return leer(ORDENES[servicio as keyof typeof ORDENES]).includes(variable) || deOtros(variable);
  return variable in (SUBGRAFOS[servicio] ?? {});
};
/** Commands are given what all are given. */
const deOtros = (variable: string): boolean => variable in ajustesDeSubgrafo(0);

describe('docker-compose.yml', () => {
  it('has every service, each with the command that is packed for it', () => {
    expect(Object.keys(SERVICIOS).filter((servicio) => !(servicio in services))).toEqual([]);
    for (const [nombre, { command }] of nuestros) {
      expect([nombre, command]).toEqual([nombre, ['node', `${nombre}/main.mjs`]]);
      expect({ ...SERVICIOS, ...ORDENES }).toHaveProperty(nombre);
    }
  });

  it.each(nuestros)('gives %s settings that it has', (nombre, servicio) => {
    const dadas = Object.keys(servicio.environment ?? {});
    expect(dadas.filter((variable) => !conoce(nombre, variable))).toEqual([]);
  });

  it('gives settings that each process takes', () => {
    for (const [nombre, forma] of Object.entries(SUBGRAFOS)) {
      const entorno = { ...DE_LA_IMAGEN, ...entornoDe(services[nombre] ?? {}) };
      expect(() => leerConfiguracion(forma, entorno, reglasDelSubgrafo)).not.toThrow();
    }
    const delGateway = (dadas: Readonly<Record<string, string>>) => () =>
      leerConfiguracionDelGateway({
        ...DE_LA_IMAGEN,
        ...entornoDe(leerCompose(TEXTO, dadas).services['gateway'] ?? {}),
      });
    expect(delGateway(DADAS)).not.toThrow();
    expect(delGateway(CON_PROVEEDOR)).not.toThrow();
    expect(delGateway(SIN_EMISOR)).toThrow('JWT_CLAVE');
  });

  it('asks for what has no value, and says where to read about it', () => {
    expect(() => leerCompose(TEXTO, {})).toThrow(/vea docs\/seguridad\.md/);
    expect(EXIGIDAS).toEqual(expect.arrayContaining(['CLAVE_INTERNA', 'POSTGRES_PASSWORD']));
  });

  it('waits for each service until it is healthy, or has ended', () => {
    for (const [nombre, { depends_on = {} }] of Object.entries(services)) {
      for (const [otro, { condition }] of Object.entries(depends_on)) {
        const suyo = services[otro];
        expect([nombre, otro, suyo]).not.toContain(undefined);
        if (otro in ORDENES)
          expect([nombre, otro, condition]).toEqual([nombre, otro, 'service_completed_successfully']);
        else {
          expect([nombre, otro, condition]).toEqual([nombre, otro, 'service_healthy']);
          // Ours have the image's.
          expect([otro, suyo?.healthcheck?.disable ?? false]).toEqual([otro, false]);
          expect([otro, suyo?.healthcheck?.test !== undefined || suyo?.build !== undefined]).toEqual([otro, true]);
        }
      }
    }
    for (const subgrafo of Object.keys(SUBGRAFOS)) {
      expect(Object.keys(services[subgrafo]?.depends_on ?? {}).toSorted()).toEqual(['migrar', 'pulsar']);
    }
  });

  it('has addresses that are those of its services', () => {
    const puertos = new Map<string, number>([
      ['postgres', 5432],
      ['pulsar', 6650],
    ]);
    for (const [nombre, { environment }] of nuestros) puertos.set(nombre, Number(environment?.['PORT'] ?? 0));
    let vistas = 0;
    for (const [, servicio] of nuestros) {
      for (const valor of Object.values(entornoDe(servicio))) {
        if (!/^\w+:\/\//.test(valor)) continue;
        const { hostname, port } = new URL(valor);
        expect([valor, puertos.get(hostname)]).toEqual([valor, Number(port)]);
        vistas += 1;
      }
    }
    expect(vistas).toBeGreaterThan(8);
    const { scrape_configs } = parse(leer('operacion/prometheus.yml')) as {
      scrape_configs: readonly { static_configs?: readonly { targets: readonly string[] }[] }[];
    };
    for (const objetivo of scrape_configs.flatMap(({ static_configs = [] }) =>
      static_configs.flatMap((uno) => uno.targets),
    )) {
      const [anfitrion = '', puerto] = objetivo.split(':');
      if (anfitrion === 'localhost') continue;
      const debido = anfitrion === 'pulsar' ? 8080 : puertos.get(anfitrion);
      expect([objetivo, debido]).toEqual([objetivo, Number(puerto)]);
    }
    expect(services['gateway']?.ports).toEqual(['127.0.0.1:4000:4000']);
  });

  it('publishes on this machine alone', () => {
    for (const { ports = [] } of Object.values(services)) {
      for (const puerto of ports) expect(puerto).toMatch(/^127\.0\.0\.1:(\d+):\1$/);
    }
  });

  it('mounts files that there are, and volumes and secrets that it declares', () => {
    for (const { volumes: suyos = [], secrets: secretos = [] } of Object.values(services)) {
      for (const volumen of suyos) {
        const [origen = ''] = volumen.split(':');
        if (origen.startsWith('.')) expect([origen, existsSync(join(RAIZ, origen))]).toEqual([origen, true]);
        else expect(volumes).toHaveProperty(origen);
      }
      for (const secreto of secretos) expect(secrets).toHaveProperty(secreto);
    }
  });

  it('connects by the WebSocket API where it is told to, and builds without the native client then', () => {
    const ws = leerCompose(TEXTO, { ...DADAS, PULSAR_URL: 'ws://pulsar:8080' });
    for (const subgrafo of Object.keys(SUBGRAFOS)) {
      const { build, environment } = ws.services[subgrafo] ?? {};
      expect(build?.args).toEqual({ PULSAR_URL: 'ws://pulsar:8080' });
      expect(environment?.['PULSAR_URL']).toBe('ws://pulsar:8080');
    }
    expect(() => leerConfiguracion(VARIABLES_DE_BUS, { PULSAR_URL: 'ws://pulsar:8080' })).not.toThrow();
    expect(services['pulsar']?.environment).toMatchObject({ PULSAR_PREFIX_webSocketServiceEnabled: 'true' });
  });
});

describe('Dockerfile', () => {
  const instrucciones = leerDockerfile(leer('Dockerfile'));

  it('installs with the manifest of every package of the workspace', async () => {
    const { packages } = parse(leer('pnpm-workspace.yaml')) as { packages: readonly string[] };
    const manifiestos: string[] = ['package.json'];
    for await (const uno of glob(
      packages.map((patron) => `${patron}/package.json`),
      { cwd: RAIZ },
    ))
      manifiestos.push(uno);
    const antes = instrucciones.slice(
      0,
      instrucciones.findIndex(({ resto }) => resto.includes('--frozen-lockfile')),
    );
    const copiados = antes.flatMap(({ nombre, resto }) => (nombre === 'COPY' ? resto.split(' ') : []));
    expect(copiados.filter((uno) => uno.endsWith('package.json')).toSorted()).toEqual(manifiestos.toSorted());
  });

  it('is sent nothing that it does not need', () => {
    const carpetas = new Set(archivosDelContexto(RAIZ).map((archivo) => dirname(archivo).split('/')[0]));
    for (const fuera of ['docs', '.ci', '.git', 'node_modules', '.paquete', 'datos', 'coverage']) {
      expect(carpetas).not.toContain(fuera);
    }
    expect(
      archivosDelContexto(RAIZ)
        .filter((archivo) => /^(bench|ejemplos)\//.test(archivo))
        .toSorted(),
    ).toEqual(['bench/package.json', 'ejemplos/cliente-web/package.json']);
  });
});
