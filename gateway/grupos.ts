import { type Atraso, type ConCursor, conAviso, type Entrega } from './entrega.ts';

/** What a group hands out. */
export interface Fuente {
  /** Must not reject. */
  readonly entregas: AsyncIterator<Entrega>;
  /** The cursor after which it began, once that is known. */
  inicio(): string | undefined;
}

/** How a subscriber comes by what it asked for. */
export interface Peticion<Rechazo extends object> {
  /** What subscribers that get the same have in common; undefined for one that shares with nobody. */
  readonly clave: string | undefined;
  /** The cursor after which it begins; undefined for now. */
  readonly despuesDe: string | undefined;
  abrir(): Promise<Fuente | Rechazo>;
  /** Goes on after a cursor, and `saltar` results since; what goes wrong is for the source to tell. */
  reabrir(cursor: string | undefined, saltar: number): Fuente;
  readonly alEntregar: (entrega: Entrega) => void;
  readonly alTerminar: () => void;
}

/** The groups of subscribers. */
export interface Grupos {
  unir<Rechazo extends object>(peticion: Peticion<Rechazo>): Promise<Miembro | Rechazo>;
}

/** How many results wait for the slow ones of a group, and how much they may weigh. */
const COLA_MAXIMA = 512;
const BYTES_MAXIMOS = 1024 * 1024;
/** How many may come, of what weight, before those who wait are told of them, once for all: far less than the queue. */
const LOTE = 64;
const LOTE_BYTES = 64 * 1024;
/** How many are kept though all have them: whoever comes back after a moment finds its place among them. */
const RESTO = 16;

const FIN: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** All groups of those who asked for the same: one in the end, more while some catch up. */
interface Familia {
  readonly grupos: Set<Grupo>;
  readonly abriendo: Map<string | undefined, Promise<object>>;
  readonly alVaciarse: () => void;
}

/**
 * Subscribers that asked for the same share one source: each result is read and completed once, for all of them.
 *
 * A group goes at the pace of its fastest member. One that cannot keep up is left behind when the queue that all share
 * is full: it goes on from its cursor in a group of its own, at its own pace, and comes back to the others at the first
 * result that both have. In the same way those join who begin at a cursor.
 */
export function crearGrupos(): Grupos {
  const familias = new Map<string, Familia>();

  function familiaDe(clave: string | undefined): Familia {
    const conocida = clave === undefined ? undefined : familias.get(clave);
    if (conocida !== undefined) return conocida;
    const familia: Familia = {
      grupos: new Set(),
      abriendo: new Map(),
      alVaciarse() {
        if (clave !== undefined && familias.get(clave) === familia) familias.delete(clave);
      },
    };
    if (clave !== undefined) familias.set(clave, familia);
    return familia;
  }

  return {
    async unir<Rechazo extends object>(peticion: Peticion<Rechazo>): Promise<Miembro | Rechazo> {
      const { clave, despuesDe } = peticion;
      for (;;) {
        const familia = familiaDe(clave);
        for (const grupo of familia.grupos) {
          const lugar = grupo.lugarPara(despuesDe);
          if (lugar !== undefined) return new Miembro(grupo, lugar, peticion);
        }
        let abriendo = familia.abriendo.get(despuesDe) as Promise<Grupo | Rechazo> | undefined;
        if (abriendo === undefined) {
          abriendo = peticion
            .abrir()
            .then((fuente) => ('entregas' in fuente ? new Grupo(familia, fuente, despuesDe) : fuente))
            .finally(() => {
              familia.abriendo.delete(despuesDe);
              if (familia.grupos.size === 0 && familia.abriendo.size === 0) familia.alVaciarse();
            });
          familia.abriendo.set(despuesDe, abriendo);
        }
        const abierto = await abriendo;
        if (!(abierto instanceof Grupo)) return abierto;
        if (!abierto.cerrado) return new Miembro(abierto, 0, peticion);
      }
    },
  };
}

/** One source, and those who get what it gives. */
class Grupo {
  readonly familia: Familia;
  readonly #fuente: Fuente;
  readonly #miembros = new Set<Miembro>();
  /** The last results, those that some of the members have yet to take among them. */
  readonly #cola: Entrega[] = [];
  /** The number of the first in the queue. */
  #primera = 0;
  #bytes = 0;
  /** The numbers of those in the queue, by cursor. */
  readonly #lugares = new Map<string, number>();
  /** The cursor before the first in the queue, where that is not where the source began. */
  #anterior: string | undefined;
  readonly #despuesDe: string | undefined;
  /** Whether it gives what happens now, and not only what happened after a cursor. */
  #enVivo: boolean;
  #leyendo = false;
  /** Whether somebody waits for the next result. */
  #esperado = true;
  /** What has come that those who wait have not been told of. */
  #porAvisar: { cuantos: number; bytes: number } | undefined;
  #cerrado = false;

  constructor(familia: Familia, fuente: Fuente, despuesDe: string | undefined, enVivo = despuesDe === undefined) {
    this.familia = familia;
    this.#fuente = fuente;
    this.#despuesDe = despuesDe;
    this.#enVivo = enVivo;
    familia.grupos.add(this);
    this.#leer();
  }

