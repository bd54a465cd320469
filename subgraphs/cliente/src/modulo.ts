import { readFileSync } from 'node:fs';
import { conflicto } from '@alpes/seedwork/dominio/errores';
import type { DefinicionDeModulo } from '@alpes/seedwork/modulo';
import { actualizarCliente } from './aplicacion/comandos/actualizarCliente.ts';
import { eliminarCliente } from './aplicacion/comandos/eliminarCliente.ts';
import { olvidarCliente } from './aplicacion/comandos/olvidarCliente.ts';
import { reactivarCliente } from './aplicacion/comandos/reactivarCliente.ts';
import { registrarClienteEmpresa } from './aplicacion/comandos/registrarClienteEmpresa.ts';
import { registrarClienteNatural } from './aplicacion/comandos/registrarClienteNatural.ts';
import { suspenderCliente } from './aplicacion/comandos/suspenderCliente.ts';
import type { Consultas } from './aplicacion/consultas.ts';
import { permisos } from './aplicacion/permisos.ts';
import { restarPago, sumarPago } from './aplicacion/politicas/pagos.ts';
import type { Puertos } from './aplicacion/puertos.ts';
import { resolvers } from './graphql/resolvers.ts';
import { consultasPrisma } from './infraestructura/consultasPrisma.ts';
import { CONTADOR } from './infraestructura/contador.ts';
import { olvidarPalabras } from './infraestructura/olvidarPalabras.ts';
import { rastrosPrisma } from './infraestructura/rastrosPrisma.ts';
import { repositorioDeClientes } from './infraestructura/repositorioDeClientes.ts';
import { totalesPrisma } from './infraestructura/totalesPrisma.ts';

/** The context of the clientes, put together. */
export const cliente: DefinicionDeModulo<Puertos, Consultas> = {
  nombre: 'cliente',
  typeDefs: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
  resolvers,
  comandos: [
    registrarClienteNatural,
    registrarClienteEmpresa,
    actualizarCliente,
    suspenderCliente,
    reactivarCliente,
    eliminarCliente,
    olvidarCliente,
  ],
  reacciones: [sumarPago, restarPago],
  puertos: (transaccion) => ({
    clientes: repositorioDeClientes(transaccion),
    totales: totalesPrisma(transaccion),
    rastros: rastrosPrisma(transaccion),
  }),
  consultas: consultasPrisma,
  permisos,
  contador: CONTADOR,
  limpiar: olvidarPalabras,
  unicas: {
    cliente_email: () => conflicto('email', 'EMAIL_DUPLICADO', 'Ya hay un cliente con este correo.'),
    cliente_cedula: () => conflicto('cedula', 'CEDULA_DUPLICADA', 'Ya hay un cliente con esta cédula.'),
    cliente_rut: () => conflicto('rut', 'RUT_DUPLICADO', 'Ya hay un cliente con este RUT.'),
  },
};
