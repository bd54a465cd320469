import { dia } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { registrar } from '../../dominio/decisiones.ts';
import { campos, contacto } from '../campos.ts';
import type { Puertos } from '../puertos.ts';

/** Registers a person as a cliente. */
export const registrarClienteNatural = definirComando({
  tipo: 'RegistrarClienteNatural',
  entrada: z.object({ ...contacto, cedula: campos.cedula, fechaNacimiento: dia }),
  async manejar(entrada, { clientes, ahora, nuevoId }: Contexto & Puertos) {
    const id = nuevoId();
    const datos = { ...entrada, tipo: 'NATURAL', id, fechaRegistro: ahora.toISOString() } as const;
    await clientes.ejecutar(id, (cliente) => registrar(datos, cliente, ahora));
    return { id };
  },
});
