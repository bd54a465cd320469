import type { Prisma } from '@alpes/prisma/generado/client';
import { plegar } from '@alpes/seedwork/dominio/evento';
import { avisarCambio } from '@alpes/seedwork/infraestructura/cambios';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import type { PasoDado } from '../aplicacion/consultas.ts';
import type { Sagas } from '../aplicacion/puertos.ts';
import { avanzarSaga, type Paso, type Saga, SIN_SAGA } from '../dominio/saga.ts';

/** Sagas as rows: their steps, and beside them what the steps add up to. */
export const sagasPrisma = (transaccion: Transaccion): Sagas => ({
  async ejecutar(idCampania, decidir) {
    const { prisma, ahora } = transaccion;
    const fila = await prisma.sagaCampania.findUnique({ where: { idCampania } });
    const dados = fila === null ? [] : pasosDe(fila);
    const anterior = plegar<Saga, Paso>(avanzarSaga, SIN_SAGA, dados);
    const pasos = await decidir(anterior);
    const nueva = plegar(avanzarSaga, anterior, pasos);
    if (pasos.length === 0 || nueva.estado === 'INEXISTENTE') return pasos;

    const cuando = ahora.toISOString();
    const data = {
      estado: nueva.estado,
      pasos: [...dados, ...pasos.map((paso) => ({ ...paso, cuando }))] as readonly object[] as Prisma.InputJsonArray,
      motivo: nueva.motivo,
      vence: nueva.vence,
      actualizada: ahora,
      version: (fila?.version ?? 0) + 1,
    };
    transaccion.escribir(
      fila === null
        ? prisma.sagaCampania.create({ data: { ...data, idCampania, iniciada: ahora } })
        : prisma.sagaCampania.update({ where: { idCampania, version: fila.version }, data }),
    );
    avisarCambio(transaccion, 'campanias', idCampania);
    return pasos;
  },
});

/** The steps of a row: the column holds what {@link sagasPrisma} wrote there. */
export const pasosDe = ({ pasos }: { readonly pasos: unknown }): readonly PasoDado[] => pasos as readonly PasoDado[];