  /** Whether nothing more will come. */
  get cerrado(): boolean {
    return this.#cerrado;
  }

  /** The number of the first that can still be had. */
  get primera(): number {
    return this.#primera;
  }

  /** The number of the one that comes next. */
  get siguiente(): number {
    return this.#primera + this.#cola.length;
  }

  /** The result with a number, if it is there. */
  en(lugar: number): Entrega | undefined {
    return this.#cola[lugar - this.#primera];
  }

  /** What comes after a cursor, or from now on, if this group can give it. */
  lugarPara(despuesDe: string | undefined): number | undefined {
    // While it is not being read, nobody knows how much has happened since.
    if (despuesDe === undefined) return this.#enVivo && this.#leyendo ? this.siguiente : undefined;
    const lugar = this.#lugares.get(despuesDe);
    if (lugar !== undefined) return lugar + 1;
    const anteriores = this.#primera === 0 ? [this.#despuesDe, this.#fuente.inicio()] : [this.#anterior];
    return anteriores.includes(despuesDe) ? this.#primera : undefined;
  }

  /** Where a member begins that comes in at a place: cursor, and results since that had none. */
  origenDe(lugar: number): { readonly cursor: string | undefined; readonly saltar: number } {
    const { cursor = undefined, saltar = 0 } = this.en(lugar - 1) ?? {};
    return { cursor: cursor ?? (lugar === 0 ? undefined : this.#anterior), saltar };
  }

  /** Where the source began, for members that came in at its beginning. */
  get inicio(): string | undefined {
    return this.#fuente.inicio() ?? this.#despuesDe;
  }

  entrar(miembro: Miembro): void {
    this.#miembros.add(miembro);
  }

  salir(miembro: Miembro): void {
    if (this.#miembros.delete(miembro) && this.#miembros.size === 0) this.#cerrar();
  }

  /** Somebody waits for the next result. */
  pedir(): void {
    this.#esperado = true;
    this.#leer();
  }

  #leer(): void {
    if (this.#leyendo || this.#cerrado) return;
    this.#leyendo = true;
    void this.#fuente.entregas.next().then(({ done, value }) => {
      this.#leyendo = false;
      if (this.#cerrado) return;
      if (done) this.#cerrar();
      else this.#recibir(value);
      const { cuantos, bytes } = this.#avisar(done ? 0 : value.texto.length);
      // What else there is at this moment comes with it.
      if (this.#esperado && cuantos < LOTE && bytes < LOTE_BYTES) this.#leer();
    });
  }

  /** Once in a turn, however many results came in it: each member then writes them together. */
  #avisar(bytes = 0) {
    if (this.#porAvisar === undefined) {
      this.#porAvisar = { cuantos: 0, bytes: 0 };
      setImmediate(() => {
        this.#porAvisar = undefined;
        this.#esperado = false;
        for (const miembro of this.#miembros) miembro.despertar();
      });
    }
    this.#porAvisar.cuantos += 1;
    this.#porAvisar.bytes += bytes;
    return this.#porAvisar;
  }

  #recibir(entrega: Entrega): void {
    if (entrega.ultima) this.#retirar();
    const { cursor } = entrega;
    if (cursor !== undefined && entrega.saltar === 0) this.#lugares.set(cursor, this.siguiente);
    this.#cola.push(entrega);
    this.#bytes += entrega.texto.length;
    this.#podar();
    if (cursor !== undefined && entrega.saltar === 0) this.#fundirse(cursor);
  }

  #podar(): void {
    if (this.#cola.length <= RESTO && this.#bytes <= BYTES_MAXIMOS) return;
    let necesaria = this.siguiente;
    for (const { lugar } of this.#miembros) necesaria = Math.min(necesaria, lugar);
    while (
      this.#cola.length > COLA_MAXIMA ||
      (this.#bytes > BYTES_MAXIMOS && this.#cola.length > 1) ||
      (this.#cola.length > RESTO && this.#primera < necesaria)
    ) {
      const { texto, cursor, saltar } = this.#cola.shift() as Entrega;
      this.#primera += 1;
      this.#bytes -= texto.length;
      this.#anterior = saltar === 0 ? cursor : undefined;
      if (cursor !== undefined && saltar === 0) this.#lugares.delete(cursor);
    }
  }

  /** Where another group of the family has been here already, the members go over to it. */
  #fundirse(cursor: string): void {
    if (this.familia.grupos.size === 1) return;
    const aqui = this.siguiente - 1;
    for (const otro of this.familia.grupos) {
      const alli = otro === this ? undefined : otro.#lugares.get(cursor);
      if (alli === undefined) continue;
      otro.#enVivo ||= this.#enVivo;
      for (const miembro of this.#miembros) {
        const lugar = miembro.lugar + (alli - aqui);
        if (miembro.lugar < this.#primera || lugar < otro.#primera) continue;
        this.#miembros.delete(miembro);
        miembro.mudarse(otro, lugar);
      }
      otro.#avisar();
      if (this.#miembros.size === 0) this.#cerrar();
      return;
    }
  }

  /** Takes no new members. */
  #retirar(): void {
    const { grupos, abriendo, alVaciarse } = this.familia;
    if (grupos.delete(this) && grupos.size === 0 && abriendo.size === 0) alVaciarse();
  }

  #cerrar(): void {
    if (this.#cerrado) return;
    this.#cerrado = true;
    this.#retirar();
    void Promise.resolve(this.#fuente.entregas.return?.()).catch(() => undefined);
  }
}

/** One subscriber: the results that it gets, in order, none left out and none twice. */
export class Miembro implements AsyncGenerator<Entrega, void, undefined>, ConCursor {
  readonly #peticion: Omit<Peticion<never>, 'abrir'>;
  #grupo: Grupo;
  /** The number of the result that comes next. */
  #lugar: number;
  /** After the last one that it got. */
  #cursor: string | undefined;
  #saltar = 0;
  #atraso: Atraso | undefined;
  #despedida: Entrega | undefined;
  #terminado = false;
  #esperando: ((resultado: IteratorResult<Entrega, void>) => void) | undefined;

  constructor(grupo: Grupo, lugar: number, peticion: Omit<Peticion<object>, 'abrir'>) {
    this.#peticion = peticion as Omit<Peticion<never>, 'abrir'>;
    this.#grupo = grupo;
    this.#lugar = lugar;
    const { cursor, saltar } = grupo.origenDe(lugar);
    this.#cursor = peticion.despuesDe ?? cursor;
    this.#saltar = saltar;
    grupo.entrar(this);
  }

  /** The number, in its group, of the result that comes next. */
  get lugar(): number {
    return this.#lugar;
  }

  get cursor(): string | undefined {
    const cursor = this.#cursor ?? this.#grupo.inicio;
    return cursor === this.#peticion.despuesDe ? undefined : cursor;
  }

  next(): Promise<IteratorResult<Entrega, void>> {
    const resultado = this.#siguiente();
    if (resultado) return Promise.resolve(resultado);
    return new Promise((resolve) => {
      this.#esperando = resolve;
      this.#grupo.pedir();
    });
  }

  /** Something has changed: whoever waits may have something now. */
  despertar(): void {
    if (this.#esperando === undefined) return;
    const resultado = this.#siguiente();
    if (resultado === undefined) return;
    const resolver = this.#esperando;
    this.#esperando = undefined;
    resolver(resultado);
  }

  mudarse(grupo: Grupo, lugar: number): void {
    // Who has had nothing yet began where its group did.
    this.#cursor ??= this.#grupo.inicio;
    this.#grupo = grupo;
    this.#lugar = lugar;
    grupo.entrar(this);
  }

  /** Ends it with a last word, before whatever else may wait. */
  despedir(entrega: Entrega): void {
    if (this.#terminado) return;
    this.#despedida = entrega;
    this.despertar();
  }

  return(): Promise<IteratorResult<Entrega, void>> {
    this.#terminar();
    this.despertar();
    return Promise.resolve(FIN);
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  /** @returns undefined when it has to be waited for. */
  #siguiente(): IteratorResult<Entrega, void> | undefined {
    if (this.#terminado) return FIN;
    const despedida = this.#despedida;
    if (despedida !== undefined) return { done: false, value: this.#entregar(despedida) };
    if (this.#lugar < this.#grupo.primera) this.#rezagarse();
    const entrega = this.#grupo.en(this.#lugar);
    if (entrega !== undefined) {
      this.#lugar += 1;
      this.#cursor = entrega.cursor;
      this.#saltar = entrega.saltar;
      return { done: false, value: this.#entregar(entrega) };
    }
    if (!this.#grupo.cerrado) return undefined;
    this.#terminar();
    return FIN;
  }

  #entregar(entrega: Entrega): Entrega {
    const atraso = this.#atraso;
    this.#atraso = undefined;
    this.#peticion.alEntregar(entrega);
    if (entrega.ultima) this.#terminar();
    return atraso === undefined ? entrega : conAviso(entrega, atraso);
  }

  /** The group has gone on without it: it goes on from its cursor. */
  #rezagarse(): void {
    const grupo = this.#grupo;
    const { familia } = grupo;
    const cursor = this.#cursor ?? grupo.inicio;
    this.#atraso = { cursor, pendientes: grupo.siguiente - this.#lugar };
    const lugares = this.#saltar === 0 && cursor !== undefined ? [...familia.grupos] : [];
    const otro = lugares.find((uno) => uno.lugarPara(cursor) !== undefined);
    const suyo = otro ?? new Grupo(familia, this.#peticion.reabrir(cursor, this.#saltar), cursor, false);
    this.mudarse(suyo, otro?.lugarPara(cursor) ?? 0);
    grupo.salir(this);
  }

  #terminar(): void {
    if (this.#terminado) return;
    this.#terminado = true;
    this.#grupo.salir(this);
    this.#peticion.alTerminar();
  }
}
