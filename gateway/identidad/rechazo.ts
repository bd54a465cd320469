import { CODIGOS } from '../errores.ts';

/** Why a request is not served, as HTTP (RFC 6750) and as GraphQL tell it. */
export interface FormaDeRechazo {
  readonly estado: 401 | 403 | 503;
  readonly codigo: string;
  readonly mensaje: string;
  /** Beside `Bearer` in `WWW-Authenticate`, where the answer has it. */
  readonly desafio?: string;
}

/** It is not known who asks, or whoever asks is nobody here. The message says nothing that helps to forge a token. */
export class RechazoDeIdentidad extends Error {
  override readonly name = 'RechazoDeIdentidad';
  readonly forma: FormaDeRechazo;

  constructor(forma: FormaDeRechazo, cause?: unknown) {
    super(forma.mensaje, { cause });
    this.forma = forma;
  }

  /** Why, for the log: what the cause is called, and nothing of the token that it may carry. */
  get motivo(): string | undefined {
    const { cause } = this;
    if (!(cause instanceof Error)) return undefined;
    return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  }

  /** The headers of the answer over HTTP. */
  get cabeceras(): Readonly<Record<string, string>> {
    const { estado, desafio } = this.forma;
    if (estado === 503) return { 'retry-after': '5' };
    return { 'www-authenticate': desafio === undefined ? 'Bearer' : `Bearer ${desafio}` };
  }
}

/** No token came. */
export const sinToken = () =>
  new RechazoDeIdentidad({
    estado: 401,
    codigo: CODIGOS.noAutenticado,
    mensaje: 'Identifíquese: envíe la cabecera «Authorization: Bearer <token>».',
  });

/** The token is none of ours, whatever it is that is wrong with it. */
export const tokenInvalido = (cause?: unknown) => invalido('El token no es válido.', 'El token no es valido', cause);

/** The token was ours. */
export const tokenYaVencido = (cause?: unknown) => invalido('El token venció.', 'El token vencio', cause);

// A header carries no accents.
const invalido = (mensaje: string, descripcion: string, cause: unknown) =>
  new RechazoDeIdentidad(
    {
      estado: 401,
      codigo: CODIGOS.noAutenticado,
      mensaje,
      desafio: `error="invalid_token", error_description="${descripcion}"`,
    },
    cause,
  );

/** The token is good, and gives no role that we know. */
export const sinRol = (mensaje: string) =>
  new RechazoDeIdentidad({
    estado: 403,
    codigo: CODIGOS.prohibido,
    mensaje,
    desafio: 'error="insufficient_scope"',
  });

/** The keys that tokens are checked with cannot be had right now. */
export const sinClaves = (cause: unknown) =>
  new RechazoDeIdentidad(
    {
      estado: 503,
      codigo: CODIGOS.identidadNoDisponible,
      mensaje: 'No se pudo comprobar el token en este momento. Vuelva a intentarlo.',
    },
    cause,
  );
