import type { Hallazgo } from '@alpes/seedwork/aplicacion/busqueda';
import { ErrorDeDominio } from '@alpes/seedwork/dominio/errores';
import { cedula, dominioDe, email, rut } from '../dominio/valores.ts';
import type { ClienteLeido } from './consultas.ts';

/** What stands for the part of a value that is left out. */
const OCULTO = '***';

/** Whether a text is the masked form of a value. */
export const estaEnmascarado = (texto: string): boolean => texto.includes(OCULTO);

/**
 * A cliente for who may not see its personal data: enough to tell whether it is the one that somebody talks about. What is
 * masked, and for whom, is in docs/permisos.md; why, in docs/decisiones/enmascarar.md.
 */
export const enmascarar = (cliente: ClienteLeido): ClienteLeido => ({
  ...cliente,
  email: `${cliente.email.charAt(0)}${OCULTO}@${dominioDe(cliente.email)}`,
  telefono: final(cliente.telefono),
  cedula: final(cliente.cedula),
  rut: final(cliente.rut),
  // A day has no part that says little.
  fechaNacimiento: null,
});

/** A cliente that was found, for the same. */
export const enmascararHallazgo = (hallazgo: Hallazgo<ClienteLeido>): Hallazgo<ClienteLeido> => ({
  ...hallazgo,
  fila: enmascarar(hallazgo.fila),
});

/** The last four, and never more than half. */
const final = (texto: string | null): string | null =>
  texto && `${OCULTO}${texto.slice(texto.length - Math.min(4, Math.floor(texto.length / 2)))}`;

/** What a text is when it is the whole value of something that one cliente alone can have. */
export const valoresEnteros = (texto: string) => ({
  email: siEs(email, texto),
  cedula: siEs(cedula, texto),
  rut: siEs(rut, texto),
});

const siEs = (valor: (texto: string) => string, texto: string): string | undefined => {
  try {
    return valor(texto);
  } catch (error) {
    if (error instanceof ErrorDeDominio) return undefined;
    throw error;
  }
};
