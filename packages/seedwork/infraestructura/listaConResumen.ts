import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { RangoDeMontos } from '../aplicacion/filtros.ts';
import { contar, type ListaLeida, type Resumen } from '../aplicacion/lista.ts';
import { PAGINA_VACIA, type PeticionDePagina } from '../aplicacion/pagina.ts';
import type { Moneda } from '../dominio/dinero.ts';
import { cargadorCon } from './cargador.ts';
import { type Contador, type Cuenta, leerContador, type Sumando } from './contadores.ts';
import { contarHasta, contarHastaPorPadre } from './contarHasta.ts';
import { partirEnCubos } from './cubos.ts';
import { donde, unoDe } from './filtros.ts';
import { type LeerFilas, type ListaSql, leerPagina, leerPaginasPorPadre, type Padre } from './listas.ts';

/** The part of a filter that the counters know, and the rest of it. */
export interface FiltroDeContador {
  readonly sumandos: readonly Sumando[];
  /** What the counters call the buckets of amounts, where these go together with the rest of the filter. */
  readonly cubos?: string | undefined;
  readonly estados: readonly string[] | undefined;
  readonly monto: RangoDeMontos | undefined;
  readonly otros: object;
}

/** How a list of things with a state and an amount, and their sums, are read. */
export interface DefinicionDeLista<Filtro, Campo extends string, Fila> {
  /** With a column `estado`. */
  readonly tabla: Prisma.Sql;
  readonly claves: ListaSql<Campo>['claves'];
  readonly leerFilas: LeerFilas<Fila>;
  condicionesDe(filtro: Filtro): readonly Prisma.Sql[];
  /** What follows from the filter for a key that goes along with it; undefined where none does. */
  cotasDe(filtro: Filtro, campo: Campo): readonly Prisma.Sql[] | undefined;
  /** What is summed. */
  readonly monto: { readonly valor: Prisma.Sql; readonly moneda: Prisma.Sql };
  /** The context's counters. */
  readonly contador: Contador;
  deContador(filtro: Filtro): FiltroDeContador;
}

/** The list of all, and those of parents, which cost as many statements for many parents as for one. */
export const listaConResumen = <Filtro, Campo extends string, Fila, Estado extends string>(
  prisma: PrismaClient,
  definicion: DefinicionDeLista<Filtro, Campo, Fila>,
) => {
  const { tabla, claves, leerFilas, condicionesDe, cotasDe, monto, contador, deContador } = definicion;
  type Lista = ListaLeida<Filtro, Campo, Fila, Resumen<Estado>>;

  const listaSql = (filtro: Filtro): ListaSql<Campo> => ({ tabla, claves, condiciones: condicionesDe(filtro) });

  /** Counts and sums the rows, by parent where there is one. */
  const resumenDeFilas = (condiciones: readonly Prisma.Sql[], padre = Prisma.sql`''`) =>
    prisma.$queryRaw<(Cuenta & { readonly padre: string })[]>`
      SELECT ${padre}::text AS padre, estado::text AS estado, ${monto.moneda} AS moneda, count(*)::float8 AS cantidad,
        coalesce(sum(${monto.valor}), 0)::numeric(30, 2)::text AS monto
      FROM ${tabla} WHERE ${donde(condiciones)}
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

  /**
   * What the counters have of a filter, and what the rows meet that are counted beside; undefined when they do not know. Of a
   * range of amounts, the rows at its ends.
   */
  const enContador = (filtro: Filtro) => {
    const { sumandos, cubos, monto: rango, otros } = deContador(filtro);
    if (Object.values(otros).some((valor) => valor !== undefined)) return undefined;
    if (rango?.minimo === undefined && rango?.maximo === undefined) return { sumandos, sueltos: [] };
    const partido = cubos === undefined ? undefined : partirEnCubos(cubos, monto.valor, rango);
    if (partido === undefined) return undefined;
    const sueltos = partido.sueltos.map((suelto) => [...condicionesDe(filtro), suelto]);
    return { sumandos: [{ cuales: partido.enteros }], sueltos };
  };

  const filas = (condiciones: readonly Prisma.Sql[]) => Prisma.sql`
    SELECT estado::text, ${monto.moneda}, 1, ${monto.valor} FROM ${tabla} WHERE ${donde(condiciones)}`;

  const resumenDeContador = async (
    filtro: Filtro,
    sumandos: readonly Sumando[],
    sueltos: readonly (readonly Prisma.Sql[])[],
  ): Promise<readonly Cuenta[]> => {
    const { estados, monto: rango } = deContador(filtro);
    const cuentas = await leerContador(prisma, contador, sumandos, sueltos.map(filas));
    return cuentas
      .filter(({ estado }) => estados === undefined || estados.includes(estado))
      .filter(({ moneda }) => rango === undefined || moneda === rango.moneda);
  };

  const todas: Lista = {
    pagina: (filtro, peticion) =>
      leerPagina(prisma, { ...listaSql(filtro), cotas: cotasDe(filtro, peticion.orden.campo) }, peticion, leerFilas),
    resumen: async (filtro) => {
      const leido = enContador(filtro);
      const cuentas =
        leido === undefined
          ? await resumenDeFilas(condicionesDe(filtro))
          : await resumenDeContador(filtro, leido.sumandos, leido.sueltos);
      return cuentas.map(comoResumen<Estado>);
    },
    contarHasta: async (filtro, hasta) => {
      const leido = enContador(filtro);
      if (leido === undefined) return contarHasta(prisma, tabla, condicionesDe(filtro), hasta);
      let cuantas = contar(await resumenDeContador(filtro, leido.sumandos, []));
      for (const suelto of leido.sueltos) {
        if (cuantas < hasta) cuantas += await contarHasta(prisma, tabla, suelto, hasta - cuantas);
      }
      return cuantas;
    },
  };

  const de = (padre: Padre): ((id: string) => Lista) => {
    const paginas = cargadorCon(
      (ids: readonly string[], { filtro, peticion }: { filtro: Filtro; peticion: PeticionDePagina<Campo> }) =>
        leerPaginasPorPadre(prisma, padre, ids, listaSql(filtro), peticion, leerFilas),
    );
    const resumenes = cargadorCon(async (ids: readonly string[], filtro: Filtro) => {
      const suyas = [unoDe(padre.columna, ids, padre.tipo), ...condicionesDe(filtro)];
      return Map.groupBy(await resumenDeFilas(suyas, padre.columna), (cuenta) => cuenta.padre);
    });
    const primeras = cargadorCon((ids: readonly string[], { filtro, hasta }: { filtro: Filtro; hasta: number }) =>
      contarHastaPorPadre(prisma, padre, ids, tabla, condicionesDe(filtro), hasta),
    );
    return (id) => ({
      pagina: async (filtro, peticion) => (await paginas(id, { filtro, peticion })) ?? PAGINA_VACIA,
      resumen: async (filtro) => (await resumenes(id, filtro))?.map(comoResumen<Estado>) ?? [],
      contarHasta: async (filtro, hasta) => (await primeras(id, { filtro, hasta })) ?? 0,
    });
  };

  return { todas, de };
};

/** States and currencies were written from those of the domain. */
const comoResumen = <Estado extends string>({ estado, moneda, cantidad, monto }: Cuenta): Resumen<Estado> => ({
  estado: estado as Estado,
  cantidad,
  monto: { valor: monto, moneda: moneda as Moneda },
});
