import pg from 'pg';

/** A write to a table of pagos, and the trigger that writes what the counters keep of it. */
interface Escritura {
  readonly nombre: string;
  readonly tabla: 'payout' | 'transaction';
  readonly disparador: string;
  readonly sql: string;
}

const transactions = (cuantas: number) => `
  INSERT INTO pagos.transaction (id, cliente_id, marca_id, tipo_evento, comision_valor, comision_moneda, fecha, ciclo_id,
    estado, registrada, version)
  SELECT gen_random_uuid(), 'bench', 'marca-' || i % 50,
    (ARRAY['VENTA', 'CONVERSION', 'CLICK', 'IMPRESION'])[1 + i % 4]::pagos.tipo_evento_comision, 1 + i * 7919 % 100000 / 100.0,
    'COP', '2026-11-20', '2026-11', 'ABIERTA', now(), 1
  FROM generate_series(1, ${cuantas}) AS i`;

const ESCRITURAS: readonly Escritura[] = [
  {
    nombre: 'write, 1,000 transactions at once',
    tabla: 'transaction',
    disparador: 'contar_insertadas',
    sql: transactions(1_000),
  },
  { nombre: 'write, a transaction', tabla: 'transaction', disparador: 'contar_insertadas', sql: transactions(1) },
  {
    nombre: 'write, a payout',
    tabla: 'payout',
    disparador: 'contar_insertados',
    sql: `INSERT INTO pagos.payout (id, cliente_id, ciclo_id, moneda, monto, estado, intentos, creado, version, llave)
      VALUES (gen_random_uuid(), 'bench', '2026-11', 'COP', 12345.67, 'PENDIENTE', 0, now(), 1, gen_random_uuid()::text)`,
  },
];

/** What a write takes, in ms. */
export interface Medida {
  readonly nombre: string;
  readonly sinContadores: readonly number[];
  readonly conContadores: readonly number[];
}

/** Times writes whose name has `solo` in it, with the counters and without, in turns. Nothing is left of them. */
export const medirEscrituras = async (url: string, solo: string, vueltas: number): Promise<readonly Medida[]> => {
  const cliente = new pg.Client({ connectionString: url });
  await cliente.connect();
  const correr = async ({ tabla, disparador, sql }: Escritura, contadores: boolean): Promise<number> => {
    await cliente.query('BEGIN');
    if (!contadores) await cliente.query(`ALTER TABLE pagos.${tabla} DISABLE TRIGGER ${disparador}`);
    const inicio = performance.now();
    await cliente.query(sql);
    const ms = performance.now() - inicio;
    await cliente.query('ROLLBACK');
    return ms;
  };
  try {
    const medidas: Medida[] = [];
    for (const escritura of ESCRITURAS.filter(({ nombre }) => nombre.includes(solo))) {
      const [sinContadores, conContadores]: [number[], number[]] = [[], []];
      for (let vuelta = 0; vuelta < vueltas; vuelta += 1) {
        sinContadores.push(await correr(escritura, false));
        conContadores.push(await correr(escritura, true));
      }
      medidas.push({ nombre: escritura.nombre, sinContadores, conContadores });
    }
    return medidas;
  } finally {
    await cliente.end();
  }
};
