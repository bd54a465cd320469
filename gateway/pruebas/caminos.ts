import type { ClienteDePrueba } from './gatewayDePrueba.ts';

/** An operation as a client sends it, in full or by its id. */
export type Peticion = Readonly<Record<string, unknown>>;

/** What came back of it: the first result, and the HTTP status where there is one. */
export interface Recibido {
  readonly estado?: number;
  readonly cabeceras?: Headers;
  readonly resultado: {
    readonly data?: unknown;
    readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
  };
}

/** Sends an operation some way. */
export type Camino = (peticion: Peticion, cabeceras?: Readonly<Record<string, string>>) => Promise<Recibido>;

/** Every way into a gateway, by its name. */
export function caminosDe(
  gateway: ClienteDePrueba,
): Readonly<Record<'post' | 'get' | 'eventos' | 'partes' | 'ws', Camino>> {
  const direccion = `${gateway.url}/graphql`;
  return {
    async post(peticion, cabeceras = {}) {
      const respuesta = await gateway.enviar(peticion, cabeceras);
      return { estado: respuesta.status, cabeceras: respuesta.headers, resultado: await respuesta.json() };
    },

    async get(peticion, cabeceras = {}) {
      const campos = Object.entries(peticion).map(([nombre, valor]): [string, string] => [
        nombre,
        typeof valor === 'string' ? valor : JSON.stringify(valor),
      ]);
      const respuesta = await fetch(`${direccion}?${new URLSearchParams(campos)}`, {
        headers: { 'apollo-require-preflight': 'true', ...cabeceras },
      });
      return { estado: respuesta.status, cabeceras: respuesta.headers, resultado: await respuesta.json() };
    },

    async eventos(peticion, cabeceras = {}) {
      const respuesta = await gateway.enviar(peticion, { accept: 'text/event-stream', ...cabeceras });
      if (!respuesta.headers.get('content-type')?.startsWith('text/event-stream')) {
        return { estado: respuesta.status, cabeceras: respuesta.headers, resultado: await respuesta.json() };
      }
      const datos = /^event: next\ndata: (.*)$/m.exec(await respuesta.text())?.[1] ?? '{}';
      return { estado: respuesta.status, cabeceras: respuesta.headers, resultado: JSON.parse(datos) };
    },

    async partes(peticion, cabeceras = {}) {
      const accept = 'multipart/mixed;subscriptionSpec=1.0';
      const respuesta = await gateway.enviar(peticion, { accept, ...cabeceras });
      if (!respuesta.headers.get('content-type')?.startsWith('multipart/mixed')) {
        return { estado: respuesta.status, cabeceras: respuesta.headers, resultado: await respuesta.json() };
      }
      const [parte = '{}'] = /^\{.*\}$/m.exec(await respuesta.text()) ?? [];
      const { payload, ...demas } = JSON.parse(parte);
      return { estado: respuesta.status, cabeceras: respuesta.headers, resultado: payload ?? demas };
    },

    async ws(peticion, cabeceras = {}) {
      const cliente = gateway.conectar(cabeceras);
      try {
        // The protocol's message has a text, if an empty one.
        const resultados = cliente.iterate({ query: '', ...peticion });
        const { value } = await resultados.next();
        return { resultado: value };
      } catch (errores) {
        if (!Array.isArray(errores)) throw errores;
        return { resultado: { errors: errores } };
      } finally {
        await cliente.dispose();
      }
    },
  };
}
