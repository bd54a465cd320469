// Hive Gateway without its joining of requests that are alike and under way at the same time: the load generator sends
// nothing else, so that with it one request to a subgraph would answer many clients.
export const gatewayConfig = {
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
};
