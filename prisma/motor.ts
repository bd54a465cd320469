import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

/** Prisma's schema engine: the part of `prisma migrate` that compares schemas and applies migrations. */
export type Motor = SchemaEngine;

interface ModuloWasm {
  readonly SchemaEngine: {
    new: (
      opciones: { datamodels: [string, string][] | undefined },
      registro: (linea: string) => void,
      fabrica: object,
    ) => Promise<SchemaEngine>;
  };
  readonly __wbg_set_wasm: (exportado: Record<string, unknown>) => void;
}

/** TypeScript knows WebAssembly from the browser's library only, which this project leaves out. */
declare const WebAssembly: {
  instantiate(
    binario: Uint8Array,
    importado: Record<string, unknown>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let cargado: Promise<ModuloWasm> | undefined;

/**
 * Lends `accion` the schema engine over connections of `fabrica`. The engine is WebAssembly: unlike Prisma's binary
 * it needs no download.
 */
export async function conMotor<T>(
  fabrica: SqlMigrationAwareDriverAdapterFactory,
  esquema: [string, string][] | undefined,
  accion: (motor: Motor) => Promise<T>,
): Promise<T> {
  cargado ??= cargar();
  const { SchemaEngine } = await cargado;
  // The engine does not close what it opens.
  const abiertas = new Set<SqlDriverAdapter>();
  const anotar = (conexion: SqlDriverAdapter) => {
    const dispose = async () => {
      if (abiertas.delete(anotada)) await conexion.dispose();
    };
    const anotada: SqlDriverAdapter = { ...conexion, dispose };
    abiertas.add(anotada);
    return anotada;
  };
  const anotadora: SqlMigrationAwareDriverAdapterFactory = {
    provider: fabrica.provider,
    adapterName: fabrica.adapterName,
    connect: async () => anotar(await fabrica.connect()),
    connectToShadowDb: async () => anotar(await fabrica.connectToShadowDb()),
  };
  try {
    const motor = await SchemaEngine.new(
      { datamodels: esquema },
      () => {},
      bindMigrationAwareSqlAdapterFactory(anotadora),
    );
    try {
      return await accion(motor);
    } finally {
      motor.free();
    }
  } finally {
    for (const conexion of abiertas) await conexion.dispose();
  }
}

async function cargar(): Promise<ModuloWasm> {
  // The package's entry imports the .wasm as a module, which Node does not do: load it by hand.
  const modulo = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as ModuloWasm;
  const pegamento = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const binario = new Uint8Array(await readFile(pegamento.replace(/js$/, 'wasm')));
  const { instance } = await WebAssembly.instantiate(binario, {
    './schema_engine_bg.js': modulo,
  });
  modulo.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return modulo;
}
