import { conflicto, estadoIlegal, invalido, noEncontrado } from '@alpes/seedwork/dominio/errores';
import type { Cliente, ClienteRegistrado, Contacto, DatosCliente, EventoCliente } from './cliente.ts';
import { exigirConstituida, exigirMayorDeEdad } from './valores.ts';

/** Registers a person or a company. A person is at least 18 years old. */
export const registrar = (datos: DatosCliente, cliente: Cliente, ahora: Date): readonly EventoCliente[] => {
  if (cliente.estado !== 'INEXISTENTE') throw conflicto('id', 'CLIENTE_YA_EXISTE', 'Ya hay un cliente con este id.');
  if (datos.tipo === 'NATURAL') exigirMayorDeEdad(datos.fechaNacimiento, ahora);
  else exigirConstituida(datos.fechaConstitucion, ahora);
  return [{ tipo: 'ClienteRegistrado.v1', datos }];
};

/** Changes how a cliente is reached. What stays the same is not an event. */
export const actualizar = (
  pedidos: { readonly [C in keyof Contacto]?: Contacto[C] | undefined },
  cliente: Cliente,
): readonly EventoCliente[] => {
  const actual = vigente(cliente);
  const dados = Object.entries(pedidos).filter(([, valor]) => valor !== undefined);
  if (dados.length === 0) {
    throw invalido('', 'SIN_CAMBIOS', 'Indique al menos un campo que cambiar: nombre, email, telefono, ciudad o pais.');
  }
  const cambios: Partial<Contacto> = Object.fromEntries(
    dados.filter(([campo, valor]) => actual[campo as keyof Contacto] !== valor),
  );
  if (Object.keys(cambios).length === 0) return [];
  return [{ tipo: 'ClienteActualizado.v1', datos: { id: actual.id, cambios } }];
};

/** ACTIVO → SUSPENDIDO. */
export const suspender = (motivo: string, cliente: Cliente): readonly EventoCliente[] => {
  const { id, estado } = vigente(cliente);
  if (estado !== 'ACTIVO') throw estadoIlegal('id', 'CLIENTE_NO_ACTIVO', 'Solo se puede suspender un cliente activo.');
  return [{ tipo: 'ClienteSuspendido.v1', datos: { id, motivo } }];
};

/** SUSPENDIDO → ACTIVO. */
export const reactivar = (cliente: Cliente): readonly EventoCliente[] => {
  const { id, estado } = vigente(cliente);
  if (estado !== 'SUSPENDIDO') {
    throw estadoIlegal('id', 'CLIENTE_NO_SUSPENDIDO', 'Solo se puede reactivar un cliente suspendido.');
  }
  return [{ tipo: 'ClienteReactivado.v1', datos: { id } }];
};

/** Any → INACTIVO: the cliente stays, lists leave it out. */
export const eliminar = (cliente: Cliente): readonly EventoCliente[] => {
  const { id } = vigente(cliente);
  return [{ tipo: 'ClienteEliminado.v1', datos: { id } }];
};

/** INACTIVO → OLVIDADO: who the cliente is, is known no more, and never again. Again: nothing. */
export const olvidar = (ahora: Date, cliente: Cliente): readonly EventoCliente[] => {
  const actual = existente(cliente);
  if (actual.estado === 'OLVIDADO') return [];
  if (actual.estado !== 'INACTIVO') {
    throw estadoIlegal('id', 'CLIENTE_NO_INACTIVO', 'Solo se puede olvidar un cliente inactivo: elimínelo antes.');
  }
  return [{ tipo: 'ClienteOlvidado.v1', datos: { id: actual.id, olvidado: ahora.toISOString() } }];
};

/** A cliente that exists and was not deleted. */
const vigente = (cliente: Cliente): ClienteRegistrado => {
  const actual = existente(cliente);
  if (actual.estado === 'OLVIDADO') {
    throw estadoIlegal('id', 'CLIENTE_OLVIDADO', 'El cliente fue olvidado: sus datos se borraron y ya no cambia.');
  }
  if (actual.estado === 'INACTIVO') throw estadoIlegal('id', 'CLIENTE_INACTIVO', 'El cliente está inactivo.');
  return actual;
};

const existente = (cliente: Cliente): Exclude<Cliente, { readonly estado: 'INEXISTENTE' }> => {
  if (cliente.estado === 'INEXISTENTE') {
    throw noEncontrado('id', 'CLIENTE_NO_ENCONTRADO', 'No hay un cliente con este id.');
  }
  return cliente;
};
