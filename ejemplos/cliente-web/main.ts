import { randomUUID } from 'node:crypto';
import { GraphQLClient } from 'graphql-request';
import { createClient } from 'graphql-ws';
import { campaniaDecidida, crearCampania, paginaDeClientes, registrarPersona } from './api.ts';
import { explicar, porCampo } from './errores.ts';

// What a web client does, on a terminal: node ejemplos/cliente-web/main.ts [address of the API]
const direccion = process.argv[2] ?? 'http://127.0.0.1:4000/graphql';
const api = new GraphQLClient(direccion);
const suscripciones = createClient({ url: direccion.replace(/^http/, 'ws') });

try {
  const { total, clientes } = await paginaDeClientes(api, 5);
  console.log(`Hay ${total} clientes. Los últimos:`, clientes.map(({ nombre }) => nombre).join(', '));

  const persona = {
    nombre: 'Valentina Rojas',
    email: `valentina.${Date.now()}@example.com`,
    cedula: `${Date.now()}`,
    fechaNacimiento: '1992-08-30',
    claveIdempotencia: randomUUID(),
  };
  const { cliente } = await registrarPersona(api, persona);
  console.log('Registrada:', cliente);

  const repetida = await registrarPersona(api, { ...persona, claveIdempotencia: randomUUID() });
  console.log('Otra con los mismos datos, rechazada:', porCampo(repetida.errores));

  if (cliente !== null) {
    const { campania, errores } = await crearCampania(api, {
      idCliente: cliente.id,
      nombre: 'Lanzamiento de temporada',
      itinerario: ['Bogotá', 'Cartagena'],
      presupuesto: { valor: '2500.00', moneda: 'USD' },
      fechaInicio: '2027-01-10',
      fechaFin: '2027-02-10',
    });
    if (campania === null) console.log('Campaña rechazada:', porCampo(errores));
    else {
      console.log(`Campaña ${campania.estado}: ${campania.mensaje}`);
      const { estado, mensaje } = await campaniaDecidida(suscripciones, campania.id);
      console.log(`Campaña ${estado}: ${mensaje}`);
    }
  }
} catch (error) {
  console.error(explicar(error));
  process.exitCode = 1;
} finally {
  await suscripciones.dispose();
}
