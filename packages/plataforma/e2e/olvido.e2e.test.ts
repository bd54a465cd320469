import { randomUUID } from 'node:crypto';
import { Prisma } from '@alpes/prisma/generado/client';
import { urlWebSocket } from '@alpes/seedwork/pruebas/pulsar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crearCampania, ESPERA, esperarCampania, type Falla } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

/** What people said of themselves, at first and later: words and numbers that occur nowhere else. */
const ANA = {
  registro: {
    nombre: 'Xiomara Quetzal',
    email: 'xiomara.quetzal@example.com',
    telefono: '+57 311 998877661',
    ciudad: 'Villaxiomara',
    cedula: '918273645501',
    fechaNacimiento: '1951-02-27',
  },
  cambios: {
    nombre: 'Xiomara Yaxkin',
    email: 'yaxkin@example.org',
    telefono: '+57 311 998877662',
    ciudad: 'Yaxchilan',
  },
  tarjeta: '4539578763627315',
};
const EVA = {
  registro: {
    nombre: 'Wilhelmina Zyanya',
    email: 'wilhelmina.zyanya@example.com',
    telefono: '+57 311 998877663',
    ciudad: 'Zacatlamanic',
    cedula: '918273645502',
    fechaNacimiento: '1952-03-28',
  },
  cambios: {
    nombre: 'Wilhelmina Itzel',
    email: 'itzel@example.org',
    telefono: '+57 311 998877664',
    ciudad: 'Itzamnal',
  },
  tarjeta: '5425233430109903',
};
type Persona = typeof ANA;

/** What may be nowhere once a person is forgotten: in small letters, and as what a search makes of it. */
const valoresDe = ({ registro, cambios, tarjeta }: Persona): readonly string[] => {
  const textos = [registro, cambios].flatMap(({ nombre, email, telefono, ciudad }) => [
    ...nombre.split(' '),
    email,
    telefono.slice(-9),
    ciudad,
  ]);
  const ultimas = tarjeta.slice(-4);
  const cifras = [
    registro.cedula,
    registro.fechaNacimiento,
    tarjeta,
    `**** ${ultimas}`,
    `'${ultimas}'`,
    `"${ultimas}"`,
  ];
  return [...textos, ...cifras].map((texto) => texto.toLowerCase());
};

