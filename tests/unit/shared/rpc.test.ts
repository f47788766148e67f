/** Answered calls, abandoned calls, and notifications. */
import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';

import { Connection, serve } from '#reference/shared/rpc.ts';
import { portOf } from '#reference/shared/worker-port.ts';

import { channel, connected, failure, type Far } from './rpc-sides.ts';

/** A connection whose far side the test writes message by message. */
function byHand(answer: (message: { id: number; type: string; name: string }, port: MessagePort) => void) {
  const [near, far] = channel();
  far.addEventListener('message', ({ data }: MessageEvent<{ id: number; type: string; name: string }>) => {
    answer(data, far);
  });
  far.start();
  return new Connection<Far>(() => portOf(near));
}

const never = (): (() => void) => () => undefined;

describe('a call', () => {
  it('is answered with the value of the function', async () => {
    const { connection } = connected();
    const doubled: number = await connection.call('double', 21);
    expect(doubled).toBe(42);
  });

  it('accepts and returns the types of the contract', () => {
    const { connection } = connected();
    // @ts-expect-error -- a string cannot be doubled
    const wrong = (): unknown => connection.call('double', 'a');
    // @ts-expect-error -- the other side has no such function
    const missing = (): unknown => connection.call('triple', 1);
    // @ts-expect-error -- the answer is a number
    const answer = (): Promise<string> => connection.call('double', 1);
    expect([wrong, missing, answer]).toHaveLength(3);
  });

  it('gets its own answer, in whatever order the answers come', async () => {
    const { connection, waits } = connected();
    const [first, second] = [connection.call('wait', 'first'), connection.call('wait', 'second')];
    await connection.call('double', 1);
    waits.get('second')?.resolve('of the second');
    expect(await second).toBe('of the second');
    waits.get('first')?.resolve('of the first');
    expect(await first).toBe('of the first');
  });

  it.each([
    ['type', 'TypeError', 'not a number'],
    ['named', 'SyntaxProblem', 'too deep'],
    ['string', 'Error', 'plain words'],
    ['nothing', 'Error', 'what was thrown is not an error'],
  ] as const)('is rejected with the name and message of what was thrown: %s', async (kind, name, message) => {
    const { connection } = connected();
    expect(await failure(connection.call('fail', kind))).toMatchObject({ name, message });
  });

  it('alone is rejected if its request or its answer cannot be sent', async () => {
    const { connection, waits } = connected();
    const other = connection.call('wait', 'other');
    const there = connection.call('anything', () => 1);
    expect((await failure(there)).name).toBe('DataCloneError');
    const back = connection.call('uncloneable', undefined);
    expect((await failure(back)).name).toBe('DataCloneError');
    waits.get('other')?.resolve('unharmed');
    expect(await other).toBe('unharmed');
  });

  it('moves buffers in both directions', async () => {
    const { connection, sums } = connected();
    const numbers = Float32Array.of(1, 2, 3);
    const sum = connection.call('sum', numbers, { transfer: [numbers.buffer] });
    expect(numbers.byteLength).toBe(0);
    expect(await sum).toEqual(Float32Array.of(6));
    expect(sums.map(({ byteLength }) => byteLength)).toEqual([0]);
  });

  it.each(['triple', 'constructor', 'toString', '__proto__'])(
    'of a function that is not served is rejected: %s',
    async (name) => {
      const { connection } = connected();
      const untyped = connection as unknown as Connection<Record<string, (request: undefined) => unknown>>;
      const { message } = await failure(untyped.call(name, undefined));
      expect(message).toBe(`internal: there is no function '${name}'`);
    },
  );
});

