import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { PAGINA_VACIA, type PeticionDePagina } from '@alpes/seedwork/aplicacion/pagina';
import { cargadorCon } from '@alpes/seedwork/infraestructura/cargador';
import { contiene, enPeriodo, enRango, unoDe } from '@alpes/seedwork/infraestructura/filtros';
import { type ListaSql, leerPagina, leerPaginasPorPadre } from '@alpes/seedwork/infraestructura/listas';
import { resumir, resumirContador } from '@alpes/seedwork/infraestructura/resumenes';
import type { Consultas } from '../aplicacion/consultas.ts';
import type { CampoDeCampanias, FiltroDeCampanias } from '../aplicacion/filtros.ts';
import type { EstadoDeCampania } from '../dominio/campania.ts';
import { campaniasPorId } from './filas.ts';

/** The counters of this context. */
export const CONTADOR = Prisma.sql`campanias.contador`;
const CONTADAS = { contador: CONTADOR, medida: 'campania' };

const TABLA = Prisma.sql`campanias.campanias_view`;
const PRESUPUESTO = { valor: Prisma.sql`presupuesto_valor`, moneda: Prisma.sql`presupuesto_moneda` };
/** Expressions that have an index. */
const NOMBRE = Prisma.sql`public.texto_normal(nombre) COLLATE "C"`;
const DIAS = Prisma.sql`daterange(fecha_inicio, fecha_fin, '[]')`;
const TEXTO = Prisma.sql`public.texto_normal(campanias.texto_de_campania(nombre, itinerario, motivo))`;

const CLAVES: ListaSql<CampoDeCampanias>['claves'] = {
  CREADA: { expresion: Prisma.sql`creada`, tipo: 'timestamptz' },
  FECHA_INICIO: { expresion: Prisma.sql`fecha_inicio`, tipo: 'date' },
  NOMBRE: { expresion: NOMBRE, tipo: 'text' },
  PRESUPUESTO: { expresion: PRESUPUESTO.valor, tipo: 'numeric' },
};
const RESUMEN = { tabla: TABLA, moneda: PRESUPUESTO.moneda, monto: PRESUPUESTO.valor };
const DE_CLIENTE = { columna: Prisma.sql`id_cliente`, tipo: 'text' } as const;

/** The lists of campaigns. */
export const listaDeCampanias = (prisma: PrismaClient): Pick<Consultas, 'campanias' | 'campaniasDeCliente'> => {
  const leerFilas = campaniasPorId(prisma);

  const paginas = cargadorCon(
    (ids: readonly string[], { filtro, peticion }: { filtro: FiltroDeCampanias; peticion: Peticion }) =>
      leerPaginasPorPadre(prisma, DE_CLIENTE, ids, listaSql(filtro), peticion, leerFilas),
  );
  const resumenes = cargadorCon((ids: readonly string[], filtro: FiltroDeCampanias) => {
    const condiciones = [unoDe(DE_CLIENTE.columna, ids), ...condicionesDe(filtro)];
    return resumir<EstadoDeCampania>(prisma, RESUMEN, condiciones, DE_CLIENTE.columna);
  });

  return {
    campanias: {
      pagina: (filtro, peticion) => leerPagina(prisma, listaSql(filtro), peticion, leerFilas),
      async resumen(filtro) {
        const { creada, estados, presupuesto, ...otros } = filtro;
        return (
          (await resumirContador(prisma, CONTADAS, { periodo: creada, estados, monto: presupuesto }, otros)) ??
          (await resumir<EstadoDeCampania>(prisma, RESUMEN, condicionesDe(filtro))).get('') ??
          []
        );
      },
    },

    campaniasDeCliente: (id) => ({
      pagina: async (filtro, peticion) => (await paginas(id, { filtro, peticion })) ?? PAGINA_VACIA,
      resumen: async (filtro) => (await resumenes(id, filtro)) ?? [],
    }),
  };
};

type Peticion = PeticionDePagina<CampoDeCampanias>;

const listaSql = (filtro: FiltroDeCampanias): ListaSql<CampoDeCampanias> => ({
  tabla: TABLA,
  claves: CLAVES,
  condiciones: condicionesDe(filtro),
});

const condicionesDe = (filtro: FiltroDeCampanias): readonly Prisma.Sql[] => {
  const { idCliente, estados, texto, creada, enCurso, presupuesto } = filtro;
  return [
    ...(idCliente === undefined ? [] : [Prisma.sql`id_cliente = ${idCliente}`]),
    ...(estados === undefined ? [] : [unoDe(Prisma.sql`estado`, estados, 'campanias.estado_campania')]),
    ...(texto === undefined ? [] : [contiene(TEXTO, texto)]),
    ...(creada === undefined ? [] : enPeriodo(Prisma.sql`creada`, creada)),
    ...(enCurso === undefined
      ? []
      : [Prisma.sql`${DIAS} && daterange(${enCurso.desde}::date, ${enCurso.hasta}::date, '[]')`]),
    ...(presupuesto === undefined ? [] : enRango(PRESUPUESTO, presupuesto)),
  ];
};
