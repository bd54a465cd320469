import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { ANONIMO, type Identidad } from '../aplicacion/identidad.ts';
import { claveAlAzar } from './claves.ts';
import { CABECERA_DE_IDENTIDAD, CredencialRechazada, crearFirma, crearIdentificador } from './credencialInterna.ts';

const CLIENTE = '0199f0a0-0000-7000-8000-00000000000a';
const SOCIO: Identidad = { usuario: 'ana', rol: 'SOCIO', clienteId: CLIENTE, vence: 9_000_000 };
const clave = claveAlAzar();
const AHORA = 1_800_000_000_000;

describe('the credential of the gateway', () => {
  it('brings an identity to the subgraph that it is for', async () => {
    const cabeceras = await crearFirma(clave, () => AHORA)(SOCIO, 'pagos');
    expect(await crearIdentificador('pagos', [clave], () => AHORA)(cabeceras)).toEqual(SOCIO);
    await expect(async () => crearIdentificador('cliente', [clave], () => AHORA)(cabeceras)).rejects.toThrow(
      CredencialRechazada,
    );
  });

  it('is made once for an identity and a subgraph, and anew before it ends', async () => {
    let ahora = AHORA;
    const firmar = crearFirma(clave, () => ahora);
    const primera = await firmar(SOCIO, 'pagos');
    ahora += 19_999;
    expect(firmar(SOCIO, 'pagos')).toBe(primera);
    expect(await firmar(SOCIO, 'cliente')).not.toEqual(primera);
    expect(await firmar({ ...SOCIO }, 'pagos')).not.toBe(primera);
    ahora += 1;
    expect(await firmar(SOCIO, 'pagos')).not.toEqual(primera);
  });

  it('ends after half a minute, for a subgraph that has seen it too', async () => {
    let ahora = AHORA;
    const identificar = crearIdentificador('pagos', [clave], () => ahora);
    const cabeceras = await crearFirma(clave, () => AHORA)(SOCIO, 'pagos');
    const primera = await identificar(cabeceras);
    ahora += 34_999;
    expect(identificar(cabeceras)).toBe(primera);
    ahora += 1;
    await expect(identificar(cabeceras)).rejects.toThrow(CredencialRechazada);
  });

  it('of the previous key is taken while that is configured', async () => {
    const nueva = claveAlAzar();
    const cabeceras = await crearFirma(clave)(SOCIO, 'pagos');
    expect(await crearIdentificador('pagos', [nueva, clave])(cabeceras)).toEqual(SOCIO);
    await expect(crearIdentificador('pagos', [nueva])(cabeceras)).rejects.toThrow(CredencialRechazada);
  });

  it('cannot be made up', async () => {
    const identificar = crearIdentificador('pagos', [clave]);
    const token = (tipo: string) =>
      new SignJWT({ rol: 'ADMIN' })
        .setProtectedHeader({ alg: 'HS256', typ: tipo })
        .setIssuer('alpes-gateway')
        .setAudience('pagos')
        .setSubject('eva');
    const bueno = token('alpes-interna+jwt').setExpirationTime('30s');
    const falsos = {
      'of no key': new UnsecuredJWT({ rol: 'ADMIN' })
        .setIssuer('alpes-gateway')
        .setAudience('pagos')
        .setSubject('eva')
        .setExpirationTime('30s')
        .encode(),
      'of another key': await bueno.sign(claveAlAzar()),
      "a client's token with the same key": await token('JWT').setExpirationTime('30s').sign(clave),
      'without an end': await token('alpes-interna+jwt').sign(clave),
      'of nobody': await new SignJWT({ rol: 'ADMIN' })
        .setProtectedHeader({ alg: 'HS256', typ: 'alpes-interna+jwt' })
        .setIssuer('alpes-gateway')
        .setAudience('pagos')
        .setExpirationTime('30s')
        .sign(clave),
      nothing: '',
      garbage: 'a.b.c',
      missing: undefined,
      'given twice': ['a', 'b'],
    };
    for (const [caso, falso] of Object.entries(falsos)) {
      await expect(async () => identificar({ [CABECERA_DE_IDENTIDAD]: falso }), caso).rejects.toThrow(
        CredencialRechazada,
      );
    }
    expect(await identificar({ [CABECERA_DE_IDENTIDAD]: await bueno.sign(clave) })).toEqual({
      usuario: 'eva',
      rol: 'ADMIN',
    });
  });

  it('is not asked for by a subgraph without keys, which takes none that it cannot check', () => {
    const identificar = crearIdentificador('pagos', undefined);
    expect(identificar({})).toBe(ANONIMO);
    expect(() => identificar({ [CABECERA_DE_IDENTIDAD]: 'a.b.c' })).toThrow(CredencialRechazada);
  });
});
