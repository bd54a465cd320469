import { id, opcional, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { actualizar } from '../../dominio/decisiones.ts';
import { campos } from '../campos.ts';
import type { Puertos } from '../puertos.ts';

/** Changes how a cliente is reached. Null takes away what a cliente can be without, and else changes nothing. */
export const actualizarCliente = definirComando({
  tipo: 'ActualizarCliente',
  entrada: z.object({
    id,
    version: versionVista,
    nombre: opcional(campos.nombre),
    email: opcional(campos.email),
    telefono: campos.telefono.nullable().optional(),
    ciudad: campos.ciudad.nullable().optional(),
    pais: opcional(campos.pais),
  }),
  async manejar({ id, version, ...cambios }, { clientes }: Contexto & Puertos) {
    await clientes.ejecutar(id, (cliente) => actualizar(cambios, cliente), { version });
    return { id };
  },
});
