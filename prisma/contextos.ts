import pg from 'pg';
import type { BaseDeDatos } from './baseDeDatos.ts';
import { ErrorDeArranque } from './errorDeArranque.ts';
import { verificadorScram } from './verificadorScram.ts';

/** Two that change rights at once would get in each other's way. */
const CANDADO = 727_369_004;

/** The bounded contexts: each has a schema of its name, and the role `alpes_` and its name. */
export const CONTEXTOS = ['cliente', 'pagos', 'campanias'] as const;

/** A bounded context, as the database knows it. */
export type Contexto = (typeof CONTEXTOS)[number];

/** What the process of each context connects with. */
export type UrlsDeContextos = Readonly<Partial<Record<Contexto, string | undefined>>>;

/**
 * Gives the roles of the contexts what they need, and makes those that are not there.
 *
 * @returns the roles that are missing, where the user of this connection may not make any; then none has its rights.
 */
export async function concederRoles(base: BaseDeDatos): Promise<readonly string[]> {
  const [fila] = await base.conCandado(
    CANDADO,
    () => base.prisma.$queryRaw<{ faltan: string[] }[]>`SELECT mensajeria.conceder() AS faltan`,
  );
  return fila?.faltan ?? [];
}

/** What an administrator has to do where `concederRoles` could not make these roles. */
export function comoCrearRoles(faltan: readonly string[]): string {
  const ordenes = faltan.map((rol) => `CREATE ROLE ${rol} NOLOGIN;`).join(' ');
  return (
    `Los contextos no tienen roles propios: faltan ${faltan.join(', ')}, y este usuario no puede crearlos. ` +
    `Pida a un administrador de la base de datos que ejecute: ${ordenes} Luego ejecute de nuevo: npm run migrar`
  );
}

/**
 * Makes the users of these addresses, or gives them the passwords there, and the role of their context. The owner of
 * the connection must be allowed to make roles.
 * @throws ErrorDeArranque with what is wrong with which of them.
 */
export async function prepararUsuarios(base: BaseDeDatos, urls: UrlsDeContextos): Promise<void> {
  const usuarios = CONTEXTOS.flatMap((contexto) => {
    const url = urls[contexto];
    return url === undefined ? [] : [leerUsuario(contexto, url)];
  });
  for (const [indice, { nombre, ajuste }] of usuarios.entries()) {
    const otro = usuarios.slice(0, indice).find((uno) => uno.nombre === nombre);
    if (otro === undefined) continue;
    throw new ErrorDeArranque(
      `${ajuste}: su usuario «${nombre}» es también el de ${otro.ajuste}. Cada contexto necesita uno propio.`,
    );
  }
  await base.conCandado(CANDADO, async () => {
    for (const usuario of usuarios) await preparar(base, usuario);
  });
}

interface Usuario {
  readonly contexto: Contexto;
  /** The setting that names it. */
  readonly ajuste: string;
  readonly nombre: string;
  readonly clave: string;
}

function leerUsuario(contexto: Contexto, url: string): Usuario {
  const ajuste = `DATABASE_URL_${contexto.toUpperCase()}`;
  const { nombre, clave } = partesDe(ajuste, url);
  if (nombre === '' || clave === '') {
    throw new ErrorDeArranque(
      `${ajuste}: debe llevar usuario y clave: postgresql://servicio_${contexto}:clave@servidor:5432/base.`,
    );
  }
  // Others are changed by PostgreSQL before they are compared.
  if (!/^[\x20-\x7e]+$/.test(clave)) {
    throw new ErrorDeArranque(
      `${ajuste}: la clave solo puede tener caracteres ASCII. Haga una con openssl rand -hex 24.`,
    );
  }
  return { contexto, ajuste, nombre, clave };
}

function partesDe(ajuste: string, url: string): Pick<Usuario, 'nombre' | 'clave'> {
  try {
    const { username, password } = new URL(url);
    return { nombre: decodeURIComponent(username), clave: decodeURIComponent(password) };
  } catch {
    throw new ErrorDeArranque(
      `${ajuste}: no es una dirección válida. Los signos : / @ # ? % de la clave van codificados, como %2F.`,
    );
  }
}

async function preparar({ prisma }: BaseDeDatos, { contexto, ajuste, nombre, clave }: Usuario): Promise<void> {
  const [rol] = await prisma.$queryRaw<{ existe: boolean; manda: boolean; propio: boolean }[]>`
    SELECT r.rolname IS NOT NULL AS existe, coalesce(r.rolsuper OR r.rolbypassrls, false) AS manda,
           current_user = ${nombre} AS propio
    FROM (SELECT 1) AS uno LEFT JOIN pg_roles r ON r.rolname = ${nombre}`;
  if (rol === undefined || rol.propio || rol.manda) {
    throw new ErrorDeArranque(
      `${ajuste}: el usuario «${nombre}» es el que migra o un administrador, y puede más que su contexto. ` +
        `Indique otro, como servicio_${contexto}.`,
    );
  }
  const usuario = pg.escapeIdentifier(nombre);
  // A verifier, so that no log of the server has the password.
  const secreto = pg.escapeLiteral(verificadorScram(clave));
  try {
    await prisma.$transaction([
      prisma.$executeRawUnsafe(`${rol.existe ? 'ALTER' : 'CREATE'} ROLE ${usuario} LOGIN INHERIT PASSWORD ${secreto}`),
      prisma.$executeRawUnsafe(`GRANT alpes_${contexto} TO ${usuario}`),
    ]);
  } catch (error) {
    throw new ErrorDeArranque(
      `${ajuste}: no se pudo preparar el usuario «${nombre}»: ${error instanceof Error ? ultimaLinea(error.message) : error}. ` +
        'Quien migra necesita CREATEROLE, o un administrador crea el usuario: docs/operar.md dice cómo.',
      { cause: error },
    );
  }
}

function ultimaLinea(texto: string): string {
  return texto.trim().split('\n').at(-1)?.replace(/\.$/, '') ?? '';
}
