import type { Repositorio } from '@alpes/seedwork/aplicacion/repositorio';
import { comoDia, comoFecha } from '@alpes/seedwork/infraestructura/dias';
import { repositorioPrisma } from '@alpes/seedwork/infraestructura/repositorioPrisma';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import { publicar } from '../aplicacion/eventosPublicados.ts';
import {
  type Cliente,
  type ClienteOlvidado,
  type ClienteRegistrado,
  type EventoCliente,
  evolucionar,
  INEXISTENTE,
} from '../dominio/cliente.ts';
import type { Cedula, Email, Nombre, Rut } from '../dominio/valores.ts';

/** Clientes kept as rows, their events beside them. */
export const repositorioDeClientes = (transaccion: Transaccion): Repositorio<Cliente, EventoCliente> => {
  const { prisma } = transaccion;
  return repositorioPrisma<Cliente, EventoCliente>({
    transaccion,
    agregado: 'Cliente',
    inicial: INEXISTENTE,
    evolucionar,
    publicar,

    async cargar(id) {
      const fila = await prisma.cliente.findUnique({ where: { id } });
      return fila === null ? undefined : { version: fila.version, estado: deFila(fila) };
    },

    guardar({ estado, version }, anterior) {
      if (estado.estado === 'INEXISTENTE') return [];
      const data = { ...(estado.estado === 'OLVIDADO' ? comoFilaOlvidada(estado) : comoFila(estado)), version };
      return anterior.version === 0
        ? [prisma.cliente.create({ data })]
        : [prisma.cliente.update({ where: { id: estado.id, version: anterior.version }, data })];
    },
  });
};

type Fila = NonNullable<Awaited<ReturnType<Transaccion['prisma']['cliente']['findUnique']>>>;

/** The row was written from a valid cliente: its texts need no second look. */
const deFila = (fila: Fila): ClienteRegistrado | ClienteOlvidado => {
  const { id, tipo, pais, estado } = fila;
  const comun = { id, pais, fechaRegistro: fila.fechaRegistro.toISOString() };
  if (fila.olvidado !== null) return { ...comun, tipo, estado: 'OLVIDADO', olvidado: fila.olvidado.toISOString() };
  return {
    ...comun,
    nombre: fila.nombre as Nombre,
    email: fila.email as Email,
    telefono: fila.telefono,
    ciudad: fila.ciudad,
    estado,
    ...(tipo === 'NATURAL'
      ? { tipo, cedula: fila.cedula as Cedula, fechaNacimiento: diaDe(fila.fechaNacimiento) }
      : { tipo, rut: fila.rut as Rut, fechaConstitucion: diaDe(fila.fechaConstitucion) }),
  };
};

const diaDe = (fecha: Date | null): string => (fecha === null ? '' : comoDia(fecha));

const comoFila = (cliente: ClienteRegistrado) => ({
  id: cliente.id,
  tipo: cliente.tipo,
  nombre: cliente.nombre,
  email: cliente.email,
  telefono: cliente.telefono,
  ciudad: cliente.ciudad,
  pais: cliente.pais,
  fechaRegistro: cliente.fechaRegistro,
  estado: cliente.estado,
  ...(cliente.tipo === 'NATURAL'
    ? { cedula: cliente.cedula, fechaNacimiento: comoFecha(cliente.fechaNacimiento) }
    : { rut: cliente.rut, fechaConstitucion: comoFecha(cliente.fechaConstitucion) }),
});

/**
 * What a cliente that was forgotten shows. Its address is none, so that nobody can register it; it has the id, so that no two
 * are the same. Numbers that only one may have are free for whoever comes.
 */
const comoFilaOlvidada = ({ id, tipo, pais, fechaRegistro, olvidado }: ClienteOlvidado) => ({
  id,
  tipo,
  nombre: 'Cliente olvidado',
  email: `${id}@olvidado`,
  telefono: null,
  ciudad: null,
  pais,
  cedula: null,
  fechaNacimiento: null,
  rut: null,
  fechaConstitucion: null,
  fechaRegistro,
  estado: 'INACTIVO' as const,
  olvidado,
});
