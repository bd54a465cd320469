import type { FastifyInstance } from 'fastify';

/**
 * What an orchestrator asks: `/live`, whether the process answers at all (if not, start it anew), and `/ready`,
 * whether to send it requests. Neither tells what the process is made of.
 */
export const montarSondas = (servidor: FastifyInstance, estaListo: () => Promise<boolean>): void => {
  servidor.get('/live', async () => ({ vivo: true }));
  servidor.get('/ready', async (_peticion, respuesta) => {
    const listo = await estaListo();
    return respuesta.code(listo ? 200 : 503).send({ listo });
  });
};
