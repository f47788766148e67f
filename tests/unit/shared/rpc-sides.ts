/** Both sides of `rpc`, over a channel that is closed after each test. */
import { afterEach } from 'vitest';

import { Connection, serve, type ConnectOptions, type Functions } from '#reference/shared/rpc.ts';
import { portOf } from '#reference/shared/worker-port.ts';

export interface Far {
  double(value: number): number;
  /** Answers once the test says so. */
  wait(key: string): string;
  sum(numbers: Float32Array): Float32Array;
  noted(text: string): void;
  fail(kind: 'type' | 'named' | 'string' | 'nothing'): never;
  anything(value: unknown): void;
  uncloneable(): unknown;
}

const open: MessagePort[] = [];

export function channel(): [MessagePort, MessagePort] {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  return [port1, port2];
}

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** The far side, with what it received and a way to answer `wait`. */
export function farSide() {
  const noted: string[] = [];
  const sums: Float32Array[] = [];
  const signals = new Map<string, AbortSignal>();
  const waits = new Map<string, PromiseWithResolvers<string>>();
  const functions: Functions<Far> = {
    double: (value) => 2 * value,
    wait: (key, { signal }) => {
      signals.set(key, signal);
      const wait = Promise.withResolvers<string>();
      waits.set(key, wait);
      return wait.promise;
    },
    sum: (numbers, { transfer }) => {
      const sum = Float32Array.of(numbers.reduce((total, value) => total + value, 0));
      sums.push(sum);
      transfer(sum.buffer);
      return sum;
    },
    noted: (text) => {
      noted.push(text);
      throw new Error('nobody hears of this');
    },
    fail: (kind) => {
      if (kind === 'type') throw new TypeError('not a number');
      if (kind === 'named') throw Object.assign(new Error('too deep'), { name: 'SyntaxProblem' });
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- others do
      throw kind === 'string' ? 'plain words' : undefined;
    },
    anything: () => undefined,
    uncloneable: () => () => undefined,
  };
  return { functions, noted, sums, signals, waits };
}

/** Both sides of a channel; each opening creates a new channel. */
export function connected(options?: ConnectOptions) {
  const far = farSide();
  const ports: { near: MessagePort; far: MessagePort; closed: boolean }[] = [];
  const connection = new Connection<Far>(() => {
    const [near, farPort] = channel();
    const entry = { near, far: farPort, closed: false };
    ports.push(entry);
    serve<Far>(portOf(farPort), far.functions);
    const close = (): void => {
      entry.closed = true;
    };
    return { ...portOf(near), close };
  }, options);
  return { ...far, connection, ports };
}

export const failure = async (promise: Promise<unknown>): Promise<Error> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error('it was answered');
};
