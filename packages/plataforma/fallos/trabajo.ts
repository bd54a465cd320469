import { setTimeout as esperar } from 'node:timers/promises';
import type { Azar } from './azar.ts';
import { crearAzar } from './azar.ts';
import { enviar, type Peticion, type Reintentos } from './enviar.ts';

/** Cents that the simulated payment gateway accepts, refuses, accepts late, refuses late. */
const CENTAVOS = ['.00', '.01', '.03', '.04'] as const;
const MONEDAS = ['USD', 'COP', 'EUR', 'MXN'] as const;
const CLIENTES_AL_MENOS = 5;
const EN_CURSO_MAXIMO = 16;

/** Whether a payment of this amount goes well. */
export const seAcepta = (valor: string): boolean => /\.0[03]$/.test(valor);

/** A cliente as the answers have told. */
export interface ClienteHecho {
  readonly id: string;
  /** Each name that it was given, the first one too. */
  readonly nombres: string[];
}

/** A campaign as the answers have told. */
export interface CampaniaHecha {
  readonly id: string;
  readonly valor: string;
  cancelada: boolean;
  revertida: boolean;
}

/** A payment by hand as the answers have told. */
export interface PagoHecho {
  readonly id: string;
  readonly clienteId: string;
  readonly valor: string;
  revertido: boolean;
}

/** A transaction as the answers have told. */
export interface TransaccionHecha {
  readonly id: string;
  anulada: boolean;
}

/** Every answer that was given: what must be found at the end, and nothing else. */
export interface Libro {
  readonly clientes: ClienteHecho[];
  readonly campanias: CampaniaHecha[];
  readonly pagos: PagoHecho[];
  readonly transacciones: TransaccionHecha[];
  /** Answers by mutation. */
  readonly aceptados: Map<string, number>;
  /** Refusals by mutation and code. */
  readonly rechazados: Map<string, number>;
  readonly reintentos: Reintentos;
}

/** The flow of commands. */
export interface Trabajo {
  readonly libro: Libro;
  /** What broke the flow itself, if anything. */
  readonly rotura: Error | undefined;
  /** Begins no more commands and waits for the answers to those under way. */
  terminar(): Promise<void>;
}

