/**
 * Something that only the operator can mend, and that keeps the system from starting. The message is one line in
 * Spanish that says what is wrong and what to do; print it alone, without the stack.
 */
export class ErrorDeArranque extends Error {
  override readonly name = 'ErrorDeArranque';
  /** Whether it may pass by itself: a server that is not up yet. */
  readonly pasajero: boolean;

  constructor(mensaje: string, { pasajero = false, ...opciones }: ErrorOptions & { readonly pasajero?: boolean } = {}) {
    super(mensaje, opciones);
    this.pasajero = pasajero;
  }
}
