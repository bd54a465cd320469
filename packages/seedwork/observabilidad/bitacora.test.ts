import { expect, it } from 'vitest';
import { crearBitacora } from './bitacora.ts';

const anotar = (...argumentos: Parameters<ReturnType<typeof crearBitacora>['info']>): string => {
  let linea = '';
  crearBitacora('prueba', 'info', {
    write: (texto) => {
      linea += texto;
    },
  }).info(...argumentos);
  return linea;
};

const SECRETOS = {
  cedula: '79900111',
  rut: '76.123.456-7',
  email: 'ana@example.com',
  telefono: '+57 300 1112233',
  fechaNacimiento: '1990-05-17',
  mascara: '**** 4242',
  token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2VjcmV0bw',
  authorization: 'Bearer abc.def',
  Authorization: 'Bearer ghi.jkl',
  'x-identidad': 'mnop',
};
const dichos = (linea: string) => Object.values(SECRETOS).filter((secreto) => linea.includes(secreto));

it('strikes out personal data and secrets, however deep they are, and leaves the rest', () => {
  const linea = anotar(
    { ...SECRETOS, comando: 'X', entrada: { lista: [{ ...SECRETOS, id: 'c-1' }], cabeceras: SECRETOS } },
    'command done',
  );
  expect(dichos(linea)).toEqual([]);
  expect(JSON.parse(linea)).toMatchObject({
    proceso: 'prueba',
    msg: 'command done',
    cedula: '[tachado]',
    comando: 'X',
    entrada: { lista: [{ id: 'c-1', email: '[tachado]' }] },
  });
});

it('strikes them out of errors: what they carry, and what their text quotes', () => {
  const delServidor = 'duplicate key value\nKey (email)=(ana@example.com) already exists.';
  const dePrisma = 'Invalid call: { data: { nombre: "Ana", cedula: "79900111", "telefono": "+57 300 1112233" } }';
  const delToken = `bad token ${SECRETOS.token}`;
  for (const mensaje of [delServidor, dePrisma, delToken]) {
    const error = Object.assign(new Error(mensaje, { cause: new Error(delServidor) }), {
      meta: { ...SECRETOS, codigo: 7 },
    });
    for (const linea of [anotar({ err: error }, 'failed'), anotar(error), anotar({ dentro: { error } }, 'failed')]) {
      expect(dichos(linea)).toEqual([]);
      expect(linea).toContain('"codigo":7');
      expect(linea).toContain('bitacora.test.ts');
    }
  }
});

it('keeps what is not there, dates, and what writes itself', () => {
  const linea = anotar({ email: null, token: undefined, cuando: new Date(0), url: new URL('http://x/y') }, 'x');
  expect(JSON.parse(linea)).toMatchObject({ email: null, cuando: '1970-01-01T00:00:00.000Z', url: 'http://x/y' });
});

it('strikes them out of what a library says in words beside the message, and of errors that are parts of others', () => {
  const detail = 'Failing row contains (7, Ana (hija), 79900111, ana@example.com).';
  const uno = Object.assign(new Error('null value in column "ciudad"'), { detail, tabla: 'clientes' });
  const varios = new AggregateError([uno, new Error('Key (rut)=(76.123.456-7) already exists.')], 'two failed');
  for (const err of [uno, varios, Object.assign(new Error('outer'), { dentro: uno })]) {
    const linea = anotar({ err }, 'failed');
    expect(dichos(linea)).toEqual([]);
    expect(linea).not.toContain('Ana');
    expect(linea).toContain('"tabla":"clientes"');
  }
});

it('strikes addresses out of any text, but for who it was', () => {
  const linea = anotar({ motivo: 'no buzón ana@example.com', usuario: 'eva@example.com', ruta: '/a@b' }, 'x');
  expect(JSON.parse(linea)).toMatchObject({ motivo: 'no buzón [tachado]', usuario: 'eva@example.com', ruta: '/a@b' });
});

it('takes no time that grows faster than what it reads', () => {
  const largo = 200_000;
  const textos = ['a'.repeat(largo), 'a.'.repeat(largo / 2), 'eyJ-'.repeat(largo / 4), 'Key ('.repeat(largo / 5)];
  const antes = process.cpuUsage();
  for (const texto of textos) anotar({ err: new Error(texto), texto: `@${texto}` }, 'x');
  const { user } = process.cpuUsage(antes);
  // By the square of it, it would be minutes.
  expect(user / 1_000).toBeLessThan(3_000);
});