describe('people who are forgotten', () => {
  let sistema: Sistema;
  let columnas: readonly { readonly esquema: string; readonly tabla: string; readonly columna: string }[];
  beforeAll(async () => {
    sistema = await levantar();
    columnas = await sistema.base.prisma.$queryRaw`
      SELECT table_schema AS esquema, table_name AS tabla, column_name AS columna
      FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
  });
  afterAll(() => sistema?.detener());

  /** The columns of the database that have one of the values, as text, in any row. */
  const dondeEstan = async (valores: readonly string[]): Promise<readonly string[]> => {
    const mirar = columnas.map(({ esquema, tabla, columna }) => {
      const nombre = `${esquema}.${tabla}.${columna}`;
      return Prisma.sql`
        SELECT ${nombre} AS nombre WHERE EXISTS (
          SELECT FROM ${Prisma.raw(`"${esquema}"."${tabla}"`)} AS fila, unnest(${[...valores]}::text[]) AS buscado (valor)
          WHERE strpos(lower(fila.${Prisma.raw(`"${columna}"`)}::text), buscado.valor) > 0
        )`;
    });
    const filas = await sistema.base.prisma.$queryRaw<{ nombre: string }[]>(Prisma.join(mirar, ' UNION ALL '));
    return filas.map(({ nombre }) => nombre).sort();
  };

  const mutar = async (campo: string, entidad: string, entrada: object): Promise<{ id: string; errores: Falla[] }> => {
    const tipo = `${campo.charAt(0).toUpperCase()}${campo.slice(1)}Entrada`;
    const { r } = await sistema.cliente.request<{ r: { e: { id: string } | null; errores: Falla[] } }>(
      `mutation Mutar($entrada: ${tipo}!) { r: ${campo}(entrada: $entrada) { e: ${entidad} { id } errores { campo codigo mensaje } } }`,
      { entrada },
    );
    return { id: r.e?.id ?? '', errores: r.errores };
  };
  const hacer = async (campo: string, entidad: string, entrada: object): Promise<string> => {
    const { id, errores } = await mutar(campo, entidad, entrada);
    expect(errores).toEqual([]);
    return id;
  };
  const ordenar = (modulo: string, clave: string, type: string, data: object) =>
    sistema.bus.depositar(`comandos.${modulo}`, clave, JSON.stringify({ id: randomUUID(), type, data }));

  const esperarCliente = (id: string, esperado: object) =>
    expect.poll(() => sistema.base.prisma.cliente.findUnique({ where: { id } }), ESPERA).toMatchObject(esperado);
  const esperarPayouts = (clienteId: string, estados: readonly string[]) =>
    expect
      .poll(async () => {
        const payouts = await sistema.base.prisma.payout.findMany({
          where: { clienteId },
          orderBy: { cicloId: 'asc' },
        });
        return payouts.map(({ estado }) => estado);
      }, ESPERA)
      .toEqual(estados);
  const pago = (clienteId: string, cicloId: string, valor: string, mascara: string) => ({
    clienteId,
    cicloId,
    monto: { valor, moneda: 'USD' },
    medioPago: { tipo: 'TARJETA', mascara },
  });

  /** A person that comes and is paid by mutations, with keys that say who it is. */
  const conMutaciones = async ({ registro, cambios, tarjeta }: Persona): Promise<string> => {
    const claveIdempotencia = `alta-${registro.cedula}`;
    const id = await hacer('registrarClienteNatural', 'cliente', { ...registro, claveIdempotencia });
    await hacer('procesarPago', 'payout', { ...pago(id, '2026-01', '10.00', tarjeta), claveIdempotencia });
    await hacer('procesarPago', 'payout', pago(id, '2026-02', '10.03', tarjeta));
    const fallido = await hacer('procesarPago', 'payout', pago(id, '2026-03', '10.05', '1111'));
    await esperarPayouts(id, ['EXITOSO', 'EXITOSO', 'FALLIDO']);
    await hacer('reintentarPago', 'payout', { payoutId: fallido, medioPago: { tipo: 'ACH', mascara: tarjeta } });
    await esperarPayouts(id, ['EXITOSO', 'EXITOSO', 'EXITOSO']);
    await esperarCampania(sistema, await crearCampania(sistema, id), {
      estado: 'APROBADA',
      cliente: { totalPagos: 4 },
    });
    await hacer('actualizarCliente', 'cliente', { id, ...cambios });
    // Refused, and kept with all that it says.
    await ordenar('cliente', registro.cedula, 'RegistrarClienteNatural', { ...registro, email: cambios.email });
    await expect.poll(() => sistema.base.prisma.aparcado.count({ where: { clave: registro.cedula } }), ESPERA).toBe(1);
    await hacer('suspenderCliente', 'cliente', { id, motivo: 'Documentos vencidos' });
    await hacer('eliminarCliente', 'cliente', { id });
    return id;
  };

  /** The same by messages. */
  const conMensajes = async ({ registro, cambios, tarjeta }: Persona): Promise<string> => {
    await ordenar('cliente', registro.cedula, 'RegistrarClienteNatural', registro);
    const buscar = () => sistema.base.prisma.cliente.findFirst({ where: { email: registro.email } });
    await expect.poll(buscar, ESPERA).not.toBeNull();
    const id = (await buscar())?.id ?? '';
    await ordenar('pagos', id, 'ProcesarPago', pago(id, '2026-01', '10.00', tarjeta));
    await ordenar('pagos', id, 'ProcesarPago', pago(id, '2026-02', '10.03', tarjeta));
    await esperarPayouts(id, ['EXITOSO', 'EXITOSO']);
    // There is nothing to collect: a dead letter.
    await ordenar('pagos', id, 'CrearPayout', {
      clienteId: id,
      cicloId: '2025-01',
      medioPago: { tipo: 'ACH', mascara: tarjeta },
    });
    await expect.poll(() => sistema.base.prisma.aparcado.count({ where: { suscripcion: 'pagos' } }), ESPERA).toBe(1);
    await ordenar('cliente', id, 'ActualizarCliente', { id, ...cambios });
    await ordenar('cliente', id, 'SuspenderCliente', { id, motivo: 'Documentos vencidos' });
    await ordenar('cliente', id, 'EliminarCliente', { id });
    await esperarCliente(id, { estado: 'INACTIVO', email: cambios.email });
    return id;
  };

  it('are in no column of any table, and everything still answers', async () => {
    const [ana, eva] = await Promise.all([conMutaciones(ANA), conMensajes(EVA)]);

    // That there is something to be found, and that it is found.
    const antes = await dondeEstan([...valoresDe(ANA), ...valoresDe(EVA)]);
    expect(antes).toEqual(
      expect.arrayContaining([
        'cliente.cliente.busqueda',
        'cliente.cliente.cedula',
        'cliente.cliente.email',
        'cliente.cliente.fecha_nacimiento',
        'cliente.cliente.nombre',
        'cliente.palabra.palabra',
        'mensajeria.aparcado.cuerpo',
        'mensajeria.clave_idempotencia.clave',
        'pagos.payout.busqueda',
        'pagos.payout.medio_pago_mascara',
        ...(urlWebSocket() === undefined ? ['mensajeria.mensaje.crudo'] : []),
      ]),
    );
    expect(antes).not.toContain('mensajeria.mensaje.datos');

    await hacer('olvidarCliente', 'cliente', { id: ana });
    await ordenar('cliente', eva, 'OlvidarCliente', { id: eva });
    await esperarCliente(eva, { nombre: 'Cliente olvidado' });
    await expect.poll(() => dondeEstan(valoresDe(ANA)), ESPERA).toEqual([]);
    await expect.poll(() => dondeEstan(valoresDe(EVA)), ESPERA).toEqual([]);

    const { data, olvidados, hallados, porId } = await leer(ana);
    expect(data).toMatchObject({
      nombre: 'Cliente olvidado',
      email: `${ana}@olvidado`,
      cedula: null,
      estado: 'INACTIVO',
      olvidado: expect.any(String),
      totalPagos: 4,
      payouts: { total: 4 },
      campanias: { edges: [{ node: { estado: 'APROBADA', cliente: { nombre: 'Cliente olvidado' } } }] },
    });
    expect(olvidados.sort()).toEqual([ana, eva].sort());
    expect(hallados).toEqual([]);
    expect(porId).toEqual([ana]);
    expect(await feedDe(ana)).toEqual([
      'ClienteRegistrado.v1',
      'ClienteActualizado.v1',
      'ClienteSuspendido.v1',
      'ClienteEliminado.v1',
      'ClienteOlvidado.v1',
    ]);
    const { errores } = await mutar('reactivarCliente', 'cliente', { id: ana });
    expect(errores).toMatchObject([{ campo: 'id', codigo: 'CLIENTE_OLVIDADO' }]);

    // Who comes back is somebody new.
    const nueva = await hacer('registrarClienteNatural', 'cliente', ANA.registro);
    expect(nueva).not.toBe(ana);
    expect(await dondeEstan([ANA.registro.cedula])).toContain('cliente.cliente.cedula');
  });

  /** A forgotten cliente by every way that there is to it. */
  const leer = async (id: string) => {
    interface Nodos {
      readonly edges: readonly { readonly node: { readonly id: string } }[];
    }
    const { cliente, clientes, buscar, porId } = await sistema.cliente.request<{
      cliente: Record<string, unknown>;
      clientes: Nodos;
      buscar: { clientes: readonly { cliente: { id: string } }[] };
      porId: { clientes: readonly { cliente: { id: string } }[] };
    }>(
      `query Leer($id: ID!, $texto: String!) {
        cliente(id: $id) {
          nombre email cedula estado olvidado totalPagos
          payouts(primeros: 10) { total edges { node { medioPago { tipo mascara } auditoria { detalle } } } }
          campanias(primeros: 10) { edges { node { estado cliente { nombre } } } }
        }
        clientes(filtro: { estados: [INACTIVO], texto: "olvidado" }) { edges { node { id } } }
        buscar(texto: "xiomara") { clientes { cliente { id } } }
        porId: buscar(texto: $texto) { clientes { cliente { id } } }
      }`,
      { id, texto: id },
    );
    return {
      data: cliente,
      olvidados: clientes.edges.map(({ node }) => node.id),
      hallados: buscar.clientes.map(({ cliente }) => cliente.id),
      porId: porId.clientes.map(({ cliente }) => cliente.id),
    };
  };

  const feedDe = async (clienteId: string): Promise<readonly string[]> => {
    const eventos = sistema.suscribir<{ eventosCliente: { tipo: string; cliente: { nombre: string } } }>(
      `subscription Seguir($clienteId: ID!) {
        eventosCliente(despuesDe: "inicio", filtro: { clienteId: $clienteId }) { tipo cliente { nombre } }
      }`,
      { clienteId },
    );
    const tipos: string[] = [];
    while (tipos.at(-1) !== 'ClienteOlvidado.v1') {
      const { eventosCliente } = (await eventos.next()).value;
      expect(eventosCliente.cliente.nombre).toBe('Cliente olvidado');
      tipos.push(eventosCliente.tipo);
    }
    await eventos.return?.();
    return tipos;
  };
});
