// Loaded before a gateway's own code (node --import): tells how much processor time the process has used.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
// Being asked must not keep the process alive, nor change how it ends.
process.channel?.unref();
