import { cliente } from '@alpes/cliente/modulo';
import { abrirBaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { enEspera, motorDePruebas, urlDePrueba } from '@alpes/prisma/pruebas';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirPuerta, type Puerta } from './fallos/puerta.ts';

const LISTA = '{ clientes(primeros: 1) { total edges { node { nombre } } } }';
const REGISTRAR = `mutation ($entrada: RegistrarClienteNaturalEntrada!) {
  registrarClienteNatural(entrada: $entrada) { cliente { id } errores { codigo } } }`;
const SIN_BASE = {
  message: expect.stringMatching(/compruebe antes si se aplicaron/),
  extensions: { code: 'SUBGRAFO_NO_DISPONIBLE' },
};

// PGlite runs in this process: nothing can come between.
describe.runIf(motorDePruebas() === 'postgresql')('a database that goes away under a subgraph', () => {
  let puerta: Puerta;
  let hayCamino = true;
  let prueba: ModuloDePrueba;
  let directa: Awaited<ReturnType<typeof abrirBaseDeDatos>>;
  const lineas: string[] = [];
  const cierres: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const copia = (await urlDePrueba()) ?? expect.fail('no server');
    cierres.unshift(copia.eliminar);
    puerta = await abrirPuerta(() => (hayCamino ? [copia.url] : []));
    cierres.unshift(puerta.cerrar);
    directa = await abrirBaseDeDatos({ url: copia.url, maximoConexiones: 2 });
    cierres.unshift(directa.cerrar);
    const porAhi = new URL(copia.url);
    porAhi.host = new URL(puerta.origen).host;
    const base = await abrirBaseDeDatos({ url: porAhi.href, maximoConexiones: 5 });
    cierres.unshift(base.cerrar);
    prueba = await levantarModulo(cliente, lineas, base);
    cierres.unshift(prueba.detener);
  });
  afterAll(async () => {
    hayCamino = true;
    for (const cerrar of cierres) await cerrar();
  });

  /** Does something while what is asked for waits in the database. @returns what came of that. */
  const enMedio = async <R>(pedir: () => Promise<R>, accion: () => Promise<void>): Promise<R> => {
    let respuesta: Promise<R> | undefined;
    await directa.prisma.$transaction(async (otra) => {
      await otra.$executeRaw`LOCK TABLE cliente.cliente IN ACCESS EXCLUSIVE MODE`;
      respuesta = pedir();
      await expect.poll(() => enEspera(directa)).toBeGreaterThan(0);
      await accion();
      await respuesta;
    });
    return respuesta ?? expect.fail('not asked');
  };
  const cortar = async () => puerta.cortar();
  const terminar = async () => {
    await directa.prisma.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  };

  it.each([
    ['the network', cortar],
    ['the server', terminar],
  ])('cut by %s: the client is told that it is away, not of a fault, and the next one is served', async (_, accion) => {
    expect((await enMedio(() => prueba.ejecutar(LISTA), accion)).errors).toMatchObject([SIN_BASE]);
    await expect.poll(async () => (await prueba.ejecutar(LISTA)).errors).toBeUndefined();
  });

  it('not to be come to: the same, and the log has the cause', async () => {
    hayCamino = false;
    puerta.cortar();
    lineas.length = 0;
    expect((await prueba.ejecutar(LISTA)).errors).toMatchObject([SIN_BASE]);
    expect(lineas.map((linea) => JSON.parse(linea) as object)).toContainEqual(
      expect.objectContaining({
        level: 40,
        msg: 'the database went away under a resolver',
        err: expect.objectContaining({ message: expect.any(String) }),
      }),
    );
    hayCamino = true;
    await expect.poll(async () => (await prueba.ejecutar(LISTA)).errors).toBeUndefined();
  });

  it('a mutation that was cut and comes again with its key is done once', async () => {
    const variables = {
      entrada: {
        nombre: 'Ana Ruiz',
        email: 'ana@alpes.co',
        cedula: '1020304050',
        fechaNacimiento: '1990-05-05',
        claveIdempotencia: 'cortada',
      },
    };
    expect((await enMedio(() => prueba.ejecutar(REGISTRAR, variables), cortar)).errors).toMatchObject([SIN_BASE]);
    await expect
      .poll(async () => (await prueba.ejecutar(REGISTRAR, variables)).data)
      .toMatchObject({ registrarClienteNatural: { cliente: { id: expect.any(String) }, errores: [] } });
    expect(await directa.prisma.cliente.count()).toBe(1);
  });
});
