import { describe, expect, test } from 'vitest';
import { leerConfiguracionDelGateway } from './configuracion.ts';

describe('leerConfiguracionDelGateway', () => {
  test('nothing need be set', () => {
    expect(leerConfiguracionDelGateway({ PATH: '/bin', PORT: '' })).toMatchObject({
      puerto: 4000,
      anfitrion: '127.0.0.1',
      nivelDeBitacora: 'info',
      origenes: ['https://studio.apollographql.com'],
      subgrafos: [
        { nombre: 'cliente', url: 'http://127.0.0.1:4001/graphql' },
        { nombre: 'pagos', url: 'http://127.0.0.1:4002/graphql' },
        { nombre: 'campanias', url: 'http://127.0.0.1:4003/graphql' },
      ],
    });
  });

  test('all faults are listed together, one line each', () => {
    const leer = () =>
      leerConfiguracionDelGateway({
        PORT: '99999',
        SUPERGRAPH_PATH: '/no/existe.graphql',
        SUBGRAFO_PAGOS_URL: 'pagos:4002',
        LOG_LEVEL: 'mucho',
      });
    expect(leer).toThrow(
      [
        'PORT: debe ser un número de puerto entre 0 y 65535.',
        'SUPERGRAPH_PATH: no se puede leer el archivo /no/existe.graphql.',
        'SUBGRAFO_PAGOS_URL: debe ser una dirección http:// o https://.',
        'LOG_LEVEL: debe ser uno de silent, fatal, error, warn, info, debug, trace.',
      ].join('\n'),
    );
  });

  test('origins are a list separated by commas', () => {
    expect(leerConfiguracionDelGateway({ CORS_ORIGENES: 'https://a.example, https://b.example,' }).origenes).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
  });
});
