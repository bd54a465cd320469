import { parse } from 'yaml';

/** A service as docker-compose.yml has it, with its variables filled in. */
export interface ServicioDeCompose {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly args?: Readonly<Record<string, string>> };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition?: string }>>;
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly profiles?: readonly string[];
}

/** A compose file. */
export interface Compose {
  readonly services: Readonly<Record<string, ServicioDeCompose>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, unknown>>;
}

/** Reads a compose file, and then its variables. @throws for one that must be there */
export const leerCompose = (texto: string, variables: Readonly<Record<string, string>>): Compose => {
  const rellenar = (valor: string): string =>
    valor.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, nombre: string, modo = '-', otro = '') => {
      const dado = variables[nombre] ?? '';
      if (dado === '' && modo === '?') throw new Error(`${nombre}: ${otro}`);
      return dado === '' ? otro : dado;
    });
  return parse(texto, (_, valor: unknown) => (typeof valor === 'string' ? rellenar(valor) : valor), {
    merge: true,
  }) as Compose;
};

/** The variables that a compose file insists on: keys and passwords. */
export const exigidasDe = (texto: string): readonly string[] =>
  [...texto.matchAll(/\$\{(\w+):\?/g)].map(([, nombre = '']) => nombre);

/** A made-up secret for each, long enough for a key. */
export const secretosPara = (nombres: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(nombres.map((nombre) => [nombre, nombre.toLowerCase().padEnd(40, '-0')]));
