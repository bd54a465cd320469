import { seCancelo, seCorto } from '@alpes/prisma/errores';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { Prohibido } from '../aplicacion/permisos.ts';
import { ErrorDeDominio } from '../dominio/errores.ts';

/**
 * What a client of a module sees of an error: refusals by the rules or by a role and errors of GraphQL as they are; everything
 * else is logged whole and shown without its inside.
 */
export const formatearError =
  (modulo: string, bitacora: Logger) =>
  (formateado: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    if (original instanceof ErrorDeDominio) {
      const { campo, codigo } = original.fallas[0];
      const fallas = original.fallas.map(({ campo, codigo, mensaje }) => ({ campo, codigo, mensaje }));
      return {
        ...formateado,
        message: fallas.map(({ mensaje }) => mensaje).join(' '),
        extensions: { code: 'BAD_USER_INPUT', campo, codigo, ...(fallas.length > 1 && { fallas }) },
      };
    }
    if (original instanceof Prohibido) {
      return { ...formateado, message: original.message, extensions: { code: 'FORBIDDEN' } };
    }
    if (seCancelo(original)) {
      bitacora.info({ ruta: formateado.path }, 'statement cancelled: it took too long, or nobody waited for it');
      return {
        ...formateado,
        message: 'La operación tardó demasiado y se interrumpió.',
        extensions: { code: 'PLAZO_AGOTADO' },
      };
    }
    if (seCorto(original)) {
      bitacora.warn({ err: original, ruta: formateado.path }, 'the database went away under a resolver');
      return {
        ...formateado,
        message:
          `El servicio «${modulo}» no tiene conexión con su base de datos en este momento. Inténtelo de nuevo más tarde. ` +
          'Si la operación hacía cambios, compruebe si se aplicaron antes de repetirla.',
        extensions: { code: 'SUBGRAFO_NO_DISPONIBLE' },
      };
    }
    const codigo = formateado.extensions?.['code'];
    if (original instanceof GraphQLError && codigo !== undefined && codigo !== 'INTERNAL_SERVER_ERROR') {
      return { ...formateado, extensions: { code: codigo } };
    }
    bitacora.error({ err: original, ruta: formateado.path }, 'resolver failed');
    return {
      message: 'Error interno. Vuelva a intentarlo más tarde.',
      ...(formateado.path === undefined ? {} : { path: formateado.path }),
      ...(formateado.locations === undefined ? {} : { locations: formateado.locations }),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
