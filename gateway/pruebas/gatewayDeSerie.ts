import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';

/** Apollo's gateway as its documentation sets it up: what ours is compared with, in answers and in speed. */
export async function iniciarGatewayDeSerie(
  supergraphSdl: string,
  puerto = 0,
): Promise<{ readonly url: string; cerrar(): Promise<void> }> {
  // It would send usage data to its vendor otherwise.
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const callado = { debug() {}, info() {}, warn() {}, error() {} };
  const apollo = new ApolloServer({
    gateway: new ApolloGateway({ supergraphSdl, logger: callado }),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    logger: callado,
    plugins: [
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
  });
  const { url } = await startStandaloneServer(apollo, { listen: { port: puerto, host: '127.0.0.1' } });
  return { url, cerrar: () => apollo.stop() };
}
