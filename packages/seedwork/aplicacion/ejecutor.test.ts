import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ErrorDeDominio, estadoIlegal, type Falla } from '../dominio/errores.ts';
import { type Contador, type PersistenciaEnMemoria, persistenciaEnMemoria } from '../pruebas/persistenciaEnMemoria.ts';
import { montoPositivo, opcional } from './campos.ts';
import { definirComando } from './comando.ts';
import type { Contexto } from './contexto.ts';
import { crearEjecutor, type Ejecutor } from './ejecutor.ts';
import type { MensajeRecibido } from './mensaje.ts';
import { reaccionar } from './reaccion.ts';

type Puertos = { readonly contador: Contador };

/** Adds; the total may not go beyond 10. */
const sumar = definirComando({
  tipo: 'Sumar',
  entrada: z.object({ n: z.int(), nota: z.string().optional() }),
  async manejar({ n }, { contador, enviar }: Contexto & Puertos) {
    if ((await contador.leer()) + n > 10) throw estadoIlegal('n', 'LLENO', 'Ya está lleno.');
    contador.sumar(n);
    enviar({ topic: 'comandos.otro', tipo: 'Avisar', clave: 'k', datos: { n } });
    return { id: `suma-${n}` };
  },
});

const vaciar = definirComando({
  tipo: 'Vaciar',
  entrada: z.object({}),
  async manejar(_, { contador }: Contexto & Puertos) {
    contador.sumar(-(await contador.leer()));
    return { id: 'vacio' };
  },
});

/** What it is given is more than what it keeps. */
const guardar = definirComando({
  tipo: 'Guardar',
  entrada: z.object({
    monto: montoPositivo,
    nota: opcional(z.string()),
    tarjeta: z.string().transform((numero) => numero.slice(-4)),
  }),
  async manejar(_, { contador }: Contexto & Puertos) {
    contador.sumar(1);
    return { id: `guardado-${await contador.leer()}` };
  },
});

const alSumarseEnOtro = (n: number) =>
  reaccionar({
    nombre: `sumar${n}`,
    de: 'eventos.otro',
    a: 'Sumado.v1',
    datos: z.object({ veces: z.int() }),
    async manejar({ datos }, { contador, metadatos }: Contexto & Puertos) {
      metadatosVistos.push(metadatos);
      contador.sumar(n * datos.veces);
    },
  });

let metadatosVistos: unknown[] = [];
let memoria: PersistenciaEnMemoria;
let ejecutor: Ejecutor<Puertos>;
beforeEach(() => {
  metadatosVistos = [];
  memoria = persistenciaEnMemoria();
  ejecutor = crearEjecutor('pruebas', memoria, [sumar, vaciar, guardar], [alSumarseEnOtro(1), alSumarseEnOtro(10)]);
});

const metadatos = { correlacion: 'c' };
const ejecutarCon = (claveIdempotencia: string | undefined, entrada: unknown) =>
  ejecutor.ejecutar(sumar, entrada, { metadatos, claveIdempotencia });

const fallaDe = async (promesa: Promise<unknown>): Promise<Falla> => {
  const error = await promesa.then(
    () => expect.unreachable('should have been refused'),
    (e: unknown) => e,
  );
  if (error instanceof ErrorDeDominio) return error.fallas[0];
  throw error;
};

const mensaje = (cambios: Partial<MensajeRecibido> = {}): MensajeRecibido => ({
  id: 'm1',
  topic: 'comandos.pruebas',
  clave: 'k',
  tipo: 'Sumar',
  datos: { n: 3 },
  ocurrido: new Date(0),
  metadatos: { correlacion: 'c', causacion: 'la-de-antes', traceparent: 't', usuario: 'u' },
  ...cambios,
});

describe('a command', () => {
  it('has its effect and sends its messages together', async () => {
    expect(await ejecutarCon(undefined, { n: 3 })).toEqual({ id: 'suma-3' });
    expect(memoria.total).toBe(3);
    expect(memoria.enviados).toHaveLength(1);
  });

  it('with bad input never reaches its handler', async () => {
    expect(await fallaDe(ejecutarCon('clave', { n: 'tres' }))).toMatchObject({
      campo: 'n',
      codigo: 'FORMATO_INVALIDO',
    });
    expect(memoria.confirmadas).toBe(0);
  });

  it('that the rules refuse leaves nothing', async () => {
    expect(await fallaDe(ejecutarCon('clave', { n: 11 }))).toMatchObject({ codigo: 'LLENO', clase: 'ESTADO' });
    expect([memoria.confirmadas, memoria.enviados]).toEqual([0, []]);
  });

  it('decides again on what another writer left', async () => {
    memoria.antesDeConfirmar = async (intento) => {
      if (intento === 1) await ejecutarCon(undefined, { n: 2 });
    };
    await ejecutarCon(undefined, { n: 3 });
    expect(memoria.total).toBe(5);
    expect(memoria.enviados).toHaveLength(2);
  });

  it('is refused by the rules when what another writer left does not allow it', async () => {
    memoria.antesDeConfirmar = async (intento) => {
      if (intento === 1) await ejecutarCon(undefined, { n: 9 });
    };
    expect(await fallaDe(ejecutarCon(undefined, { n: 3 }))).toMatchObject({ codigo: 'LLENO' });
    expect(memoria.total).toBe(9);
  });

  it('gives up as a conflict when others come first each time', async () => {
    let dentro = false;
    memoria.antesDeConfirmar = async () => {
      if (dentro) return;
      dentro = true;
      await ejecutor.ejecutar(sumar, { n: 1 }, { metadatos });
      await ejecutor.ejecutar(sumar, { n: -1 }, { metadatos });
      dentro = false;
    };
    expect(await fallaDe(ejecutarCon(undefined, { n: 3 }))).toMatchObject({ campo: '', codigo: 'CONFLICTO' });
    expect(memoria.total).toBe(0);
  });

  it('that fails for another reason fails at once', async () => {
    memoria.antesDeConfirmar = () => {
      throw new TypeError('a bug');
    };
    await expect(ejecutarCon(undefined, { n: 3 })).rejects.toThrow(TypeError);
  });
});

