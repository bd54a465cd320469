// Clients that follow feeds through the gateway come, go, stall and go back, while the processes behind them are killed
// and the supergraph is loaded again; then it counts what each has seen. See docs/fallos.md.
import { setTimeout as esperar } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Azar, crearAzar } from '../azar.ts';
import type { Comprobacion } from '../comprobacion.ts';
import { conPostgres } from '../conPostgres.ts';
import { cualBus } from '../cualBus.ts';
import { cuandoSePueda } from '../cuandoSePueda.ts';
import { cortarBase } from '../danos.ts';
import { esperarEnMarcha } from '../enMarcha.ts';
import { enSistema } from '../enSistema.ts';
import { esperarA } from '../esperarA.ts';
import { informarComprobacion } from '../informe.ts';
import type { Sistema } from '../sistema.ts';
import { trabajar } from '../trabajo.ts';
import { comprobarObservadores, type Observador, observar } from './cambios.ts';
import { comprobarSuscriptores } from './comprobarSuscriptores.ts';
import { type Conocidos, type Pedido, pedidosDe } from './pedidos.ts';
import { crearSupergrafos, leerRecargas, type Supergrafos } from './supergrafos.ts';
import { type Suscriptor, suscribir } from './suscriptor.ts';

const ARRANQUE_MAXIMO_MS = 180_000;
/** Longest that what was written may take to reach everybody, once the faults are over. */
const LLEGADA_MAXIMA_MS = 120_000;
const ENTRE_DANOS_MS = 3_000;
const ENTRE_RECARGAS_MS = 7_000;
const TANDA = 200;
/** So long a slow subscriber takes nothing, in a run that leaves it the time. */
const DETENIDO_MS = 35_000;
/** Shorter runs are for whether it works at all: nobody need fall behind in them. */
const RUN_ENTERO_S = 90;
/** One kill in so many is the gateway's: who stalls must not be cut off each time before it has fallen behind. */
const MUERTES_POR_GATEWAY = 16;
const DANOS_POR_CORTE = 8;
/** Of each kind. */
const OBSERVADORES = 3;

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

/** Kills one process after the other, and cuts the database in between. @returns what was done */
const danar = async (sistema: Sistema, azar: Azar, hasta: number) => {
  const hecho = { muertes: 0, cortes: 0 };
  for (let orden = 1; performance.now() < hasta; orden += 1) {
    await esperar(azar.entero(ENTRE_DANOS_MS));
    if (orden % DANOS_POR_CORTE === 4) {
      await cuandoSePueda(() => cortarBase(sistema));
      hecho.cortes += 1;
      continue;
    }
    const gateways = sistema.replicas.filter(({ modulo }) => modulo === undefined);
    const subgrafos = sistema.replicas.filter(({ modulo }) => modulo !== undefined);
    const replica = azar.uno(hecho.muertes % MUERTES_POR_GATEWAY === 1 ? gateways : subgrafos);
    await replica.proceso.matar();
    hecho.muertes += 1;
    await esperar(azar.entero(ENTRE_DANOS_MS / 3));
    replica.proceso.arrancar();
    await esperarEnMarcha(sistema, replica, undefined, performance.now() + ARRANQUE_MAXIMO_MS);
  }
  return hecho;
};

/** Has the gateway load the other supergraph now and then. */
const alternar = async (supergrafos: Supergrafos, hasta: number): Promise<void> => {
  while (performance.now() < hasta) {
    await esperar(Math.min(ENTRE_RECARGAS_MS, (segundos * 1_000) / 3));
    supergrafos.alternar();
  }
};

/** Waits for the first things that there are. */
const primeros = async ({ prisma }: Sistema, limite: number): Promise<Conocidos> => {
  let conocidos: Conocidos | undefined;
  await esperarA(
    'the first payout',
    async () => {
      const payout = await prisma.payout.findFirst({ orderBy: { creado: 'asc' } });
      if (payout === null) return 'there is none';
      conocidos = { clienteId: payout.clienteId, payoutId: payout.id };
      return undefined;
    },
    limite,
  );
  return conocidos as Conocidos;
};

/** Follows the newest things that there are, of each kind. */
const observarNuevos = async ({ prisma, origen }: Sistema): Promise<Observador[]> => {
  const clientes = await prisma.cliente.findMany({ orderBy: { fechaRegistro: 'desc' }, take: OBSERVADORES });
  const payouts = await prisma.payout.findMany({ orderBy: { creado: 'desc' }, take: OBSERVADORES });
  const campanias = await prisma.campaniaVista.findMany({ orderBy: { creada: 'desc' }, take: OBSERVADORES });
  return [
    ...clientes.map(({ id }) => observar(origen, 'cambiosCliente', id)),
    ...payouts.map(({ id }) => observar(origen, 'cambiosPayout', id)),
    ...campanias.map(({ id }) => observar(origen, 'cambiosCampania', id)),
  ];
};

