import type { OperacionLista } from '@alpes/operaciones/leerOperaciones';
import {
  type GraphQLEnumType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  parse,
} from 'graphql';
import { comoGuion } from './coleccion.ts';

/** A feed as the page follows it: with a ready operation, so that it is one where others are not taken. */
interface FeedDeLaPagina {
  readonly nombre: string;
  readonly documento: string;
  readonly filtros: readonly FiltroDeLaPagina[];
}

interface FiltroDeLaPagina {
  readonly nombre: string;
  /** Some of several values, ids that are written, or amounts of a currency. */
  readonly clase: 'opciones' | 'ids' | 'montos';
  /** Those to choose from: values, or currencies. */
  readonly opciones: readonly string[];
}

/** The feeds that the ready operations follow, with the filters that the schema has for them. */
function feedsDe(esquema: GraphQLSchema, operaciones: readonly OperacionLista[]): FeedDeLaPagina[] {
  return operaciones.flatMap(({ documento }) => {
    const [operacion] = parse(documento).definitions;
    const raiz = operacion?.kind === Kind.OPERATION_DEFINITION && operacion.selectionSet.selections[0];
    if (!raiz || raiz.kind !== Kind.FIELD) return [];
    const campo = esquema.getSubscriptionType()?.getFields()[raiz.name.value];
    const filtro = campo?.args.find(({ name }) => name === 'filtro');
    if (!campo?.args.some(({ name }) => name === 'despuesDe') || filtro === undefined) return [];
    const tipo = getNamedType(filtro.type);
    const filtros = isInputObjectType(tipo) ? Object.values(tipo.getFields()) : [];
    return [
      {
        nombre: campo.name,
        documento,
        filtros: filtros.flatMap(({ name: nombre, type }): FiltroDeLaPagina[] => {
          const deQue = getNamedType(type);
          const moneda = isInputObjectType(deQue) ? getNamedType(deQue.getFields()['moneda']?.type) : undefined;
          if (isEnumType(moneda)) return [{ nombre, clase: 'montos', opciones: valoresDe(moneda) }];
          if (!isListType(type)) return [];
          if (isEnumType(deQue)) return [{ nombre, clase: 'opciones', opciones: valoresDe(deQue) }];
          return deQue.name === 'ID' ? [{ nombre, clase: 'ids', opciones: [] }] : [];
        }),
      },
    ];
  });
}

const valoresDe = (enumeracion: GraphQLEnumType): readonly string[] => enumeracion.getValues().map(({ name }) => name);

const ESTILO = `
  * { box-sizing: border-box; }
  html, body { margin: 0; height: 100%; font: 14px/1.45 system-ui, sans-serif; color: #1b2240; background: #f4f6fb; }
  body { display: flex; flex-direction: column; }
  header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: .5rem 1rem; background: #1b2240; color: #fff; }
  header a { color: #b7c7ff; }
  header label { margin-left: auto; }
  main { flex: 1; min-height: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: .75rem; padding: .75rem; }
  section { display: flex; flex-direction: column; min-height: 16rem; background: #fff; border: 1px solid #d5dbea; border-radius: 6px; padding: .6rem .75rem; }
  h2 { display: flex; gap: .5rem; align-items: center; margin: 0 0 .4rem; font-size: 1rem; }
  h2 button { margin-left: auto; }
  .estado { font-weight: normal; color: #5a6484; }
  .filtros { display: flex; flex-wrap: wrap; gap: .3rem .6rem; font-size: .85rem; }
  .filtros input[type=text] { width: 11rem; }
  .cursor { margin: .4rem 0; font: 12px ui-monospace, monospace; word-break: break-all; color: #5a6484; }
  .aviso { color: #8a5a00; }
  .error { color: #a11; }
  ol { flex: 1; min-height: 0; overflow: auto; margin: 0; padding: 0; list-style: none; font: 12px/1.5 ui-monospace, monospace; }
  li { border-top: 1px solid #eef1f8; padding: .15rem 0; }
  summary { cursor: pointer; }
  pre { margin: .2rem 0 .4rem; white-space: pre-wrap; word-break: break-all; }
`;

