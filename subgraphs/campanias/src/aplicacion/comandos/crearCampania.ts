import { dia, id as idDeCliente, montoPositivo } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { crear } from '../../dominio/decisiones.ts';
import { iniciar } from '../../dominio/decisionesDeSaga.ts';
import { campos } from '../campos.ts';
import type { Puertos } from '../puertos.ts';
import { avanzar } from '../saga.ts';

/** Creates a campaign and starts the saga that pays it, in one transaction: there is never one without the other. */
export const crearCampania = definirComando({
  tipo: 'CrearCampania',
  entrada: z.object({
    idCliente: idDeCliente,
    nombre: campos.nombre,
    itinerario: campos.itinerario,
    presupuesto: montoPositivo,
    fechaInicio: dia,
    fechaFin: dia,
  }),
  async manejar(entrada, contexto: Contexto & Puertos) {
    const { campanias, clientes, ahora, nuevoId, plazoSagaMs } = contexto;
    const datos = { ...entrada, id: nuevoId() };
    const cliente = await clientes.buscar(datos.idCliente);
    await campanias.ejecutar(datos.id, (campania) => crear(datos, cliente, campania));
    await avanzar(datos.id, () => iniciar(datos, ahora, plazoSagaMs), contexto);
    return { id: datos.id };
  },
});
