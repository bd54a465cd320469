import type { CodegenConfig } from '@graphql-codegen/cli';
import { componer, leerSubgrafosDelRepositorio } from './gateway/componer.ts';
import { esquemaDeLaApi, imprimirEsquema } from './gateway/esquema/api.ts';

type Salida = CodegenConfig['generates'][string];

/** Types of a subgraph's resolvers, from its schema. `mappers` name what resolvers get as parent of a type. */
const tiposDe = (subgrafo: string, mappers: Record<string, string>): Salida => ({
  schema: ['packages/seedwork/graphql/comun.graphql', `subgraphs/${subgrafo}/schema.graphql`],
  plugins: ['typescript', 'typescript-resolvers'],
  config: {
    useTypeImports: true,
    federation: true,
    enumsAsTypes: true,
    immutableTypes: true,
    scalars: {
      ID: 'string',
      DateTime: 'Date',
      Date: 'string',
      Decimal: 'string',
      Posicion: 'number',
      DatoDeFila: 'unknown',
    },
    contextType: '../contexto.ts#ContextoDelModulo',
    mappers: {
      ...mappers,
      ErrorDeUsuario: '@alpes/seedwork/dominio/errores#Falla',
      ResultadosBusqueda: '@alpes/seedwork/aplicacion/busqueda#PeticionDeBusqueda',
      Panel: '@alpes/seedwork/aplicacion/filtros#Periodo',
    },
  },
});

/** The ready operations as documents that carry the types of their variables and results: what a web client imports. */
const OPERACIONES: Salida = {
  schema: imprimirEsquema(esquemaDeLaApi(componer(await leerSubgrafosDelRepositorio()))),
  documents: 'packages/operaciones/*/*.graphql',
  plugins: ['typescript-operations', 'typed-document-node'],
  config: {
    documentMode: 'string',
    useTypeImports: true,
    enumsAsTypes: true,
    immutableTypes: true,
    defaultScalarType: 'unknown',
    strictScalars: true,
    // As they travel in JSON.
    scalars: {
      ID: 'string',
      DateTime: 'string',
      Date: 'string',
      Decimal: 'string',
      Posicion: 'number',
      DatoDeFila: 'unknown',
    },
  },
};

const EVENTO = '@alpes/seedwork/aplicacion/eventoGuardado#EventoGuardado';
const consulta = (tipo: string) => `../../aplicacion/consultas.ts#${tipo}`;
const conexion = (tipo: string) => `../contexto.ts#${tipo}`;

const config: CodegenConfig = {
  generates: {
    'packages/operaciones/generado/operaciones.ts': OPERACIONES,
    'subgraphs/cliente/src/graphql/generado/tipos.ts': tiposDe('cliente', {
      Cliente: consulta('ClienteLeido'),
      ClienteConnection: conexion('ConexionDeClientes'),
      ResumenDeClientes: consulta('ResumenLeido'),
      ResultadoCliente: conexion('HallazgoDeCliente'),
      PanelClientes: conexion('PanelDeClientes'),
      EventoCliente: EVENTO,
      ClienteRegistrado: EVENTO,
      ClienteActualizado: EVENTO,
      ClienteSuspendido: EVENTO,
      ClienteReactivado: EVENTO,
      ClienteEliminado: EVENTO,
      ClienteOlvidado: EVENTO,
    }),
    'subgraphs/campanias/src/graphql/generado/tipos.ts': tiposDe('campanias', {
      Campania: consulta('CampaniaLeida'),
      CampaniaConnection: conexion('ConexionDeCampanias'),
      ResumenDeCampanias: consulta('ResumenLeido'),
      ResultadoCampania: conexion('HallazgoDeCampania'),
      PanelCampanias: conexion('PanelDeCampanias'),
      Cliente: conexion('ReferenciaACliente'),
      SagaCampania: consulta('SagaLeida'),
      SagaConnection: conexion('ConexionDeSagas'),
      PasoDeSaga: consulta('PasoDado'),
      EntradaHistoria: consulta('EntradaLeida'),
      EventoCampanias: EVENTO,
      CampaniaCreada: EVENTO,
      CampaniaActualizada: EVENTO,
      CampaniaAprobada: EVENTO,
      CampaniaCancelada: EVENTO,
      CampaniaFinalizada: EVENTO,
    }),
    'subgraphs/pagos/src/graphql/generado/tipos.ts': tiposDe('pagos', {
      Payout: consulta('PayoutLeido'),
      PayoutConnection: conexion('ConexionDePayouts'),
      Transaction: consulta('TransactionLeida'),
      TransactionConnection: conexion('ConexionDeTransactions'),
      EntradaAuditoria: consulta('EntradaDeAuditoria'),
      ResultadoPayout: conexion('HallazgoDePayout'),
      PanelPagos: conexion('PanelDePagos'),
      RegistrarTransaccionesPayload: conexion('PayloadDeLote'),
      Cliente: conexion('Referencia'),
      Campania: conexion('Referencia'),
      EventoPagos: EVENTO,
      PayoutCreado: EVENTO,
      ComisionesCalculadas: EVENTO,
      PayoutProcesado: EVENTO,
      PayoutExitoso: EVENTO,
      PayoutFallido: EVENTO,
      PagoConfirmado: EVENTO,
      PagoRevertido: EVENTO,
      ReversionSolicitada: EVENTO,
      TransaccionRegistrada: EVENTO,
      TransaccionAnulada: EVENTO,
    }),
  },
};

export default config;
