import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Sistema } from './sistema.ts';
import { type Libro, seAcepta } from './trabajo.ts';

const RAIZ = fileURLToPath(new URL('../../..', import.meta.url));

/** One thing that must hold. */
export interface Comprobacion {
  readonly que: string;
  /** How many it was looked at for. */
  readonly vistos: number;
  /** Where it does not hold. */
  readonly faltas: readonly string[];
}

/** Looks at everything that the run has left behind. */
export const comprobar = async (sistema: Sistema, libro: Libro): Promise<readonly Comprobacion[]> => [
  ...(await respuestas(sistema, libro)),
  ...(await flujos(sistema)),
  await vista(sistema),
  ...(await sagas(sistema, libro)),
  ...(await pagos(sistema, libro)),
  await totales(sistema),
  await muertos(sistema),
];

/** Each answer has its event once, and no event is without an answer. */
const respuestas = async ({ prisma }: Sistema, libro: Libro): Promise<Comprobacion[]> => {
  const eventos = await prisma.$queryRaw<{ tipo: string; id: string }[]>`
    SELECT tipo, agregado_id AS id FROM mensajeria.mensaje WHERE agregado_id IS NOT NULL`;
  const de = (tipo: string) => eventos.filter((evento) => evento.tipo === tipo).map(({ id }) => id);
  const filas = {
    clientes: await prisma.cliente.findMany({ select: { id: true, nombre: true } }),
    transacciones: (await prisma.transaction.findMany({ select: { id: true } })).map(({ id }) => id),
    anuladas: (await prisma.transaction.findMany({ where: { estado: 'ANULADA' } })).map(({ id }) => id),
  };
  const clientes = libro.clientes.map(({ id }) => id);
  const transacciones = libro.transacciones.map(({ id }) => id);
  const anuladas = libro.transacciones.filter(({ anulada }) => anulada).map(({ id }) => id);
  return [
    iguales('clientes answered = registered', clientes, de('ClienteRegistrado.v1')),
    iguales(
      'clientes answered = rows',
      clientes,
      filas.clientes.map(({ id }) => id),
    ),
    iguales(
      'updates of clientes answered = events',
      libro.clientes.flatMap(({ id, nombres: [, ...nuevos] }) => nuevos.map(() => id)),
      de('ClienteActualizado.v1'),
    ),
    {
      que: 'clientes have a name that was answered',
      vistos: clientes.length,
      faltas: filas.clientes
        .filter(({ id, nombre }) => libro.clientes.find((uno) => uno.id === id)?.nombres.includes(nombre) !== true)
        .map((fila) => JSON.stringify(fila)),
    },
    iguales(
      'campaigns answered = created',
      libro.campanias.map(({ id }) => id),
      de('CampaniaCreada.v1'),
    ),
    iguales('transactions answered = registered', transacciones, de('TransaccionRegistrada.v1')),
    iguales('transactions answered = rows', transacciones, filas.transacciones),
    iguales('annulments answered = events', anuladas, de('TransaccionAnulada.v1')),
    iguales('annulments answered = rows', anuladas, filas.anuladas),
  ];
};

const flujos = async ({ prisma }: Sistema): Promise<Comprobacion[]> => {
  const filas = await prisma.$queryRaw<
    { flujo: string; mensajes: number; primera: number; ultima: number; numerada: number; publicada: number }[]
  >`
    SELECT m.modulo || ' on ' || m.topic AS flujo, count(*)::float8 AS mensajes,
           coalesce(min(m.posicion), 0)::float8 AS primera, coalesce(max(m.posicion), 0)::float8 AS ultima,
           coalesce(min(f.numerada), 0)::float8 AS numerada, coalesce(min(f.publicada), 0)::float8 AS publicada
    FROM mensajeria.mensaje m LEFT JOIN mensajeria.flujo f USING (modulo, topic)
    GROUP BY m.modulo, m.topic`;
  const conHuecos = filas.filter(
    ({ mensajes, primera, ultima, numerada, publicada }) =>
      primera !== 1 || [ultima, numerada, publicada].some((una) => una !== mensajes),
  );
  const mensajes = filas.reduce((suma, fila) => suma + fila.mensajes, 0);
  return [
    {
      que: `positions are 1..n (${mensajes} messages)`,
      vistos: filas.length,
      faltas: conHuecos.map((fila) => JSON.stringify(fila)),
    },
  ];
};

