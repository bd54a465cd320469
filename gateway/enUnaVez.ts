import type { Socket } from 'node:net';

/**
 * What is written to a socket from here to the end of this turn goes out together: a system call costs more than the rest
 * of what is done to hand one result to one of thousands of clients.
 */
export function enUnaVez(socket: Socket | null): void {
  if (socket === null || socket.writableCorked > 0) return;
  socket.cork();
  // After all promises: those who wait for a result have then taken all that there is.
  process.nextTick(() => socket.uncork());
}
