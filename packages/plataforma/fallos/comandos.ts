import type { Azar } from './azar.ts';
import type { Peticion } from './enviar.ts';
import {
  type CampaniaHecha,
  type ClienteHecho,
  type Libro,
  type PagoHecho,
  seAcepta,
  type TransaccionHecha,
} from './libro.ts';

/** Cents that the simulated payment gateway accepts, refuses, accepts late, refuses late, refuses the first time. */
const CENTAVOS = ['.00', '.00', '.01', '.03', '.04', '.05'] as const;
const MONEDAS = ['USD', 'COP', 'EUR', 'MXN'] as const;
const CLIENTES_AL_MENOS = 5;
const MESES_PASADOS = 300;

/** Sends a command until it is answered. @returns the id in the answer; undefined when it was refused. */
export type Mandar = (peticion: Peticion) => Promise<string | undefined>;

/**
 * Chooses what to ask for next, and writes the answers down.
 *
 * What has been done is taken out of its list before anything more is asked of it, and comes back with the answer: so
 * no two commands ask for what excludes each other, and the answers alone tell how everything must end.
 */
export const crearComandos = (libro: Libro, azar: Azar, semilla: number, mandar: Mandar) => {
  const activos: ClienteHecho[] = [];
  const suspendidos: ClienteHecho[] = [];
  const campanias: CampaniaHecha[] = [];
  const transacciones: TransaccionHecha[] = [];
  const porCalcular: PagoHecho[] = [];
  const porEnviar: PagoHecho[] = [];
  const enviados: PagoHecho[] = [];
  let numero = 0;

  const monto = () => ({ valor: `${10 + azar.entero(990)}${azar.uno(CENTAVOS)}`, moneda: azar.uno(MONEDAS) });

  const registrarCliente = async () => {
    const cual = `${semilla % 1_000_000}`.padStart(6, '0') + `${numero}`.padStart(6, '0');
    const tipo = azar.unaDe(3) ? 'EMPRESA' : 'NATURAL';
    const nombre = `Cliente ${cual}`;
    const contacto = { nombre, email: `c${cual}@example.com` };
    const id = await mandar(
      tipo === 'EMPRESA'
        ? {
            mutacion: 'registrarClienteEmpresa',
            entidad: 'cliente',
            entrada: { ...contacto, rut: `${cual}-7`, fechaConstitucion: '2010-03-01' },
          }
        : {
            mutacion: 'registrarClienteNatural',
            entidad: 'cliente',
            entrada: { ...contacto, cedula: cual, fechaNacimiento: '1990-05-17' },
          },
    );
    if (id === undefined) return;
    const cliente: ClienteHecho = {
      id,
      tipo,
      nombres: [nombre],
      estado: 'ACTIVO',
      suspensiones: 0,
      reactivaciones: 0,
    };
    libro.clientes.push(cliente);
    activos.push(cliente);
  };
  const actualizarCliente = async ({ id, nombres }: ClienteHecho) => {
    const nombre = `Cliente con nombre ${numero}`;
    const hecho = await mandar({ mutacion: 'actualizarCliente', entidad: 'cliente', entrada: { id, nombre } });
    if (hecho !== undefined) nombres.push(nombre);
  };
  const suspenderCliente = async (cliente: ClienteHecho) => {
    const entrada = { id: cliente.id, motivo: 'Revisión.' };
    if ((await mandar({ mutacion: 'suspenderCliente', entidad: 'cliente', entrada })) === undefined) return;
    cliente.estado = 'SUSPENDIDO';
    cliente.suspensiones += 1;
    suspendidos.push(cliente);
  };
  const reactivarCliente = async (cliente: ClienteHecho) => {
    const entrada = { id: cliente.id };
    if ((await mandar({ mutacion: 'reactivarCliente', entidad: 'cliente', entrada })) === undefined) return;
    cliente.estado = 'ACTIVO';
    cliente.reactivaciones += 1;
    activos.push(cliente);
  };
  const eliminarCliente = async (cliente: ClienteHecho) => {
    const entrada = { id: cliente.id };
    if ((await mandar({ mutacion: 'eliminarCliente', entidad: 'cliente', entrada })) === undefined) return;
    cliente.estado = 'INACTIVO';
  };

  const crearCampania = async (cliente: ClienteHecho) => {
    const presupuesto = monto();
    const nombre = `Campaña ${numero}`;
    const entrada = {
      idCliente: cliente.id,
      nombre,
      itinerario: ['Bogotá', 'Medellín'],
      presupuesto,
      fechaInicio: '2030-12-01',
      fechaFin: '2030-12-31',
    };
    // Soon after, most payments are made.
    const alMomento = azar.uno(['cancelar', 'actualizar', 'nada', 'nada']);
    const id = await mandar({ mutacion: 'crearCampania', entidad: 'campania', entrada });
    if (id === undefined) return;
    const { valor } = presupuesto;
    const campania: CampaniaHecha = {
      id,
      cliente,
      valor,
      nombres: [nombre],
      cancelada: false,
      revertida: false,
      finalizada: false,
    };
    libro.campanias.push(campania);
    if (alMomento === 'cancelar') return cancelarCampania(campania);
    if (alMomento === 'actualizar') await actualizarCampania(campania);
    campanias.push(campania);
  };
  const actualizarCampania = async ({ id, nombres }: CampaniaHecha) => {
    const nombre = `Campaña con nombre ${numero}`;
    const hecho = await mandar({ mutacion: 'actualizarCampania', entidad: 'campania', entrada: { id, nombre } });
    if (hecho !== undefined) nombres.push(nombre);
  };
  const cancelarCampania = async (campania: CampaniaHecha) => {
    const entrada = { id: campania.id, motivo: 'Ya no.' };
    campania.cancelada = (await mandar({ mutacion: 'cancelarCampania', entidad: 'campania', entrada })) !== undefined;
  };
  const revertirCampania = async (campania: CampaniaHecha) => {
    const entrada = { idCampania: campania.id, motivo: 'Devolución.' };
    campania.revertida = (await mandar({ mutacion: 'revertirPago', entidad: 'payout', entrada })) !== undefined;
  };
  const finalizarCampania = async (campania: CampaniaHecha) => {
    const entrada = { id: campania.id };
    campania.finalizada = (await mandar({ mutacion: 'finalizarCampania', entidad: 'campania', entrada })) !== undefined;
    // Its payment may still be on its way.
    if (!campania.finalizada) campanias.push(campania);
  };

  const registrarTransaccion = async ({ id: clienteId }: ClienteHecho) => {
    const mes = numero % MESES_PASADOS;
    const cicloId = ciclo(2000, mes);
    const comision = monto();
    const entrada = { clienteId, marcaId: 'marca-1', tipoEvento: 'VENTA', comision, fecha: `${cicloId}-15T12:00:00Z` };
    const id = await mandar({ mutacion: 'registrarTransaccion', entidad: 'transaction', entrada });
    if (id === undefined) return;
    const { moneda } = comision;
    const transaccion: TransaccionHecha = { id, clienteId, cicloId, moneda, anulada: false, payoutId: undefined };
    libro.transacciones.push(transaccion);
    transacciones.push(transaccion);
  };
  const anularTransaccion = async (transaccion: TransaccionHecha) => {
    const entrada = { id: transaccion.id, motivo: 'Error.' };
    transaccion.anulada =
      (await mandar({ mutacion: 'anularTransaccion', entidad: 'transaction', entrada })) !== undefined;
  };

  const crearPayout = async (transaccion: TransaccionHecha) => {
    const { clienteId, cicloId, moneda } = transaccion;
    const entrada = { clienteId, cicloId, moneda };
    const id = await mandar({ mutacion: 'crearPayout', entidad: 'payout', entrada });
    if (id === undefined) return;
    transaccion.payoutId = id;
    const pago: PagoHecho = { id, valor: undefined, paso: 'CREADO', reintentos: 0, revertido: false };
    libro.pagos.push(pago);
    // Sending the money calculates what was not calculated.
    (azar.unaDe(4) ? porEnviar : porCalcular).push(pago);
  };
  const calcularComisiones = async (pago: PagoHecho) => {
    const entrada = { payoutId: pago.id };
    if ((await mandar({ mutacion: 'calcularComisiones', entidad: 'payout', entrada })) === undefined) return;
    pago.paso = 'CALCULADO';
    porEnviar.push(pago);
  };
  const enviarPago = async (pago: PagoHecho) => {
    const entrada = { payoutId: pago.id };
    if ((await mandar({ mutacion: 'procesarPago', entidad: 'payout', entrada })) === undefined) return;
    pago.paso = 'ENVIADO';
    enviados.push(pago);
  };
  const procesarPago = async ({ id: clienteId }: ClienteHecho) => {
    // A cycle of its own for each, and none of the transactions': the same one would be the same payout.
    const cuanto = monto();
    const entrada = { clienteId, cicloId: ciclo(2100, numero), monto: cuanto };
    const id = await mandar({ mutacion: 'procesarPago', entidad: 'payout', entrada });
    if (id === undefined) return;
    const pago: PagoHecho = { id, valor: cuanto.valor, paso: 'ENVIADO', reintentos: 0, revertido: false };
    libro.pagos.push(pago);
    enviados.push(pago);
  };
  const reintentarPago = async (pago: PagoHecho) => {
    const entrada = { payoutId: pago.id };
    const hecho = await mandar({ mutacion: 'reintentarPago', entidad: 'payout', entrada });
    if (hecho !== undefined) pago.reintentos += 1;
    enviados.push(pago);
  };
  const revertirPago = async (pago: PagoHecho) => {
    const entrada = { payoutId: pago.id, motivo: 'Devolución.' };
    pago.revertido = (await mandar({ mutacion: 'revertirPago', entidad: 'payout', entrada })) !== undefined;
  };

  /** Does it to one of the list; where there is none, begins something that may come to be one. */
  const conUno = <T>(lista: T[], accion: (uno: T) => Promise<void>) => {
    const uno = azar.sacar(lista);
    return uno === undefined ? registrarTransaccion(unCliente()) : accion(uno);
  };
  /** One that was not deleted when this was asked. */
  const unCliente = (): ClienteHecho => azar.uno([...activos, ...suspendidos]);
  const fallidos = () =>
    enviados.filter(({ valor, reintentos }) => valor !== undefined && !seAcepta(valor, reintentos + 1));
  const sacarFallido = () => {
    const pago = azar.sacar(fallidos());
    if (pago !== undefined) enviados.splice(enviados.indexOf(pago), 1);
    return pago === undefined ? [] : [pago];
  };

  const CADA_TANTO: readonly (readonly [veces: number, () => Promise<void>])[] = [
    [9, registrarCliente],
    [7, () => actualizarCliente(unCliente())],
    [3, () => conUno(activos, suspenderCliente)],
    [3, () => conUno(suspendidos, reactivarCliente)],
    [1, () => conUno(azar.unaDe(2) ? activos : suspendidos, eliminarCliente)],
    [24, () => crearCampania(unCliente())],
    [3, () => conUno(campanias, cancelarCampania)],
    [3, () => conUno(campanias, revertirCampania)],
    [6, () => conUno(campanias, finalizarCampania)],
    [9, () => registrarTransaccion(unCliente())],
    [3, () => conUno(transacciones, anularTransaccion)],
    [6, () => conUno(transacciones, crearPayout)],
    [4, () => conUno(porCalcular, calcularComisiones)],
    [5, () => conUno(porEnviar, enviarPago)],
    [8, () => procesarPago(unCliente())],
    [3, () => conUno(sacarFallido(), reintentarPago)],
    [3, () => conUno(enviados, revertirPago)],
  ];
  const opciones = CADA_TANTO.flatMap(([veces, comando]) => Array.from({ length: veces }, () => comando));

  /** Asks for the next. */
  return (): Promise<void> => {
    numero += 1;
    return activos.length < CLIENTES_AL_MENOS ? registrarCliente() : azar.uno(opciones)();
  };
};

/** A month, so many after the begin of a year. */
const ciclo = (desde: number, meses: number): string =>
  `${desde + Math.floor(meses / 12)}-${`${(meses % 12) + 1}`.padStart(2, '0')}`;
