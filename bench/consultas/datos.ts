import pg from 'pg';

/** Rows that are inserted by one statement. */
const LOTE = 100_000;

/**
 * Fills a migrated, empty database with `cuantos` clientes, payouts, transactions, campaigns, their sagas, and the
 * events of each tenth payout and campaign, spread over two years whatever their number: made by PostgreSQL itself, the same
 * ones each time.
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
      for (const insertar of INSERCIONES) {
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
/** What surnames that few have are made of: the more clientes there are, the more different ones. */
const SILABAS = [
  ...[
    'ba',
    'be',
    'co',
    'cu',
    'cha',
    'da',
    'do',
    'fe',
    'fi',
    'ga',
    'gue',
    'ja',
    'jo',
    'la',
    'le',
    'lli',
    'ma',
    'me',
    'mo',
    'na',
  ],
  ...[
    'no',
    'ña',
    'pa',
    'pi',
    'que',
    'ra',
    're',
    'ro',
    'sa',
    'se',
    'sol',
    'ta',
    'te',
    'tri',
    'va',
    've',
    'vi',
    'ya',
    'zan',
    'zu',
  ],
];
const CIUDADES = ['Bogotá', 'Medellín', 'Cali', 'Barranquilla', 'Cartagena', 'Pereira', 'Manizales', 'Santa Marta'];
const MONEDAS = ['COP', 'COP', 'COP', 'USD', 'EUR', 'MXN'];

const raro = `initcap(${[41, 42, 43].map((columna) => uno(columna, SILABAS)).join(' || ')})`;

const series = 'generate_series($1::bigint, $2::bigint) AS i, (SELECT $3::bigint) AS total (n)';
/** Each of the first tenth of the clientes has ten payouts, transactions and campaigns. */
const deCliente = id(1, 'i % greatest(n / 10, 1)');

/** Campaigns whose payment is on the way: as many as there are at one time, however many there ever were. */
const EN_CAMINO = 100;

const CLIENTES = `
  INSERT INTO cliente.cliente (id, tipo, nombre, email, telefono, ciudad, pais, cedula, fecha_nacimiento, rut,
    fecha_constitucion, estado, fecha_registro, version)
  SELECT ${id(1, 'i')}::uuid, (CASE WHEN i % 5 = 0 THEN 'EMPRESA' ELSE 'NATURAL' END)::cliente.tipo_cliente,
    ${uno(1, NOMBRES)} || ' ' || ${uno(2, APELLIDOS)} || ' ' ||
      CASE WHEN ${azar(3, 4)} = 0 THEN ${raro} ELSE ${uno(3, APELLIDOS)} END,
    CASE WHEN i % 10 = 7 THEN 'socio' || i
      ELSE public.texto_normal(${uno(1, NOMBRES)} || '.' || ${uno(2, APELLIDOS)}) || i END || '@ejemplo.co',
    '+57300' || lpad(i::text, 7, '0'), CASE WHEN ${azar(8, 2000)} = 0 THEN 'Leticia' ELSE ${uno(4, CIUDADES)} END,
    CASE WHEN ${azar(9, 2000)} = 0 THEN 'Perú' ELSE 'Colombia' END,
    CASE WHEN i % 5 <> 0 THEN (1000000000 + i)::text END, CASE WHEN i % 5 <> 0 THEN DATE '1990-01-01' END,
    CASE WHEN i % 5 = 0 THEN (900000000 + i)::text || '-1' END, CASE WHEN i % 5 = 0 THEN DATE '2010-01-01' END,
    ${uno(5, ['ACTIVO', 'ACTIVO', 'ACTIVO', 'SUSPENDIDO', 'INACTIVO'])}::cliente.estado_cliente, ${momento(6)}, 1
  FROM ${series}`;

const TOTALES = `
  INSERT INTO cliente.total_pagos (cliente_id, moneda, cantidad, monto, ultimo_pago)
  SELECT ${id(1, 'i')}::uuid, 'COP', 10, ${monto(7)}, ${momento(8)} FROM ${series} WHERE i < n / 10`;

const PAYOUTS = `
  INSERT INTO pagos.payout (id, cliente_id, ciclo_id, id_campania, moneda, monto, estado, intentos, confirmacion_id, motivo_fallo,
    creado, finalizado, version, llave)
  SELECT ${id(2, 'i')}::uuid, ${deCliente}, to_char(creado, 'YYYY-MM'), ${id(4, 'i')}, ${uno(11, MONEDAS)}, ${monto(12)},
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
    fecha, to_char(fecha, 'YYYY-MM'),
    (CASE WHEN i % 8 = 0 THEN 'ABIERTA' ELSE 'COLECTADA' END)::pagos.estado_transaction,
    CASE WHEN i % 8 <> 0 THEN ${id(2, 'i')}::uuid END, fecha, 2
  FROM (SELECT i, n, ${momento(25)} AS fecha FROM ${series}) AS f`;

