import { opcional } from '@alpes/seedwork/aplicacion/campos';
import { algunoDe, periodo, textoBuscado } from '@alpes/seedwork/aplicacion/filtros';
import { z } from 'zod';

export const TIPOS = ['NATURAL', 'EMPRESA'] as const;
export const ESTADOS = ['ACTIVO', 'SUSPENDIDO', 'INACTIVO'] as const;

/** Where clientes stand that a list shows unless it is asked for others: the deleted ones are left out. */
export const NO_BORRADOS: readonly EstadoDeCliente[] = ['ACTIVO', 'SUSPENDIDO'];

export type TipoDeCliente = (typeof TIPOS)[number];
export type EstadoDeCliente = (typeof ESTADOS)[number];

/** Which clientes a list shows, as a client asks for them (`ClientesFiltro` of the graph). */
export const filtroDeClientes = z.object({
  texto: opcional(textoBuscado),
  estados: opcional(algunoDe(ESTADOS)),
  tipo: opcional(z.enum(TIPOS)),
  ciudad: opcional(textoBuscado),
  pais: opcional(textoBuscado),
  fechaRegistro: opcional(periodo),
});

/** Which clientes a list shows: those for which all of it holds. */
export type FiltroDeClientes = Partial<Readonly<z.output<typeof filtroDeClientes>>>;

/** Whether the filter asks for nothing that counters do not know: they can tell how many clientes it lets through. */
export const esDeContadores = ({ texto, ciudad, pais }: FiltroDeClientes): boolean =>
  texto === undefined && ciudad === undefined && pais === undefined;
