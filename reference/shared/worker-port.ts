/** Ports for `rpc`. The required parts of a browser or of Node are declared here, so that this file runs in both. */
import type { Port } from './rpc.ts';

/** A port of a channel, the global scope of a worker, or a worker. */
interface Messenger {
  postMessage(message: unknown, options: { transfer: object[] }): void;
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  start?(): void;
}

interface WorkerMessenger extends Messenger {
  addEventListener(
    type: string,
    listener: (event: { readonly data?: unknown; readonly message?: string; preventDefault(): void }) => void,
  ): void;
  terminate(): void;
}

export const portOf = (messenger: Messenger): Port => ({
  post(message, transfer) {
    messenger.postMessage(message, { transfer: [...transfer] });
  },
  onMessage(listener) {
    messenger.addEventListener('message', ({ data }) => {
      listener(data);
    });
    messenger.start?.();
  },
  onLost(listener) {
    messenger.addEventListener('messageerror', () => {
      listener('sent a message that cannot be read');
    });
  },
});

/**
 * The port to a worker. It is lost with the first error that the worker did not catch, and closing it ends the worker.
 */
export function workerPort(worker: WorkerMessenger): Port {
  const port = portOf(worker);
  return {
    ...port,
    onLost(listener) {
      port.onLost?.(listener);
      worker.addEventListener('error', (event) => {
        event.preventDefault(); // waiting calls are rejected
        const { message } = event;
        // A script that could not be fetched or parsed has no message.
        listener(message ? `failed: ${message}` : 'could not be loaded');
      });
    },
    close() {
      worker.terminate();
    },
  };
}
