import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import { ErrorDeDominio } from '@alpes/seedwork/dominio/errores';
import { plegar } from '@alpes/seedwork/dominio/evento';
import { fallasDe, pruebasDe } from '@alpes/seedwork/pruebas/dado';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calcular,
  confirmar,
  crear,
  exigirProcesable,
  fallar,
  pagar,
  procesar,
  reintentar,
  revertir,
  yaExiste,
} from './decisionesDePayout.ts';
import { type DatosPayout, type EventoPayout, evolucionar, INEXISTENTE, type Payout } from './payout.ts';
import { cicloId, type MedioPago, mascara } from './valores.ts';

const { dado } = pruebasDe(evolucionar, INEXISTENTE);

const payoutId = '0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e3f';
const de = {
  payoutId,
  clienteId: '0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e40',
  idCampania: '0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e41',
};
const monto: Dinero = { valor: '150.00', moneda: 'USD' };
const tarjeta: MedioPago = { tipo: 'TARJETA', mascara: mascara('1111') };
const cuenta: MedioPago = { tipo: 'ACH', mascara: mascara('2222') };
const datos: DatosPayout = {
  ...de,
  cicloId: cicloId('2026-11'),
  moneda: 'USD',
  medioPago: tarjeta,
  monto: null,
  cantidadTransacciones: 1,
};

const creado: EventoPayout = { tipo: 'PayoutCreado.v1', datos };
const calculado: EventoPayout = { tipo: 'ComisionesCalculadas.v1', datos: { ...de, monto } };
const procesado = (intento = 1, medioPago: MedioPago | null = tarjeta): EventoPayout => ({
  tipo: 'PayoutProcesado.v1',
  datos: { ...de, monto, medioPago, intento, referencia: `${payoutId}:${intento}` },
});
const exitoso: EventoPayout = { tipo: 'PayoutExitoso.v1', datos: { ...de, monto, confirmacionId: 'C-1' } };
const confirmado: EventoPayout = { tipo: 'PagoConfirmado.v1', datos: { ...de, monto, confirmacionId: 'C-1' } };
const fallido: EventoPayout = { tipo: 'PayoutFallido.v1', datos: { ...de, monto, motivo: 'SIN_FONDOS' } };
const revertido = (motivo: string): EventoPayout => ({ tipo: 'PagoRevertido.v1', datos: { ...de, monto, motivo } });
const solicitada: EventoPayout = { tipo: 'ReversionSolicitada.v1', datos: { ...de, motivo: 'error' } };

/** The events that lead to each state. */
const HISTORIAS = {
  PENDIENTE: [creado],
  CALCULADO: [creado, calculado],
  EN_PROCESO: [creado, calculado, procesado()],
  EXITOSO: [creado, calculado, procesado(), exitoso, confirmado],
  FALLIDO: [creado, calculado, procesado(), fallido, revertido('SIN_FONDOS')],
  REVERTIDO: [creado, calculado, procesado(), exitoso, confirmado, revertido('error')],
} satisfies Record<Exclude<Payout['estado'], 'INEXISTENTE'>, readonly EventoPayout[]>;

const HISTORIAS_SIN = (...estados: readonly string[]) =>
  Object.entries(HISTORIAS).filter(([estado]) => !estados.includes(estado));

describe('evolucionar', () => {
  it.each(Object.entries(HISTORIAS))('%s', (estado, eventos) => {
    expect(plegar(evolucionar, INEXISTENTE, eventos)).toMatchObject({ ...de, estado });
  });

  it.each([calculado, procesado(), exitoso, fallido, confirmado, revertido('x'), solicitada])(
    'does not take $tipo of a payout that was never created',
    (evento) => {
      expect(() => evolucionar(INEXISTENTE, evento)).toThrow('never created');
    },
  );

  it('does not take an event that it does not know', () => {
    expect(() => evolucionar(INEXISTENTE, { tipo: 'Otro.v1' } as never)).toThrow('Unexpected value');
  });
});

describe('crear', () => {
  it('begins a payout', () => {
    dado([])
      .cuando((payout) => crear(datos, payout))
      .entonces(creado);
  });

  it.each(Object.entries(HISTORIAS))('refuses a payout that is %s', (_, eventos) => {
    dado(eventos)
      .cuando((payout) => crear(datos, payout))
      .entoncesFalla('cicloId', 'PAYOUT_YA_EXISTE');
  });

  it('names the clash', () => {
    expect(yaExiste().fallas).toMatchObject([{ clase: 'CONFLICTO', codigo: 'PAYOUT_YA_EXISTE' }]);
  });
});

describe('calcular', () => {
  it('PENDIENTE → CALCULADO', () => {
    dado(HISTORIAS.PENDIENTE)
      .cuando((payout) => calcular(monto, payout))
      .entonces(calculado);
  });

  it('refuses a payout without transactions', () => {
    dado(HISTORIAS.PENDIENTE)
      .cuando((payout) => calcular(undefined, payout))
      .entoncesFalla('payoutId', 'SIN_TRANSACCIONES');
  });

  it.each(HISTORIAS_SIN('PENDIENTE'))('refuses a payout that is %s', (_, eventos) => {
    dado(eventos)
      .cuando((payout) => calcular(monto, payout))
      .entoncesFalla('payoutId', 'PAYOUT_NO_PENDIENTE');
  });
});

