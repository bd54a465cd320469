import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { ErrorDeDominio, type Falla } from '../dominio/errores.ts';
import { formatearError } from './errores.ts';

const falla = (campo: string, codigo: string, mensaje: string): Falla => ({
  clase: 'INVALIDO',
  campo,
  codigo,
  mensaje,
});
const DIA = falla('filtro.creado', 'PERIODO_INVALIDO', 'El día `desde` no puede ser posterior a `hasta`.');
const MONTO = falla('filtro.monto.minimo', 'MONTO_INVALIDO', 'Debe ser un número decimal.');

const formatear = (original: Error) =>
  formatearError('pagos', pino({ level: 'silent' }))(
    { message: original.message, path: ['payouts'] },
    new GraphQLError(original.message, { path: ['payouts'], originalError: original }),
  );

it('a wrong argument is told with its field', () => {
  expect(formatear(new ErrorDeDominio([DIA]))).toEqual({
    message: DIA.mensaje,
    path: ['payouts'],
    extensions: { code: 'BAD_USER_INPUT', campo: 'filtro.creado', codigo: 'PERIODO_INVALIDO' },
  });
});

it('several wrong arguments are told together, each with its field', () => {
  expect(formatear(new ErrorDeDominio([DIA, MONTO]))).toEqual({
    message: `${DIA.mensaje} ${MONTO.mensaje}`,
    path: ['payouts'],
    extensions: {
      code: 'BAD_USER_INPUT',
      campo: 'filtro.creado',
      codigo: 'PERIODO_INVALIDO',
      fallas: [DIA, MONTO].map(({ campo, codigo, mensaje }) => ({ campo, codigo, mensaje })),
    },
  });
});