describe('an idempotency key', () => {
  it('gives the first answer again and has no second effect, whatever order the fields come in', async () => {
    expect(await ejecutarCon('k', { n: 3, nota: 'x' })).toEqual({ id: 'suma-3' });
    expect(await ejecutarCon('k', { nota: 'x', n: 3 })).toEqual({ id: 'suma-3' });
    expect(memoria.total).toBe(3);
  });

  it('is for what the command means, however that is written', async () => {
    const guardarCon = (clave: string, entrada: object) =>
      ejecutor.ejecutar(guardar, entrada, { metadatos, claveIdempotencia: clave });
    const entrada = { monto: { valor: '100', moneda: 'USD' }, tarjeta: '1111' };
    expect(await guardarCon('k', entrada)).toEqual({ id: 'guardado-0' });
    const escrita = { ...entrada, monto: { valor: '100.00', moneda: 'USD' }, nota: null };
    expect(await guardarCon('k', escrita)).toEqual({ id: 'guardado-0' });
    expect(memoria.total).toBe(1);
    const otra = guardarCon('k', { ...entrada, monto: { valor: '100.01', moneda: 'USD' } });
    expect(await fallaDe(otra)).toMatchObject({ codigo: 'CLAVE_REUTILIZADA' });
  });

  it('keeps a hash that says nothing of what parsing took out', async () => {
    const huellaCon = async (clave: string, tarjeta: string) => {
      const entrada = { monto: { valor: '100.00', moneda: 'USD' }, tarjeta };
      await ejecutor.ejecutar(guardar, entrada, { metadatos, claveIdempotencia: clave });
      return (await memoria.primeraRespuesta({ usuario: '', clave }))?.huella;
    };
    const huella = await huellaCon('a', '4111111111111111');
    expect(await huellaCon('b', '5500005555551111')).toBe(huella);
    expect(await huellaCon('c', '5500005555552222')).not.toBe(huella);
  });

  it('gives it also when the rules would refuse the command by now', async () => {
    await ejecutarCon('k', { n: 8 });
    expect(await ejecutarCon('k', { n: 8 })).toEqual({ id: 'suma-8' });
    expect(await fallaDe(ejecutarCon('otra', { n: 8 }))).toMatchObject({ codigo: 'LLENO' });
  });

  it("is its user's own: another may choose the same", async () => {
    const de = (usuario: string | undefined, n: number) =>
      ejecutor.ejecutar(sumar, { n }, { metadatos: { ...metadatos, usuario }, claveIdempotencia: 'k' });
    expect(await de('ana', 3)).toEqual({ id: 'suma-3' });
    expect(await de('eva', 4)).toEqual({ id: 'suma-4' });
    expect(await de(undefined, 2)).toEqual({ id: 'suma-2' });
    expect(await de('ana', 3)).toEqual({ id: 'suma-3' });
    expect(await fallaDe(de('eva', 3))).toMatchObject({ codigo: 'CLAVE_REUTILIZADA' });
    expect(memoria.total).toBe(9);
  });

  it('of a refused command is free', async () => {
    await fallaDe(ejecutarCon('k', { n: 11 }));
    expect(await ejecutarCon('k', { n: 1 })).toEqual({ id: 'suma-1' });
  });

  it.each(['', 'x'.repeat(201), 'a\0b', '\ud800'])('%j is no key', async (clave) => {
    expect(await fallaDe(ejecutarCon(clave, { n: 1 }))).toMatchObject({
      campo: 'claveIdempotencia',
      codigo: 'CLAVE_INVALIDA',
    });
    expect(memoria.total).toBe(0);
  });

  it('of other content, or of another command, is an error', async () => {
    await ejecutarCon('k', { n: 3 });
    const reutilizada = { clase: 'CONFLICTO', campo: 'claveIdempotencia', codigo: 'CLAVE_REUTILIZADA' };
    expect(await fallaDe(ejecutarCon('k', { n: 4 }))).toMatchObject(reutilizada);
    const otro = ejecutor.ejecutar(vaciar, { n: 3 }, { metadatos, claveIdempotencia: 'k' });
    expect(await fallaDe(otro)).toMatchObject(reutilizada);
    expect(memoria.total).toBe(3);
  });

  it('that another process stored while this one decided gives the first answer', async () => {
    memoria.antesDeConfirmar = async (intento) => {
      if (intento === 1) await ejecutarCon('k', { n: 3 });
    };
    expect(await ejecutarCon('k', { n: 3 })).toEqual({ id: 'suma-3' });
    expect(memoria.total).toBe(3);
  });

  it('that another process stored for something else meanwhile is an error', async () => {
    memoria.antesDeConfirmar = async (intento) => {
      if (intento === 1) await ejecutarCon('k', { n: 4 });
    };
    expect(await fallaDe(ejecutarCon('k', { n: 3 }))).toMatchObject({ codigo: 'CLAVE_REUTILIZADA' });
    expect(memoria.total).toBe(4);
  });

  it('that another process stored before this one looked at the state is not refused by the rules', async () => {
    const abrir = memoria.abrir;
    let primera = true;
    memoria.abrir = (m) => {
      const unidad = abrir(m);
      if (!primera) return unidad;
      primera = false;
      const leer = async () => {
        await ejecutarCon('k', { n: 8 });
        return memoria.total;
      };
      return { ...unidad, contexto: { ...unidad.contexto, contador: { ...unidad.contexto.contador, leer } } };
    };
    expect(await ejecutarCon('k', { n: 8 })).toEqual({ id: 'suma-8' });
    expect(memoria.total).toBe(8);
  });
});