const CAMPANIAS = `
  INSERT INTO campanias.campanias_view (id, id_cliente, nombre, itinerario, presupuesto_valor, presupuesto_moneda,
    fecha_inicio, fecha_fin, estado, motivo, creada, actualizada, version)
  SELECT ${id(4, 'i')}::uuid, ${deCliente},
    ${uno(31, ['Verano', 'Navidad', 'Lanzamiento', 'Aniversario', 'Regreso a clases'])} || ' ' || ${uno(32, CIUDADES)},
    ARRAY[${uno(33, CIUDADES)}, ${uno(34, CIUDADES)}], ${monto(35)}, ${uno(36, MONEDAS)},
    creada::date + ${azar(39, 60)}::int, creada::date + ${azar(39, 60)}::int + 5 + ${azar(40, 40)}::int,
    estado::campanias.estado_campania, CASE WHEN estado = 'CANCELADA' THEN 'El pago fue rechazado' END, creada, creada, 2
  FROM (
    SELECT i, n, ${momento(37)} AS creada,
      CASE WHEN i < ${EN_CAMINO} THEN 'PENDIENTE' ELSE ${uno(38, ['APROBADA', 'APROBADA', 'APROBADA', 'CANCELADA', 'FINALIZADA'])} END AS estado
    FROM ${series}
  ) AS f`;

/** The sagas of the campaigns, as they wrote them. */
const SAGAS = `
  INSERT INTO campanias.saga_campania (id_campania, estado, pasos, motivo, vence, iniciada, actualizada, version)
  SELECT id,
    (CASE estado WHEN 'PENDIENTE' THEN 'EN_CURSO' WHEN 'CANCELADA' THEN 'COMPENSADA' ELSE 'COMPLETADA' END)::campanias.estado_saga,
    jsonb_build_array(
      jsonb_build_object('tipo', 'CAMPANIA_CREADA', 'cuando', creada, 'datos', jsonb_build_object('vence', creada)),
      jsonb_build_object('tipo', 'PAGO_SOLICITADO', 'cuando', creada, 'datos', jsonb_build_object('clienteId', id_cliente,
        'cicloId', to_char(creada, 'YYYY-MM'), 'monto', jsonb_build_object('valor', presupuesto_valor::text, 'moneda', 'COP')))
    ), motivo, creada + interval '1 minute', creada, creada + interval '1 second', 2
  FROM campanias.campanias_view, (SELECT $3::bigint) AS total (n)
  WHERE id BETWEEN ${id(4, '$1::bigint')}::uuid AND ${id(4, '$2::bigint')}::uuid`;

/** As a module that does not run wrote them: nobody publishes or follows them. */
const evento = (clase: number, tipo: string, agregado: string, version: number, datos: string) => `
  INSERT INTO mensajeria.mensaje (id, modulo, topic, clave, agregado_tipo, agregado_id, agregado_version, tipo, datos,
    metadatos, ocurrido)
  SELECT ${id(clase, 'i')}::uuid, 'bench', 'bench', ${agregado}, '${tipo.startsWith('Campania') ? 'Campania' : 'Payout'}',
    ${agregado}, ${version}, '${tipo}.v1', ${datos}, '{"usuario": "operadora@alpes.co"}', ${momento(51)}
  FROM ${series} WHERE i % 10 = 0`;
const datosDePayout = `jsonb_build_object('payoutId', ${id(2, 'i')}, 'clienteId', ${deCliente}, 'cicloId', '2026-03',
  'monto', jsonb_build_object('valor', '1.00', 'moneda', 'COP'), 'confirmacionId', 'CONF-' || i)`;
const datosDeCampania = `jsonb_build_object('id', ${id(4, 'i')}, 'idCliente', ${deCliente}, 'nombre', 'Verano',
  'itinerario', jsonb_build_array('Cali'), 'presupuesto', jsonb_build_object('valor', '1.00', 'moneda', 'COP'),
  'fechaInicio', '2026-01-01', 'fechaFin', '2026-01-31', 'motivo', 'x', 'origen', 'SOCIO')`;

/** One after the other: transactions name their payouts, and sagas are those of campaigns. */
const INSERCIONES = [
  CLIENTES,
  TOTALES,
  PAYOUTS,
  TRANSACTIONS,
  CAMPANIAS,
  SAGAS,
  evento(5, 'PayoutCreado', id(2, 'i'), 1, datosDePayout),
  evento(6, 'ComisionesCalculadas', id(2, 'i'), 2, datosDePayout),
  evento(7, 'PayoutExitoso', id(2, 'i'), 3, datosDePayout),
  evento(8, 'CampaniaCreada', id(4, 'i'), 1, datosDeCampania),
  evento(9, 'CampaniaCancelada', id(4, 'i'), 2, datosDeCampania),
];
