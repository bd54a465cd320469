import { setTimeout as esperar } from 'node:timers/promises';
import { campanias } from '@alpes/campanias/modulo';
import { cliente } from '@alpes/cliente/modulo';
import { pagos } from '@alpes/pagos/modulo';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { servirSubgrafo } from '@alpes/seedwork/graphql/servidorSubgrafo';
import { BusEmbebido } from '@alpes/seedwork/infraestructura/busEmbebido';
import { iniciarModulo, type ModuloEnMarcha } from '@alpes/seedwork/modulo';
import { crearMetricas } from '@alpes/seedwork/observabilidad/metricas';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { cargarDatosDeMuestra } from '../datosDeMuestra.ts';

/** The three subgraphs, each behind HTTP on a port of its own, with the sample data and a campaign for each cliente. */
export interface SubgrafosServidos {
  /** Addresses by name. */
  readonly urls: Readonly<Record<string, string>>;
  readonly idClientes: readonly string[];
  readonly idCampanias: readonly string[];
  cerrar(): Promise<void>;
}

/** Serves the three subgraphs over a migrated, empty database. Whoever opened that closes it. */
export const servirSubgrafos = async (base: BaseDeDatos): Promise<SubgrafosServidos> => {
  const bitacora = pino({ level: 'silent' });
  const bus = new BusEmbebido(base, bitacora);
  const metricas = crearMetricas(new Registry());
  const entorno = { base, bus, bitacora, metricas };
  const modulos = await Promise.all([
    iniciarModulo(cliente, entorno),
    iniciarModulo(pagos({ demoraPasarelaMs: 300, consultaMs: 100 }), entorno),
    iniciarModulo(campanias({ plazoSagaMs: 60_000 }), entorno),
  ]);
  await cargarDatosDeMuestra(base.prisma, modulos, new Date());
  const ids = await cargarMas(base, modulos);
  const servidores = await Promise.all(
    modulos.map((modulo) => servirSubgrafo({ modulo, puerto: 0, anfitrion: '127.0.0.1', bitacora, metricas })),
  );
  return {
    ...ids,
    urls: Object.fromEntries(modulos.map(({ nombre }, i) => [nombre, servidores[i]?.url ?? ''])),
    async cerrar() {
      await Promise.all(servidores.map((servidor) => servidor.cerrar()));
      await Promise.all(modulos.map((modulo) => modulo.detener()));
      await bus.cerrar();
    },
  };
};

const CLIENTES = 20;

const cargarMas = async (base: BaseDeDatos, [deCliente, , deCampanias]: readonly ModuloEnMarcha[]) => {
  const idClientes: string[] = [];
  const idCampanias: string[] = [];
  const correr = async (modulo: ModuloEnMarcha | undefined, query: string, entrada: object): Promise<string> => {
    const respuesta = await modulo?.ejecutar({ query, variables: { entrada } }, {});
    const id = (respuesta?.data?.['r'] as { entidad: { id: string } | null } | undefined)?.entidad?.id;
    if (id === undefined) throw new Error(`Data of the tests was refused: ${JSON.stringify(respuesta)}`);
    return id;
  };
  for (let n = 0; n < CLIENTES; n += 1) {
    const idCliente = await correr(
      deCliente,
      `mutation ($entrada: RegistrarClienteNaturalEntrada!) {
        r: registrarClienteNatural(entrada: $entrada) { entidad: cliente { id } } }`,
      {
        nombre: `Socio número ${n}`,
        email: `socio${n}@example.com`,
        cedula: `${7_000_000 + n}`,
        fechaNacimiento: '1990-05-17',
        pais: 'Colombia',
      },
    );
    idClientes.push(idCliente);
  }
  for (const [n, idCliente] of idClientes.entries()) {
    const entrada = {
      idCliente,
      nombre: `Campaña ${n}`,
      itinerario: ['Bogotá', 'Medellín'],
      presupuesto: { valor: `${n + 10}.00`, moneda: 'USD' },
      fechaInicio: '2026-12-01',
      fechaFin: '2026-12-31',
    };
    // The campaign's context gets to know the cliente by a message.
    idCampanias.push(
      await repetir(() =>
        correr(
          deCampanias,
          `mutation ($entrada: CrearCampaniaEntrada!) {
            r: crearCampania(entrada: $entrada) { entidad: campania { id } } }`,
          entrada,
        ),
      ),
    );
  }
  // Until every campaign was paid or refused, and every cliente knows it, nothing holds still.
  await repetir(async () => {
    const { campaniaVista, pagoConocido, payout } = base.prisma;
    const pendientes = await campaniaVista.count({ where: { estado: 'PENDIENTE' } });
    const pagados = await payout.count({ where: { estado: 'EXITOSO' } });
    const conocidos = await pagoConocido.count();
    if (pendientes > 0 || conocidos < pagados) throw new Error('Messages are still under way');
  });
  return { idClientes, idCampanias };
};

const repetir = async <T>(accion: () => Promise<T>, hasta = Date.now() + 60_000): Promise<T> => {
  for (;;) {
    try {
      return await accion();
    } catch (error) {
      if (Date.now() > hasta) throw error;
      await esperar(50);
    }
  }
};
