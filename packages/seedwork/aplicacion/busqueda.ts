import { z } from 'zod';
import { esId } from '../dominio/ids.ts';
import { analizar } from './analizar.ts';
import { exigir, opcional } from './campos.ts';
import { algunoDe, textoBuscado } from './filtros.ts';
import { MAXIMO_POR_PAGINA } from './pagina.ts';

/** What a search can find (`TipoResultado` of the graph). */
export const TIPOS_DE_RESULTADO = ['CLIENTE', 'PAYOUT', 'CAMPANIA'] as const;
export type TipoDeResultado = (typeof TIPOS_DE_RESULTADO)[number];

/** Words that are looked for at most; the rest of a long text narrows nothing down. */
const MAXIMO_DE_PALABRAS = 6;

/** What is looked for. */
export interface PeticionDeBusqueda {
  /** The text as it came. */
  readonly texto: string;
  /** Without accents and capitals, letters and digits alone; one or more. */
  readonly palabras: readonly string[];
  /** The text, when it is an id: what has it, or names it, is looked for. */
  readonly id?: string | undefined;
  readonly tipos: readonly TipoDeResultado[];
  readonly primeros: number;
}

/** A thing that may be a result: its texts, by the name of the field. */
export type Textos = Readonly<Record<string, string | null>>;

/** A piece of a text, and whether it is what was looked for. */
export interface Fragmento {
  readonly texto: string;
  readonly coincide: boolean;
}

/** A text in which something was found. */
export interface Resaltado {
  readonly campo: string;
  readonly fragmentos: readonly Fragmento[];
}

/** How well a thing fits, and where. */
export interface Valoracion {
  /** 0 to 1. */
  readonly relevancia: number;
  /** The best first. */
  readonly resaltados: readonly Resaltado[];
}

/** A result: the thing, with its {@link Valoracion}. */
export interface Hallazgo<Fila> extends Valoracion {
  readonly fila: Fila;
}

const esquema = z.object({
  texto: exigir(
    textoBuscado,
    (texto) => palabrasDe(texto).length > 0,
    'SIN_PALABRAS',
    'Escriba al menos una palabra de dos letras o cifras.',
  ),
  tipos: opcional(algunoDe(TIPOS_DE_RESULTADO)),
  primeros: z.int().min(1).max(MAXIMO_POR_PAGINA),
});

/** Parses the arguments of a search. @throws ErrorDeDominio with a fault for each argument. */
export const peticionDeBusqueda = (argumentos: unknown): PeticionDeBusqueda => {
  const { texto, tipos, primeros } = analizar(esquema, argumentos);
  const id = esId(texto) ? texto.toLowerCase() : undefined;
  return { texto, palabras: palabrasDe(texto), id, tipos: tipos ?? TIPOS_DE_RESULTADO, primeros };
};

/** Latin letters that are no other letter with a mark, as PostgreSQL's `unaccent` writes them. */
const SIN_MARCA = new Map(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ħ: 'h',
    ı: 'i',
    ł: 'l',
    ŋ: 'n',
    ŧ: 't',
  }),
);

/** A text without accents and capitals, as `public.texto_normal` has it for Latin letters. */
export const normalizar = (texto: string): string =>
  texto
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøđðþħıłŋŧ]/g, (letra) => SIN_MARCA.get(letra) ?? letra);

/** The words of two letters or more that are looked for, each once. */
const palabrasDe = (texto: string): readonly string[] =>
  [...new Set(normalizar(texto).match(/[\p{L}\p{N}]{2,}/gu) ?? [])].slice(0, MAXIMO_DE_PALABRAS);

/** How much a fit counts: the whole word, its beginning, a part of it. A likeness counts for what it is. */
const ENTERA = 1;
const COMIENZO = 0.8;
const PARTE = 0.6;
const PARECIDA = 0.5;
/** One letter for another in a word whose trigrams that leaves too little alike: less than any likeness. */
const CAMBIADA = 0.15;