describe('a message', () => {
  it('with a command has its effect once', async () => {
    expect(await ejecutor.recibir(mensaje())).toBe('hecho');
    expect(await ejecutor.recibir(mensaje())).toBe('repetido');
    expect(await ejecutor.recibir(mensaje({ id: 'm2' }))).toBe('hecho');
    expect(memoria.total).toBe(6);
  });

  it('that comes again is not judged by the rules again', async () => {
    await ejecutor.recibir(mensaje({ datos: { n: 8 } }));
    expect(await ejecutor.recibir(mensaje({ datos: { n: 8 } }))).toBe('repetido');
  });

  it('that two processes take at the same time has its effect once', async () => {
    memoria.antesDeConfirmar = async (intento) => {
      if (intento === 1) await ejecutor.recibir(mensaje());
    };
    expect(await ejecutor.recibir(mensaje())).toBe('repetido');
    expect(memoria.total).toBe(3);
  });

  it('that another process has done meanwhile is not refused by the rules', async () => {
    const yaProcesado = memoria.yaProcesado;
    let primera = true;
    memoria.yaProcesado = async (id) => {
      if (!primera) return yaProcesado(id);
      primera = false;
      await ejecutor.recibir(mensaje({ datos: { n: 8 } }));
      return false;
    };
    expect(await ejecutor.recibir(mensaje({ datos: { n: 8 } }))).toBe('repetido');
    expect(memoria.total).toBe(8);
  });

  it('with a command that nobody knows, or bad data, is refused', async () => {
    expect(await fallaDe(ejecutor.recibir(mensaje({ tipo: 'Volar' })))).toMatchObject({
      codigo: 'COMANDO_DESCONOCIDO',
    });
    expect(await fallaDe(ejecutor.recibir(mensaje({ datos: {} })))).toMatchObject({ campo: 'n', codigo: 'REQUERIDO' });
    expect(memoria.bandeja.size).toBe(0);
  });

  it('with a command of another context is nothing to this one', async () => {
    expect(await ejecutor.recibir(mensaje({ topic: 'comandos.otro' }))).toBe('ignorado');
  });

  const evento = mensaje({ topic: 'eventos.otro', tipo: 'Sumado.v1', datos: { veces: 2 } });

  it('with an event sets every reaction going, in one transaction', async () => {
    expect(await ejecutor.recibir(evento)).toBe('hecho');
    expect([memoria.total, memoria.confirmadas]).toEqual([22, 1]);
    expect(await ejecutor.recibir(evento)).toBe('repetido');
  });

  it('is the cause of what its reactions do', async () => {
    await ejecutor.recibir(evento);
    expect(metadatosVistos[0]).toEqual({ correlacion: 'c', causacion: 'm1', traceparent: 't', usuario: 'u' });
  });

  it('with an event that nobody reacts to, or of another topic, is ignored, whatever its data', async () => {
    expect(await ejecutor.recibir({ ...evento, tipo: 'Sumado.v2', datos: null })).toBe('ignorado');
    expect(await ejecutor.recibir({ ...evento, topic: 'eventos.pruebas' })).toBe('ignorado');
    expect(memoria.bandeja.size).toBe(0);
  });

  it('with an event of bad data is refused before any reaction', async () => {
    expect(await fallaDe(ejecutor.recibir({ ...evento, datos: { veces: 'dos' } }))).toMatchObject({ campo: 'veces' });
    expect(metadatosVistos).toEqual([]);
  });
});
