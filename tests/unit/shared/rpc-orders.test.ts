/**
 * Answers, errors, cancellations, timeouts and losses in any order: every call has exactly one outcome, the correct
 * one.
 */
import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { Connection, serve } from '#reference/shared/rpc.ts';
import { portOf } from '#reference/shared/worker-port.ts';

interface Far {
  work(call: number): number;
  ping(): void;
}

const which = fc.nat({ max: 9 });
const eventOf = fc.oneof(
  fc.record({ type: fc.constant('call' as const) }),
  fc.record({ type: fc.constantFrom('value', 'error', 'cancel', 'timeout'), which }),
  fc.record({ type: fc.constantFrom('garbled', 'messageerror', 'close') }),
);
type Happening = typeof eventOf extends fc.Arbitrary<infer E> ? E : never;

/** One run: the outcome of each call, and the expected one. */
class Run {
  readonly expected: (string | undefined)[] = [];
  readonly outcomes: string[][] = [];
  readonly #works: PromiseWithResolvers<number>[] = [];
  readonly #controllers: AbortController[] = [];
  readonly #clocks: { over: () => void; stopped: boolean }[] = [];
  readonly #opened: [MessagePort, MessagePort][] = [];
  readonly #connection = new Connection<Far>(() => this.#open(), {
    clock: (_, over) => {
      const clock = { over, stopped: false };
      this.#clocks.push(clock);
      return () => {
        clock.stopped = true;
      };
    },
  });

  #open() {
    const { port1, port2 } = new MessageChannel();
    this.#opened.push([port1, port2]);
    serve<Far>(portOf(port2), {
      work: (call) => this.#works[call]?.promise ?? Promise.reject(new Error('unknown')),
      ping: () => undefined,
    });
    return portOf(port1);
  }

  async play(events: readonly Happening[]): Promise<void> {
    for (const event of events) {
      this.#happen(event);
      // Everything in transit arrives before the next event.
      const ping = this.#connection.call('ping', undefined);
      await (event.type === 'garbled' ? ping.catch(() => undefined) : ping);
    }
    this.#happen({ type: 'close' });
    await Promise.resolve();
  }

  #happen(event: Happening): void {
    const [near, far] = this.#opened.at(-1) ?? [];
    if (event.type === 'call') this.#call();
    else if ('which' in event) this.#happenTo(event.which % Math.max(1, this.expected.length), event.type);
    else {
      if (event.type === 'garbled') far?.postMessage({ type: 'value', id: -1 });
      if (event.type === 'messageerror') near?.dispatchEvent(new Event('messageerror'));
      if (event.type === 'close') this.#connection.close();
      if (near) for (const call of this.expected.keys()) this.expected[call] ??= 'ConnectionError';
    }
  }

  #call(): void {
    const call = this.expected.length;
    const controller = new AbortController();
    const outcomes: string[] = [];
    this.#works.push(Promise.withResolvers<number>());
    this.#controllers.push(controller);
    this.expected.push(undefined);
    this.outcomes.push(outcomes);
    this.#works[call]?.promise.catch(() => undefined);
    this.#connection.call('work', call, { signal: controller.signal, timeout: 1 }).then(
      (value) => outcomes.push(`value ${value}`),
      (error: unknown) => {
        const { name, message } = error as Error;
        outcomes.push(name === 'RangeError' ? message : name);
      },
    );
  }

  #happenTo(call: number, type: 'value' | 'error' | 'cancel' | 'timeout'): void {
    if (type === 'value') this.#works[call]?.resolve(call);
    if (type === 'error') this.#works[call]?.reject(new RangeError(`error ${call}`));
    if (type === 'cancel') this.#controllers[call]?.abort();
    const clock = this.#clocks[call];
    if (type === 'timeout' && clock?.stopped === false) clock.over();
    if (call in this.expected)
      this.expected[call] ??= {
        value: `value ${call}`,
        error: `error ${call}`,
        cancel: 'AbortError',
        timeout: 'TimeoutError',
      }[type];
  }

  /** Timers that keep running, and listeners that stay. */
  left(): number {
    const listeners = this.#controllers.flatMap(({ signal }) => getEventListeners(signal, 'abort'));
    return listeners.length + this.#clocks.filter(({ stopped }) => !stopped).length;
  }

  end(): void {
    for (const [near, far] of this.#opened) {
      near.close();
      far.close();
    }
  }
}

it('settles every call exactly once, with what happened to it first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(eventOf, { maxLength: 40 }), async (events) => {
      const run = new Run();
      try {
        await run.play(events);
        await expect.poll(() => run.outcomes.every(({ length }) => length > 0)).toBe(true);
        expect(run.outcomes).toEqual(run.expected.map((outcome) => [outcome]));
        expect(run.left()).toBe(0);
      } finally {
        run.end();
      }
    }),
  );
});
