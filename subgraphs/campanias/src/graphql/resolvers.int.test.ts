import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CampaniasDePrueba, ENTRADA, levantarCampanias } from '../pruebas/campaniasDePrueba.ts';

const lecturas: string[] = [];
let sistema: CampaniasDePrueba;
beforeAll(async () => {
  sistema = await levantarCampanias({ plazoSagaMs: 600_000 }, lecturas);
});
afterAll(() => sistema?.detener());
beforeEach(() => {
  lecturas.length = 0;
});

/** Campaigns of one cliente, the oldest first. */
const crearVarias = async (cuantas: number, idCliente?: string) => {
  const cliente = idCliente ?? (await sistema.cliente());
  const ids: string[] = [];
  for (let n = 1; n <= cuantas; n += 1) {
    ids.push((await sistema.crear({ idCliente: cliente, nombre: `Campaña ${n}` })).id);
  }
  return { idCliente: cliente, ids };
};

interface Conexion {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string };
  readonly total?: number;
}

const CONEXION = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor }';
const idsDe = ({ edges }: Conexion) => edges.map(({ node }) => node.id);

describe('a campaign', () => {
  it('tells its history and its saga in words', async () => {
    const { id } = await sistema.crear();
    await sistema.mutar('actualizarCampania', { id, nombre: 'Otro', fechaFin: '2027-01-01' });
    await sistema.confirmar(id, { aggregateversion: 4 });
    await sistema.revertir(id, { aggregateversion: 6 });
    await sistema.confirmar(id, { aggregateversion: 5 });
    const { campania, saga } = await sistema.pedir<{ campania: object; saga: object }>(
      `query ($id: ID!) {
        campania(id: $id) { historia { tipo version descripcion usuario } cliente { id } }
        saga(idCampania: $id) { idCampania estado motivo pasos { paso detalle } campania { id estado } }
      }`,
      { id },
    );
    expect(campania).toMatchObject({
      historia: [
        {
          tipo: 'CampaniaCreada.v1',
          version: 1,
          descripcion: 'Se creó la campaña «Lanzamiento» con un presupuesto de 1500.00 USD.',
          usuario: null,
        },
        { tipo: 'CampaniaActualizada.v1', descripcion: 'Se cambió el nombre, la fecha de fin.' },
        { tipo: 'CampaniaAprobada.v1', descripcion: 'Se aprobó la campaña: el pago fue confirmado (C-1).' },
        { tipo: 'CampaniaCancelada.v1', descripcion: 'Se canceló la campaña. Motivo: Fondos insuficientes.' },
      ],
    });
    expect(saga).toEqual({
      idCampania: id,
      estado: 'COMPENSADA',
      motivo: 'Fondos insuficientes',
      campania: { id, estado: 'CANCELADA' },
      pasos: [
        { paso: 'CAMPANIA_CREADA', detalle: 'Se creó la campaña.' },
        {
          paso: 'PAGO_SOLICITADO',
          detalle: expect.stringMatching(/^Se solicitó el pago de 1500.00 USD para el ciclo/),
        },
        { paso: 'PAGO_CONFIRMADO', detalle: 'El pago fue confirmado (C-1).' },
        { paso: 'CAMPANIA_APROBADA', detalle: 'Se aprobó la campaña.' },
        { paso: 'PAGO_REVERTIDO', detalle: 'El pago falló o fue revertido: Fondos insuficientes.' },
        { paso: 'CAMPANIA_CANCELADA', detalle: 'Se canceló la campaña. Motivo: Fondos insuficientes.' },
        { paso: 'COMPENSACION_TERMINADA', detalle: 'No queda dinero por devolver.' },
        { paso: 'PAGO_CONFIRMADO', detalle: 'El pago fue confirmado (C-1) (noticia atrasada, sin efecto).' },
      ],
    });
  });

  it('is found by its id in either case of letters; an id of nothing gives null', async () => {
    const { id } = await sistema.crear();
    const leidos = await sistema.pedir(
      `query ($id: ID!, $otro: ID!) {
        esta: campania(id: $id) { id }
        ninguna: campania(id: $otro) { id }
        noEsId: campania(id: "x") { id }
        saga(idCampania: "x") { estado }
      }`,
      { id: id.toUpperCase(), otro: randomUUID() },
    );
    expect(leidos).toEqual({ esta: { id }, ninguna: null, noEsId: null, saga: null });
  });
});