/** Many events at once: what a subscriber that stalls falls behind of. */
const escribirTandas = async ({ origen, prisma }: Sistema, hasta: number): Promise<void> => {
  const query = `mutation ($entrada: RegistrarTransaccionesEntrada!) {
    registrarTransacciones(entrada: $entrada) { registradas }
  }`;
  while (performance.now() < hasta) {
    await esperar(ENTRE_DANOS_MS);
    const cliente = await cuandoSePueda(() =>
      prisma.cliente.findFirst({ where: { estado: 'ACTIVO' }, select: { id: true } }),
    );
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

const cuentasDe = (suscriptores: readonly Suscriptor[]): ReadonlyMap<string, number> => {
  const suma = new Map<string, number>();
  for (const { cuentas } of suscriptores) {
    for (const [que, veces] of cuentas) suma.set(que, (suma.get(que) ?? 0) + veces);
  }
  return suma;
};

/** What a run must have come to, so that what it shows is worth anything. */
const comprobarAlcance = (sistema: Sistema, suscriptores: readonly Suscriptor[]): Comprobacion[] => {
  const { recargas, renovados, terminados } = leerRecargas(sistema);
  const cuentas = cuentasDe(suscriptores);
  const dichos = cuentas.get('ESQUEMA_CAMBIADO') ?? 0;
  const atrasados = cuentas.get('ATRASADO') ?? 0;
  const exigido = (que: string, vistos: number, siempre = true): Comprobacion => ({
    que,
    vistos,
    faltas: vistos === 0 && (siempre || segundos >= RUN_ENTERO_S) ? ['there was none'] : [],
  });
  return [
    exigido(`streams that a reload opened again with another plan (${recargas} reloads)`, renovados),
    exigido(`subscribers told that their operation has no place any more (${terminados} streams)`, dichos, false),
    exigido('notices of having fallen behind', atrasados, false),
    {
      que: 'events that were not whole, each with an error that is allowed',
      vistos: cuentas.get('not whole') ?? 0,
      faltas: suscriptores.flatMap(({ nombre, faltas }) => faltas.map((falta) => `${nombre}: ${falta}`)),
    },
  ];
};

const correr = async (sistema: Sistema): Promise<boolean> => {
  console.log(`--segundos ${segundos} --suscriptores ${cuantos} --ritmo ${ritmo} --semilla ${semilla}`);
  const listos = performance.now() + ARRANQUE_MAXIMO_MS;
  await Promise.all(sistema.replicas.map((replica) => esperarEnMarcha(sistema, replica, undefined, listos)));
  console.log(`${sistema.replicas.length} processes, bus: ${sistema.bus}, logs: ${sistema.registros}`);
  const azar = crearAzar(semilla);
  const supergrafos = crearSupergrafos(sistema);
  const trabajo = trabajar(sistema.origen, semilla, ritmo);
  const pedidos = pedidosDe(await primeros(sistema, listos));
  const paciencia = { detenidoMs: Math.min(DETENIDO_MS, (segundos * 1_000) / 2) };
  const suscriptores = Array.from({ length: cuantos }, (_, n) =>
    suscribir(
      sistema.origen,
      `subscriber ${n}`,
      pedidos[n % pedidos.length] as Pedido,
      crearAzar(semilla + n + 1),
      paciencia,
    ),
  );
  const hasta = performance.now() + segundos * 1_000;
  const observadores: Observador[] = [];
  const observarMasTarde = async () => {
    await esperar((segundos * 1_000) / 3);
    observadores.push(...(await cuandoSePueda(() => observarNuevos(sistema))));
  };
  const [{ muertes, cortes }] = await Promise.all([
    danar(sistema, azar, hasta),
    alternar(supergrafos, hasta),
    escribirTandas(sistema, hasta),
    escribirTandas(sistema, hasta),
    observarMasTarde(),
  ]);
  // Now each operation has a place again.
  supergrafos.reponer();
  await trabajo.terminar(performance.now() + ARRANQUE_MAXIMO_MS);
  if (trabajo.rotura !== undefined) throw trabajo.rotura;
  for (const suscriptor of suscriptores) suscriptor.calmar();
  const limite = performance.now() + LLEGADA_MAXIMA_MS;
  const comprobaciones = [
    await comprobarSuscriptores(sistema.prisma, suscriptores, limite),
    await comprobarObservadores(sistema.prisma, observadores, limite),
    ...comprobarAlcance(sistema, suscriptores),
  ];
  await Promise.all([...suscriptores, ...observadores].map((uno) => uno.terminar()));
  const cuentas = [...cuentasDe(suscriptores)].map(([que, veces]) => `${que} ${veces}`).join(', ');
  console.log(`${muertes} kill -9, ${cortes} cuts of the database; subscribers: ${cuentas}\n`);
  for (const una of comprobaciones) informarComprobacion(una);
  return comprobaciones.every(({ faltas }) => faltas.length === 0) && (comprobaciones[0]?.vistos ?? 0) > 0;
};

await conPostgres(() => enSistema(cualBus(values), correr));
