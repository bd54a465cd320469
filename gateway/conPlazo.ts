/** Waits for `trabajo`, but no longer than `ms`: then it rejects as `AbortSignal.timeout` does, with a `TimeoutError`. */
export async function conPlazo<T>(trabajo: Promise<T>, ms: number): Promise<T> {
  let reloj: NodeJS.Timeout | undefined;
  const limite = new Promise<never>((_resolve, reject) => {
    reloj = setTimeout(() => reject(new DOMException('The deadline passed', 'TimeoutError')), ms);
  });
  try {
    return await Promise.race([trabajo, limite]);
  } finally {
    clearTimeout(reloj);
  }
}

/** Whether something was given up because its time was over, whoever noticed it. */
export function esPlazoAgotado(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
