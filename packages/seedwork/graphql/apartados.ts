import { z } from 'zod';
import { analizar } from '../aplicacion/analizar.ts';
import type { EstadoDeApartado, MensajeApartado } from '../aplicacion/apartados.ts';
import { exigir, opcional, texto } from '../aplicacion/campos.ts';
import { Prohibido } from '../aplicacion/permisos.ts';
import { ErrorDeDominio, type Falla, noEncontrado } from '../dominio/errores.ts';
import { sufijoDe } from './compartido.ts';
import { type ArgumentosDePagina, conexion, totalDe } from './conexion.ts';
import type { ContextoGraphql } from './contexto.ts';

type Contexto = ContextoGraphql<object, unknown>;

interface Lista extends ArgumentosDePagina {
  readonly estado?: EstadoDeApartado | null;
  readonly topic?: string | null;
}

interface Entrada {
  readonly entrada: unknown;
}

interface Payload {
  readonly mensaje: MensajeApartado | null;
  readonly errores: readonly Falla[];
}

interface PayloadDeMuertos {
  readonly reintentados: number;
  readonly quedan: number;
  readonly errores: readonly Falla[];
}

/** An id of this list is a number of the database's. */
const ORDEN = /^[1-9]\d{0,17}$/;

const id = exigir(z.string(), (valor) => ORDEN.test(valor), 'ID_INVALIDO', 'Use el id de un mensaje apartado.');
const filtro = z.object({ topic: opcional(texto(200)) });
const deUno = z.object({ id });
const deDescarte = z.object({ id, motivo: texto(300) });
const deMuertos = z.object({
  topic: opcional(texto(200)),
  codigo: opcional(texto(200)),
  maximo: z.int().min(1).max(1000),
});

/** Resolvers of `apartados.graphql` for a module. */
export const resolversDeApartados = (modulo: string) => {
  const sufijo = sufijoDe(modulo);
  return {
    Query: { [`mensajesApartados${sufijo}`]: paraAdmin(listar) },
    Mutation: {
      [`reintentarMensaje${sufijo}`]: paraAdmin(reintentar),
      [`reintentarMensajesMuertos${sufijo}`]: paraAdmin(reintentarMuertos),
      [`descartarMensaje${sufijo}`]: paraAdmin(descartar),
    },
  };
};

/** A message may hold anything of anybody. */
const paraAdmin =
  <Argumentos, Respuesta>(resolver: (_: unknown, argumentos: Argumentos, contexto: Contexto) => Promise<Respuesta>) =>
  async (_: unknown, argumentos: Argumentos, contexto: Contexto): Promise<Respuesta> => {
    if (contexto.identidad.rol !== 'ADMIN') throw new Prohibido();
    return resolver(_, argumentos, contexto);
  };

const listar = async (_: unknown, { estado, topic, ...pagina }: Lista, { apartados, cursores }: Contexto) => {
  const cuales = { ...analizar(filtro, { topic }), estado: estado ?? undefined };
  const lista = { nombre: 'mensajesApartados', filtro: cuales, orden: { campo: 'ORDEN', direccion: 'DESC' } } as const;
  return {
    ...(await conexion(cursores, lista, pagina, (peticion) => apartados.listar(cuales, peticion))),
    total: totalDe((hasta) => apartados.contar(cuales, hasta)),
  };
};

const reintentar = (_: unknown, { entrada }: Entrada, { apartados, metadatos }: Contexto): Promise<Payload> =>
  conUno(() => apartados.reintentar(analizar(deUno, entrada).id, metadatos));

const descartar = (_: unknown, { entrada }: Entrada, { apartados, metadatos }: Contexto): Promise<Payload> =>
  conUno(() => {
    const { id, motivo } = analizar(deDescarte, entrada);
    return apartados.descartar(id, motivo, metadatos);
  });

const reintentarMuertos = (
  _: unknown,
  { entrada }: Entrada,
  { apartados, metadatos }: Contexto,
): Promise<PayloadDeMuertos> =>
  conErrores<PayloadDeMuertos>(
    async () => ({ ...(await apartados.reintentarMuertos(analizar(deMuertos, entrada), metadatos)), errores: [] }),
    (errores) => ({ reintentados: 0, quedan: 0, errores }),
  );

const conUno = (accion: () => Promise<MensajeApartado | undefined>): Promise<Payload> =>
  conErrores<Payload>(
    async () => {
      const mensaje = await accion();
      // Handled, discarded or never there: to an operator it is the same.
      if (mensaje === undefined) {
        throw noEncontrado('id', 'MENSAJE_NO_ENCONTRADO', 'No hay un mensaje apartado con este id en este módulo.');
      }
      return { mensaje, errores: [] };
    },
    (errores) => ({ mensaje: null, errores }),
  );

const conErrores = async <P>(accion: () => Promise<P>, rechazo: (errores: readonly Falla[]) => P): Promise<P> => {
  try {
    return await accion();
  } catch (error) {
    if (error instanceof ErrorDeDominio) return rechazo(error.fallas);
    throw error;
  }
};