/** Letters from which on a word is looked for within others: two of them are in too many. */
export const LARGO_DE_PARTE = 3;

/** From which likeness on a word is taken for another one that was mistyped. */
export const PARECIDO_MINIMO = 0.4;

/**
 * Letters from which on one that is left out, one too many, or two that change places are taken for a slip: of a short
 * word, that leaves few trigrams as they were. What a slip counts is what the least likeness does.
 */
export const LARGO_DE_DESLIZ = 4;

/**
 * Letters from which on a word with one other letter may be meant. That makes «lopez» of «lipez», and «marta» of «maria»:
 * such words are looked for only where nothing fits better.
 */
const LARGO_DE_CAMBIO = 5;

/**
 * Rates a thing for a search: each word by where it fits best, all words alike.
 *
 * @param medir - says how well a word fits another.
 */
export const valorar = (palabras: readonly string[], textos: Textos, medir = ajusteDe): Valoracion => {
  const campos = Object.entries(textos).flatMap(([campo, texto]) =>
    texto === null || texto === '' ? [] : [{ campo, trozos: trocear(texto) }],
  );
  const ajustes = campos.map(({ trozos }) =>
    trozos.map(({ normal }) => palabras.map((palabra) => (normal === undefined ? 0 : medir(palabra, normal)))),
  );
  const mejores = palabras.map((_, indice) => Math.max(0, ...ajustes.flat().map((deTrozo) => deTrozo[indice] ?? 0)));
  // Where María is, Marta is not what was looked for.
  const cuenta = (ajuste: number, indice: number) =>
    ajuste > CAMBIADA || (ajuste > 0 && ajuste === (mejores[indice] ?? 0));
  const resaltados = campos.flatMap(({ campo, trozos }, deCampo) => {
    let mejor = 0;
    const fragmentos = trozos.map(({ texto }, deTrozo): Fragmento => {
      const cuentan = (ajustes[deCampo]?.[deTrozo] ?? []).filter(cuenta);
      mejor = Math.max(mejor, ...cuentan);
      return { texto, coincide: cuentan.length > 0 };
    });
    return mejor === 0 ? [] : [{ campo, fragmentos: unir(fragmentos), mejor }];
  });
  const suma = mejores.reduce((total, ajuste) => total + ajuste, 0);
  return {
    relevancia: Math.round((suma / palabras.length) * 1000) / 1000,
    resaltados: resaltados.sort((a, b) => b.mejor - a.mejor).map(({ campo, fragmentos }) => ({ campo, fragmentos })),
  };
};

/** The best of the candidates, the best first; where they fit alike, in the order that they came in. */
export const mejores = <Fila>(
  { palabras, primeros }: PeticionDeBusqueda,
  candidatos: readonly Fila[],
  textos: (fila: Fila) => Textos,
): readonly Hallazgo<Fila>[] => {
  const medir = recordado();
  return candidatos
    .map((fila) => ({ fila, ...valorar(palabras, textos(fila), medir) }))
    .filter(({ relevancia }) => relevancia > 0)
    .sort((a, b) => b.relevancia - a.relevancia)
    .slice(0, primeros);
};

/** {@link ajusteDe} that looks at each word once: the candidates of a search have many in common. */
const recordado = (): typeof ajusteDe => {
  const ajustes = new Map<string, number>();
  return (buscada, palabra) => {
    const clave = `${buscada} ${palabra}`;
    const ajuste = ajustes.get(clave) ?? ajusteDe(buscada, palabra);
    ajustes.set(clave, ajuste);
    return ajuste;
  };
};

/** Words, and what is between them. */
const trocear = (texto: string): readonly { readonly texto: string; readonly normal?: string }[] =>
  (texto.match(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu) ?? []).map((trozo) =>
    /[\p{L}\p{N}]/u.test(trozo) ? { texto: trozo, normal: normalizar(trozo) } : { texto: trozo },
  );

