import { AsyncResource } from 'node:async_hooks';
import pg from 'pg';
import { CANCELADA, senalDelTrabajo } from './trabajo.ts';

/** After what time a statement that is still there is cancelled again. */
const INSISTENCIA_MS = 100;

type Terminar = (error: Error | null, resultado?: unknown) => void;

/**
 * A pool whose statements are cancelled in the server when nobody waits for them any more (`enTrabajo`). A connection is
 * given back only when its cancelling is over: what it does next must not be hit.
 */
export function crearPoolAbandonable(configuracion: pg.PoolConfig, paraCancelar: pg.ClientConfig): pg.Pool {
  // One of its own: the others may all be busy. It is opened with the first need.
  const cancelador = new pg.Pool({ ...paraCancelar, max: 1 });
  cancelador.on('error', () => {});
  const cancelar = async (sesion: number) => {
    try {
      await cancelador.query('SELECT pg_cancel_backend($1)', [sesion]);
    } catch {
      // The statement goes on to its end, or to its own limit.
    }
  };

  class ClienteAbandonable extends pg.Client {
    // The library's ways to call it are many; of a statement's text and its callback alone we need to know.
    override query(...argumentos: never[]): never {
      const enviar = super.query as (...argumentos: unknown[]) => unknown;
      const senal = senalDelTrabajo();
      const terminar = argumentos.at(-1) as unknown;
      if (senal === undefined || !esSentencia(argumentos[0])) return enviar.apply(this, argumentos) as never;
      if (typeof terminar !== 'function') {
        return new Promise((resolve, reject) => {
          const propio: Terminar = (error, resultado) => (error ? reject(error) : resolve(resultado));
          const resto = argumentos.filter((uno) => uno !== undefined);
          ClienteAbandonable.prototype.query.apply(this, [...resto, propio] as never[]);
        }) as never;
      }
      if (senal.aborted) {
        process.nextTick(terminar, sinEnviar());
        return undefined as never;
      }
      let enCurso = true;
      let cancelacion: Promise<void> | undefined;
      let reloj: NodeJS.Timeout | undefined;
      const abandonar = () => {
        const { processID } = this as { processID?: number | null };
        if (typeof processID !== 'number') return;
        cancelacion = cancelar(processID).then(() => {
          // It may have come before the statement, and a session that does nothing takes no notice.
          if (enCurso) reloj = setTimeout(abandonar, INSISTENCIA_MS);
        });
      };
      senal.addEventListener('abort', abandonar, { once: true });
      const propio: Terminar = (error, resultado) => {
        enCurso = false;
        clearTimeout(reloj);
        senal.removeEventListener('abort', abandonar);
        if (cancelacion) void cancelacion.then(() => terminar(error, resultado));
        else terminar(error, resultado);
      };
      return enviar.apply(this, [...argumentos.slice(0, -1), propio]) as never;
    }
  }

  class PoolAbandonable extends pg.Pool {
    // Who waits for a connection is called by whoever gives one back, and must not be taken for that.
    override connect(...argumentos: never[]): never {
      const conectar = super.connect as (...argumentos: unknown[]) => unknown;
      const propios = argumentos.map((uno: unknown) =>
        typeof uno === 'function' ? AsyncResource.bind(uno as (...resto: unknown[]) => unknown) : uno,
      );
      return conectar.apply(this, propios) as never;
    }

    override async end(...argumentos: never[]): Promise<never> {
      const terminar = super.end as (...argumentos: unknown[]) => Promise<never>;
      const terminado = await terminar.apply(this, argumentos);
      await cancelador.end();
      return terminado;
    }
  }

  return new PoolAbandonable({ ...configuracion, Client: ClienteAbandonable as never });
}

/** The end of a transaction is carried out whoever waits: it frees what the transaction holds. */
function esSentencia(consulta: unknown): boolean {
  const texto = typeof consulta === 'string' ? consulta : (consulta as { text?: unknown } | undefined)?.text;
  return typeof texto === 'string' && !/^\s*(?:COMMIT|ROLLBACK)/i.test(texto);
}

/** In the form of an error of the server: there is no telling them apart, nor need there be. */
function sinEnviar(): Error {
  return Object.assign(new Error('canceling statement: nobody waits for it'), { code: CANCELADA, severity: 'ERROR' });
}
