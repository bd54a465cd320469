// Loaded before a process that is measured: it says, when asked, what it holds once it has let go of what it can.
process.on('message', (pregunta) => {
  if (pregunta !== 'memoria') return;
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ memoria: { usado: heapUsed + external, rss } });
});
// The bench is the only one that can end it.
process.on('disconnect', () => process.exit());
