import { randomUUID } from 'node:crypto';
import { analizar } from '@alpes/seedwork/aplicacion/analizar';
import { fallasDe } from '@alpes/seedwork/pruebas/dado';
import { expect, it } from 'vitest';
import { pedidoDePago } from './pedidoDePago.ts';

const pedido = { clienteId: randomUUID(), cicloId: '2026-11' };
const monto = { valor: '1', moneda: 'USD' };

it('of a campaign has an amount', () => {
  const idCampania = randomUUID();
  expect(analizar(pedidoDePago, { ...pedido, monto, idCampania })).toMatchObject({ idCampania, moneda: 'USD' });
  expect(fallasDe(() => analizar(pedidoDePago, { ...pedido, idCampania }))).toMatchObject([
    { campo: 'monto', codigo: 'REQUERIDO' },
  ]);
});

it('refuses what is no id of a campaign', () => {
  expect(fallasDe(() => analizar(pedidoDePago, { ...pedido, monto, idCampania: 'x' }))).toMatchObject([
    { campo: 'idCampania', codigo: 'ID_INVALIDO' },
  ]);
});
