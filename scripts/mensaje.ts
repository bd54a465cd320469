// Leaves a message on the bus, as an outside producer does: npm run mensaje -- <topic> <clave> '<json>'
// The bus is that of PULSAR_URL, or without it that of DATABASE_URL; docs/mensajes.md describes topics and messages.
import { BusEmbebido } from '../packages/seedwork/infraestructura/busEmbebido.ts';
import { conectarPulsar } from '../packages/seedwork/infraestructura/crearBus.ts';
import { crearBitacora } from '../packages/seedwork/observabilidad/bitacora.ts';
import { pideAyuda, textoDeAyuda } from '../packages/seedwork/proceso/ayuda.ts';
import {
  leerConfiguracion,
  opcionesDeBus,
  reglasDeBus,
  urlDeBaseDeDatos,
  VARIABLES_DE_BUS,
} from '../packages/seedwork/proceso/configuracion.ts';
import { abrirBaseDeDatos, ErrorDeArranque } from '../prisma/baseDeDatos.ts';
import { exigirMigrada } from '../prisma/migrar.ts';

const USO = "Uso: npm run mensaje -- <topic> <clave> '<json>'";
const CONFIGURACION = { ...VARIABLES_DE_BUS, DATABASE_URL: urlDeBaseDeDatos.optional() };

if (pideAyuda()) {
  console.log(`${textoDeAyuda('Deja un mensaje en el bus', CONFIGURACION)}\n\n${USO}`);
  process.exit(0);
}
const [topic, clave, cuerpo, ...sobrantes] = process.argv.slice(2);
if (topic === undefined || clave === undefined || cuerpo === undefined || sobrantes.length > 0) {
  terminar(USO, 2);
}
if (!/^(comandos|eventos)\.\w+$/.test(topic)) {
  terminar('El topic debe ser comandos.{modulo} o eventos.{modulo}; docs/mensajes.md los enumera.', 2);
}
if (!esJson(cuerpo)) terminar('El mensaje no es JSON: nadie podría leerlo.', 2);

try {
  const { bus, cerrar } = await abrirBus();
  try {
    await bus.depositar(topic, clave, cuerpo);
    console.log(`Mensaje dejado en ${topic}.`);
  } finally {
    await cerrar();
  }
} catch (error) {
  if (error instanceof ErrorDeArranque) terminar(error.message, 1);
  terminar(`No se pudo dejar el mensaje: ${error instanceof Error ? error.message : String(error)}`, 1);
}

async function abrirBus() {
  const ajustes = leerConfiguracion(CONFIGURACION, process.env, reglasDeBus);
  const bitacora = crearBitacora('mensaje', 'silent');
  const { url, ...resto } = opcionesDeBus(ajustes);
  if (url !== undefined) {
    // It only leaves a message: it publishes nothing that a database has numbered.
    const bus = await conectarPulsar({ url, ...resto }, async () => 'ninguna', bitacora);
    return { bus, cerrar: () => bus.cerrar() };
  }
  if (ajustes.DATABASE_URL === undefined) {
    throw new ErrorDeArranque(
      'Indique PULSAR_URL o DATABASE_URL. La base de datos embebida de npm start es solo de su proceso: use sus mutaciones.',
    );
  }
  const base = await abrirBaseDeDatos({ url: ajustes.DATABASE_URL, maximoConexiones: 1 });
  const bus = new BusEmbebido(base, bitacora);
  const cerrar = async () => {
    await bus.cerrar();
    await base.cerrar();
  };
  try {
    await exigirMigrada(base);
  } catch (error) {
    await cerrar();
    throw error;
  }
  return { bus, cerrar };
}

function esJson(texto: string): boolean {
  try {
    JSON.parse(texto);
    return true;
  } catch {
    return false;
  }
}

function terminar(mensaje: string, codigo: number): never {
  console.error(mensaje);
  process.exit(codigo);
}
