import { readFileSync } from 'node:fs';
import type { DefinicionDeModulo } from '@alpes/seedwork/modulo';
import { actualizarCampania } from './aplicacion/comandos/actualizarCampania.ts';
import { cancelarCampania } from './aplicacion/comandos/cancelarCampania.ts';
import { crearCampania } from './aplicacion/comandos/crearCampania.ts';
import { finalizarCampania } from './aplicacion/comandos/finalizarCampania.ts';
import { vencerSaga } from './aplicacion/comandos/vencerSaga.ts';
import type { Consultas } from './aplicacion/consultas.ts';
import { permisos } from './aplicacion/permisos.ts';
import { conocerClientes } from './aplicacion/politicas/conocerClientes.ts';
import { aprobarAlPagar, cancelarAlRevertir } from './aplicacion/politicas/pagos.ts';
import type { Puertos } from './aplicacion/puertos.ts';
import { resolvers } from './graphql/resolvers.ts';
import { clientesPrisma } from './infraestructura/clientesPrisma.ts';
import { consultasPrisma } from './infraestructura/consultasPrisma.ts';
import { CONTADOR } from './infraestructura/contador.ts';
import { repositorioDeCampanias } from './infraestructura/repositorioDeCampanias.ts';
import { sagasAbiertas } from './infraestructura/sagasAbiertas.ts';
import { sagasPrisma } from './infraestructura/sagasPrisma.ts';

/** What the operator decides of this context. */
export interface Ajustes {
  /** How long a campaign waits for its payment, in ms. */
  readonly plazoSagaMs: number;
}

/** The context of the campaigns, put together. */
export const campanias = ({ plazoSagaMs }: Ajustes): DefinicionDeModulo<Puertos, Consultas> => ({
  nombre: 'campanias',
  typeDefs: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
  resolvers,
  comandos: [crearCampania, actualizarCampania, cancelarCampania, finalizarCampania, vencerSaga],
  reacciones: [aprobarAlPagar, cancelarAlRevertir, ...conocerClientes],
  puertos: (transaccion) => ({
    campanias: repositorioDeCampanias(transaccion),
    sagas: sagasPrisma(transaccion),
    clientes: clientesPrisma(transaccion),
    plazoSagaMs,
  }),
  consultas: consultasPrisma,
  permisos,
  contador: CONTADOR,
  sagas: sagasAbiertas,
});
