// One run of autocannon, in a process of its own. Its parent sends what to do; it answers with what came back.
import autocannon from 'autocannon';

process.on('message', async ({ url, conexiones, segundos, cuerpos }) => {
  let clientes = 0;
  const resultado = await autocannon({
    url,
    connections: conexiones,
    duration: segundos,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: cuerpos.map((body) => ({ body })),
    setupClient(cliente) {
      // Each begins somewhere else, or all would ask for the same at the same time.
      const desde = Math.floor((clientes * cuerpos.length) / conexiones);
      clientes += 1;
      cliente.setRequests([...cuerpos.slice(desde), ...cuerpos.slice(0, desde)].map((body) => ({ body })));
    },
  });
  process.send(resultado);
  process.disconnect();
});
