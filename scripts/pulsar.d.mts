/** A broker that a test has started. */
export interface PulsarDePrueba {
  /** For the native client. */
  readonly url: string;
  /** For the WebSocket API. */
  readonly wsUrl: string;
  readonly adminUrl: string;
  readonly pid: number;
  /** As if its machine lost power (kill -9): its data and its ports stay. */
  matar(): Promise<void>;
  /** Starts it again on the same data and ports. */
  encender(): Promise<void>;
  detener(): Promise<void>;
}

/** Starts a broker of its own, on free ports of this machine. */
export function arrancarPulsar(opciones?: {
  /** Settings of the broker that differ from those of the tests. */
  readonly ajustes?: Readonly<Record<string, string | number | boolean>>;
  /** Where it asks who is there, a token that it takes from an administrator. */
  readonly token?: string;
}): Promise<PulsarDePrueba>;

/** Whether this machine can run a broker. */
export function puedePulsar(): boolean;

/** Makes a namespace of its own in the tenant `public`. @returns its name. */
export function crearNamespace(adminUrl: string): Promise<string>;
