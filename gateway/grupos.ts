import { type Atraso, conAviso, type Entrega, type Entregas } from './entrega.ts';
import { crearRondas, type Repartir } from './rondas.ts';

/** What a group hands out. */
export interface Fuente {
  /** Must not reject. */
  readonly entregas: AsyncIterator<Entrega>;
  /** Of a feed: the cursor after which it began, once that is known. */
  inicio(): string | undefined;
}

/** How a subscriber comes by what it asked for. */
export interface Peticion<Rechazo extends object> {
  /** What subscribers that get the same have in common; undefined for one that shares with nobody. */
  readonly clave: string | undefined;
  /** The cursor after which it begins; undefined for now. */
  readonly despuesDe: string | undefined;
  /** Whether it begins with a thing as it is now: then it has no cursors, and who comes later cannot begin with the others. */
  readonly conEstado: boolean;
  abrir(): Promise<Fuente | Rechazo>;
  /** Goes on after a mark, and `saltar` results since; what goes wrong is for the source to tell. */
  reabrir(marca: string | undefined, saltar: number): Fuente;
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
/** How many are kept though all members have them: whoever comes back after a moment finds its place among them. */
const RESTO = 16;

const FIN: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** All groups of those who asked for the same: one in the end, more while some catch up. */
interface Familia {
  readonly grupos: Set<Grupo>;
  readonly abriendo: Map<string | undefined, Promise<object>>;
  readonly repartir: Repartir;
  readonly alVaciarse: () => void;
}

/**
 * Subscribers that asked for the same share one source: each result is read and completed once, for all of them.
 *
 * A group goes at the pace of its fastest member. One that cannot keep up is left behind when the queue that all share
 * is full: it goes on from its cursor in a group of its own, at its own pace, and comes back to the others at the first
 * result that both have. In the same way those join who begin at a cursor, or with a thing as it is.
 */
export function crearGrupos(repartir: Repartir = crearRondas()): Grupos {
  const familias = new Map<string, Familia>();

  function familiaDe(clave: string | undefined): Familia {
    const conocida = clave === undefined ? undefined : familias.get(clave);
    if (conocida !== undefined) return conocida;
    const familia: Familia = {
      grupos: new Set(),
      abriendo: new Map(),
      repartir,
      alVaciarse() {
        if (clave !== undefined && familias.get(clave) === familia) familias.delete(clave);
      },
    };
    if (clave !== undefined) familias.set(clave, familia);
    return familia;
  }

  return {
    async unir<Rechazo extends object>(peticion: Peticion<Rechazo>): Promise<Miembro | Rechazo> {
      const { clave, despuesDe, conEstado } = peticion;
      // A member lasts, and has no use for what it was opened with.
      const { abrir, ...resto } = peticion;
      for (;;) {
        const familia = familiaDe(clave);
        for (const grupo of familia.grupos) {
          const lugar = grupo.lugarPara(despuesDe);
          if (lugar !== undefined) return new Miembro(grupo, lugar, resto);
        }
        let abriendo = familia.abriendo.get(despuesDe) as Promise<Grupo | Rechazo> | undefined;
        if (abriendo === undefined) {
          abriendo = peticion
            .abrir()
            .then((fuente) =>
              'entregas' in fuente
                ? new Grupo(familia, fuente, despuesDe, despuesDe === undefined && !conEstado)
                : fuente,
            )
            .finally(() => {
              familia.abriendo.delete(despuesDe);
              if (familia.grupos.size === 0 && familia.abriendo.size === 0) familia.alVaciarse();
            });
          familia.abriendo.set(despuesDe, abriendo);
        }
        const abierto = await abriendo;
        if (!(abierto instanceof Grupo)) return abierto;
        if (!abierto.cerrado) return new Miembro(abierto, 0, resto);
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
  /** The numbers of those in the queue, by mark. */
  readonly #lugares = new Map<string, number>();
  /** The mark before the first in the queue, where that is not where the source began. */
  #anterior: string | undefined;
  /** The mark after which its source began; undefined where it began with now, or in between two. */
  readonly #despuesDe: string | undefined;
  readonly #entreMarcas: boolean;
  /** Whether it gives what happens now, and not only what happened after a cursor. */
  #enVivo: boolean;
  #leyendo = false;
  /** Whether somebody waits for the next result. */
  #esperado = true;
  /** What has come that those who wait have not been told of. */
  #porAvisar: { cuantos: number; bytes: number } | undefined;
  #cerrado = false;

  constructor(familia: Familia, fuente: Fuente, despuesDe: string | undefined, enVivo: boolean, saltar = 0) {
    this.familia = familia;
    this.#fuente = fuente;
    this.#despuesDe = despuesDe;
    this.#enVivo = enVivo;
    this.#entreMarcas = saltar > 0;
    familia.grupos.add(this);
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
    if (this.#primera > 0) return this.#anterior === despuesDe ? this.#primera : undefined;
    const inicios = this.#entreMarcas ? [] : [this.#despuesDe, this.#fuente.inicio()];
    return inicios.includes(despuesDe) ? 0 : undefined;
  }

  /** Where a member begins that comes in at a place: mark, and results since that had none. */
  origenDe(lugar: number): { readonly marca: string | undefined; readonly saltar: number } {
    const { marca = undefined, saltar = 0 } = this.en(lugar - 1) ?? {};
    return { marca: marca ?? (lugar === 0 ? undefined : this.#anterior), saltar };
  }

  /** Where the source began, for members that came in at its beginning. */
  get inicio(): string | undefined {
    return this.#fuente.inicio() ?? this.#despuesDe;
  }

  entrar(miembro: Miembro): void {
    this.#miembros.add(miembro);
    // Not before: what came by then might take the group over to another one, and nobody with it.
    if (this.#esperado) this.#leer();
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
      const { cuantos, bytes } = this.#avisar(done ? 0 : value.bytes.length);
      // What else there is at this moment comes with it.
      if (this.#esperado && cuantos < LOTE && bytes < LOTE_BYTES) this.#leer();
    });
  }

  /** Once in a round, however many results came before it: each member then writes them together. */
  #avisar(bytes = 0) {
    if (this.#porAvisar === undefined) {
      this.#porAvisar = { cuantos: 0, bytes: 0 };
      this.familia.repartir(() => {
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
    const marca = marcaPropia(entrega);
    if (marca !== undefined) this.#lugares.set(marca, this.siguiente);
    this.#cola.push(entrega);
    this.#bytes += entrega.bytes.length;
    this.#podar();
    if (marca !== undefined) this.#fundirse(marca);
  }

  #podar(): void {
    // Nobody comes back to what one alone has asked for.
    const resto = this.#miembros.size === 1 ? 0 : RESTO;
    if (this.#cola.length <= resto && this.#bytes <= BYTES_MAXIMOS) return;
    let necesaria = this.siguiente;
    for (const { lugar } of this.#miembros) necesaria = Math.min(necesaria, lugar);
    while (
      this.#cola.length > COLA_MAXIMA ||
      (this.#bytes > BYTES_MAXIMOS && this.#cola.length > 1) ||
      (this.#cola.length > resto && this.#primera < necesaria)
    ) {
      const quitada = this.#cola.shift() as Entrega;
      this.#bytes -= quitada.bytes.length;
      this.#anterior = marcaPropia(quitada);
      // The same may have come again since.
      if (this.#anterior !== undefined && this.#lugares.get(this.#anterior) === this.#primera) {
        this.#lugares.delete(this.#anterior);
      }
      this.#primera += 1;
    }
  }

  /** Where another group of the family has been here already, the members go over to it. */
  #fundirse(marca: string): void {
    if (this.familia.grupos.size === 1) return;
    const aqui = this.siguiente - 1;
    for (const otro of this.familia.grupos) {
      const alli = otro === this ? undefined : otro.#lugares.get(marca);
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

/** The mark of a result that has one of its own. A last word stands at the one before it. */
function marcaPropia({ marca, saltar, ultima }: Entrega): string | undefined {
  return saltar === 0 && !ultima ? marca : undefined;
}

/** One subscriber: the results that it gets, in order, none left out and none twice. */
export class Miembro implements Entregas {
  readonly #peticion: Omit<Peticion<never>, 'abrir'>;
  #grupo: Grupo;
  /** The number of the result that comes next. */
  #lugar: number;
  /** After the last one that it got. */
  #marca: string | undefined;
  #saltar = 0;
  #atraso: Atraso | undefined;
  #despedida: Entrega | undefined;
  #terminado = false;
  #esperando: ((resultado: IteratorResult<Entrega, void>) => void) | undefined;

  constructor(grupo: Grupo, lugar: number, peticion: Omit<Peticion<object>, 'abrir'>) {
    this.#peticion = peticion as Omit<Peticion<never>, 'abrir'>;
    this.#grupo = grupo;
    this.#lugar = lugar;
    const { marca, saltar } = grupo.origenDe(lugar);
    this.#marca = peticion.despuesDe ?? marca;
    this.#saltar = saltar;
    grupo.entrar(this);
  }

  /** The number, in its group, of the result that comes next. */
  get lugar(): number {
    return this.#lugar;
  }

  get cursor(): string | undefined {
    const { conEstado, despuesDe } = this.#peticion;
    const cursor = this.#marca ?? this.#grupo.inicio;
    return conEstado || cursor === despuesDe ? undefined : cursor;
  }

  next(): Promise<IteratorResult<Entrega, void>> {
    const resultado = this.#siguiente();
    if (resultado) return Promise.resolve(resultado);
    return new Promise((resolve) => {
      this.#esperando = resolve;
      this.#grupo.pedir();
    });
  }

  tomar(): Entrega | undefined {
    return this.#siguiente()?.value ?? undefined;
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
    this.#marca ??= this.#grupo.inicio;
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
      this.#marca = entrega.marca;
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
    const marca = this.#marca ?? grupo.inicio;
    const cursor = this.#peticion.conEstado ? undefined : marca;
    this.#atraso = { cursor, pendientes: grupo.siguiente - this.#lugar };
    const lugares = this.#saltar === 0 && marca !== undefined ? [...familia.grupos] : [];
    const otro = lugares.find((uno) => uno.lugarPara(marca) !== undefined);
    const suyo = otro ?? this.#seguirAparte(familia, cursor);
    this.mudarse(suyo, otro?.lugarPara(marca) ?? 0);
    grupo.salir(this);
  }

  #seguirAparte(familia: Familia, cursor: string | undefined): Grupo {
    const saltar = cursor === undefined ? 0 : this.#saltar;
    return new Grupo(familia, this.#peticion.reabrir(cursor, saltar), cursor, false, saltar);
  }

  #terminar(): void {
    if (this.#terminado) return;
    this.#terminado = true;
    this.#grupo.salir(this);
    this.#peticion.alTerminar();
  }
}
