import { dia } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { registrar } from '../../dominio/decisiones.ts';
import { campos, contacto } from '../campos.ts';
import type { Puertos } from '../puertos.ts';

/** Registers a company as a cliente. */
export const registrarClienteEmpresa = definirComando({
  tipo: 'RegistrarClienteEmpresa',
  entrada: z.object({ ...contacto, rut: campos.rut, fechaConstitucion: dia }),
  async manejar(entrada, { clientes, ahora, nuevoId }: Contexto & Puertos) {
    const id = nuevoId();
    const datos = { ...entrada, tipo: 'EMPRESA', id, fechaRegistro: ahora.toISOString() } as const;
    await clientes.ejecutar(id, (cliente) => registrar(datos, cliente, ahora));
    return { id };
  },
});
