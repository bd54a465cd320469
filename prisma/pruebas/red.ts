import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** The network between a process and its database, which fails when a test wants it to. */
export interface RedDePrueba {
  /** As that of the database, by this way. */
  readonly url: string;
  /** Ends every connection in the midst of what it does. */
  cortar(): void;
  /** The same, and takes no new one. */
  cerrar(): Promise<void>;
  abrir(): Promise<void>;
  /** A transaction that has sent this text is committed, and its connection ends before anybody is told. */
  cortarTrasConfirmar(texto: string): void;
}

/** Opens such a network before a database. */
export const redHacia = async (url: string): Promise<RedDePrueba> => {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const entrantes = new Set<Socket>();
  let deCorte: string | undefined;

  const servidor = createServer({ noDelay: true }, (entrante) => {
    const saliente = createConnection({ host, port: Number(port || 5432), noDelay: true });
    let enviado = '';
    let confirmando = false;
    entrantes.add(entrante);
    entrante.on('error', () => {});
    saliente.on('error', () => {});
    entrante.on('close', () => {
      entrantes.delete(entrante);
      saliente.destroy();
    });
    saliente.on('close', () => entrante.destroy());
    entrante.on('data', (trozo) => {
      const texto = trozo.toString('latin1');
      if (texto.includes('BEGIN')) enviado = '';
      enviado += texto;
      if (deCorte !== undefined && enviado.includes(deCorte) && texto.includes('COMMIT')) {
        confirmando = true;
        deCorte = undefined;
      }
      saliente.write(trozo);
    });
    saliente.on('data', (trozo) => {
      if (confirmando) entrante.resetAndDestroy();
      else entrante.write(trozo);
    });
  });
  const escuchar = async (puerto: number): Promise<number> => {
    servidor.listen(puerto, '127.0.0.1');
    await once(servidor, 'listening');
    return (servidor.address() as AddressInfo).port;
  };
  const puerto = await escuchar(0);
  const porAhi = new URL(url);
  porAhi.host = `127.0.0.1:${puerto}`;
  const cortar = () => {
    for (const entrante of entrantes) entrante.resetAndDestroy();
  };
  return {
    url: porAhi.href,
    cortar,
    async cerrar() {
      const fin = once(servidor, 'close');
      servidor.close();
      cortar();
      await fin;
    },
    async abrir() {
      await escuchar(puerto);
    },
    cortarTrasConfirmar(texto) {
      deCorte = texto;
    },
  };
};
