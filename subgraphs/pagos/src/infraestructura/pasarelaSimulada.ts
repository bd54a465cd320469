import { createHash } from 'node:crypto';
import type { PasarelaPagos, RespuestaDePasarela, SolicitudDePago } from '../aplicacion/puertos.ts';

/** How the simulator behaves. */
export interface OpcionesDePasarelaSimulada {
  /** After which time a late answer is given, in ms. */
  readonly demoraMs: number;
  /** How long to wait before asking for a late answer, in ms. */
  readonly consultaMs: number;
  readonly ahora: Date;
}

/** What the simulator says in the end, and whether it takes its time. */
interface Guion {
  readonly tarda: boolean;
  readonly motivo?: string | undefined;
}

const ACEPTA: Guion = { tarda: false };

/**
 * A payment gateway for trying things out, as the sandboxes of real ones: the cents of the amount say what it does.
 *
 * | cents | answer |
 * |---|---|
 * | `.01` | refused: FONDOS_INSUFICIENTES |
 * | `.02` | refused: CUENTA_INVALIDA |
 * | `.03` | late, then accepted |
 * | `.04` | late, then refused: RECHAZADO_POR_EL_BANCO |
 * | `.05` | refused at the first try: BANCO_NO_DISPONIBLE; accepted from the second on |
 * | other | accepted at once |
 *
 * It remembers nothing: the same request has the same answer in any process, before and after a restart.
 */
export const pasarelaSimulada = ({ demoraMs, consultaMs, ahora }: OpcionesDePasarelaSimulada): PasarelaPagos => ({
  consultaMs,

  async solicitar(solicitud) {
    const guion = guionDe(solicitud);
    return guion.tarda ? { resultado: 'EN_CURSO' } : responder(guion, solicitud);
  },

  async consultar(solicitud, solicitado) {
    const guion = guionDe(solicitud);
    const pronto = ahora.getTime() - solicitado.getTime() < demoraMs;
    return guion.tarda && pronto ? { resultado: 'EN_CURSO' } : responder(guion, solicitud);
  },
});

const guionDe = ({ monto, intento }: SolicitudDePago): Guion => {
  switch (monto.valor.slice(-3)) {
    case '.01':
      return { tarda: false, motivo: 'FONDOS_INSUFICIENTES' };
    case '.02':
      return { tarda: false, motivo: 'CUENTA_INVALIDA' };
    case '.03':
      return { tarda: true };
    case '.04':
      return { tarda: true, motivo: 'RECHAZADO_POR_EL_BANCO' };
    case '.05':
      return intento === 1 ? { tarda: false, motivo: 'BANCO_NO_DISPONIBLE' } : ACEPTA;
    default:
      return ACEPTA;
  }
};

const responder = ({ motivo }: Guion, { referencia }: SolicitudDePago): RespuestaDePasarela =>
  motivo === undefined
    ? { resultado: 'ACEPTADO', confirmacionId: confirmacionDe(referencia) }
    : { resultado: 'RECHAZADO', motivo };

/** The same request is the same payment, so it has the same confirmation. */
const confirmacionDe = (referencia: string): string =>
  `SIM-${createHash('sha256').update(referencia).digest('hex').slice(0, 12).toUpperCase()}`;