/** Begins a steady flow of commands through the gateway, each from its own moment on, whatever became of the others. */
export const trabajar = (origen: string, semilla: number, porSegundo: number): Trabajo => {
  const libro: Libro = {
    clientes: [],
    campanias: [],
    pagos: [],
    transacciones: [],
    aceptados: new Map(),
    rechazados: new Map(),
    reintentos: new Map(),
  };
  const azar = crearAzar(semilla);
  const enCurso = new Set<Promise<void>>();
  const parada = new AbortController();
  const pendientes = { campanias: [] as CampaniaHecha[], pagos: [] as PagoHecho[], trans: [] as TransaccionHecha[] };
  let numero = 0;
  let rotura: Error | undefined;

  const mandar = async (peticion: Peticion, alHacerse: (id: string) => void): Promise<void> => {
    numero += 1;
    const respuesta = await enviar(origen, peticion, `fallos-${semilla}-${numero}`, libro.reintentos);
    const { mutacion } = peticion;
    if ('codigo' in respuesta) {
      sumar(libro.rechazados, `${mutacion} ${respuesta.codigo}`);
    } else {
      sumar(libro.aceptados, mutacion);
      alHacerse(respuesta.id);
    }
  };

  const registrarCliente = () => {
    const cual = `${semilla}`.padStart(6, '0') + `${numero}`.padStart(6, '0');
    const nombre = `Persona ${cual}`;
    const datos = { nombre, email: `p${cual}@example.com`, cedula: cual, fechaNacimiento: '1990-05-17' };
    return mandar({ mutacion: 'registrarClienteNatural', entidad: 'cliente', entrada: datos }, (id) => {
      libro.clientes.push({ id, nombres: [nombre] });
    });
  };
  const actualizarCliente = ({ id, nombres }: ClienteHecho) => {
    const nombre = `Persona con nombre ${numero}`;
    return mandar({ mutacion: 'actualizarCliente', entidad: 'cliente', entrada: { id, nombre } }, () => {
      nombres.push(nombre);
    });
  };
  const crearCampania = ({ id: idCliente }: ClienteHecho) => {
    const presupuesto = monto(azar);
    const entrada = {
      idCliente,
      nombre: `Campaña ${numero}`,
      itinerario: ['Bogotá', 'Medellín'],
      presupuesto,
      fechaInicio: '2030-12-01',
      fechaFin: '2030-12-31',
    };
    const pronto = azar.unaDe(4);
    return mandar({ mutacion: 'crearCampania', entidad: 'campania', entrada }, (id) => {
      const campania = { id, valor: presupuesto.valor, cancelada: false, revertida: false };
      libro.campanias.push(campania);
      if (pronto) lanzar(cancelarCampania(campania));
      else pendientes.campanias.push(campania);
    });
  };
  const cancelarCampania = (campania: CampaniaHecha) =>
    mandar(
      { mutacion: 'cancelarCampania', entidad: 'campania', entrada: { id: campania.id, motivo: 'Ya no.' } },
      () => {
        campania.cancelada = true;
      },
    );
  const revertirCampania = (campania: CampaniaHecha) =>
    mandar(
      { mutacion: 'revertirPago', entidad: 'payout', entrada: { idCampania: campania.id, motivo: 'Devolución.' } },
      () => {
        campania.revertida = true;
      },
    );
  const registrarTransaccion = ({ id: clienteId }: ClienteHecho) => {
    const comision = { valor: `${1 + azar.entero(90)}.50`, moneda: azar.uno(MONEDAS) };
    const entrada = { clienteId, marcaId: 'marca-1', tipoEvento: 'VENTA', comision };
    return mandar({ mutacion: 'registrarTransaccion', entidad: 'transaction', entrada }, (id) => {
      const transaccion = { id, anulada: false };
      libro.transacciones.push(transaccion);
      pendientes.trans.push(transaccion);
    });
  };
  const anularTransaccion = (transaccion: TransaccionHecha) =>
    mandar(
      { mutacion: 'anularTransaccion', entidad: 'transaction', entrada: { id: transaccion.id, motivo: 'Error.' } },
      () => {
        transaccion.anulada = true;
      },
    );
  const procesarPago = ({ id: clienteId }: ClienteHecho) => {
    // A cycle of its own for each: the same one would be the same payout.
    const cicloId = `${2000 + Math.floor(numero / 12)}-${`${(numero % 12) + 1}`.padStart(2, '0')}`;
    const cuanto = monto(azar);
    return mandar(
      { mutacion: 'procesarPago', entidad: 'payout', entrada: { clienteId, cicloId, monto: cuanto } },
      (id) => {
        const pago = { id, clienteId, valor: cuanto.valor, revertido: false };
        libro.pagos.push(pago);
        pendientes.pagos.push(pago);
      },
    );
  };
  const revertirPago = (pago: PagoHecho) =>
    mandar(
      { mutacion: 'revertirPago', entidad: 'payout', entrada: { payoutId: pago.id, motivo: 'Devolución.' } },
      () => {
        pago.revertido = true;
      },
    );

  /** What is to be taken back is named once, so that two commands never ask for the same. */
  const siguiente = (): Promise<void> => {
    if (libro.clientes.length < CLIENTES_AL_MENOS) return registrarCliente();
    const cliente = azar.uno(libro.clientes);
    const dado = azar.entero(100);
    if (dado < 12) return registrarCliente();
    if (dado < 24) return actualizarCliente(cliente);
    if (dado < 54) return crearCampania(cliente);
    if (dado < 69) return registrarTransaccion(cliente);
    if (dado < 84) return procesarPago(cliente);
    if (dado < 88) return conUno(azar.sacar(pendientes.campanias), cancelarCampania, cliente);
    if (dado < 92) return conUno(azar.sacar(pendientes.campanias), revertirCampania, cliente);
    if (dado < 96) return conUno(azar.sacar(pendientes.trans), anularTransaccion, cliente);
    return conUno(azar.sacar(pendientes.pagos), revertirPago, cliente);
  };
  const conUno = <T>(cual: T | undefined, accion: (uno: T) => Promise<void>, cliente: ClienteHecho) =>
    cual === undefined ? procesarPago(cliente) : accion(cual);

  const lanzar = (comando: Promise<void>): void => {
    const hecho = comando
      .catch((error: unknown) => {
        rotura ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => enCurso.delete(hecho));
    enCurso.add(hecho);
  };
  const flujo = (async () => {
    while (!parada.signal.aborted) {
      // Answers that do not come must not pile up without end.
      if (enCurso.size < EN_CURSO_MAXIMO) lanzar(siguiente());
      await esperar(2 * azar.fraccion() * (1_000 / porSegundo));
    }
  })();

  return {
    libro,
    get rotura() {
      return rotura;
    },
    async terminar() {
      parada.abort();
      await flujo;
      while (enCurso.size > 0) await Promise.all(enCurso);
    },
  };
};

const monto = (azar: Azar) => ({
  valor: `${10 + azar.entero(990)}${azar.uno(CENTAVOS)}`,
  moneda: azar.uno(MONEDAS),
});

const sumar = (cuentas: Map<string, number>, que: string): void => {
  cuentas.set(que, (cuentas.get(que) ?? 0) + 1);
};
