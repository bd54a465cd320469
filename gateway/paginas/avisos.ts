import type { OpcionesDeProteccion } from '../limites/configuracion.ts';

/** What visitors of the pages have to know of this server, as HTML; nothing where all is open. */
export function avisosDe({ documentos, introspeccion }: OpcionesDeProteccion): string {
  const avisos = [
    ...(documentos === 'conocidos'
      ? ['Este servidor solo ejecuta las operaciones de la lista y las de sus clientes.']
      : []),
    ...(introspeccion === false
      ? ['Este servidor no muestra su esquema: el explorador no puede ayudar a escribir.']
      : []),
  ];
  return avisos.map((aviso) => `<p role="note">${aviso}</p>`).join('');
}
