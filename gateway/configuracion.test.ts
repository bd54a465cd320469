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

  test('in production the schema is not told, and nobody may ask without end, unless it is said otherwise', () => {
    const produccion = {
      NODE_ENV: 'production',
      JWT_CLAVE: 'j'.repeat(32),
      CLAVE_INTERNA: 'i'.repeat(32),
    };
    const abierta = { introspeccion: true, paginas: true, presupuesto: { costoPorMinuto: 0, peticionesPorMinuto: 0 } };
    expect(leerConfiguracionDelGateway({})).toMatchObject(abierta);
    expect(leerConfiguracionDelGateway(produccion)).toMatchObject({
      introspeccion: false,
      paginas: false,
      documentos: 'libres',
      presupuesto: { costoPorMinuto: 300_000, peticionesPorMinuto: 6_000 },
    });
    const ajustes = { INTROSPECCION: 'si', PAGINAS: 'si', COSTO_POR_MINUTO: '0', PETICIONES_POR_MINUTO: '0' };
    expect(leerConfiguracionDelGateway({ ...produccion, ...ajustes })).toMatchObject(abierta);
  });

  test('proxies are a list of addresses and networks', () => {
    expect(leerConfiguracionDelGateway({ PROXIES_DE_CONFIANZA: '10.0.0.0/8, ::1' }).proxies).toEqual([
      '10.0.0.0/8',
      '::1',
    ]);
    expect(() => leerConfiguracionDelGateway({ PROXIES_DE_CONFIANZA: 'proxy.example' })).toThrow(
      'PROXIES_DE_CONFIANZA: debe ser',
    );
  });
});
