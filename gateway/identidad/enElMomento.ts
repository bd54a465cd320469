// What a timer takes: a longer wait would be none at all.
const MAXIMO_MS = 2 ** 31 - 1;

/** Calls `accion` at a time in ms of `Date.now()`, however far off. @returns how to give it up. */
export function enElMomento(momento: number, accion: () => void): () => void {
  let reloj: NodeJS.Timeout;
  const esperar = () => {
    const falta = momento - Date.now();
    reloj = falta > MAXIMO_MS ? setTimeout(esperar, MAXIMO_MS) : setTimeout(accion, Math.max(0, falta));
    reloj.unref();
  };
  esperar();
  return () => clearTimeout(reloj);
}
