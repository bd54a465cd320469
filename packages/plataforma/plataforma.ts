import { campanias } from '@alpes/campanias/modulo';
import { cliente } from '@alpes/cliente/modulo';
import type { AjustesDeConexiones } from '@alpes/gateway/conexiones';
import type { Autenticar } from '@alpes/gateway/identidad/autenticador';
import type { OpcionesDeProteccion } from '@alpes/gateway/limites/configuracion';
import { iniciarGateway } from '@alpes/gateway/servidor';
import { pagos } from '@alpes/pagos/modulo';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { ANONIMO } from '@alpes/seedwork/aplicacion/identidad';
import type { Bus } from '@alpes/seedwork/infraestructura/bus';
import { BusEmbebido } from '@alpes/seedwork/infraestructura/busEmbebido';
import type { Reintentos } from '@alpes/seedwork/infraestructura/consumidor';
import type { Conservacion } from '@alpes/seedwork/infraestructura/limpieza';
import { iniciarModulo } from '@alpes/seedwork/modulo';
import { crearMetricas } from '@alpes/seedwork/observabilidad/metricas';
import { crearRegistro, medirConexiones } from '@alpes/seedwork/observabilidad/registro';
import type { Trazas } from '@alpes/seedwork/observabilidad/trazas';
import { claveAlAzar } from '@alpes/seedwork/seguridad/claves';
import { crearFirma } from '@alpes/seedwork/seguridad/credencialInterna';
import type { Logger } from 'pino';
import type { Ejecutante } from './datosDeMuestra.ts';

/** Times that the business sets, in ms. */
export interface Ajustes {
  /** How long a campaign waits for its payment. */
  readonly plazoSagaMs: number;
  /** After which time the simulated payment gateway gives its late answers. */
  readonly demoraPasarelaMs: number;
  /** How often a payment under way is asked for. */
  readonly consultaPasarelaMs: number;
}

/** What the whole system is made of when it runs as one process. */
export interface OpcionesDePlataforma {
  /** Open and migrated. Whoever opened it closes it. */
  readonly base: BaseDeDatos;
  readonly puerto: number;
  readonly anfitrion: string;
  readonly bitacora: Logger;
  /** Where traces are told to; whoever made it closes it. */
  readonly trazas?: Trazas | undefined;
  readonly ajustes: Ajustes;
  readonly reintentos?: Reintentos | undefined;
  readonly conservacion?: Conservacion | undefined;
  /** Longest that a request may take, in ms. */
  readonly plazoMs?: number | undefined;
  /** What it waits for when it is to stop, `/ready` off, while it still takes requests. */
  readonly antesDeCerrar?: (() => Promise<unknown>) | undefined;
  /** The supergraph's SDL. */
  readonly supergrafo: string;
  /** Between the relay and the consumers; the embedded bus when it is left out. It is closed with the rest. */
  readonly bus?: Bus | undefined;
  /** Of the gateway's connections that last. */
  readonly conexiones?: Partial<AjustesDeConexiones> | undefined;
  /** Who asks; without it nobody is asked, and whoever comes may do everything. */
  readonly autenticar?: Autenticar | undefined;
  readonly proteccion?: OpcionesDeProteccion | undefined;
}

/** The whole system at work. */
export interface Plataforma {
  /** Address of the graph. */
  readonly url: string;
  /** Run requests of the platform's own. */
  readonly subgrafos: readonly Ejecutante[];
  detener(): Promise<void>;
}

/** Starts the three subgraphs and the gateway in this process. */
export const iniciarPlataforma = async (opciones: OpcionesDePlataforma): Promise<Plataforma> => {
  const { base, bitacora, ajustes, reintentos, conservacion, trazas } = opciones;
  const registro = crearRegistro();
  medirConexiones(registro, base);
  const bus = opciones.bus ?? new BusEmbebido(base, bitacora);
  // Nobody else can reach the subgraphs; they learn who asks as they do when they are processes of their own.
  const claveInterna = claveAlAzar();
  const firmar = crearFirma(claveInterna);
  const entorno = {
    base,
    bus,
    bitacora,
    metricas: crearMetricas(registro),
    trazas,
    reintentos,
    conservacion,
    clavesInternas: [claveInterna],
  };
  const iniciados = await Promise.allSettled([
    iniciarModulo(cliente, entorno),
    iniciarModulo(
      pagos({ demoraPasarelaMs: ajustes.demoraPasarelaMs, consultaMs: ajustes.consultaPasarelaMs }),
      entorno,
    ),
    iniciarModulo(campanias({ plazoSagaMs: ajustes.plazoSagaMs }), entorno),
  ]);
  const modulos = iniciados.flatMap((uno) => (uno.status === 'fulfilled' ? [uno.value] : []));
  const detenerModulos = async () => {
    await Promise.all(modulos.map((modulo) => modulo.detener()));
    await bus.cerrar();
  };
  try {
    const fallido = iniciados.find((uno) => uno.status === 'rejected');
    if (fallido !== undefined) throw fallido.reason;
    const gateway = await iniciarGateway({
      supergrafo: opciones.supergrafo,
      subgrafos: modulos,
      puerto: opciones.puerto,
      anfitrion: opciones.anfitrion,
      bitacora,
      metricas: registro,
      trazas,
      ...(opciones.plazoMs === undefined ? {} : { plazoMs: opciones.plazoMs }),
      claveInterna,
      ...(opciones.conexiones === undefined ? {} : { conexiones: opciones.conexiones }),
      antesDeCerrar: opciones.antesDeCerrar,
      ...opciones.proteccion,
      ...(opciones.autenticar === undefined ? {} : { autenticar: opciones.autenticar }),
    });
    return {
      url: gateway.url,
      subgrafos: modulos.map((modulo) => ({
        nombre: modulo.nombre,
        ejecutar: async (peticion, cabeceras) =>
          modulo.ejecutar(peticion, { ...cabeceras, ...(await firmar(ANONIMO, modulo.nombre)) }),
      })),
      async detener() {
        await gateway.cerrar();
        await detenerModulos();
      },
    };
  } catch (error) {
    await detenerModulos();
    throw error;
  }
};