describe('an abandoned call', () => {
  it('is rejected with the reason, and the function is notified', async () => {
    const { connection, signals } = connected();
    const controller = new AbortController();
    const call = connection.call('wait', 'a', { signal: controller.signal });
    await connection.call('double', 1);
    expect(signals.get('a')?.aborted).toBe(false);
    controller.abort(new Error('the reader left'));
    expect((await failure(call)).message).toBe('the reader left');
    await connection.call('double', 1);
    expect(signals.get('a')?.aborted).toBe(true);
  });

  it('opens nothing if it was abandoned before', async () => {
    const { connection, ports } = connected();
    const signal = AbortSignal.abort();
    expect((await failure(connection.call('double', 1, { signal }))).name).toBe('AbortError');
    expect(ports).toEqual([]);
  });

  it('drops an answer that comes late, and the next call has its own', async () => {
    const calls: number[] = [];
    const connection = byHand(({ id, type }, port) => {
      if (type === 'call') calls.push(id);
      // The far side answers the first call only after it was told to stop.
      else port.postMessage({ type: 'value', id: calls[0], value: 'late' });
      if (calls.length === 2) port.postMessage({ type: 'value', id: calls[1], value: 8 });
    });
    const controller = new AbortController();
    const late = connection.call('wait', 'a', { signal: controller.signal });
    controller.abort();
    expect((await failure(late)).name).toBe('AbortError');
    expect(await connection.call('double', 4)).toBe(8);
  });

  it('times out by a given clock', async () => {
    const clocks: { milliseconds: number; over: () => void; stopped: boolean }[] = [];
    const { connection, signals } = connected({
      name: 'the compiler',
      clock: (milliseconds, over) => {
        const clock = { milliseconds, over, stopped: false };
        clocks.push(clock);
        return () => {
          clock.stopped = true;
        };
      },
    });
    await connection.call('double', 1, { timeout: 10 });
    const call = connection.call('wait', 'a', { timeout: 2500 });
    expect(clocks).toMatchObject([{ stopped: true }, { milliseconds: 2500, stopped: false }]);
    clocks[1]?.over();
    const message = 'the compiler did not answer within 2.5 s.';
    expect(await failure(call)).toMatchObject({ name: 'TimeoutError', message });
    await connection.call('double', 1);
    expect(signals.get('a')?.aborted).toBe(true);
  });

  it("times out by the system's clock", async () => {
    const { connection } = connected();
    expect((await failure(connection.call('wait', 'a', { timeout: 1 }))).name).toBe('TimeoutError');
  });

  it('leaves no listener behind', async () => {
    const { connection } = connected();
    const { signal } = new AbortController();
    await connection.call('double', 1, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('closes the port of a side that hears nothing while it works', async () => {
    const { connection, ports } = connected({ name: 'TypeScript', uninterruptible: true });
    const controller = new AbortController();
    const call = connection.call('wait', 'a', { signal: controller.signal });
    const other = connection.call('wait', 'b');
    controller.abort(new Error('Stop'));
    expect((await failure(call)).message).toBe('Stop');
    expect((await failure(other)).message).toBe('TypeScript was ended to stop another call.');
    expect(ports[0]?.closed).toBe(true);
    expect(await connection.call('double', 2)).toBe(4);
    expect(ports).toHaveLength(2);
  });

  it('changes nothing if the answer has just arrived', async () => {
    let hear: (message: unknown) => void = () => undefined;
    const port = { post: () => undefined, onMessage: (listener: typeof hear) => void (hear = listener) };
    const connection = new Connection<Far>(() => port, { uninterruptible: true });
    const controller = new AbortController();
    const call = connection.call('double', 1, { signal: controller.signal });
    const other = connection.call('wait', 'other');
    hear({ type: 'value', id: 1, value: 2 });
    controller.abort();
    hear({ type: 'value', id: 2, value: 'unharmed' });
    expect([await call, await other]).toEqual([2, 'unharmed']);
  });

  it('reports the timeout to every caller of a side that hears nothing', async () => {
    const overs: (() => void)[] = [];
    const { connection } = connected({
      uninterruptible: true,
      clock: (_, over) => (overs.push(over), never()),
    });
    const calls = [connection.call('wait', 'a', { timeout: 1000 }), connection.call('wait', 'b')];
    overs[0]?.();
    const names = (await Promise.all(calls.map(failure))).map(({ name }) => name);
    expect(names).toEqual(['TimeoutError', 'TimeoutError']);
  });
});

describe('a notification', () => {
  it('is heard, and never answered', async () => {
    const { connection, noted, ports } = connected();
    connection.notify('noted', 'frame 1');
    const answers: unknown[] = [];
    ports[0]?.near.addEventListener('message', ({ data }: MessageEvent<unknown>) => answers.push(data));
    await connection.call('double', 1);
    expect(noted).toEqual(['frame 1']);
    expect(answers).toHaveLength(1);
  });

  it('comes from either side of one port, like calls', async () => {
    interface Page {
      frame(step: number): void;
      goesOn(step: number): boolean;
    }
    interface FarSide {
      train(steps: number): string;
    }
    const [near, far] = channel();
    const [page, worker] = [portOf(near), portOf(far)];
    const frames: number[] = [];
    serve<Page>(page, { frame: (step) => void frames.push(step), goesOn: (step) => step < 3 });
    const toPage = new Connection<Page>(() => worker);
    serve<FarSide>(worker, {
      async train(steps) {
        for (let step = 1; step <= steps; step++) {
          toPage.notify('frame', step);
          if (!(await toPage.call('goesOn', step))) return `stopped at ${step}`;
        }
        return 'trained';
      },
    });
    const toWorker = new Connection<FarSide>(() => page);
    expect(await toWorker.call('train', 5)).toBe('stopped at 3');
    expect(frames).toEqual([1, 2, 3]);
  });

  it('about a garbled message is not answered with another', async () => {
    const heard: unknown[][] = [[], []];
    const ports = channel();
    for (const [side, port] of ports.entries()) {
      port.addEventListener('message', ({ data }: MessageEvent<unknown>) => heard[side]?.push(data));
      serve<Pick<Far, 'double'>>(portOf(port), { double: (value) => 2 * value });
    }
    const call = { type: 'call', id: 1, name: 'double', request: 1 };
    for (const message of ['nonsense', call]) ports[0].postMessage(message);
    const answers = [
      { type: 'garbled', id: 0 },
      { type: 'value', id: 1, value: 2 },
    ];
    await expect.poll(() => heard[0]).toEqual(answers);
    ports[0].postMessage(call);
    await expect.poll(() => heard[0]).toHaveLength(3);
    expect(heard[1]).toEqual(['nonsense', call, call]);
  });
});
