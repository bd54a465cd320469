import {
  CrearCampaniaDocument,
  type CrearCampaniaEntrada,
  type CrearCampaniaMutation,
  ListarClientesDocument,
  type ListarClientesQuery,
  RegistrarClienteNaturalDocument,
  type RegistrarClienteNaturalEntrada,
  type RegistrarClienteNaturalMutation,
  SeguirCampaniaDocument,
  type SeguirCampaniaSubscription,
} from '@alpes/operaciones/generado/operaciones';
import type { GraphQLClient } from 'graphql-request';
import type { Client } from 'graphql-ws';

/** A cliente as the list has it. The types come from the operations: who asks for a field has its type. */
export type ClienteEnLista = NonNullable<ListarClientesQuery['clientes']>['edges'][number]['node'];

/** One page of clientes, and the cursor that the next one begins after; null at the end. */
export async function paginaDeClientes(
  api: GraphQLClient,
  primeros: number,
  despuesDe: string | null = null,
): Promise<{
  readonly total: number;
  readonly clientes: readonly ClienteEnLista[];
  readonly siguiente: string | null;
}> {
  const { clientes } = await api.request(ListarClientesDocument, { primeros, despuesDe });
  // A list is null beside an error alone, so that the rest of a larger operation still comes; `request` throws that error.
  if (clientes === null) throw new Error('The answer has neither clientes nor an error');
  return {
    total: clientes.total,
    clientes: clientes.edges.map(({ node }) => node),
    siguiente: clientes.pageInfo.hasNextPage ? clientes.pageInfo.endCursor : null,
  };
}

/** All clientes, asked for page by page as they are taken. */
export async function* todosLosClientes(api: GraphQLClient, porPagina = 50): AsyncGenerator<ClienteEnLista> {
  let despuesDe: string | null = null;
  do {
    const pagina = await paginaDeClientes(api, porPagina, despuesDe);
    yield* pagina.clientes;
    despuesDe = pagina.siguiente;
  } while (despuesDe !== null);
}

/**
 * Registers a person. With a key it is safe to send it again after a connection that broke: the same key gives the same
 * answer, and one cliente.
 */
export async function registrarPersona(
  api: GraphQLClient,
  entrada: RegistrarClienteNaturalEntrada & { readonly claveIdempotencia: string },
): Promise<RegistrarClienteNaturalMutation['registrarClienteNatural']> {
  return (await api.request(RegistrarClienteNaturalDocument, { entrada })).registrarClienteNatural;
}

/** Creates a campaign. It answers before the campaign is paid: follow it with `campaniaDecidida`. */
export async function crearCampania(
  api: GraphQLClient,
  entrada: CrearCampaniaEntrada,
): Promise<CrearCampaniaMutation['crearCampania']> {
  return (await api.request(CrearCampaniaDocument, { entrada })).crearCampania;
}

/** Follows a campaign until its payment is decided. The subscription begins with how it is now, so nothing is missed. */
export async function campaniaDecidida(
  suscripciones: Client,
  id: string,
): Promise<SeguirCampaniaSubscription['cambiosCampania']> {
  const query = SeguirCampaniaDocument.toString();
  for await (const { data, errors } of suscripciones.iterate<SeguirCampaniaSubscription>({
    query,
    variables: { id },
  })) {
    if (errors) throw new AggregateError(errors, 'The subscription failed');
    if (data && data.cambiosCampania.estado !== 'PENDIENTE') return data.cambiosCampania;
  }
  throw new Error('The subscription ended before the campaign was decided');
}
