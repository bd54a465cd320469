import type { CodegenConfig } from '@graphql-codegen/cli';

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
    scalars: { ID: 'string', DateTime: 'Date', Date: 'string', Decimal: 'string' },
    contextType: '../contexto.ts#ContextoDelModulo',
    mappers: { ...mappers, ErrorDeUsuario: '@alpes/seedwork/dominio/errores#Falla' },
  },
});

const EVENTO = '@alpes/seedwork/aplicacion/eventoGuardado#EventoGuardado';
const consulta = (tipo: string) => `../../aplicacion/consultas.ts#${tipo}`;
const conexion = (tipo: string) => `../contexto.ts#${tipo}`;

const config: CodegenConfig = {
  generates: {
    'subgraphs/cliente/src/graphql/generado/tipos.ts': tiposDe('cliente', {
      Cliente: consulta('ClienteLeido'),
      ClienteConnection: conexion('ConexionDeClientes'),
      EventoCliente: EVENTO,
      ClienteRegistrado: EVENTO,
      ClienteActualizado: EVENTO,
      ClienteSuspendido: EVENTO,
      ClienteReactivado: EVENTO,
      ClienteEliminado: EVENTO,
    }),
  },
};

export default config;
