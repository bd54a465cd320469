import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { firmarToken } from '../gateway/identidad/firmarToken.ts';
import { esperarA } from '../packages/plataforma/fallos/esperarA.ts';
import { Proceso } from '../packages/plataforma/fallos/proceso.ts';
import { claveDe } from '../packages/seedwork/seguridad/claves.ts';
import { archivoDe, type Servicio } from '../scripts/servicios.ts';

const ARRANQUE_MS = 60_000;
const HORA_MS = 3_600_000;
const SUBGRAFOS = ['cliente', 'pagos', 'campanias'] as const;

/** Processes of the system, as they are packed for production. */
export interface Procesos {
  /** Where each subgraph answers, by name. */
  readonly subgrafos: Readonly<Record<(typeof SUBGRAFOS)[number], string>>;
  detener(): Promise<void>;
}

/** The three subgraphs and the gateway before them. */
export interface CuatroProcesos extends Procesos {
  /** Where the gateway answers. */
  readonly origen: string;
  /** The header of a client who may do everything. */
  readonly autorizacion: string;
}

type Variables = Readonly<Record<string, string>>;

async function iniciar(servicios: Readonly<Partial<Record<Servicio, Variables>>>, carpeta: string) {
  const procesos: Proceso[] = [];
  const iniciarUno = async ([servicio, variables]: [Servicio, Variables]) => {
    const proceso = new Proceso({
      nombre: servicio,
      archivo: archivoDe(servicio, true),
      variables: { PORT: '0', HOST: '127.0.0.1', NODE_COMPILE_CACHE: join(carpeta, 'compilado'), ...variables },
      carpeta,
    });
    procesos.push(proceso);
    proceso.arrancar();
    const limite = performance.now() + ARRANQUE_MS;
    const listo = async () => (proceso.origen === undefined ? 'not yet' : undefined);
    await esperarA(`${servicio} listens (its log is in ${carpeta})`, listo, limite);
    return [servicio, proceso.origen ?? ''] as const;
  };
  const origenes = await Promise.all(Object.entries(servicios).map((uno) => iniciarUno(uno as [Servicio, Variables])));
  return {
    origenes: Object.fromEntries(origenes) as Record<Servicio, string>,
    detener: async () => void (await Promise.all(procesos.map((proceso) => proceso.matar()))),
  };
}

/** The three subgraphs, open, over a migrated database. */
export async function tresSubgrafos(urlDeBase: string): Promise<Procesos> {
  // Open: the gateways that are compared sign nothing.
  const variables = { DATABASE_URL: urlDeBase, NODE_ENV: '' };
  const carpeta = mkdtempSync(join(tmpdir(), 'alpes-bench-'));
  const { origenes, detener } = await iniciar({ cliente: variables, pagos: variables, campanias: variables }, carpeta);
  return { subgrafos: enGraphql(origenes), detener };
}

/**
 * The four processes over a migrated database as production runs them: with keys, tokens that are checked, and its defaults,
 * but for the budgets of a user and an address, since all load comes from one.
 */
export async function cuatroProcesos(urlDeBase: string): Promise<CuatroProcesos> {
  const carpeta = mkdtempSync(join(tmpdir(), 'alpes-bench-'));
  const clave = randomBytes(32).toString('base64');
  const identidad = { NODE_ENV: 'production', CLAVE_INTERNA: randomBytes(32).toString('base64') };
  const deSubgrafo = { ...identidad, DATABASE_URL: urlDeBase };
  const subgrafos = await iniciar({ cliente: deSubgrafo, pagos: deSubgrafo, campanias: deSubgrafo }, carpeta);
  const direcciones = enGraphql(subgrafos.origenes);
  const gateway = await iniciar(
    {
      gateway: {
        ...identidad,
        JWT_CLAVE: clave,
        COSTO_POR_MINUTO: '0',
        PETICIONES_POR_MINUTO: '0',
        ...Object.fromEntries(SUBGRAFOS.map((uno) => [`SUBGRAFO_${uno.toUpperCase()}_URL`, direcciones[uno]])),
      },
    },
    carpeta,
  );
  const token = await firmarToken(
    { sub: 'banco', rol: 'ADMIN' },
    { clave: claveDe(clave), emisor: 'alpes-partners', audiencia: 'alpes-partners', vence: Date.now() + HORA_MS },
  );
  return {
    origen: gateway.origenes.gateway,
    subgrafos: direcciones,
    autorizacion: `Bearer ${token}`,
    async detener() {
      await gateway.detener();
      await subgrafos.detener();
    },
  };
}

const enGraphql = (origenes: Readonly<Record<Servicio, string>>) => ({
  cliente: `${origenes.cliente}/graphql`,
  pagos: `${origenes.pagos}/graphql`,
  campanias: `${origenes.campanias}/graphql`,
});

/**
 * Clientes that take transactions, in a database that `cargar` has filled: pagos is told of them, as the events would have
 * done that loaded rows do not have.
 */
export async function clientesActivos(urlDeBase: string): Promise<readonly string[]> {
  const conexion = new pg.Client({ connectionString: urlDeBase });
  await conexion.connect();
  await conexion.query(
    "INSERT INTO pagos.cliente_conocido (id, activo, version) SELECT id::text, estado = 'ACTIVO', version FROM cliente.cliente",
  );
  const { rows } = await conexion.query<{ id: string }>(
    "SELECT id::text FROM cliente.cliente WHERE estado = 'ACTIVO' ORDER BY id LIMIT 2000",
  );
  await conexion.end();
  return rows.map(({ id }) => id);
}
