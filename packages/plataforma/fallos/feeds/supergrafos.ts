import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sistema } from '../sistema.ts';

/** A field of Cliente that the other version does not have. */
export const CAMPO_QUE_VA_Y_VIENE = 'ciudad';

/** Two versions of the supergraph in turns. */
export interface Supergrafos {
  /** Has the gateway load the other one. */
  alternar(): void;
  /** Has it load the one that is published, with which all operations are valid. */
  reponer(): void;
}

/**
 * In the other version one field is missing, and the payouts of a cliente need its name: who asks for them asks the
 * subgraph of the clientes for more than before.
 */
export const otraVersion = (sdl: string): string => {
  const inicio = sdl.indexOf('\ntype Cliente\n');
  const fin = sdl.indexOf('\n}', inicio);
  const cambiar = (tipo: string, busca: RegExp, pone: string): string => {
    const cambiado = tipo.replace(busca, pone);
    if (cambiado === tipo) throw new Error(`The supergraph has no place for ${pone}`);
    return cambiado;
  };
  let tipo = sdl.slice(inicio, fin);
  tipo = cambiar(tipo, new RegExp(`^  ${CAMPO_QUE_VA_Y_VIENE}: `, 'm'), '  municipio: ');
  tipo = cambiar(
    tipo,
    /^ {2}nombre: String! @join__field\(graph: CLIENTE\)/m,
    '  nombre: String! @join__field(graph: CLIENTE) @join__field(graph: PAGOS, external: true)',
  );
  tipo = cambiar(
    tipo,
    /\): PayoutConnection @join__field\(graph: PAGOS\)/,
    '): PayoutConnection @join__field(graph: PAGOS, requires: "nombre")',
  );
  return sdl.slice(0, inicio) + tipo + sdl.slice(fin);
};

/** Writes them where the gateway reads, and tells it so. */
export const crearSupergrafos = ({ supergrafo, replicas }: Sistema): Supergrafos => {
  const publicado = readFileSync(supergrafo, 'utf8');
  const otro = otraVersion(publicado);
  let vigente = publicado;
  const poner = (sdl: string): void => {
    vigente = sdl;
    // Whole at every moment: the gateway may be starting.
    writeFileSync(`${supergrafo}.nuevo`, sdl);
    renameSync(`${supergrafo}.nuevo`, supergrafo);
    for (const { proceso, modulo } of replicas) if (modulo === undefined) proceso.avisar('SIGHUP');
  };
  return {
    alternar: () => poner(vigente === publicado ? otro : publicado),
    reponer: () => poner(publicado),
  };
};

/** What the reloads meant for the streams that were open, as the gateway has logged it. */
export const leerRecargas = ({ registros }: Sistema): { recargas: number; renovados: number; terminados: number } => {
  const suma = { recargas: 0, renovados: 0, terminados: 0 };
  for (const linea of readFileSync(join(registros, 'gateway.log'), 'utf8').split('\n')) {
    if (!linea.includes('"Subscriptions have gone over to the new supergraph"')) continue;
    const { recarga } = JSON.parse(linea) as {
      readonly recarga: { readonly renovados: number; readonly terminados: number };
    };
    suma.recargas += 1;
    suma.renovados += recarga.renovados;
    suma.terminados += recarga.terminados;
  }
  return suma;
};
