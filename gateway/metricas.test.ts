import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { crearMetricas } from './metricas.ts';

test('names that callers make up are bounded, and take nothing from those that are known', async () => {
  const registro = new Registry();
  const metricas = crearMetricas(registro, ['VerCliente']);
  for (let n = 0; n < 300; n += 1) metricas.operacion(`Inventada${n}`, 'query', [], 0.1);
  metricas.operacion('VerCliente', 'query', [], 0.1);
  metricas.operacion(undefined, 'query', ['DEMASIADAS_PETICIONES'], 0.1);
  const texto = await registro.metrics();
  const cuenta = (nombre: string) =>
    new RegExp(`gateway_operacion_segundos_count\\{operacion="${nombre}",[^}]*\\} (\\d+)`).exec(texto)?.[1];
  expect([cuenta('VerCliente'), cuenta('anonima'), cuenta('Inventada0'), cuenta('Inventada250')]).toEqual([
    '1',
    '1',
    '1',
    undefined,
  ]);
  expect(cuenta('otra')).toBe('100');
  expect(texto).toContain('gateway_errores_total{codigo="DEMASIADAS_PETICIONES"} 1');
});