describe('procesar', () => {
  it('PENDIENTE → CALCULADO → EN_PROCESO', () => {
    dado(HISTORIAS.PENDIENTE)
      .cuando((payout) => procesar({ comisiones: monto }, payout))
      .entonces(calculado, procesado());
  });

  it('CALCULADO → EN_PROCESO', () => {
    dado(HISTORIAS.CALCULADO)
      .cuando((payout) => procesar({ monto }, payout))
      .entonces(procesado());
  });

  it('sends the money elsewhere when that is asked for', () => {
    dado(HISTORIAS.CALCULADO)
      .cuando((payout) => procesar({ medioPago: cuenta }, payout))
      .entonces(procesado(1, cuenta));
    expect(evolucionar(plegar(evolucionar, INEXISTENTE, HISTORIAS.CALCULADO), procesado(1, cuenta))).toMatchObject({
      medioPago: cuenta,
      intentos: 1,
    });
  });

  it('refuses to pay another amount than the payout has', () => {
    for (const otro of [
      { ...monto, valor: '150.01' },
      { ...monto, moneda: 'EUR' as const },
    ]) {
      for (const eventos of Object.values(HISTORIAS)) {
        dado(eventos)
          .cuando((payout) => procesar({ comisiones: monto, monto: otro }, payout))
          .entoncesFalla('monto', 'MONTO_DISTINTO');
      }
    }
  });

  it('refuses to send what is to be taken back', () => {
    for (const eventos of [HISTORIAS.PENDIENTE, HISTORIAS.CALCULADO]) {
      dado([...eventos, solicitada])
        .cuando((payout) => procesar({ comisiones: monto }, payout))
        .entoncesFalla('payoutId', 'REVERSION_SOLICITADA');
    }
  });

  it.each(HISTORIAS_SIN('PENDIENTE', 'CALCULADO'))('leaves a payout that is %s as it is', (_, eventos) => {
    for (const pago of [{}, { monto }, { monto, medioPago: cuenta }]) {
      dado(eventos)
        .cuando((payout) => procesar(pago, payout))
        .entonces();
    }
  });
});

describe('pagar', () => {
  it('goes the whole way', () => {
    const dado150 = { ...datos, monto, cantidadTransacciones: 0 };
    dado([])
      .cuando((payout) => pagar(dado150, monto, payout))
      .entonces({ tipo: 'PayoutCreado.v1', datos: dado150 }, calculado, procesado());
  });

  it('refuses a payout that exists', () => {
    dado(HISTORIAS.PENDIENTE)
      .cuando((payout) => pagar(datos, monto, payout))
      .entoncesFalla('cicloId', 'PAYOUT_YA_EXISTE');
  });
});

describe('reintentar', () => {
  it('FALLIDO → EN_PROCESO, as the next try', () => {
    dado(HISTORIAS.FALLIDO)
      .cuando((payout) => reintentar(undefined, payout))
      .entonces(procesado(2));
    dado([...HISTORIAS.FALLIDO, procesado(2), fallido])
      .cuando((payout) => reintentar(cuenta, payout))
      .entonces(procesado(3, cuenta));
  });

  it('refuses to send what is to be taken back', () => {
    dado([...HISTORIAS.FALLIDO, solicitada])
      .cuando((payout) => reintentar(undefined, payout))
      .entoncesFalla('payoutId', 'REVERSION_SOLICITADA');
  });

  it.each(HISTORIAS_SIN('FALLIDO'))('refuses a payout that is %s', (_, eventos) => {
    dado(eventos)
      .cuando((payout) => reintentar(undefined, payout))
      .entoncesFalla('payoutId', 'PAYOUT_NO_FALLIDO');
  });
});

describe('confirmar', () => {
  it('EN_PROCESO → EXITOSO', () => {
    dado(HISTORIAS.EN_PROCESO)
      .cuando((payout) => confirmar(1, 'C-1', payout))
      .entonces(exitoso, confirmado);
  });

  it('goes on to REVERTIDO where that was asked for meanwhile', () => {
    dado([...HISTORIAS.EN_PROCESO, solicitada])
      .cuando((payout) => confirmar(1, 'C-1', payout))
      .entonces(exitoso, confirmado, revertido('error'));
  });

  it('changes nothing for a try that is not the current one', () => {
    dado([...HISTORIAS.FALLIDO, procesado(2)])
      .cuando((payout) => confirmar(1, 'C-1', payout))
      .entonces();
  });

  it.each([['INEXISTENTE', []] as const, ...HISTORIAS_SIN('EN_PROCESO')])(
    'changes nothing of a payout that is %s',
    (_, eventos) => {
      dado(eventos)
        .cuando((payout) => confirmar(1, 'C-1', payout))
        .entonces();
    },
  );
});

