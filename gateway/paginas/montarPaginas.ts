import type { OperacionLista } from '@alpes/operaciones/leerOperaciones';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { paginaDelExplorador } from './explorador.ts';
import { paginaDeFeeds } from './feeds.ts';
import { POLITICA_DE_FEEDS, POLITICA_DEL_EXPLORADOR } from './politicas.ts';

/** Where the explorer is. */
export const RUTA_DEL_EXPLORADOR = '/explorador';

/** What the pages are made of. */
export interface OpcionesDePaginas {
  /** The API's own address, where the landing page is as well. */
  readonly ruta: string;
  readonly esquema: () => GraphQLSchema;
  readonly operaciones: readonly OperacionLista[];
  readonly avisos: string;
}

/** Serves the pages beside the landing page, which Apollo Server serves at the API's own address. */
export function montarPaginas(fastify: FastifyInstance, opciones: OpcionesDePaginas): void {
  const { ruta, esquema, operaciones, avisos } = opciones;
  fastify.get('/', (_peticion, respuesta) => respuesta.redirect(ruta));
  fastify.get(RUTA_DEL_EXPLORADOR, async (_peticion, respuesta) =>
    respuesta
      .type('text/html; charset=utf-8')
      .headers({ 'content-encoding': 'gzip', 'content-security-policy': POLITICA_DEL_EXPLORADOR })
      .send(await paginaDelExplorador(ruta, operaciones, avisos)),
  );
  fastify.get('/feeds', (_peticion, respuesta) =>
    respuesta
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLITICA_DE_FEEDS })
      .send(paginaDeFeeds(ruta, esquema(), operaciones)),
  );
}
