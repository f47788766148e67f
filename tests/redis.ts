import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { vi } from 'vitest';
import { freePort, startRedis } from '#tests/faults/machine.ts';

/** Whether this machine has a Redis server. */
export const redisThere = spawnSync('redis-server', ['--version']).status === 0;

export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Ends it, and waits until it has ended. */
  stop(): Promise<void>;
}

/** Starts a Redis server that stores nothing on the disk, and waits until it answers. */
export async function openRedis(): Promise<RedisServer> {
  const port = await freePort();
  const server = startRedis(port);
  await vi.waitUntil(() => answers(port), { timeout: 100_000, interval: 20 });
  return {
    ...{ port, url: `redis://127.0.0.1:${port}` },
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
  };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    for (const event of ['connect', 'error'] as const)
      socket.once(event, () => {
        socket.destroy();
        resolve(event === 'connect');
      });
  });
