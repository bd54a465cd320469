import { readFile } from 'node:fs/promises';
import { campanias } from '@alpes/campanias/modulo';
import { cliente } from '@alpes/cliente/modulo';
import { pagos } from '@alpes/pagos/modulo';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { BusEmbebido } from '@alpes/seedwork/infraestructura/busEmbebido';
import { escribirSobre } from '@alpes/seedwork/infraestructura/sobre';
import { iniciarModulo, type ModuloEnMarcha } from '@alpes/seedwork/modulo';
import { crearMetricas } from '@alpes/seedwork/observabilidad/metricas';
import { bitacoraDePrueba } from '@alpes/seedwork/pruebas/bitacora';
import { isObjectType } from 'graphql';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

// docs/mensajes.md is what other systems rely on: it is compared with the schemas of the commands, and with every event
// that the contexts write while a scenario runs through all of them.

type Datos = Readonly<Record<string, unknown>>;

const DEFINICIONES = [
  cliente,
  // Long enough to cancel a campaign before its payment is made, on a machine that is busy too.
  pagos({ demoraPasarelaMs: 3_000, consultaMs: 50 }),
  campanias({ plazoSagaMs: 60_000 }),
] as const;

/** A message as the page describes it. */
interface Descrito {
  readonly topic: string;
  readonly tipo: string;
  /** By name, whether it may be left out. */
  readonly campos: ReadonlyMap<string, 'siempre' | 'a veces'>;
  readonly ejemplo: Datos;
}

/** Reads the page: `### topic`, then `#### type` with a table of fields and an example for each message. */
const leerPagina = async (): Promise<Descrito[]> => {
  const pagina = await readFile(new URL('../../docs/mensajes.md', import.meta.url), 'utf8');
  return pagina.split(/^### /m).flatMap((parte) => {
    const topic = /^`((?:comandos|eventos)\.\w+)`/.exec(parte)?.[1];
    if (topic === undefined) return [];
    return parte
      .split(/^#### /m)
      .slice(1)
      .map((seccion) => {
        const [, tipo = ''] = /^`([\w.]+)`/.exec(seccion) ?? [];
        const campos = [...seccion.matchAll(/^\| `(\w+)`(\??) \|/gm)].map(
          ([, campo = '', opcional]) => [campo, opcional === '?' ? 'a veces' : 'siempre'] as const,
        );
        const [, ejemplo = 'null'] = /```json\n(.*?)```/s.exec(seccion) ?? [];
        return { topic, tipo, campos: new Map(campos), ejemplo: JSON.parse(ejemplo) as Datos };
      });
  });
};

const nombres = (descritos: readonly Descrito[], clase: string) =>
  descritos
    .filter(({ topic }) => topic.startsWith(`${clase}.`))
    .map(({ topic, tipo }) => `${topic} ${tipo}`)
    .sort();

let descritos: Descrito[];
beforeAll(async () => {
  descritos = await leerPagina();
});

describe('the commands of docs/mensajes.md', () => {
  const comandos = DEFINICIONES.flatMap((definicion) =>
    definicion.comandos.map(({ tipo, entrada }) => ({ topic: `comandos.${definicion.nombre}`, tipo, entrada })),
  );

  it('are all that there are', () => {
    expect(nombres(descritos, 'comandos')).toEqual(comandos.map(({ topic, tipo }) => `${topic} ${tipo}`).sort());
  });

  it.each(comandos)('$tipo has the fields of its schema, and an example that it takes', ({ topic, tipo, entrada }) => {
    const descrito = descritos.find((uno) => uno.topic === topic && uno.tipo === tipo);
    const { properties = {}, required = [] } = z.toJSONSchema(entrada as z.ZodType, {
      io: 'input',
      unrepresentable: 'any',
    });
    expect(descrito?.campos).toEqual(
      new Map(Object.keys(properties).map((campo) => [campo, required.includes(campo) ? 'siempre' : 'a veces'])),
    );
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(descrito?.ejemplo ?? {})));
    expect((entrada as z.ZodType).safeParse(descrito?.ejemplo).error).toBeUndefined();
  });
});

