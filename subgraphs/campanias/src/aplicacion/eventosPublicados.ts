import { MONEDAS } from '@alpes/seedwork/dominio/dinero';
import { z } from 'zod';
import type { EventoCampania } from '../dominio/campania.ts';
import type { Itinerario, Nombre } from '../dominio/valores.ts';

// An event was valid when it happened, and stays readable when the rules change: its form alone is looked at.
const nombre = z.string().transform((texto) => texto as Nombre);
const itinerario = z.array(z.string()).transform((paradas) => paradas as readonly string[] as Itinerario);
const deCampania = z.object({ id: z.string(), idCliente: z.string() });
const plan = z.object({ nombre, itinerario, fechaInicio: z.string(), fechaFin: z.string() });
const presupuesto = z.object({ valor: z.string(), moneda: z.enum(MONEDAS) });

const creada = deCampania.extend({ ...plan.shape, presupuesto });
const actualizada = deCampania.extend({ cambios: plan.partial().transform(sinVacios) });
const aprobada = deCampania.extend({ origen: z.literal('PAGOS'), payoutId: z.string(), confirmacionId: z.string() });
const cancelada = deCampania.extend({ motivo: z.string(), origen: z.enum(['SOCIO', 'PAGOS', 'TIEMPO_AGOTADO']) });

/**
 * Every version of every event that the log may hold, each read as the event of today. A new version of an event
 * leaves its old one here, with what lifts it to the new one.
 */
const lectores: Readonly<Record<string, (datos: unknown) => EventoCampania>> = {
  'CampaniaCreada.v1': (datos) => ({ tipo: 'CampaniaCreada.v1', datos: creada.parse(datos) }),
  'CampaniaActualizada.v1': (datos) => ({ tipo: 'CampaniaActualizada.v1', datos: actualizada.parse(datos) }),
  'CampaniaAprobada.v1': (datos) => ({ tipo: 'CampaniaAprobada.v1', datos: aprobada.parse(datos) }),
  'CampaniaCancelada.v1': (datos) => ({ tipo: 'CampaniaCancelada.v1', datos: cancelada.parse(datos) }),
  'CampaniaFinalizada.v1': (datos) => ({ tipo: 'CampaniaFinalizada.v1', datos: deCampania.parse(datos) }),
};

/** Every name that an event of the log may have. */
export const TIPOS_DE_EVENTO: readonly string[] = Object.keys(lectores);

/** An event as it is stored. */
interface EventoLeible {
  readonly tipo: string;
  readonly datos: unknown;
}

/** One event goes to many readers, and of each to several fields. */
const leidos = new WeakMap<EventoLeible, EventoCampania>();

/** Reads a stored event of any version as the event of today: each once. */
export const leerEvento = (evento: EventoLeible): EventoCampania => {
  const conocido = leidos.get(evento);
  if (conocido !== undefined) return conocido;
  const leer = lectores[evento.tipo];
  if (leer === undefined) throw new Error(`The log holds an event of a campaign that nothing reads: ${evento.tipo}`);
  const leido = leer(evento.datos);
  leidos.set(evento, leido);
  return leido;
};

/** The data of an event, by its name. */
export type DatosPublicados<Tipo extends EventoCampania['tipo']> = Extract<
  EventoCampania,
  { readonly tipo: Tipo }
>['datos'];

/** Leaves out what is not given, which is not the same as given and undefined. */
function sinVacios<T extends object>(valores: T): { [C in keyof T]?: Exclude<T[C], undefined> } {
  return Object.fromEntries(Object.entries(valores).filter(([, valor]) => valor !== undefined)) as {
    [C in keyof T]?: Exclude<T[C], undefined>;
  };
}
