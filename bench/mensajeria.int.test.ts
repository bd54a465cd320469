import { baseDePrueba } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adaptadores } from './mensajeria/adaptadores.ts';
import { comparar } from './mensajeria/comparar.ts';
import { informe } from './mensajeria/informe.ts';

let base: Awaited<ReturnType<typeof baseDePrueba>>;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());

describe('the bench of the messaging', async () => {
  it.for(await adaptadores())('$nombre: all that is sent comes, once', async ({ falta, abrir }, { skip }) => {
    if (falta !== undefined) skip(falta);
    const { nuestro, pelado, cerrar } = await abrir(base);
    // Each side counts by itself, and throws where the count is wrong.
    const medido = await comparar(nuestro, pelado, { rondas: 2, idas: 2, publicar: 700, consumir: 30 });
    expect(informe(medido)).toContain('publishing a backlog');
    await cerrar();
  });
});