describe('the events of docs/mensajes.md', () => {
  let base: BaseDeDatos;
  let bus: BusEmbebido;
  let modulos: ModuloEnMarcha[];
  let escritos: Awaited<ReturnType<typeof leerRegistro>>;

  const leerRegistro = () => base.prisma.mensaje.findMany({ where: { modulo: { not: 'externo' } } });
  const ordenar = (modulo: string, clave: string, type: string, data: Datos) =>
    bus.depositar(`comandos.${modulo}`, clave, JSON.stringify({ type, data }));
  /** Waits for an event, and reads of it. */
  const evento = (tipo: string, con: (datos: Datos) => boolean = () => true): Promise<Datos> =>
    vi.waitFor(
      async () => {
        const filas = await base.prisma.mensaje.findMany({ where: { tipo } });
        const hallado = filas.map(({ datos }) => datos as Datos).find(con);
        if (hallado === undefined) throw new Error(`No ${tipo} came`);
        return hallado;
      },
      { timeout: 60_000, interval: 20 },
    );

  beforeAll(async () => {
    base = await baseDePrueba();
    const bitacora = bitacoraDePrueba();
    bus = new BusEmbebido(base, bitacora);
    const entorno = { base, bus, bitacora, metricas: crearMetricas(new Registry()) };
    const [deCliente, dePagos, deCampanias] = DEFINICIONES;
    modulos = [
      await iniciarModulo(deCliente, entorno),
      await iniciarModulo(dePagos, entorno),
      await iniciarModulo(deCampanias, entorno),
    ];
    await recorrer();
    escritos = await leerRegistro();
  }, 120_000);
  afterAll(async () => {
    await Promise.all(modulos?.map((modulo) => modulo.detener()) ?? []);
    await bus?.cerrar();
    await base?.cerrar();
  });

  /** Through every event of the three contexts. */
  const recorrer = async () => {
    const contacto = { telefono: '+57 601 5551234', ciudad: 'Bogotá' };
    await ordenar('cliente', 'n', 'RegistrarClienteNatural', {
      ...contacto,
      nombre: 'Ana Ruiz',
      email: 'ana@example.com',
      cedula: '1020304050',
      fechaNacimiento: '1990-05-17',
    });
    await ordenar('cliente', 'e', 'RegistrarClienteEmpresa', {
      nombre: 'Andes SAS',
      email: 'hola@andes.example.com',
      rut: '900123456-8',
      fechaConstitucion: '2001-02-03',
    });
    const { id: ana } = await evento('ClienteRegistrado.v1', ({ tipo }) => tipo === 'NATURAL');
    const { id: andes } = await evento('ClienteRegistrado.v1', ({ tipo }) => tipo === 'EMPRESA');
    await ordenar('cliente', 'e', 'ActualizarCliente', {
      ...contacto,
      id: andes,
      nombre: 'Andes Norte SAS',
      email: 'norte@andes.example.com',
      pais: 'Chile',
    });
    await ordenar('cliente', 'e', 'SuspenderCliente', { id: andes, motivo: 'Mora' });
    await ordenar('cliente', 'e', 'ReactivarCliente', { id: andes });
    await ordenar('cliente', 'e', 'EliminarCliente', { id: andes });
    await ordenar('cliente', 'e', 'OlvidarCliente', { id: andes });

    const medioPago = { tipo: 'TARJETA', mascara: '**** 1111' };
    const comision = { clienteId: ana, marcaId: 'marca-1', tipoEvento: 'VENTA', fecha: '2026-11-03T10:00:00Z' };
    await ordenar('pagos', 't', 'RegistrarTransaccion', { ...comision, comision: { valor: '12.00', moneda: 'USD' } });
    await ordenar('pagos', 't', 'RegistrarTransaccion', { ...comision, comision: { valor: '13.00', moneda: 'USD' } });
    const { transactionId: anulada } = await evento(
      'TransaccionRegistrada.v1',
      (datos) => (datos['comision'] as Datos)['valor'] === '13.00',
    );
    await ordenar('pagos', 't', 'AnularTransaccion', { id: anulada, motivo: 'Devolución' });
    await evento('TransaccionAnulada.v1');
    await ordenar('pagos', 't', 'CrearPayout', { clienteId: ana, cicloId: '2026-11', medioPago });
    const { payoutId } = await evento('PayoutCreado.v1');
    await ordenar('pagos', 't', 'CalcularComisiones', { payoutId });
    await ordenar('pagos', 't', 'ProcesarPago', { payoutId });
    await evento('PayoutExitoso.v1');
    const monto = { valor: '40.01', moneda: 'USD' };
    await ordenar('pagos', 't', 'ProcesarPago', { clienteId: ana, cicloId: '2026-12', monto });
    await evento('PayoutFallido.v1');

    const campania = {
      idCliente: ana,
      itinerario: ['Bogotá', 'Medellín'],
      fechaInicio: '2026-12-01',
      fechaFin: '2026-12-31',
    };
    const presupuesto = (valor: string) => ({ presupuesto: { valor, moneda: 'USD' } });
    await ordenar('campanias', 'a', 'CrearCampania', { ...campania, nombre: 'Aprobada', ...presupuesto('1500.00') });
    const { id: aprobada } = await evento('CampaniaAprobada.v1');
    await ordenar('campanias', 'a', 'FinalizarCampania', { id: aprobada });
    await ordenar('campanias', 'c', 'CrearCampania', { ...campania, nombre: 'Cancelada', ...presupuesto('80.03') });
    const { id: cancelada } = await evento('CampaniaCreada.v1', ({ nombre }) => nombre === 'Cancelada');
    await ordenar('campanias', 'c', 'ActualizarCampania', {
      id: cancelada,
      nombre: 'Lanzamiento',
      itinerario: ['Cali'],
      fechaInicio: '2027-01-01',
      fechaFin: '2027-01-31',
    });
    await ordenar('campanias', 'c', 'CancelarCampania', { id: cancelada, motivo: 'Cambio de planes' });
    await evento('PagoRevertido.v1', ({ idCampania }) => idCampania === cancelada);
    await evento('CampaniaFinalizada.v1');
    await evento('ClienteOlvidado.v1');
  };

  it('are all that there are', () => {
    const tipos = DEFINICIONES.flatMap((_, i) => {
      const esquema = modulos[i]?.esquema;
      const nombre = modulos[i]?.nombre ?? '';
      return Object.values(esquema?.getTypeMap() ?? {})
        .filter((tipo) => isObjectType(tipo) && tipo.getInterfaces().some(({ name }) => /^Evento[A-Z]/.test(name)))
        .map(({ name }) => `eventos.${nombre} ${name}.v1`);
    });
    expect(nombres(descritos, 'eventos')).toEqual(tipos.sort());
  });

  it('are what the contexts write: these fields, in this form', () => {
    const deEventos = escritos.filter(({ topic }) => topic.startsWith('eventos.'));
    const porTipo = Map.groupBy(deEventos, ({ topic, tipo }) => `${topic} ${tipo}`);
    const documentados = new Map(descritos.map((uno) => [`${uno.topic} ${uno.tipo}`, uno]));
    expect([...porTipo.keys()].sort()).toEqual(nombres(descritos, 'eventos'));
    for (const [nombre, filas] of porTipo) {
      const datos = filas.map((fila) => fila.datos as Datos);
      const todos = [...new Set(datos.flatMap((uno) => Object.keys(uno)))];
      const campos = todos.map((campo) => [campo, datos.every((uno) => campo in uno) ? 'siempre' : 'a veces'] as const);
      const { campos: descritosDe, ejemplo } = documentados.get(nombre) ?? { campos: new Map(), ejemplo: {} };
      expect(Object.fromEntries(descritosDe), nombre).toEqual(Object.fromEntries(campos));
      expect(datos.map(formaDe), `example of ${nombre}`).toContainEqual(formaDe(ejemplo));
    }
  });

  it('and the commands that the contexts send are the ones described', () => {
    const deComandos = escritos.filter(({ topic }) => topic.startsWith('comandos.'));
    expect(deComandos.length).toBeGreaterThan(0);
    for (const { topic, tipo, datos } of deComandos) {
      const descrito = descritos.find((uno) => uno.topic === topic && uno.tipo === tipo);
      expect([...(descrito?.campos.keys() ?? [])], tipo).toEqual(expect.arrayContaining(Object.keys(datos as Datos)));
    }
  });

  it('travel in the envelope that the page shows', async () => {
    const pagina = await readFile(new URL('../../docs/mensajes.md', import.meta.url), 'utf8');
    const [, tabla = ''] = /^## The envelope\n(.*?)^## /ms.exec(pagina) ?? [];
    const descritosDelSobre = [...tabla.matchAll(/^\| `(\w+)`/gm)].map(([, atributo]) => atributo);
    const [fila] = escritos;
    if (fila === undefined) throw new Error('unreachable');
    const metadatos = { correlacion: 'c', causacion: 'd', traceparent: 't', usuario: 'u', operacion: 'o' };
    expect(Object.keys(JSON.parse(escribirSobre({ ...fila, metadatos, agregadoVersion: 1 })))).toEqual(
      descritosDelSobre,
    );
  });
});

/** The kinds of the values, however deep, in place of the values. */
const formaDe = (valor: unknown): unknown => {
  if (Array.isArray(valor)) return valor.slice(0, 1).map(formaDe);
  if (valor === null || typeof valor !== 'object') return valor === null ? 'null' : typeof valor;
  return Object.fromEntries(Object.entries(valor).map(([clave, hijo]) => [clave, formaDe(hijo)]));
};
