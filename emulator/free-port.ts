import { createServer } from 'node:net';

const MOST_TRIES = 5;

/** Starts something on a port that is known before it starts; on another one when somebody else was quicker. */
export async function startOnFreePort<T>(start: (port: number) => Promise<T>, triesLeft = MOST_TRIES): Promise<T> {
  try {
    return await start(await freePort());
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'EADDRINUSE' || triesLeft <= 1) throw error;
    return startOnFreePort(start, triesLeft - 1);
  }
}

/** A port of 127.0.0.1 that nobody listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  if (address === null || typeof address === 'string') throw new Error('this machine has no free port');
  return address.port;
}
