// Makes a token for development, signed with JWT_CLAVE: npm run token -- --rol SOCIO --cliente <id> [--usuario x] [--minutos 60]
import { parseArgs } from 'node:util';
import { VARIABLES_DE_IDENTIDAD } from '../gateway/identidad/configuracion.ts';
import { firmarToken } from '../gateway/identidad/firmarToken.ts';
import { identidadDe } from '../gateway/identidad/reclamos.ts';
import { pideAyuda, textoDeAyuda } from '../packages/seedwork/proceso/ayuda.ts';
import { leerConfiguracion } from '../packages/seedwork/proceso/configuracion.ts';
import { claveDe } from '../packages/seedwork/seguridad/claves.ts';

const USO = 'Uso: npm run token -- --rol ADMIN|OPERADOR|SOCIO [--cliente <id>] [--usuario <nombre>] [--minutos 60]';

if (pideAyuda()) {
  console.log(`${textoDeAyuda('Hace un token de desarrollo', VARIABLES_DE_IDENTIDAD)}\n\n${USO}`);
  process.exit(0);
}

try {
  const { JWT_CLAVE, JWT_EMISOR, JWT_AUDIENCIA, JWT_RECLAMO_ROL, JWT_RECLAMO_CLIENTE } = leerConfiguracion(
    VARIABLES_DE_IDENTIDAD,
    process.env,
  );
  const { rol, cliente, usuario, minutos } = leerArgumentos();
  if (JWT_CLAVE === undefined) throw new Error('JWT_CLAVE: indique la misma clave con la que arrancó el gateway.');
  const vence = Date.now() + minutos * 60_000;
  const nombres = { rol: JWT_RECLAMO_ROL, cliente: JWT_RECLAMO_CLIENTE };
  const reclamos = {
    sub: usuario ?? (cliente === undefined ? rol.toLowerCase() : `socio-${cliente}`),
    [nombres.rol]: rol,
    ...(cliente === undefined ? {} : { [nombres.cliente]: cliente }),
  };
  // Refused here for the same reasons as there.
  identidadDe(reclamos, nombres, vence);
  console.log(
    await firmarToken(reclamos, { clave: claveDe(JWT_CLAVE), emisor: JWT_EMISOR, audiencia: JWT_AUDIENCIA, vence }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function leerArgumentos() {
  const texto = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { rol: texto, cliente: texto, usuario: texto, minutos: texto } });
    const minutos = Number(values.minutos ?? 60);
    if (values.rol !== undefined && minutos > 0 && Number.isFinite(minutos)) {
      return { ...values, rol: values.rol, minutos };
    }
  } catch {
    // An option that there is not: told as one that is missing.
  }
  throw new Error(USO);
}
