// Clients that follow feeds through the gateway come, go, stall and go back, while the processes behind them are killed
// and the supergraph is loaded again; then it counts what each has seen. See docs/fallos.md.
import { setTimeout as esperar } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Azar, crearAzar } from '../azar.ts';
import { conPostgres } from '../conPostgres.ts';
import { cualBus } from '../cualBus.ts';
import { esperarEnMarcha } from '../enMarcha.ts';
import { enSistema } from '../enSistema.ts';
import { informarComprobacion } from '../informe.ts';
import type { Sistema } from '../sistema.ts';
import { trabajar } from '../trabajo.ts';
import { comprobarSuscriptores } from './comprobarSuscriptores.ts';
import { type Pedido, type Suscriptor, suscribir } from './suscriptor.ts';

const ARRANQUE_MAXIMO_MS = 180_000;
/** Longest that what was written may take to reach everybody, once the faults are over. */
const LLEGADA_MAXIMA_MS = 120_000;
const ENTRE_DANOS_MS = 3_000;
const TANDA = 200;

const PEDIDOS: readonly Pedido[] = [
  { feed: 'eventosCliente', seleccion: 'tipo cliente { nombre payouts { total } }' },
  { feed: 'eventosCliente', seleccion: 'id', tipos: ['CLIENTE_REGISTRADO', 'CLIENTE_SUSPENDIDO'] },
  { feed: 'eventosPagos', seleccion: 'id tipo ocurrido version' },
  { feed: 'eventosPagos', seleccion: 'id', tipos: ['PAYOUT_EXITOSO'] },
  { feed: 'eventosPagos', seleccion: 'id', tipos: ['TRANSACCION_REGISTRADA', 'PAYOUT_CREADO'] },
  { feed: 'eventosCampanias', seleccion: 'tipo campania { nombre cliente { nombre } }' },
  { feed: 'eventosCampanias', seleccion: 'id', tipos: ['CAMPANIA_CREADA'] },
];

const { values } = parseArgs({
  options: {
    segundos: { type: 'string', default: '120' },
    suscriptores: { type: 'string', default: '42' },
    ritmo: { type: 'string', default: '8' },
    semilla: { type: 'string', default: `${Date.now() % 1_000_000}` },
    pulsar: { type: 'boolean', default: false },
    embebido: { type: 'boolean', default: false },
  },
});
const [segundos, cuantos, ritmo, semilla] = [values.segundos, values.suscriptores, values.ritmo, values.semilla].map(
  Number,
) as [number, number, number, number];

/** Kills one process after the other, and has the gateway load its supergraph in between. @returns what was done */
const danar = async (sistema: Sistema, azar: Azar, hasta: number) => {
  const hecho = { muertes: 0, recargas: 0 };
  while (performance.now() < hasta) {
    await esperar(azar.entero(ENTRE_DANOS_MS));
    const gateway = sistema.replicas.find(({ modulo }) => modulo === undefined);
    if (gateway !== undefined && azar.unaDe(3)) {
      gateway.proceso.avisar('SIGHUP');
      hecho.recargas += 1;
      continue;
    }
    const replica = azar.uno(sistema.replicas);
    await replica.proceso.matar();
    hecho.muertes += 1;
    await esperar(azar.entero(ENTRE_DANOS_MS / 3));
    replica.proceso.arrancar();
    await esperarEnMarcha(sistema, replica, undefined, performance.now() + ARRANQUE_MAXIMO_MS);
  }
  return hecho;
};

/** Many events at once: what a subscriber that stalls falls behind of. */
const escribirTandas = async ({ origen, prisma }: Sistema, hasta: number): Promise<void> => {
  const query = `mutation ($entrada: RegistrarTransaccionesEntrada!) {
    registrarTransacciones(entrada: $entrada) { registradas }
  }`;
  while (performance.now() < hasta) {
    await esperar(ENTRE_DANOS_MS);
    const cliente = await prisma.cliente.findFirst({ where: { estado: 'ACTIVO' }, select: { id: true } });
    if (cliente === null) continue;
    const una = { clienteId: cliente.id, marcaId: 'tanda', tipoEvento: 'CLICK', moneda: 'COP' };
    const entrada = { modo: 'UNA_POR_UNA', transacciones: Array.from({ length: TANDA }, () => una) };
    // Whether it is answered is no matter here: what counts is what the log has.
    await fetch(`${origen}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { entrada } }),
    }).catch(() => undefined);
  }
};

const sumarCuentas = (suscriptores: readonly Suscriptor[]): string => {
  const suma = new Map<string, number>();
  for (const { cuentas } of suscriptores) {
    for (const [que, veces] of cuentas) suma.set(que, (suma.get(que) ?? 0) + veces);
  }
  return [...suma].map(([que, veces]) => `${que} ${veces}`).join(', ');
};

const correr = async (sistema: Sistema): Promise<boolean> => {
  const listos = performance.now() + ARRANQUE_MAXIMO_MS;
  await Promise.all(sistema.replicas.map((replica) => esperarEnMarcha(sistema, replica, undefined, listos)));
  console.log(`${sistema.replicas.length} processes, bus: ${sistema.bus}, logs: ${sistema.registros}`);
  const azar = crearAzar(semilla);
  const suscriptores = Array.from({ length: cuantos }, (_, n) =>
    suscribir(sistema.origen, `subscriber ${n}`, PEDIDOS[n % PEDIDOS.length] as Pedido, crearAzar(semilla + n + 1)),
  );
  const hasta = performance.now() + segundos * 1_000;
  const trabajo = trabajar(sistema.origen, semilla, ritmo);
  const [{ muertes, recargas }] = await Promise.all([danar(sistema, azar, hasta), escribirTandas(sistema, hasta)]);
  await trabajo.terminar(performance.now() + ARRANQUE_MAXIMO_MS);
  if (trabajo.rotura !== undefined) throw trabajo.rotura;
  for (const suscriptor of suscriptores) suscriptor.calmar();
  const comprobacion = await comprobarSuscriptores(sistema.prisma, suscriptores, performance.now() + LLEGADA_MAXIMA_MS);
  await Promise.all(suscriptores.map((suscriptor) => suscriptor.terminar()));
  console.log(`${muertes} kill -9, ${recargas} reloads; subscribers: ${sumarCuentas(suscriptores)}\n`);
  informarComprobacion(comprobacion);
  return comprobacion.faltas.length === 0 && comprobacion.vistos > 0;
};

console.log(`--segundos ${segundos} --suscriptores ${cuantos} --ritmo ${ritmo} --semilla ${semilla}`);
await conPostgres(() => enSistema(cualBus(values), correr));