/** The rows of the view are what a rebuild makes of the events. */
const vista = async ({ prisma, urlDeBase }: Sistema): Promise<Comprobacion> => {
  const leer = () => prisma.campaniaVista.findMany({ orderBy: { id: 'asc' } });
  const antes = (await leer()).map((fila) => JSON.stringify(fila));
  const { stdout } = await promisify(execFile)(process.execPath, ['subgraphs/campanias/src/reconstruir.ts'], {
    cwd: RAIZ,
    env: { ...process.env, DATABASE_URL: urlDeBase },
  });
  const despues = (await leer()).map((fila) => JSON.stringify(fila));
  const escritas = Number(/(\d+) rows written/.exec(stdout)?.[1]);
  const faltas = iguales('', despues, antes).faltas;
  return {
    que: 'campanias_view = fold of its events',
    vistos: antes.length,
    faltas: escritas === antes.length ? faltas : [...faltas, stdout.trim()],
  };
};

interface FilaDeSaga {
  readonly id: string;
  readonly saga: string | null;
  readonly campania: string;
  readonly motivo: string | null;
  readonly payouts: readonly string[];
  readonly cierres: number;
}

const sagas = async ({ prisma }: Sistema, libro: Libro): Promise<Comprobacion[]> => {
  const filas = await prisma.$queryRaw<FilaDeSaga[]>`
    SELECT v.id::text AS id, s.estado::text AS saga, v.estado::text AS campania, v.motivo,
           ARRAY(SELECT p.estado::text FROM pagos.payout p WHERE p.id_campania = v.id::text) AS payouts,
           (SELECT count(*) FROM mensajeria.mensaje m WHERE m.agregado_id = v.id::text
            AND m.tipo IN ('CampaniaAprobada.v1', 'CampaniaCancelada.v1'))::float8 AS cierres
    FROM campanias.campanias_view v LEFT JOIN campanias.saga_campania s ON s.id_campania = v.id`;
  const porId = new Map(filas.map((fila) => [fila.id, fila]));
  const coherente = ({ saga, campania, payouts: [payout] }: FilaDeSaga): boolean =>
    saga === 'COMPLETADA'
      ? campania === 'APROBADA' && payout === 'EXITOSO'
      : saga === 'COMPENSADA' && campania === 'CANCELADA' && (payout === 'REVERTIDO' || payout === 'FALLIDO');
  const esperada = libro.campanias.filter(({ id, valor, cancelada, revertida }) => {
    const fila = porId.get(id);
    if (cancelada || revertida || !seAcepta(valor)) return fila?.campania !== 'CANCELADA';
    return fila?.campania !== 'APROBADA' && fila?.motivo !== 'El pago no se confirmó a tiempo.';
  });
  const tarde = filas.filter(({ motivo }) => motivo === 'El pago no se confirmó a tiempo.').length;
  const vistos = filas.length;
  const lista = (malas: readonly FilaDeSaga[]) => malas.map((fila) => JSON.stringify(fila));
  return [
    { que: 'one payout for each campaign', vistos, faltas: lista(filas.filter(({ payouts }) => payouts.length !== 1)) },
    {
      que: 'sagas ended, as campaign and payout',
      vistos,
      faltas: lista(filas.filter((fila) => !coherente(fila))),
    },
    {
      que: 'campaigns approved or cancelled once',
      vistos,
      faltas: lista(
        filas.filter(({ campania, cierres }) => cierres < 1 || cierres > (campania === 'APROBADA' ? 1 : 2)),
      ),
    },
    {
      que: `campaigns as they were asked for (${tarde} out of time)`,
      vistos: libro.campanias.length,
      faltas: esperada.map((campania) => JSON.stringify({ ...campania, ...porId.get(campania.id) })),
    },
  ];
};

