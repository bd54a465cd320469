import { createSecretKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { crearAutenticador } from '@alpes/gateway/identidad/autenticador';
import { firmarToken } from '@alpes/gateway/identidad/firmarToken';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { crearBitacora } from '@alpes/seedwork/observabilidad/bitacora';
import { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iniciarPlataforma, type Plataforma } from './plataforma.ts';

const REGISTRAR = `mutation Registrar { registrarClienteNatural(entrada: {
  nombre: "Valentina Rojas" email: "valentina@example.com" cedula: "52998877" fechaNacimiento: "1992-08-30"
}) { cliente { id } errores { mensaje } } }`;
const clave = createSecretKey('s'.repeat(32), 'utf8');
const datos = { emisor: 'prueba', audiencia: 'prueba' };

describe('the whole system with identities', () => {
  let base: BaseDeDatos;
  let plataforma: Plataforma;
  const lineas: string[] = [];
  beforeAll(async () => {
    base = await baseDePrueba();
    plataforma = await iniciarPlataforma({
      base,
      bitacora: crearBitacora('alpes', 'info', { write: (linea) => lineas.push(linea) }),
      ajustes: { plazoSagaMs: 20_000, demoraPasarelaMs: 300, consultaPasarelaMs: 100 },
      puerto: 0,
      anfitrion: '127.0.0.1',
      supergrafo: await readFile(
        new URL('./supergraph.graphql', import.meta.resolve('@alpes/gateway/servidor')),
        'utf8',
      ),
      autenticar: crearAutenticador({
        ...datos,
        claves: [clave],
        toleranciaS: 0,
        nombres: { rol: 'rol', cliente: 'clienteId' },
      }),
    });
  });
  afterAll(async () => {
    await plataforma.detener();
    await base.cerrar();
  });

  it('writes into each event who caused it, and answers nobody without a token', async () => {
    const direccion = `${plataforma.url}/graphql`;
    await expect(new GraphQLClient(direccion).request(REGISTRAR)).rejects.toMatchObject({ response: { status: 401 } });
    expect(await base.prisma.mensaje.count()).toBe(0);

    const token = await firmarToken(
      { sub: 'operadora-7', rol: 'OPERADOR' },
      { ...datos, clave, vence: Date.now() + 600_000 },
    );
    await new GraphQLClient(direccion, { headers: { authorization: `Bearer ${token}` } }).request(REGISTRAR);
    const [evento] = await base.prisma.mensaje.findMany({ where: { topic: 'eventos.cliente' } });
    expect(evento?.metadatos).toMatchObject({ usuario: 'operadora-7' });
  });

  it('logs who did it and by which operation, down to the effects in other contexts, and nothing personal', async () => {
    const quien = { usuario: 'operadora-7', operacion: 'Registrar' };
    await expect
      .poll(() => lineas.map((linea) => JSON.parse(linea)))
      .toEqual(
        expect.arrayContaining([
          expect.objectContaining({ msg: 'Operation', ...quien }),
          expect.objectContaining({ msg: 'command done', modulo: 'cliente', ...quien }),
          expect.objectContaining({ msg: 'message handled', modulo: 'pagos', ...quien }),
          expect.objectContaining({ msg: 'message handled', modulo: 'campanias', ...quien }),
        ]),
      );
    const dicho = lineas.join('\n');
    for (const personal of ['Valentina', 'valentina@example.com', '52998877']) expect(dicho).not.toContain(personal);
  });
});
