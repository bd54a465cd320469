import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { abrirBaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { motorDePruebas, urlDePrueba, usuariosDePrueba } from '@alpes/prisma/pruebas';
import { GraphQLClient } from 'graphql-request';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { crearCampania, esperarCampania, leerCampania, registrarPersona } from './e2e/operaciones.ts';
import { iniciarPlataforma } from './plataforma.ts';

const supergrafo = readFileSync(
  new URL('./supergraph.graphql', import.meta.resolve('@alpes/gateway/servidor')),
  'utf8',
);

/** The whole system at work on a database. */
const enMarcha = async (url: string) => {
  const base = await abrirBaseDeDatos({ url });
  const { detener, ...plataforma } = await iniciarPlataforma({
    base,
    bitacora: pino({ level: 'silent' }),
    ajustes: { plazoSagaMs: 20_000, demoraPasarelaMs: 300, consultaPasarelaMs: 100 },
    puerto: 0,
    anfitrion: '127.0.0.1',
    supergrafo,
  });
  return {
    base,
    cliente: new GraphQLClient(`${plataforma.url}/graphql`),
    detener,
  };
};

/** The log as its readers see it: what has its number. */
const diario = ({ base }: Awaited<ReturnType<typeof enMarcha>>) =>
  base.prisma.mensaje.findMany({
    where: { posicion: { not: null } },
    select: { modulo: true, topic: true, posicion: true, id: true },
    orderBy: [{ topic: 'asc' }, { modulo: 'asc' }, { posicion: 'asc' }],
  });

const hayHerramientas = (): boolean => {
  try {
    execFileSync('pg_dump', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

it.runIf(motorDePruebas() === 'postgresql' && hayHerramientas())(
  'a backup that is restored as docs/operar.md says goes on where it was',
  { timeout: 120_000 },
  async () => {
    const carpeta = mkdtempSync(join(tmpdir(), 'alpes-respaldo-'));
    const respaldo = join(carpeta, 'alpes.dump');
    const [una, otra] = [await urlDePrueba(), await urlDePrueba()];
    const antes = await enMarcha(una?.url ?? '');
    const idCliente = await registrarPersona(antes);
    const id = await crearCampania(antes, idCliente, '1500.00');
    await esperarCampania(antes, id, { estado: 'APROBADA', cliente: { totalPagos: 1 } });
    const campania = await leerCampania(antes, id);
    await antes.detener();
    const escrito = await diario(antes);
    await antes.base.cerrar();

    execFileSync('pg_dump', ['--format=custom', `--file=${respaldo}`, una?.url ?? '']);
    await una?.eliminar();
    const destino = ['--no-owner', '--no-acl', `--dbname=${otra?.url}`];
    execFileSync('pg_restore', ['--clean', '--if-exists', ...destino, respaldo]);
    const migrar = fileURLToPath(new URL('../../scripts/migrar.ts', import.meta.url));
    execFileSync(process.execPath, [migrar], { env: { ...process.env, DATABASE_URL: otra?.url } });

    const despues = await enMarcha(otra?.url ?? '');
    expect(await leerCampania(despues, id)).toEqual(campania);
    expect(await diario(despues)).toEqual(expect.arrayContaining(escrito));
    // The same cliente pays again: the totals, the saga and the numbers of the log go on.
    const nueva = await crearCampania(despues, idCliente, '250.00');
    await esperarCampania(despues, nueva, {
      estado: 'APROBADA',
      cliente: { totalPagos: 2, montoTotalPagos: [{ valor: '1750.00', moneda: 'USD' }] },
    });
    const posiciones = (await diario(despues))
      .filter(({ topic }) => topic === 'eventos.campanias')
      .map(({ posicion }) => Number(posicion));
    expect(posiciones).toEqual(posiciones.map((_, indice) => indice + 1));
    await despues.detener();
    await despues.base.cerrar();

    const usuarios = await usuariosDePrueba(otra?.url ?? '');
    const dePagos = await abrirBaseDeDatos({ url: usuarios.urls.pagos, maximoConexiones: 1 });
    expect(await dePagos.prisma.payout.count()).toBe(2);
    await expect(dePagos.prisma.cliente.count()).rejects.toThrow('denied');
    await dePagos.cerrar();
    await otra?.eliminar();
    await usuarios.eliminar();
    rmSync(carpeta, { recursive: true });
  },
);
