import type { PrismaClient } from '@alpes/prisma/baseDeDatos';
import type { Subgrafo } from '@alpes/seedwork/graphql/subgrafo';

/** What the sample data needs of a subgraph. */
export type Ejecutante = Pick<Subgrafo, 'nombre' | 'ejecutar'>;

/** One mutation of the sample data. Its key makes it happen once, whenever the loading is repeated. */
interface Paso {
  readonly clave: string;
  readonly modulo: string;
  readonly mutacion: string;
  readonly tipo: string;
  readonly entrada: Readonly<Record<string, unknown>>;
}

/** Set when everything has been loaded; the keys of the steps are cleaned after some days. */
const MARCA = 'datosDeMuestra';

/**
 * Loads the sample data, once: through the same mutations that clients use, so that it is as real as theirs. An
 * interrupted loading goes on where it stopped.
 *
 * @returns how many mutations were carried out; 0 when everything was there.
 */
export const cargarDatosDeMuestra = async (
  prisma: PrismaClient,
  subgrafos: readonly Ejecutante[],
  ahora: Date,
): Promise<number> => {
  if ((await prisma.marca.findUnique({ where: { nombre: MARCA } })) !== null) return 0;
  const correr = async (paso: Paso): Promise<string> => {
    const subgrafo = subgrafos.find(({ nombre }) => nombre === paso.modulo);
    if (subgrafo === undefined) throw new Error(`No subgraph ${paso.modulo}`);
    return ejecutarPaso(subgrafo, paso);
  };

  const clientes: string[] = [];
  for (const paso of pasosDeClientes()) clientes.push(await correr(paso));
  const pasos = pasosDeNegocio(clientes, ahora);
  for (const paso of pasos) await correr(paso);
  await prisma.marca.create({ data: { nombre: MARCA } });
  return clientes.length + pasos.length;
};

/** @returns the id of the entity that the mutation made. */
const ejecutarPaso = async (subgrafo: Ejecutante, { clave, mutacion, tipo, entrada }: Paso): Promise<string> => {
  const query = `mutation Muestra($entrada: ${tipo}!) { r: ${mutacion}(entrada: $entrada) {
    entidad: ${ENTIDAD[subgrafo.nombre]?.(mutacion) ?? ''} { id } errores { campo codigo mensaje } } }`;
  const { data, errors } = await subgrafo.ejecutar(
    { query, variables: { entrada: { ...entrada, claveIdempotencia: clave } } },
    { 'x-correlation-id': clave },
  );
  const resultado = data?.['r'] as { entidad: { id: string } | null; errores: readonly unknown[] } | undefined;
  if (resultado?.entidad == null) {
    throw new Error(`Sample data ${clave} was refused: ${JSON.stringify(errors ?? resultado?.errores)}`);
  }
  return resultado.entidad.id;
};

const ENTIDAD: Readonly<Record<string, (mutacion: string) => string>> = {
  cliente: () => 'cliente',
  pagos: (mutacion) => (mutacion.endsWith('Transaccion') ? 'transaction' : 'payout'),
  campanias: () => 'campania',
};

