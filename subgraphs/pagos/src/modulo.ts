import { readFileSync } from 'node:fs';
import type { DefinicionDeModulo } from '@alpes/seedwork/modulo';
import { anularTransaccion } from './aplicacion/comandos/anularTransaccion.ts';
import { calcularComisiones } from './aplicacion/comandos/calcularComisiones.ts';
import { consultarPago } from './aplicacion/comandos/consultarPago.ts';
import { crearPayout } from './aplicacion/comandos/crearPayout.ts';
import { procesarPago } from './aplicacion/comandos/procesarPago.ts';
import { registrarTransaccion } from './aplicacion/comandos/registrarTransaccion.ts';
import { reintentarPago } from './aplicacion/comandos/reintentarPago.ts';
import { revertirPago } from './aplicacion/comandos/revertirPago.ts';
import type { Consultas } from './aplicacion/consultas.ts';
import { permisos } from './aplicacion/permisos.ts';
import { conocerClientes, olvidarMediosDePago } from './aplicacion/politicas/clientes.ts';
import { cobrar } from './aplicacion/politicas/cobrar.ts';
import type { Puertos } from './aplicacion/puertos.ts';
import { resolvers } from './graphql/resolvers.ts';
import { clientesConocidosPrisma } from './infraestructura/clientesConocidosPrisma.ts';
import { comisionesPrisma } from './infraestructura/comisionesPrisma.ts';
import { consultasPrisma } from './infraestructura/consultasPrisma.ts';
import { CONTADOR } from './infraestructura/contador.ts';
import { indiceDePayoutsPrisma } from './infraestructura/indiceDePayoutsPrisma.ts';
import { mediosDePagoPrisma } from './infraestructura/mediosDePagoPrisma.ts';
import { pasarelaSimulada } from './infraestructura/pasarelaSimulada.ts';
import { repositorioDePayouts } from './infraestructura/repositorioDePayouts.ts';
import { repositorioDeTransactions } from './infraestructura/repositorioDeTransactions.ts';

/** What can be set of this context. */
export interface AjustesDePagos {
  /** After which time the simulated payment gateway gives its late answers, in ms. */
  readonly demoraPasarelaMs: number;
  /** How long a payment without an answer is left alone before it is first asked for, in ms. */
  readonly consultaMs: number;
}

/** The context of the payments, put together. */
export const pagos = ({ demoraPasarelaMs, consultaMs }: AjustesDePagos): DefinicionDeModulo<Puertos, Consultas> => ({
  nombre: 'pagos',
  typeDefs: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
  resolvers,
  comandos: [
    registrarTransaccion,
    anularTransaccion,
    crearPayout,
    calcularComisiones,
    procesarPago,
    reintentarPago,
    revertirPago,
    consultarPago,
  ],
  reacciones: [cobrar, ...conocerClientes, olvidarMediosDePago],
  puertos: (transaccion) => ({
    payouts: repositorioDePayouts(transaccion),
    transactions: repositorioDeTransactions(transaccion),
    indice: indiceDePayoutsPrisma(transaccion),
    comisiones: comisionesPrisma(transaccion),
    clientes: clientesConocidosPrisma(transaccion),
    mediosDePago: mediosDePagoPrisma(transaccion),
    pasarela: pasarelaSimulada({ demoraMs: demoraPasarelaMs, consultaMs, ahora: transaccion.ahora }),
  }),
  consultas: consultasPrisma,
  permisos,
  contador: CONTADOR,
});
