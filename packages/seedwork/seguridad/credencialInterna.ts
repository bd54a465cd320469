import type { KeyObject } from 'node:crypto';
import { errors, SignJWT } from 'jose';
import { ANONIMO, type Identidad, leerIdentidad } from '../aplicacion/identidad.ts';
import type { Cabeceras } from '../graphql/subgrafo.ts';
import { verificarConClaves } from './claves.ts';
import { recordar, type Verificado } from './recordar.ts';

/** Carries, from the gateway to a subgraph, who asks: a short-lived token, signed with the internal key. */
export const CABECERA_DE_IDENTIDAD = 'x-identidad';

const EMISOR = 'alpes-gateway';
// Of its own kind, so that no token of a client passes for one even where somebody uses the same key twice.
const TIPO = 'alpes-interna+jwt';
const VIDA_S = 30;
/** A credential is sent again until this much of its life is left: time enough to arrive. */
const RESTO_MINIMO_S = 10;
/** How far apart the clocks of two machines may be. */
const TOLERANCIA_S = 5;

/** The caller of a subgraph could not show that it is the gateway. */
export class CredencialRechazada extends Error {
  override readonly name = 'CredencialRechazada';

  /** Why, for the log: nothing of the credential itself. */
  get motivo(): string {
    return this.cause instanceof errors.JOSEError ? this.cause.code : this.message;
  }
}

/** The headers that tell a subgraph who asks. */
export type Firmar = (identidad: Identidad, subgrafo: string) => Cabeceras | Promise<Cabeceras>;

/** For subgraphs that are open: they are told nothing. */
export const sinFirmar: Firmar = () => ({});

interface Firmada {
  readonly cabeceras: Cabeceras;
  readonly hasta: number;
}

/** Signs identities for subgraphs. One for each identity and subgraph is made, and sent again while it is fresh. */
export const crearFirma = (clave: KeyObject, ahora: () => number = Date.now): Firmar => {
  const firmadas = new WeakMap<Identidad, Map<string, Firmada>>();

  const firmar = async (identidad: Identidad, subgrafo: string, instante: number): Promise<Cabeceras> => {
    const { usuario, rol, clienteId, vence } = identidad;
    const segundo = Math.floor(instante / 1000);
    const token = await new SignJWT({ rol, clienteId, vence })
      .setProtectedHeader({ alg: 'HS256', typ: TIPO })
      .setIssuer(EMISOR)
      .setAudience(subgrafo)
      .setSubject(usuario)
      .setIssuedAt(segundo)
      .setExpirationTime(segundo + VIDA_S)
      .sign(clave);
    return { [CABECERA_DE_IDENTIDAD]: token };
  };

  return (identidad, subgrafo) => {
    let porSubgrafo = firmadas.get(identidad);
    if (porSubgrafo === undefined) {
      porSubgrafo = new Map();
      firmadas.set(identidad, porSubgrafo);
    }
    const instante = ahora();
    const firmada = porSubgrafo.get(subgrafo);
    if (firmada !== undefined && instante < firmada.hasta) return firmada.cabeceras;
    return firmar(identidad, subgrafo, instante).then((cabeceras) => {
      porSubgrafo.set(subgrafo, { cabeceras, hasta: instante + (VIDA_S - RESTO_MINIMO_S) * 1000 });
      return cabeceras;
    });
  };
};

/** Who asks, by the headers of a request. @throws CredencialRechazada, at once or later */
export type Identificar = (cabeceras: Readonly<Record<string, unknown>>) => Identidad | Promise<Identidad>;

/**
 * How a subgraph learns who asks.
 *
 * @param claves - that the gateway may sign with. None: the subgraph is open, and whoever asks may do everything.
 */
export const crearIdentificador = (
  subgrafo: string,
  claves: readonly KeyObject[] | undefined,
  ahora: () => number = Date.now,
): Identificar => {
  if (claves === undefined) {
    return (cabeceras) => {
      if (cabeceras[CABECERA_DE_IDENTIDAD] === undefined) return ANONIMO;
      // The gateway says who asks, and we could not tell whether it is true: this is no place to be open.
      throw new CredencialRechazada('El gateway firma y este subgrafo no tiene CLAVE_INTERNA para comprobarlo.');
    };
  }
  const verificar = recordar((token) => leerCredencial(token, subgrafo, claves, ahora()), { ahora });
  return (cabeceras) => {
    const token = cabeceras[CABECERA_DE_IDENTIDAD];
    if (typeof token === 'string') return verificar(token);
    throw new CredencialRechazada('Este subgrafo solo atiende al gateway: falta su credencial.');
  };
};

const leerCredencial = async (
  token: string,
  subgrafo: string,
  claves: readonly KeyObject[],
  instante: number,
): Promise<Verificado<Identidad>> => {
  try {
    const { payload } = await verificarConClaves(token, claves, {
      typ: TIPO,
      issuer: EMISOR,
      audience: subgrafo,
      requiredClaims: ['exp'],
      clockTolerance: TOLERANCIA_S,
      currentDate: new Date(instante),
    });
    const { sub: usuario, exp = 0, rol, clienteId, vence } = payload;
    const valor = leerIdentidad({
      usuario,
      rol,
      clienteId,
      vence: typeof vence === 'number' ? vence : undefined,
    });
    if (typeof valor === 'string') throw new CredencialRechazada(`La credencial del gateway no tiene ${valor}.`);
    return { valor, hasta: (exp + TOLERANCIA_S) * 1000 };
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new CredencialRechazada('La credencial del gateway no es válida.', { cause: error });
  }
};