const pasosDeClientes = (): Paso[] => [
  ...(
    [
      [
        'Ana María Restrepo',
        'ana.restrepo@gmail.com',
        '+57 300 555 0101',
        'Medellín',
        'Colombia',
        '43567890',
        '1988-03-14',
      ],
      [
        'Jorge Iván Cárdenas',
        'jorge@cardenasmedia.co',
        '+57 310 555 0102',
        'Bogotá',
        'Colombia',
        '79456123',
        '1979-11-02',
      ],
      [
        'Lucía Fernández Ortiz',
        'lucia.fernandez@outlook.com',
        '+52 55 5555 0103',
        'Ciudad de México',
        'México',
        '90112233',
        '1995-07-21',
      ],
    ] as const
  ).map(([nombre, email, telefono, ciudad, pais, cedula, fechaNacimiento], indice) => ({
    clave: `muestra:natural:${indice}`,
    modulo: 'cliente',
    mutacion: 'registrarClienteNatural',
    tipo: 'RegistrarClienteNaturalEntrada',
    entrada: { nombre, email, telefono, ciudad, pais, cedula, fechaNacimiento },
  })),
  ...(
    [
      [
        'Andes Digital S.A.S.',
        'contacto@andesdigital.co',
        '+57 604 555 0201',
        'Medellín',
        'Colombia',
        '900123456-7',
        '2014-05-20',
      ],
      [
        'Café Cumbre Ltda.',
        'hola@cafecumbre.com',
        '+57 606 555 0202',
        'Manizales',
        'Colombia',
        '901987654-3',
        '2019-09-01',
      ],
      [
        'Ibérica Viajes S.L.',
        'socios@ibericaviajes.es',
        '+34 91 555 0203',
        'Madrid',
        'España',
        '812345678',
        '2008-02-11',
      ],
    ] as const
  ).map(([nombre, email, telefono, ciudad, pais, rut, fechaConstitucion], indice) => ({
    clave: `muestra:empresa:${indice}`,
    modulo: 'cliente',
    mutacion: 'registrarClienteEmpresa',
    tipo: 'RegistrarClienteEmpresaEntrada',
    entrada: { nombre, email, telefono, ciudad, pais, rut, fechaConstitucion },
  })),
];

const pasosDeNegocio = (clientes: readonly string[], ahora: Date): Paso[] => {
  const cliente = (indice: number): string => clientes[indice % clientes.length] ?? '';
  const dia = (dias: number): string => new Date(ahora.getTime() + dias * 86_400_000).toISOString().slice(0, 10);
  const ciclo = ahora.toISOString().slice(0, 7);
  return [
    ...(
      [
        [3, 'VENTA', '1250000.00', 'COP'],
        [3, 'CONVERSION', '480000.00', 'COP'],
        [0, 'VENTA', '320.00', 'USD'],
        [0, 'VENTA', '89.90', 'USD'],
        [4, 'VENTA', '760000.00', 'COP'],
      ] as const
    ).map(([indice, tipoEvento, valor, moneda], numero) => ({
      clave: `muestra:transaccion:${numero}`,
      modulo: 'pagos',
      mutacion: 'registrarTransaccion',
      tipo: 'RegistrarTransaccionEntrada',
      entrada: {
        clienteId: cliente(indice),
        marcaId: numero % 2 === 0 ? 'marca-aurora' : 'marca-cumbre',
        tipoEvento,
        valor: { valor, moneda },
        fecha: ahora.toISOString(),
      },
    })),
    {
      clave: 'muestra:pago:0',
      modulo: 'pagos',
      mutacion: 'procesarPago',
      tipo: 'ProcesarPagoEntrada',
      entrada: {
        clienteId: cliente(3),
        cicloId: ciclo,
        medioPago: { tipo: 'TRANSFERENCIA', mascara: '4321' },
      },
    },
    ...(
      [
        [3, 'Lanzamiento Aurora', ['Medellín', 'Bogotá', 'Cali'], '4500000.00', 'COP', 7, 37],
        [4, 'Ruta del café', ['Manizales', 'Pereira', 'Armenia'], '1800000.00', 'COP', 3, 20],
        [5, 'Verano en los Alpes', ['Madrid', 'Ginebra', 'Chamonix'], '2750.50', 'EUR', 30, 75],
        // .01: the simulated payment gateway refuses it, so that there is a cancelled campaign to look at.
        [0, 'Feria de las flores', ['Medellín'], '990.01', 'USD', 10, 12],
      ] as const
    ).map(([indice, nombre, itinerario, valor, moneda, desde, hasta], numero) => ({
      clave: `muestra:campania:${numero}`,
      modulo: 'campanias',
      mutacion: 'crearCampania',
      tipo: 'CrearCampaniaEntrada',
      entrada: {
        idCliente: cliente(indice),
        nombre,
        itinerario,
        presupuesto: { valor, moneda },
        fechaInicio: dia(desde),
        fechaFin: dia(hasta),
      },
    })),
  ];
};
