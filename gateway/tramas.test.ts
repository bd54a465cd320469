import { describe, expect, test } from 'vitest';
import * as ws from 'ws';
import { crearTramas } from './tramas.ts';

/** Reads frames as a client does. */
const leer = (tramas: Buffer): unknown[] => {
  const mensajes: unknown[] = [];
  // Not among the types of the package, but what its own client reads with.
  const { Receiver } = ws as unknown as { Receiver: new (opciones: object) => NodeJS.WritableStream };
  const receptor = new Receiver({ isServer: false, allowSynchronousEvents: true });
  receptor.on('message', (datos) => mensajes.push(JSON.parse(String(datos))));
  receptor.on('error', (error) => {
    throw error;
  });
  receptor.write(tramas);
  return mensajes;
};

describe('frames', () => {
  const conTexto = (largo: number) => ({
    bytes: Buffer.from(JSON.stringify({ data: 'ñ'.repeat(largo) })),
    saltar: 0,
    codigos: [],
    ultima: false,
  });

  test.each([1, 20, 21, 22, 23, 24, 25, 100, 32_700, 32_745, 32_746, 32_747, 32_748, 100_000])(
    'of a result of %i letters are read as its message',
    (largo) => {
      const id = 'a"ñ';
      expect(leer(crearTramas(id)([conTexto(largo)]))).toEqual([
        { id, type: 'next', payload: { data: 'ñ'.repeat(largo) } },
      ]);
    },
  );

  test('of several results are read one after the other', () => {
    const largos = [3, 300, 70_000, 0];
    const mensajes = leer(crearTramas('1')(largos.map(conTexto)));
    expect(mensajes).toEqual(largos.map((largo) => ({ id: '1', type: 'next', payload: { data: 'ñ'.repeat(largo) } })));
  });
});
