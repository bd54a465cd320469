import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fallasDe } from '../pruebas/dado.ts';
import { opcional } from './campos.ts';
import { algunoDe, analizarFiltro, periodo, rangoDeMontos, textoBuscado, textoContenido } from './filtros.ts';

const esquema = z.object({
  creado: opcional(periodo),
  monto: opcional(rangoDeMontos),
  texto: opcional(textoContenido),
  ciudad: opcional(textoBuscado),
  estados: opcional(algunoDe(['ABIERTO', 'CERRADO'])),
});

describe('analizarFiltro', () => {
  it('lets everything pass where there is no filter, or none of its fields', () => {
    for (const filtro of [undefined, null, {}, { creado: null, texto: null }]) {
      expect(Object.values(analizarFiltro(esquema, filtro)).filter((valor) => valor !== undefined)).toEqual([]);
    }
  });

  it('reads days, amounts, texts and states', () => {
    const filtro = {
      creado: { desde: '2026-11-01', hasta: '2026-11-01' },
      monto: { moneda: 'COP', minimo: '5', maximo: '5.00' },
      texto: ' a_n.a ',
      ciudad: 'Li',
      estados: ['ABIERTO'],
    };
    expect(analizarFiltro(esquema, filtro)).toEqual({
      ...filtro,
      texto: 'a_n.a',
      monto: { moneda: 'COP', minimo: '5', maximo: '5.00' },
    });
  });

  it.each([
    [{ creado: { desde: '2026-11-02', hasta: '2026-11-01' } }, 'filtro.creado', 'PERIODO_INVALIDO'],
    [{ creado: { desde: '2026-02-30' } }, 'filtro.creado.desde', 'FECHA_INVALIDA'],
    [{ monto: { moneda: 'USD', minimo: '10', maximo: '9.99' } }, 'filtro.monto', 'RANGO_INVALIDO'],
    [{ monto: { moneda: 'USD', minimo: '1.234' } }, 'filtro.monto.minimo', 'MONTO_INVALIDO'],
    [{ monto: { moneda: 'XXX' } }, 'filtro.monto.moneda', 'VALOR_DESCONOCIDO'],
    [{ texto: '  ' }, 'filtro.texto', 'VACIO'],
    [{ texto: 'a\u0000bc' }, 'filtro.texto', 'CARACTER_INVALIDO'],
    [{ texto: 'ñ1' }, 'filtro.texto', 'MUY_CORTO'],
    [{ texto: 'a - % b' }, 'filtro.texto', 'MUY_CORTO'],
    [{ texto: '%_\\' }, 'filtro.texto', 'MUY_CORTO'],
    [{ estados: [] }, 'filtro.estados', 'VACIO'],
  ])('refuses %j', (filtro, campo, codigo) => {
    expect(fallasDe(() => analizarFiltro(esquema, filtro))).toContainEqual(expect.objectContaining({ campo, codigo }));
  });
});
