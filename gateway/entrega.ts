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

/** That a subscriber had fallen behind. It has lost nothing. */
export interface Atraso {
  readonly cursor: string | undefined;
  /** How many results had come by then. */
  readonly pendientes: number;
}

/** The same result with the notice of a subscriber that had fallen behind, as subgraphs give it. */
export function conAviso(entrega: Entrega, { cursor, pendientes }: Atraso): Entrega {
  const resultado = JSON.parse(entrega.texto) as { readonly extensions?: object };
  const aviso = {
    codigo: 'ATRASADO',
    mensaje: 'Los eventos llegan más rápido de lo que se leen. No se ha perdido ninguno: siguen desde este cursor.',
    cursor,
    pendientes,
  };
  return { ...entrega, texto: JSON.stringify({ ...resultado, extensions: { ...resultado.extensions, aviso } }) };
}