describe('fallar', () => {
  it('EN_PROCESO → FALLIDO, and tells other contexts that no money stays moved', () => {
    dado(HISTORIAS.EN_PROCESO)
      .cuando((payout) => fallar(1, 'SIN_FONDOS', payout))
      .entonces(fallido, revertido('SIN_FONDOS'));
  });

  it('changes nothing for a try that is not the current one', () => {
    dado([...HISTORIAS.FALLIDO, procesado(2)])
      .cuando((payout) => fallar(1, 'SIN_FONDOS', payout))
      .entonces();
  });

  it.each([['INEXISTENTE', []] as const, ...HISTORIAS_SIN('EN_PROCESO')])(
    'changes nothing of a payout that is %s',
    (_, eventos) => {
      dado(eventos)
        .cuando((payout) => fallar(1, 'SIN_FONDOS', payout))
        .entonces();
    },
  );
});

describe('revertir', () => {
  it('EXITOSO → REVERTIDO', () => {
    dado(HISTORIAS.EXITOSO)
      .cuando((payout) => revertir('error', payout))
      .entonces(revertido('error'));
  });

  it.each(HISTORIAS_SIN('EXITOSO', 'REVERTIDO'))('keeps the wish of a payout that is %s, once', (_, eventos) => {
    dado(eventos)
      .cuando((payout) => revertir('error', payout))
      .entonces(solicitada);
    dado([...eventos, solicitada])
      .cuando((payout) => revertir('otro error', payout))
      .entonces();
  });

  it('changes nothing of a payout that is REVERTIDO', () => {
    dado(HISTORIAS.REVERTIDO)
      .cuando((payout) => revertir('error', payout))
      .entonces();
  });
});

describe('a payout that does not exist', () => {
  it.each<[string, (payout: Payout) => readonly EventoPayout[]]>([
    ['calcular', (payout) => calcular(monto, payout)],
    ['procesar', (payout) => procesar({}, payout)],
    ['reintentar', (payout) => reintentar(undefined, payout)],
    ['revertir', (payout) => revertir('error', payout)],
  ])('%s is refused', (_, decidir) => {
    expect(fallasDe(() => decidir(INEXISTENTE))).toMatchObject([
      { clase: 'NO_ENCONTRADO', campo: 'payoutId', codigo: 'PAYOUT_NO_ENCONTRADO' },
    ]);
  });
});

describe('whatever is asked for, in whatever order', () => {
  const PASOS_LEGALES: Record<Payout['estado'], readonly Payout['estado'][]> = {
    INEXISTENTE: ['PENDIENTE'],
    PENDIENTE: ['CALCULADO'],
    CALCULADO: ['EN_PROCESO'],
    EN_PROCESO: ['EXITOSO', 'FALLIDO'],
    EXITOSO: ['REVERTIDO'],
    FALLIDO: ['EN_PROCESO'],
    REVERTIDO: [],
  };
  const ordenes: readonly ((payout: Payout) => readonly EventoPayout[])[] = [
    (payout) => crear(datos, payout),
    (payout) => pagar({ ...datos, monto }, monto, payout),
    (payout) => calcular(monto, payout),
    (payout) => procesar({ comisiones: monto }, payout),
    (payout) => confirmar(1, 'C-1', payout),
    (payout) => confirmar(2, 'C-2', payout),
    (payout) => fallar(1, 'SIN_FONDOS', payout),
    (payout) => fallar(2, 'SIN_FONDOS', payout),
    (payout) => reintentar(undefined, payout),
    (payout) => revertir('error', payout),
  ];

  it('takes no step but the legal ones, and never leaves money moved that was to be taken back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ordenes), { maxLength: 25 }), (pedidas) => {
        let payout = INEXISTENTE;
        for (const orden of pedidas) {
          let eventos: readonly EventoPayout[] = [];
          try {
            eventos = orden(payout);
          } catch (error) {
            if (!(error instanceof ErrorDeDominio)) throw error;
          }
          for (const evento of eventos) {
            const anterior = payout.estado;
            payout = evolucionar(payout, evento);
            if (payout.estado !== anterior) expect(PASOS_LEGALES[anterior]).toContain(payout.estado);
          }
          if (payout.estado === 'EXITOSO') expect(payout.reversionSolicitada).toBeNull();
        }
      }),
    );
  });
});

describe('a payout that is named to be processed', () => {
  const trasHistoria = (estado: keyof typeof HISTORIAS) => plegar(evolucionar, INEXISTENTE, HISTORIAS[estado]);

  it.each(['PENDIENTE', 'CALCULADO', 'EN_PROCESO', 'EXITOSO'] as const)('%s: can be, or is', (estado) => {
    expect(() => exigirProcesable(trasHistoria(estado))).not.toThrow();
  });

  it.each([
    ['FALLIDO', 'PAYOUT_FALLIDO'],
    ['REVERTIDO', 'PAYOUT_REVERTIDO'],
  ] as const)('%s: is refused', (estado, codigo) => {
    expect(fallasDe(() => exigirProcesable(trasHistoria(estado)))).toMatchObject([{ campo: 'payoutId', codigo }]);
  });
});
