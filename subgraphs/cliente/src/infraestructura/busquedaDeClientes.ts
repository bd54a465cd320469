import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { Textos } from '@alpes/seedwork/aplicacion/busqueda';
import { buscarEn, type FuenteDeBusqueda } from '@alpes/seedwork/infraestructura/busquedaPrisma';
import type { ClienteLeido, Consultas } from '../aplicacion/consultas.ts';
import { valoresEnteros } from '../aplicacion/datosPersonales.ts';
import type { Alcance } from '../aplicacion/filtros.ts';
import { clientesPorId } from './filas.ts';
import { conDatoEntero } from './listaDeClientes.ts';

const NO_BORRADO = Prisma.sql`estado <> 'INACTIVO'`;

const fuente = ({ id, soloEnteros }: Alcance): FuenteDeBusqueda => ({
  tabla: Prisma.sql`cliente.cliente`,
  palabras: soloEnteros && Prisma.sql`busqueda_abierta`,
  vocabulario: Prisma.sql`cliente.palabra`,
  condiciones: [NO_BORRADO, ...(id === undefined ? [] : [Prisma.sql`id = ${id}::uuid`])],
});

/** Searches clientes by their words, or by their id: who asks for an id knows whom, and finds it deleted too. */
export const busquedaDeClientes =
  (prisma: PrismaClient): Consultas['buscarClientes'] =>
  (peticion, alcance = {}) =>
    buscarEn(prisma, peticion, {
      fuente: fuente(alcance),
      conId: async (id) => [id],
      conTexto: async (texto) => (alcance.soloEnteros ? idsConDatoEntero(prisma, texto) : []),
      leerFilas: clientesPorId(prisma),
      visible: ({ id }) => alcance.id === undefined || id === alcance.id,
      textos: alcance.soloEnteros ? (cliente) => textosAbiertos(cliente, peticion.texto) : textosDe,
      ids: idsDe,
    });

const idsConDatoEntero = async (prisma: PrismaClient, texto: string): Promise<readonly string[]> => {
  const condiciones = conDatoEntero(texto);
  if (condiciones.length === 0) return [];
  const filas = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM cliente.cliente WHERE ${NO_BORRADO} AND (${Prisma.join([...condiciones], ' OR ')})`;
  return filas.map(({ id }) => id);
};

const textosDe = ({ nombre, email, telefono, cedula, rut, ciudad }: ClienteLeido): Textos => ({
  nombre,
  email,
  telefono,
  cedula,
  rut,
  ciudad,
});

/** What is no personal data, and the data that whoever searches has shown to know. */
const textosAbiertos = ({ nombre, ciudad, ...personales }: ClienteLeido, texto: string): Textos => {
  const buscados = valoresEnteros(texto);
  const siSeSabe = (campo: keyof typeof buscados) => (personales[campo] === buscados[campo] ? personales[campo] : null);
  return { nombre, ciudad, email: siSeSabe('email'), cedula: siSeSabe('cedula'), rut: siSeSabe('rut') };
};

const idsDe = ({ id }: ClienteLeido): Textos => ({ id });
