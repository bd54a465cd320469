import { nombreDeTipo } from '@alpes/seedwork/aplicacion/filtroDeEventos';
import { CAMPO_QUE_VA_Y_VIENE } from './supergrafos.ts';

/** An event as the log has it. */
export interface EventoDelRegistro {
  readonly topic: string;
  readonly tipo: string;
  readonly posicion: number;
  readonly agregadoId: string | null;
  readonly datos: Readonly<Record<string, unknown>>;
}

/** What a subscriber asks for. */
export interface Pedido {
  readonly feed: 'eventosCliente' | 'eventosPagos' | 'eventosCampanias';
  /** As it stands in the operation; none when it is left out. */
  readonly filtro?: string;
  /** Which events of the feed pass the filter. */
  readonly pasa: (evento: EventoDelRegistro) => boolean;
  /** What else it wants of each event. */
  readonly seleccion: string;
  /** It stalls, for a long time, and does nothing else. */
  readonly lento?: true;
  /** One version of the supergraph has no place for it. */
  readonly vaYViene?: true;
}

/** Things that there are, for those who follow one. */
export interface Conocidos {
  readonly clienteId: string;
  readonly payoutId: string;
}

/** So often the slow ones ask for one field: 20 KB for each event. */
const COPIAS = 400;

const deTipos = (...tipos: readonly string[]) => ({
  filtro: `{ tipos: [${tipos.join(', ')}] }`,
  pasa: ({ tipo }: EventoDelRegistro) => tipos.includes(nombreDeTipo(tipo)),
});
const todos = { pasa: () => true };

const montoDe = ({ datos }: EventoDelRegistro): { readonly valor: string; readonly moneda: string } | undefined =>
  (datos['monto'] ?? datos['comision'] ?? undefined) as { valor: string; moneda: string } | undefined;

/** The kinds of subscribers, each of them several times in a run. */
export const pedidosDe = ({ clienteId, payoutId }: Conocidos): readonly Pedido[] => [
  { feed: 'eventosCliente', seleccion: 'tipo cliente { estado payouts { total } }', ...todos },
  { feed: 'eventosCliente', seleccion: 'id', ...deTipos('CLIENTE_REGISTRADO', 'CLIENTE_SUSPENDIDO') },
  {
    feed: 'eventosCliente',
    seleccion: 'version',
    filtro: `{ clienteId: "${clienteId}" }`,
    pasa: ({ agregadoId }) => agregadoId === clienteId,
  },
  { feed: 'eventosCliente', seleccion: `cliente { ${CAMPO_QUE_VA_Y_VIENE} }`, vaYViene: true, ...todos },
  { feed: 'eventosPagos', seleccion: 'id tipo ocurrido version', ...todos },
  {
    feed: 'eventosPagos',
    seleccion: Array.from({ length: COPIAS }, (_, n) => `a${n}: id`).join(' '),
    lento: true,
    ...todos,
  },
  { feed: 'eventosPagos', seleccion: 'id', ...deTipos('PAYOUT_EXITOSO') },
  { feed: 'eventosPagos', seleccion: 'id', ...deTipos('TRANSACCION_REGISTRADA', 'PAYOUT_CREADO') },
  {
    feed: 'eventosPagos',
    seleccion: 'id',
    filtro: '{ estados: [FALLIDO, REVERTIDO] }',
    pasa: ({ tipo }) => tipo === 'PayoutFallido.v1' || tipo === 'PagoRevertido.v1',
  },
  {
    feed: 'eventosPagos',
    seleccion: 'version',
    filtro: `{ payoutId: "${payoutId}" }`,
    pasa: ({ agregadoId }) => agregadoId === payoutId,
  },
  {
    feed: 'eventosPagos',
    seleccion: 'id',
    filtro: '{ monto: { moneda: USD, minimo: "300.00" } }',
    pasa: (evento) => montoDe(evento)?.moneda === 'USD' && Number(montoDe(evento)?.valor) >= 300,
  },
  { feed: 'eventosCampanias', seleccion: 'tipo campania { nombre cliente { nombre } }', ...todos },
  { feed: 'eventosCampanias', seleccion: 'id', ...deTipos('CAMPANIA_CREADA') },
  {
    feed: 'eventosCampanias',
    seleccion: 'id',
    filtro: '{ estados: [APROBADA] }',
    pasa: ({ tipo }) => tipo === 'CampaniaAprobada.v1',
  },
];
