/** A result of a subscription as it goes out to its client: written once, however many get it. */
export interface Entrega {
  /** The result in JSON. */
  readonly texto: string;
  /** Of a feed: the cursor after which its subscriber would go on. */
  readonly cursor?: string | undefined;
  /** How many results without a cursor of their own, this one among them, came since that cursor. */
  readonly saltar: number;
  /** Of its errors. */
  readonly codigos: readonly string[];
  /** Nothing comes after it. */
  readonly ultima: boolean;
}

/** Of a subscriber to a feed. */
export interface ConCursor {
  /** After which cursor it would go on now, where that is known and not what it said itself when it came. */
  readonly cursor: string | undefined;
}

/** That a subscriber had fallen behind. It has lost nothing. */
export interface Atraso {
  readonly cursor: string | undefined;
  /** How many results had come by then, where that is known. */
  readonly pendientes?: number | undefined;
}

/** How it is told, as subgraphs tell it. */
export const avisoDe = ({ cursor, pendientes }: Atraso): object => ({
  codigo: 'ATRASADO',
  mensaje: 'Los eventos llegan más rápido de lo que se leen. No se ha perdido ninguno: siguen desde este cursor.',
  cursor,
  pendientes,
});

/** The same result with the notice of a subscriber that had fallen behind. */
export function conAviso(entrega: Entrega, atraso: Atraso): Entrega {
  const resultado = JSON.parse(entrega.texto) as { readonly extensions?: object };
  const aviso = avisoDe(atraso);
  return { ...entrega, texto: JSON.stringify({ ...resultado, extensions: { ...resultado.extensions, aviso } }) };
}
