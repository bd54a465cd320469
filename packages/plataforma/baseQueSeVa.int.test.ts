import { cliente } from '@alpes/cliente/modulo';
import { abrirBaseDeDatos, type BaseDeDatos, type Prisma } from '@alpes/prisma/baseDeDatos';
import { motorDePruebas, quienEspera, urlDePrueba } from '@alpes/prisma/pruebas';
import { type RedDePrueba, redHacia } from '@alpes/prisma/pruebas/red';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const LISTA = '{ clientes(primeros: 1) { total edges { node { nombre } } } }';
const REGISTRAR = `mutation ($entrada: RegistrarClienteNaturalEntrada!) {
  registrarClienteNatural(entrada: $entrada) { cliente { id } errores { codigo } } }`;
const SIN_BASE = {
  message: expect.stringMatching(/^El servicio «cliente» no tiene conexión con su base de datos/),
  extensions: { code: 'SUBGRAFO_NO_DISPONIBLE' },
};

type Transaccion = Prisma.TransactionClient;

// PGlite runs in this process: nothing can come between.
describe.runIf(motorDePruebas() === 'postgresql')('a database that goes away under a subgraph', () => {
  let red: RedDePrueba;
  let prueba: ModuloDePrueba;
  let directa: BaseDeDatos;
  const lineas: string[] = [];
  const cierres = new AsyncDisposableStack();

  beforeAll(async () => {
    const copia = (await urlDePrueba()) ?? expect.fail('no server');
    cierres.defer(copia.eliminar);
    red = await redHacia(copia.url);
    cierres.defer(() => red.cerrar());
    directa = await abrirBaseDeDatos({ url: copia.url, maximoConexiones: 2 });
    cierres.defer(() => directa.cerrar());
    const base = await abrirBaseDeDatos({ url: red.url, maximoConexiones: 5 });
    cierres.defer(() => base.cerrar());
    prueba = await levantarModulo(cliente, lineas, base);
    cierres.defer(() => prueba.detener());
  });
  afterAll(() => cierres.disposeAsync());

  const responde = () => expect.poll(async () => (await prueba.ejecutar(LISTA)).errors).toBeUndefined();
  const cortar = async () => red.cortar();
  const terminar = async (otra: Transaccion) => {
    for (const pid of await quienEspera(otra)) await otra.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
  };

  it.each([
    ['the network', cortar],
    ['the server', terminar],
  ])('cut by %s: the client is told that it is away, not of a fault, and the next one is served', async (_, accion) => {
    let respuesta: ReturnType<typeof prueba.ejecutar> | undefined;
    await directa.prisma.$transaction(async (otra) => {
      await otra.$executeRaw`LOCK TABLE cliente.cliente IN ACCESS EXCLUSIVE MODE`;
      respuesta = prueba.ejecutar(LISTA);
      await expect.poll(() => quienEspera(otra)).not.toHaveLength(0);
      await accion(otra);
      await respuesta;
    });
    expect((await respuesta)?.errors).toMatchObject([SIN_BASE]);
    await responde();
  });

  it('not to be come to: the same, and the log has the cause', async () => {
    await red.cerrar();
    lineas.length = 0;
    expect((await prueba.ejecutar(LISTA)).errors).toMatchObject([SIN_BASE]);
    expect(lineas.map((linea) => JSON.parse(linea) as object)).toContainEqual(
      expect.objectContaining({
        level: 40,
        msg: 'the database went away under a resolver',
        err: expect.objectContaining({ message: expect.any(String) }),
      }),
    );
    await red.abrir();
    await responde();
  });

  it('a mutation that was committed, and cut before its answer, is done once when it comes again with its key', async () => {
    const variables = {
      entrada: {
        nombre: 'Ana Ruiz',
        email: 'ana@alpes.co',
        cedula: '1020304050',
        fechaNacimiento: '1990-05-05',
        claveIdempotencia: 'cortada',
      },
    };
    red.cortarTrasConfirmar('INSERT INTO "cliente"."cliente"');
    expect((await prueba.ejecutar(REGISTRAR, variables)).errors).toMatchObject([SIN_BASE]);
    const [hecho, ...otros] = await directa.prisma.cliente.findMany({ select: { id: true } });
    expect(otros).toEqual([]);
    await responde();
    expect(await prueba.pedir(REGISTRAR, variables)).toEqual({
      registrarClienteNatural: { cliente: hecho, errores: [] },
    });
    expect(await directa.prisma.cliente.count()).toBe(1);
  });
});