describe('the list of campaigns', () => {
  it('is read page by page, the newest first, without gap or repeat', async () => {
    const { ids } = await crearVarias(5);
    const leidos: string[] = [];
    let despuesDe: string | null = null;
    do {
      const { campanias }: { campanias: Conexion } = await sistema.pedir(
        `query ($despuesDe: String) { campanias(primeros: 2, despuesDe: $despuesDe) { ${CONEXION} } }`,
        { despuesDe },
      );
      expect(campanias.pageInfo.hasPreviousPage).toBe(despuesDe !== null);
      leidos.push(...idsDe(campanias));
      despuesDe = campanias.pageInfo.hasNextPage ? campanias.pageInfo.endCursor : null;
    } while (despuesDe !== null);
    expect(new Set(leidos).size).toBe(leidos.length);
    expect(leidos.slice(0, 5)).toEqual(ids.toReversed());
    expect(leidos).toHaveLength(await sistema.base.prisma.campaniaVista.count());
  });

  it('counts only when it is asked for', async () => {
    await sistema.pedir('{ campanias(primeros: 1) { edges { cursor } } }');
    expect(lecturas).toEqual(['.$queryRaw', 'CampaniaVista.findMany']);
    lecturas.length = 0;
    await sistema.pedir('{ campanias(primeros: 1) { total } }');
    expect(lecturas).toEqual(['.$queryRaw', 'CampaniaVista.findMany', '.$queryRaw']);
  });

  it.each([
    ['campanias(primeros: 0)', 'PAGINA_INVALIDA'],
    ['campanias(primeros: 101)', 'PAGINA_INVALIDA'],
    ['campanias(despuesDe: "x")', 'CURSOR_INVALIDO'],
  ])('refuses %s', async (campo, codigo) => {
    const { errors } = await sistema.ejecutar(`{ ${campo} { total } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', codigo });
  });
});

describe('what other subgraphs ask for', () => {
  const entidades = <R>(seleccion: string, representaciones: readonly object[]) =>
    sistema.pedir<{ _entities: R[] }>(`query ($r: [_Any!]!) { _entities(representations: $r) { ${seleccion} } }`, {
      r: representaciones,
    });

  it('the campaigns of many clientes, page by page, in one statement', async () => {
    const unos = await crearVarias(3);
    const otros = await crearVarias(1);
    const ninguno = randomUUID();
    lecturas.length = 0;
    const clientes = [unos.idCliente, otros.idCliente, ninguno].map((id) => ({ __typename: 'Cliente', id }));
    const seleccion = (pagina: string) => `... on Cliente { id campanias(${pagina}) { ${CONEXION} total } }`;
    const { _entities: primera } = await entidades<{ campanias: Conexion }>(seleccion('primeros: 2'), clientes);
    expect(primera.map(({ campanias }) => [idsDe(campanias), campanias.pageInfo.hasNextPage, campanias.total])).toEqual(
      [
        [unos.ids.toReversed().slice(0, 2), true, 3],
        [otros.ids, false, 1],
        [[], false, 0],
      ],
    );
    expect(lecturas).toEqual(['.$queryRaw', 'CampaniaVista.findMany', '.$queryRaw']);

    const { _entities: segunda } = await entidades<{ campanias: Conexion }>(
      seleccion(`primeros: 2, despuesDe: "${primera[0]?.campanias.pageInfo.endCursor}"`),
      clientes.slice(0, 1),
    );
    expect(segunda.map(({ campanias }) => idsDe(campanias))).toEqual([unos.ids.slice(0, 1)]);
  });

  it('gives the same of a campaign that way as by its id', async () => {
    const { idCliente, ids } = await crearVarias(1);
    const campos =
      'id idCliente nombre itinerario presupuesto { valor moneda } fechaInicio fechaFin estado motivo creada actualizada version';
    const { _entities } = await entidades<{ campanias: { edges: { node: object }[] } }>(
      `... on Cliente { campanias { edges { node { ${campos} } } } }`,
      [{ __typename: 'Cliente', id: idCliente }],
    );
    const { campania } = await sistema.pedir<{ campania: object }>(
      `query ($id: ID!) { campania(id: $id) { ${campos} } }`,
      { id: ids[0] },
    );
    expect(_entities[0]?.campanias.edges[0]?.node).toEqual(campania);
  });

  it('many campaigns with history, saga and cliente: as many statements as for one', async () => {
    const { ids } = await crearVarias(6);
    const seleccion = `... on Campania {
      id mensaje historia { descripcion } saga { estado campania { id } }
      cliente { campanias { edges { node { id } } } }
    }`;
    const contar = async (algunos: readonly string[]) => {
      lecturas.length = 0;
      const { _entities } = await entidades<{ id: string }>(
        seleccion,
        algunos.map((id) => ({ __typename: 'Campania', id })),
      );
      expect(_entities.map(({ id }) => id)).toEqual(algunos);
      return lecturas.toSorted();
    };
    const deUna = await contar(ids.slice(0, 1));
    expect(await contar(ids)).toEqual(deUna);
    expect(deUna).toHaveLength(6);
  });

  it('a campaign that does not exist is null', async () => {
    const { _entities } = await entidades('... on Campania { nombre }', [{ __typename: 'Campania', id: randomUUID() }]);
    expect(_entities).toEqual([null]);
  });
});

describe('subscriptions', () => {
  const EVENTOS = `eventosCampanias(filtro: { idCampania: $idCampania, idCliente: $idCliente }) {
    __typename tipo version campania { id estado }
    ... on CampaniaCreada { idCliente nombre itinerario presupuesto { valor moneda } fechaInicio fechaFin }
    ... on CampaniaActualizada { cambios { nombre itinerario fechaInicio fechaFin } }
    ... on CampaniaAprobada { payoutId confirmacionId }
    ... on CampaniaCancelada { motivo origen }
  }`;
  const seguir = (filtro: object) =>
    sistema.suscribir<{ eventosCampanias: object }>(`subscription ($idCampania: ID, $idCliente: ID) { ${EVENTOS} }`, {
      ...filtro,
    });

  it('give every event of the campaigns of a cliente, each with its own data', async () => {
    const clienteId = await sistema.cliente();
    const eventos = await seguir({ idCliente: clienteId });
    const siguiente = async () => (await eventos.next()).value?.eventosCampanias;
    const { id } = await sistema.crear({ idCliente: clienteId });
    await sistema.crear();
    expect(await siguiente()).toEqual({
      __typename: 'CampaniaCreada',
      tipo: 'CampaniaCreada.v1',
      version: 1,
      campania: { id, estado: 'PENDIENTE' },
      idCliente: clienteId,
      ...ENTRADA,
      presupuesto: { valor: '1500.00', moneda: 'USD' },
    });
    await sistema.mutar('actualizarCampania', { id, nombre: 'Otro' });
    expect(await siguiente()).toMatchObject({
      __typename: 'CampaniaActualizada',
      cambios: { nombre: 'Otro', itinerario: null, fechaInicio: null, fechaFin: null },
    });
    await sistema.confirmar(id, { aggregateversion: 4 });
    expect(await siguiente()).toMatchObject({ __typename: 'CampaniaAprobada', confirmacionId: 'C-1' });
    await sistema.revertir(id, { aggregateversion: 5 });
    expect(await siguiente()).toMatchObject({
      __typename: 'CampaniaCancelada',
      motivo: 'Fondos insuficientes',
      origen: 'PAGOS',
    });
    await eventos.return?.();
  });

  it('give the events of one campaign', async () => {
    const { id } = await sistema.crear();
    const eventos = await seguir({ idCampania: id.toUpperCase() });
    const dados: unknown[] = [];
    await sistema.crear();
    await sistema.confirmar(id, { aggregateversion: 4 });
    await sistema.mutar('finalizarCampania', { id });
    do {
      dados.push((await eventos.next()).value?.eventosCampanias);
    } while (dados.length < 10 && !JSON.stringify(dados.at(-1)).includes('Finalizada'));
    // The creation may still have been on its way to the subscribers when this one came.
    expect(dados.slice(-2)).toEqual([
      expect.objectContaining({ tipo: 'CampaniaAprobada.v1', version: 2 }),
      {
        __typename: 'CampaniaFinalizada',
        tipo: 'CampaniaFinalizada.v1',
        version: 3,
        campania: { id, estado: 'FINALIZADA' },
      },
    ]);
    await eventos.return?.();
  });

  it('give the events of several campaigns, of several clientes', async () => {
    const [uno, otro] = [await sistema.cliente(), await sistema.cliente()];
    const [una, ajena, otra] = [
      await sistema.crear({ idCliente: uno }),
      await sistema.crear({ idCliente: uno }),
      await sistema.crear({ idCliente: otro }),
    ];
    const vistas = async (filtro: object, cuantas: number) => {
      const eventos = await sistema.suscribir<{ eventosCampanias: { campania: { id: string } } }>(
        `subscription ($filtro: EventosCampaniasFiltro) {
          eventosCampanias(despuesDe: "inicio", filtro: $filtro) { campania { id } }
        }`,
        { filtro },
      );
      const ids: unknown[] = [];
      while (ids.length < cuantas) ids.push((await eventos.next()).value?.eventosCampanias.campania.id);
      await eventos.return?.();
      return ids;
    };
    expect(await vistas({ idsCliente: [uno, otro] }, 3)).toEqual([una.id, ajena.id, otra.id]);
    expect(await vistas({ idsCampania: [una.id, otra.id] }, 2)).toEqual([una.id, otra.id]);
    expect(await vistas({ idsCampania: [una.id, otra.id], idCliente: otro }, 1)).toEqual([otra.id]);
  });

  it.each([
    ['eventosCampanias(filtro: { idsCliente: ["x"] }) { id }', 'filtro.idsCliente.0'],
    ['eventosCampanias(filtro: { idCampania: "x" }) { id }', 'filtro.idCampania'],
    ['eventosCampanias(filtro: { idCliente: "x" }) { id }', 'filtro.idCliente'],
    ['cambiosCampania(id: "x") { id }', 'id'],
  ])('refuse what is no id: %s', async (campo, nombre) => {
    const respuesta = await sistema.modulo.suscribir({ query: `subscription { ${campo} }` }, {});
    expect(respuesta).toMatchObject({ errors: [{ extensions: { campo: nombre, codigo: 'ID_INVALIDO' } }] });
  });

  it('give a campaign again when its saga alone goes on', async () => {
    const { id } = await sistema.crear();
    await sistema.confirmar(id, { aggregateversion: 5 });
    const cambios = await sistema.suscribir<{ c: { estado: string; version: number; saga: { pasos: object[] } } }>(
      'subscription ($id: ID!) { c: cambiosCampania(id: $id) { estado version saga { pasos { paso } } } }',
      { id },
    );
    const hastaElPaso = async (paso: string) => {
      for (;;) {
        const visto = (await cambios.next()).value?.c;
        if (visto === undefined || JSON.stringify(visto.saga.pasos.at(-1)).includes(paso)) return visto;
      }
    };
    const aprobada = await hastaElPaso('CAMPANIA_APROBADA');
    expect(aprobada).toMatchObject({ estado: 'APROBADA', version: 2 });
    // Older than what is known of the payout: it is noted, and the campaign stays as it is.
    await sistema.revertir(id, { aggregateversion: 4 });
    expect(await hastaElPaso('PAGO_REVERTIDO')).toMatchObject({ estado: 'APROBADA', version: 2 });
    await cambios.return?.();
  });

  it('give a campaign as it is now, then after each change', async () => {
    const { id } = await sistema.crear();
    const cambios = await sistema.suscribir<{ cambiosCampania: object }>(
      'subscription ($id: ID!) { cambiosCampania(id: $id) { estado version saga { estado } } }',
      { id },
    );
    const siguiente = async () => (await cambios.next()).value?.cambiosCampania;
    expect(await siguiente()).toEqual({ estado: 'PENDIENTE', version: 1, saga: { estado: 'EN_CURSO' } });
    await sistema.confirmar(id, { aggregateversion: 4 });
    expect(await siguiente()).toEqual({ estado: 'APROBADA', version: 2, saga: { estado: 'COMPLETADA' } });
    await sistema.mutar('finalizarCampania', { id });
    expect(await siguiente()).toMatchObject({ estado: 'FINALIZADA', version: 3 });
    await cambios.return?.();
  });
});