const pagos = async ({ prisma }: Sistema, libro: Libro): Promise<Comprobacion[]> => {
  const filas = await prisma.$queryRaw<
    { id: string; estado: string; deCampania: boolean; intentos: number; enviados: number; finales: number }[]
  >`
    SELECT p.id::text AS id, p.estado::text AS estado, p.id_campania IS NOT NULL AS "deCampania", p.intentos,
           (SELECT count(*) FROM mensajeria.mensaje m WHERE m.agregado_id = p.id::text
            AND m.tipo = 'PayoutProcesado.v1')::float8 AS enviados,
           (SELECT count(*) FROM mensajeria.mensaje m WHERE m.agregado_id = p.id::text
            AND m.tipo IN ('PayoutExitoso.v1', 'PayoutFallido.v1'))::float8 AS finales
    FROM pagos.payout p`;
  const porId = new Map(filas.map((fila) => [fila.id, fila]));
  const otroEstado = libro.pagos.filter(({ id, valor, revertido }) => {
    const debido = seAcepta(valor) ? (revertido ? 'REVERTIDO' : 'EXITOSO') : 'FALLIDO';
    return porId.get(id)?.estado !== debido;
  });
  return [
    iguales(
      'payments answered = payouts',
      libro.pagos.map(({ id }) => id),
      filas.filter(({ deCampania }) => !deCampania).map(({ id }) => id),
    ),
    {
      que: 'payments as they were asked for',
      vistos: libro.pagos.length,
      faltas: otroEstado.map((pago) => JSON.stringify({ ...pago, ...porId.get(pago.id) })),
    },
    {
      que: 'money sent once for each payout',
      vistos: filas.length,
      faltas: filas
        .filter(({ intentos, enviados, finales }) => intentos !== 1 || enviados !== 1 || finales !== 1)
        .map((fila) => JSON.stringify(fila)),
    },
  ];
};

/** What cliente has counted is what pagos has paid. */
const totales = async ({ prisma }: Sistema): Promise<Comprobacion> => {
  const filas = await prisma.$queryRaw<{ cuenta: string; contado: string; pagado: string }[]>`
    WITH pagado AS (
      SELECT cliente_id, moneda, count(*) AS cantidad, sum(monto) AS monto FROM pagos.payout
      WHERE estado = 'EXITOSO' GROUP BY cliente_id, moneda
    )
    SELECT coalesce(t.cliente_id::text, p.cliente_id) || ' ' || coalesce(t.moneda, p.moneda) AS cuenta,
           coalesce(t.cantidad, 0) || ' ' || coalesce(t.monto, 0)::numeric(20, 2) AS contado,
           coalesce(p.cantidad, 0) || ' ' || coalesce(p.monto, 0)::numeric(20, 2) AS pagado
    FROM cliente.total_pagos t FULL JOIN pagado p ON p.cliente_id = t.cliente_id::text AND p.moneda = t.moneda`;
  return {
    que: 'totals of clientes = successful payouts',
    vistos: filas.length,
    faltas: filas.filter(({ contado, pagado }) => contado !== pagado).map((fila) => JSON.stringify(fila)),
  };
};

const muertos = async ({ prisma }: Sistema): Promise<Comprobacion> => {
  const filas = await prisma.aparcado.findMany({ where: { estado: 'MUERTO' } });
  const mensajes = await prisma.mensaje.count();
  return {
    que: 'no dead letters',
    vistos: mensajes,
    faltas: filas.map(({ suscripcion, topic, codigo, motivo, intentos, cuerpo }) =>
      JSON.stringify({ suscripcion, topic, codigo, motivo, intentos, cuerpo: cuerpo.slice(0, 300) }),
    ),
  };
};

/** The same things, each as often. */
const iguales = (que: string, esperados: readonly string[], hallados: readonly string[]): Comprobacion => {
  const cuentas = new Map<string, number>();
  for (const uno of esperados) cuentas.set(uno, (cuentas.get(uno) ?? 0) + 1);
  for (const uno of hallados) cuentas.set(uno, (cuentas.get(uno) ?? 0) - 1);
  const distintos = [...cuentas].filter(([, diferencia]) => diferencia !== 0);
  return {
    que,
    vistos: esperados.length,
    faltas: distintos.map(([uno, diferencia]) =>
      diferencia > 0 ? `missing ${diferencia}×: ${uno}` : `${-diferencia} too many: ${uno}`,
    ),
  };
};
