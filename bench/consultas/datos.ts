import pg from 'pg';

/** Rows that are inserted by one statement. */
const LOTE = 100_000;

/**
 * Fills a migrated, empty database with `cuantos` clientes, payouts, transactions and campaigns, spread over two years
 * whatever their number: made by PostgreSQL itself, the same ones each time. Only the tables that queries read are
 * filled, not the event log.
 */
export const cargar = async (url: string, cuantos: number): Promise<void> => {
  const cliente = new pg.Client({ connectionString: url });
  await cliente.connect();
  try {
    // For the making of the indexes: in memory instead of on disk.
    await cliente.query("SET maintenance_work_mem = '512MB'; SET TIME ZONE 'UTC'");
    const indices = await quitarIndices(cliente);
    for (let desde = 0; desde < cuantos; desde += LOTE) {
      const hasta = Math.min(desde + LOTE, cuantos) - 1;
      // One after the other: transactions name their payouts.
      for (const insertar of [CLIENTES, TOTALES, PAYOUTS, TRANSACTIONS, CAMPANIAS]) {
        await cliente.query(insertar, [desde, hasta, cuantos]);
      }
    }
    for (const crear of indices) await cliente.query(crear);
    await cliente.query('VACUUM (ANALYZE)');
  } finally {
    await cliente.end();
  }
};

