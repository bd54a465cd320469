import { stdSerializers } from 'pino';

/** Fields that are in no log, whatever they are part of; compared without regard to case. */
const CAMPOS: ReadonlySet<string> = new Set([
  'cedula',
  'rut',
  'email',
  'telefono',
  'fechanacimiento',
  'mascara',
  'password',
  'token',
  'access_token',
  'refresh_token',
  'authorization',
  'cookie',
  'set-cookie',
  'x-identidad',
]);
const TACHADO = '[tachado]';
/** What is deeper is no log entry. */
const HONDURA = 8;

/** The fields of a log entry, with those that are personal or secret struck out, however deep they are. */
export const tachar = (entrada: Record<string, unknown>): Record<string, unknown> =>
  tacharValor(entrada, 0) as Record<string, unknown>;

const tacharValor = (valor: unknown, hondura: number): unknown => {
  if (typeof valor === 'string') return valor.includes('@') ? valor.replace(CORREO, TACHADO) : valor;
  if (typeof valor !== 'object' || valor === null) return valor;
  if (hondura > HONDURA) return TACHADO;
  if (Array.isArray(valor)) return valor.map((uno) => tacharValor(uno, hondura + 1));
  if (valor instanceof Error) return tacharError(valor, hondura);
  // One that pino has written already, as a part of another.
  if ('raw' in valor && valor.raw instanceof Error) return tacharError(valor.raw, hondura + 1);
  // Requests, dates, and what else knows by itself how it is written.
  const prototipo: unknown = Object.getPrototypeOf(valor);
  if (prototipo !== null && prototipo !== Object.prototype) return valor;
  return Object.fromEntries(Object.entries(valor).map(([campo, suyo]) => [campo, tacharCampo(campo, suyo, hondura)]));
};

const tacharCampo = (campo: string, valor: unknown, hondura: number): unknown => {
  if (CAMPOS.has(campo.toLowerCase()) && valor != null) return TACHADO;
  // Who did it is what a log is for, whatever its identity provider calls it.
  return campo === 'usuario' && typeof valor === 'string' ? valor : tacharValor(valor, hondura + 1);
};

/** An error as pino writes it; what a library adds in words quotes what it was about. */
const tacharError = (error: Error, hondura: number): unknown => {
  const { type, message, stack, raw: _, ...resto } = stdSerializers.err(error);
  const enPalabras = Object.entries(resto).map(([campo, suyo]) => [
    campo,
    typeof suyo === 'string' ? tacharTexto(suyo) : suyo,
  ]);
  const demas = tacharValor(Object.fromEntries(enPalabras), hondura) as object;
  return { type, message: tacharTexto(message), stack: tacharTexto(stack), ...demas };
};

// Begun where a word begins: elsewhere a long text without one would be looked through from each of its letters.
const CORREO = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

const EN_TEXTO: readonly (readonly [RegExp, string])[] = [
  // PostgreSQL: Key (email)=(ana@example.com) already exists.
  [/(Key \([^)]{0,200}\)=\()[^)]*\)/g, `$1${TACHADO})`],
  // And: Failing row contains (7, Ana, null, 1992-08-30).
  [/(Failing row contains \().*\)/g, `$1${TACHADO})`],
  // Prisma shows the call: email: "ana@example.com"
  [new RegExp(`\\b(${[...CAMPOS].join('|')})("?\\s*[:=]\\s*)("[^"]*"|'[^']*'|[^\\s,;}]+)`, 'gi'), `$1$2${TACHADO}`],
  [CORREO, TACHADO],
  // JSON Web Tokens.
  [/(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g, TACHADO],
];

/** A text without the personal data that it quotes: a database names the values that it refuses. */
export const tacharTexto = (texto: string): string =>
  EN_TEXTO.reduce((tachado, [forma, por]) => tachado.replace(forma, por), texto);
