import { opcional } from '@alpes/seedwork/aplicacion/campos';
import { algunoDe, periodo, textoBuscado, textoContenido } from '@alpes/seedwork/aplicacion/filtros';
import { z } from 'zod';
import { ESTADOS_DE_CLIENTE, type EstadoDeCliente, TIPOS_DE_CLIENTE } from '../dominio/cliente.ts';

/** Which clientes a list shows: those that meet all that is given. */
export const filtroDeClientes = z.object({
  texto: opcional(textoContenido),
  estados: opcional(algunoDe(ESTADOS_DE_CLIENTE)),
  tipo: opcional(z.enum(TIPOS_DE_CLIENTE)),
  ciudad: opcional(textoBuscado),
  pais: opcional(textoBuscado),
  fechaRegistro: opcional(periodo),
});
export type FiltroDeClientes = Partial<z.output<typeof filtroDeClientes>> & Alcance;

/** What of the clientes may be seen; no client can ask for it. */
export interface Alcance {
  /** The one cliente that may be. */
  readonly id?: string;
  /** Personal data is found by its whole value alone: in parts it could be found out letter by letter. */
  readonly soloEnteros?: true;
}

/** The states of the clientes that a list shows where none is asked for: the deleted ones are left out. */
export const NO_BORRADOS: readonly EstadoDeCliente[] = ['ACTIVO', 'SUSPENDIDO'];

/** What clientes can be ordered by. */
export type CampoDeClientes = 'FECHA_REGISTRO' | 'NOMBRE';