/** Making an index of what is there is much quicker than keeping it up to date for each row. */
const quitarIndices = async (cliente: pg.Client): Promise<readonly string[]> => {
  const { rows: indices } = await cliente.query<{ nombre: string; sql: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS nombre, pg_get_indexdef(i.indexrelid) AS sql
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('cliente', 'pagos', 'campanias') AND NOT i.indisunique
      AND i.indrelid::regclass::text NOT LIKE '%.palabra%'`);
  for (const { nombre } of indices) await cliente.query(`DROP INDEX ${nombre}`);
  return indices.map(({ sql }) => sql);
};

/** A number from 0 to `n` - 1 that is the same for each row and column, and looks like chance. */
const azar = (columna: number, n: number | string) => `(abs(hashint8(i * 31 + ${columna})::bigint) % ${n})`;
const uno = (columna: number, valores: readonly string[]) =>
  `(ARRAY[${valores.map((valor) => `'${valor}'`).join(',')}])[1 + ${azar(columna, valores.length)}]`;
const id = (clase: number, numero: string) => `('0000000${clase}-0000-7000-8000-' || lpad(to_hex(${numero}), 12, '0'))`;
/** A moment of the two years before the end of November 2026. */
const momento = (columna: number) =>
  `('2026-11-30'::timestamptz - ${azar(columna, 730 * 86_400)} * interval '1 second')`;
const monto = (columna: number) => `(1 + ${azar(columna, 100_000_000)} / 100.0)::numeric(20, 2)`;

const NOMBRES = [
  'Ana',
  'Luis',
  'María',
  'José',
  'Sofía',
  'Andrés',
  'Lucía',
  'Martín',
  'Valentina',
  'Ñandú',
  'Óscar',
  'Zoe',
];
const APELLIDOS = [
  ...['García', 'Rodríguez', 'Martínez', 'López', 'Pérez', 'Gómez', 'Sánchez', 'Díaz', 'Ramírez', 'Torres', 'Muñoz'],
  ...['Quispe', 'Zapata', 'Ibáñez', 'Restrepo', 'Jaramillo', 'Urrutia', 'Echeverri', 'Villamizar', 'Bustamante'],
];
const CIUDADES = ['Bogotá', 'Medellín', 'Cali', 'Barranquilla', 'Cartagena', 'Pereira', 'Manizales', 'Santa Marta'];
const MONEDAS = ['COP', 'COP', 'COP', 'USD', 'EUR', 'MXN'];

const series = 'generate_series($1::bigint, $2::bigint) AS i, (SELECT $3::bigint) AS total (n)';
/** Each of the first tenth of the clientes has ten payouts, transactions and campaigns. */
const deCliente = id(1, 'i % greatest(n / 10, 1)');

const CLIENTES = `
  INSERT INTO cliente.cliente (id, tipo, nombre, email, telefono, ciudad, pais, cedula, fecha_nacimiento, rut,
    fecha_constitucion, estado, fecha_registro, version)
  SELECT ${id(1, 'i')}::uuid, (CASE WHEN i % 5 = 0 THEN 'EMPRESA' ELSE 'NATURAL' END)::cliente.tipo_cliente,
    ${uno(1, NOMBRES)} || ' ' || ${uno(2, APELLIDOS)} || ' ' || ${uno(3, APELLIDOS)}, 'socio' || i || '@ejemplo.co',
    '+57300' || lpad(i::text, 7, '0'), ${uno(4, CIUDADES)}, 'Colombia',
    CASE WHEN i % 5 <> 0 THEN (1000000000 + i)::text END, CASE WHEN i % 5 <> 0 THEN DATE '1990-01-01' END,
    CASE WHEN i % 5 = 0 THEN (900000000 + i)::text || '-1' END, CASE WHEN i % 5 = 0 THEN DATE '2010-01-01' END,
    ${uno(5, ['ACTIVO', 'ACTIVO', 'ACTIVO', 'SUSPENDIDO', 'INACTIVO'])}::cliente.estado_cliente, ${momento(6)}, 1
  FROM ${series}`;

const TOTALES = `
  INSERT INTO cliente.total_pagos (cliente_id, moneda, cantidad, monto, ultimo_pago)
  SELECT ${id(1, 'i')}::uuid, 'COP', 10, ${monto(7)}, ${momento(8)} FROM ${series} WHERE i < n / 10`;

const PAYOUTS = `
  INSERT INTO pagos.payout (id, cliente_id, ciclo_id, moneda, monto, estado, intentos, confirmacion_id, motivo_fallo,
    creado, finalizado, version, llave)
  SELECT ${id(2, 'i')}::uuid, ${deCliente}, to_char(creado, 'YYYY-MM'), ${uno(11, MONEDAS)}, ${monto(12)},
    estado::pagos.estado_payout, 1, CASE WHEN estado = 'EXITOSO' THEN 'CONF-' || i END,
    CASE WHEN estado = 'FALLIDO' THEN 'fondos insuficientes' END, creado,
    CASE WHEN estado IN ('EXITOSO', 'FALLIDO', 'REVERTIDO') THEN creado + interval '1 minute' END, 3, 'bench|' || i
  FROM (
    SELECT i, n, ${momento(13)} AS creado,
      ${uno(14, ['EXITOSO', 'EXITOSO', 'EXITOSO', 'EXITOSO', 'EXITOSO', 'FALLIDO', 'REVERTIDO', 'PENDIENTE'])} AS estado
    FROM ${series}
  ) AS f`;

const TRANSACTIONS = `
  INSERT INTO pagos.transaction (id, cliente_id, marca_id, tipo_evento, comision_valor, comision_moneda, fecha, ciclo_id,
    estado, payout_id, registrada, version)
  SELECT ${id(3, 'i')}::uuid, ${deCliente}, 'marca-' || ${azar(21, 50)},
    ${uno(22, ['VENTA', 'CONVERSION', 'CLICK', 'IMPRESION'])}::pagos.tipo_evento_comision, ${monto(23)}, ${uno(24, MONEDAS)},
    fecha, to_char(fecha, 'YYYY-MM'), 'COLECTADA', ${id(2, 'i')}::uuid, fecha, 2
  FROM (SELECT i, n, ${momento(25)} AS fecha FROM ${series}) AS f`;

const CAMPANIAS = `
  INSERT INTO campanias.campanias_view (id, id_cliente, nombre, itinerario, presupuesto_valor, presupuesto_moneda,
    fecha_inicio, fecha_fin, estado, motivo, creada, actualizada, version)
  SELECT ${id(4, 'i')}::uuid, ${deCliente},
    ${uno(31, ['Verano', 'Navidad', 'Lanzamiento', 'Aniversario', 'Regreso a clases'])} || ' ' || ${uno(32, CIUDADES)},
    ARRAY[${uno(33, CIUDADES)}, ${uno(34, CIUDADES)}], ${monto(35)}, ${uno(36, MONEDAS)}, creada::date, creada::date + 30,
    estado::campanias.estado_campania, CASE WHEN estado = 'CANCELADA' THEN 'El pago fue rechazado' END, creada, creada, 2
  FROM (
    SELECT i, n, ${momento(37)} AS creada,
      ${uno(38, ['APROBADA', 'APROBADA', 'APROBADA', 'CANCELADA', 'FINALIZADA', 'PENDIENTE'])} AS estado
    FROM ${series}
  ) AS f`;