/** How well a word of a thing fits one that is looked for, 0 to 1. */
export const ajusteDe = (buscada: string, palabra: string): number => {
  if (palabra === buscada) return ENTERA;
  if (palabra.startsWith(buscada)) return COMIENZO;
  if (buscada.length >= LARGO_DE_PARTE && palabra.includes(buscada)) return PARTE;
  const parecido = Math.max(parecidoDe(buscada, palabra), esDesliz(buscada, palabra) ? PARECIDO_MINIMO : 0);
  if (parecido >= PARECIDO_MINIMO) return parecido * PARECIDA;
  return tieneOtraLetra(buscada, palabra) ? CAMBIADA : 0;
};

/** The least that a word counts which has the one that is looked for in it, is like it, or may have been meant. */
export const GRADOS = { contiene: PARTE, parecida: PARECIDO_MINIMO * PARECIDA, cambiada: CAMBIADA } as const;

/** Whether a word is another one but for one letter in the place of another. Numbers are different numbers then. */
const tieneOtraLetra = (buscada: string, palabra: string): boolean =>
  buscada.length === palabra.length &&
  conOtraLetra(buscada).length > 0 &&
  [...buscada].filter((letra, donde) => letra !== palabra[donde]).length === 1;

/** The words that it may be when one letter is another, as patterns of `LIKE`; `_` is any letter. */
export const conOtraLetra = (palabra: string): readonly string[] =>
  palabra.length < LARGO_DE_CAMBIO || /\p{N}/u.test(palabra)
    ? []
    : Array.from(palabra, (_, donde) => `${palabra.slice(0, donde)}_${palabra.slice(donde + 1)}`);

/** Whether a word is another one with a letter left out, one too many, or two neighbours that change places. */
export const esDesliz = (buscada: string, palabra: string): boolean => {
  if (buscada.length < LARGO_DE_DESLIZ) return false;
  if (buscada.length === palabra.length) return trasposiciones(buscada).includes(palabra);
  const [corta, larga] = buscada.length < palabra.length ? [buscada, palabra] : [palabra, buscada];
  if (larga.length - corta.length > 1) return false;
  const igual = [...corta].findIndex((letra, donde) => letra !== larga[donde]);
  return igual === -1 || corta.slice(igual) === larga.slice(igual + 1);
};

/** The words that it may be when two neighbouring letters change places. */
export const trasposiciones = (palabra: string): readonly string[] =>
  palabra.length < LARGO_DE_DESLIZ
    ? []
    : Array.from({ length: palabra.length - 1 }, (_, donde) => {
        const [una = '', otra = ''] = palabra.slice(donde);
        return palabra.slice(0, donde) + otra + una + palabra.slice(donde + 2);
      }).filter((otra) => otra !== palabra);

/** How alike two words are, 0 to 1: the trigrams that they share among all that they have, as `pg_trgm` counts them. */
export const parecidoDe = (a: string, b: string): number => {
  const [deA, deB] = [trigramas(a), trigramas(b)];
  let comunes = 0;
  for (const trigrama of deA) if (deB.has(trigrama)) comunes += 1;
  return comunes / (deA.size + deB.size - comunes);
};

const trigramas = (palabra: string): ReadonlySet<string> => {
  const con = `  ${palabra} `;
  const todos = new Set<string>();
  for (let donde = 0; donde < con.length - 2; donde += 1) todos.add(con.slice(donde, donde + 3));
  return todos;
};

/** Joins neighbours that are alike, so that a text without a hit in it is one piece. */
const unir = (fragmentos: readonly Fragmento[]): readonly Fragmento[] => {
  const unidos: Fragmento[] = [];
  for (const { texto, coincide } of fragmentos) {
    const ultimo = unidos.at(-1);
    if (ultimo?.coincide === coincide) unidos[unidos.length - 1] = { texto: ultimo.texto + texto, coincide };
    else unidos.push({ texto, coincide });
  }
  return unidos;
};
