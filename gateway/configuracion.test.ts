import { describe, expect, test } from 'vitest';
import { ConfiguracionInvalida, leerConfiguracion } from './configuracion.ts';

describe('leerConfiguracion', () => {
  test('nothing need be set', () => {
    expect(leerConfiguracion({ PATH: '/bin', PORT: '' })).toMatchObject({
      puerto: 4000,
      anfitrion: '127.0.0.1',
      nivelDeBitacora: 'info',
      subgrafos: [
        { nombre: 'cliente', url: 'http://127.0.0.1:4001/graphql' },
        { nombre: 'pagos', url: 'http://127.0.0.1:4002/graphql' },
        { nombre: 'campanias', url: 'http://127.0.0.1:4003/graphql' },
      ],
    });
  });

  test('all faults are listed together, one line each', () => {
    const leer = () => leerConfiguracion({ PORT: '99999', SUBGRAFO_PAGOS_URL: 'pagos:4002', LOG_LEVEL: 'mucho' });
    expect(leer).toThrow(ConfiguracionInvalida);
    expect(leer).toThrow(
      [
        'PORT: debe ser un número de puerto entre 0 y 65535',
        'SUBGRAFO_PAGOS_URL: debe ser una dirección http:// o https://',
        'LOG_LEVEL: debe ser uno de fatal, error, warn, info, debug, trace, silent',
      ].join('\n'),
    );
  });
});