// Runs in the browser: plain script, so that it is what its reader sees.
const GUION = `
  'use strict';
  const FILAS = 300;
  const token = document.getElementById('token');
  token.value = sessionStorage.getItem('token') || '';

  function nodo(nombre, clase, texto) {
    const hecho = document.createElement(nombre);
    if (clase) hecho.className = clase;
    if (texto !== undefined) hecho.textContent = texto;
    return hecho;
  }

  /** The results of a subscription, as server-sent events over fetch: an EventSource cannot send a token. */
  async function seguir(cuerpo, alRecibir, signal) {
    const cabeceras = { 'content-type': 'application/json', accept: 'text/event-stream' };
    if (token.value) cabeceras.authorization = 'Bearer ' + token.value.trim();
    const respuesta = await fetch(RUTA, { method: 'POST', headers: cabeceras, body: JSON.stringify(cuerpo), signal });
    if (!respuesta.ok) {
      const { errors } = await respuesta.json().catch(() => ({}));
      throw Object.assign(new Error(errors ? errors[0].message : 'Estado ' + respuesta.status), { final: respuesta.status < 500 });
    }
    const lector = respuesta.body.pipeThrough(new TextDecoderStream()).getReader();
    let pendiente = '';
    for (;;) {
      const { done, value } = await lector.read();
      if (done) return false;
      pendiente += value;
      const eventos = pendiente.split('\\n\\n');
      pendiente = eventos.pop();
      for (const evento of eventos) {
        if (evento.startsWith('event: complete')) return true;
        const id = /^id: (.*)$/m.exec(evento);
        const datos = /^data: (.*)$/m.exec(evento);
        if (datos || id) alRecibir(datos ? JSON.parse(datos[1]) : {}, id ? id[1] : undefined);
      }
    }
  }

  function montar(feed) {
    const seccion = nodo('section');
    seccion.id = feed.nombre;
    const titulo = nodo('h2', '', feed.nombre);
    const estado = nodo('span', 'estado');
    const boton = nodo('button', '', 'Pausar');
    titulo.append(estado, boton);
    const filtros = nodo('div', 'filtros');
    const salida = nodo('div', 'cursor');
    const lista = nodo('ol');
    seccion.append(titulo, filtros, salida, lista);

    let cursor = new URLSearchParams(location.search).get('desde') || undefined;
    let corte;
    let nuevas = [];
    let vistos = 0;

    function escribible(nombre, indicio) {
      const campo = nodo('input');
      Object.assign(campo, { type: 'text', name: nombre, placeholder: indicio });
      campo.addEventListener('change', reanudar);
      return campo;
    }
    for (const { nombre, clase, opciones } of feed.filtros) {
      if (clase === 'ids') {
        filtros.append(escribible(nombre, nombre + ': uno o varios'));
        continue;
      }
      const detalle = nodo('details');
      detalle.append(nodo('summary', '', nombre));
      if (clase === 'montos') {
        const moneda = nodo('select');
        moneda.name = nombre;
        moneda.append(nodo('option', '', ''), ...opciones.map((opcion) => nodo('option', '', opcion)));
        moneda.addEventListener('change', reanudar);
        detalle.append(moneda, escribible(nombre + '.minimo', 'mínimo'), escribible(nombre + '.maximo', 'máximo'));
        filtros.append(detalle);
        continue;
      }
      for (const opcion of opciones) {
        const marca = nodo('input');
        Object.assign(marca, { type: 'checkbox', name: nombre, value: opcion });
        marca.addEventListener('change', reanudar);
        const etiqueta = nodo('label');
        etiqueta.append(marca, ' ' + opcion, nodo('br'));
        detalle.append(etiqueta);
      }
      filtros.append(detalle);
    }

    function filtro() {
      const elegido = {};
      const texto = (nombre) => filtros.querySelector('[name="' + nombre + '"]').value.trim() || undefined;
      for (const { nombre, clase } of feed.filtros) {
        const escrito = clase === 'opciones' ? undefined : texto(nombre);
        if (clase === 'montos' && escrito) {
          elegido[nombre] = { moneda: escrito, minimo: texto(nombre + '.minimo'), maximo: texto(nombre + '.maximo') };
        }
        if (clase === 'ids' && escrito) elegido[nombre] = escrito.split(/[\\s,]+/);
        const marcas = [...filtros.querySelectorAll('input[name="' + nombre + '"]:checked')];
        if (marcas.length > 0) elegido[nombre] = marcas.map((marca) => marca.value);
      }
      return elegido;
    }

    /** All that came within a frame is drawn at once. */
    function dibujar() {
      const filas = document.createDocumentFragment();
      for (const fila of nuevas.splice(0).slice(-FILAS).reverse()) filas.append(fila);
      lista.prepend(filas);
      while (lista.childElementCount > FILAS) lista.lastElementChild.remove();
      salida.textContent = 'cursor: ' + (cursor || '—') + ' · vistos: ' + vistos;
    }
    function anotar(fila) {
      if (nuevas.push(fila) === 1) requestAnimationFrame(dibujar);
    }
    function recibir(resultado, id) {
      if (id) cursor = id;
      const aviso = resultado.extensions && resultado.extensions.aviso;
      if (aviso) anotar(nodo('li', 'aviso', aviso.codigo + ': ' + aviso.mensaje));
      for (const error of resultado.errors || []) anotar(nodo('li', 'error', error.message));
      const evento = resultado.data && resultado.data[feed.nombre];
      if (!evento) return;
      vistos += 1;
      const fila = nodo('li');
      fila.dataset.id = evento.id;
      const detalle = nodo('details');
      detalle.append(nodo('summary', '', new Date(evento.ocurrido).toLocaleTimeString() + '  ' + evento.tipo));
      detalle.addEventListener('toggle', () => {
        if (detalle.childElementCount === 1) detalle.append(nodo('pre', '', JSON.stringify(evento, null, 2)));
      });
      fila.append(detalle);
      anotar(fila);
    }
    function mostrar(texto) {
      estado.textContent = texto;
      boton.textContent = corte ? 'Pausar' : 'Reanudar';
    }

    async function reanudar() {
      if (corte) corte.abort();
      const mio = new AbortController();
      corte = mio;
      while (!mio.signal.aborted) {
        mostrar('en vivo');
        const variables = { despuesDe: cursor, filtro: filtro() };
        let texto = 'terminado';
        try {
          const completa = await seguir({ query: feed.documento, variables }, recibir, mio.signal);
          if (!completa) texto = '';
        } catch (error) {
          if (mio.signal.aborted) return;
          if (!error.final) texto = '';
          anotar(nodo('li', 'error', error.message));
        }
        if (mio.signal.aborted) return;
        if (texto) {
          corte = undefined;
          return mostrar(texto);
        }
        mostrar('se conecta de nuevo…');
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
    boton.addEventListener('click', () => {
      if (!corte) return void reanudar();
      corte.abort();
      corte = undefined;
      mostrar('en pausa');
    });
    document.querySelector('main').append(seccion);
    void reanudar();
    return reanudar;
  }

  const reanudarTodos = FEEDS.map(montar);
  token.addEventListener('change', () => {
    sessionStorage.setItem('token', token.value);
    for (const reanudar of reanudarTodos) void reanudar();
  });
`;

/** A page that shows the feeds live: filters, pause, resume from the cursor. It needs nothing but this gateway. */
export function paginaDeFeeds(ruta: string, esquema: GraphQLSchema, operaciones: readonly OperacionLista[]): string {
  return `<!doctype html>
<html lang="es">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>Alpes Partners · Eventos</title>
    <style>${ESTILO}</style>
  </head>
  <body>
    <header>
      <strong>Alpes Partners · Eventos</strong>
      <a href="/feeds?desde=inicio">Desde el inicio</a>
      <a href="/feeds">Desde ahora</a>
      <a href="${ruta}">API</a>
      <label>Token <input id="token" type="password" autocomplete="off" /></label>
    </header>
    <main></main>
    <script>
      const RUTA = ${comoGuion(ruta)};
      const FEEDS = ${comoGuion(feedsDe(esquema, operaciones))};
      ${GUION}
    </script>
  </body>
</html>
`;
}
