/** A simulation that starts when it is first needed. */
import { expect, test } from 'vitest';

import type { FigureState, Settings } from '#site/src/figures/figure.ts';
import { LazySimulation } from '#site/src/figures/lab/lazy-simulation.ts';
import type { Simulation } from '#site/src/figures/lab/simulation.ts';

/** A simulation that opens when the test allows it, and the calls that the opened ones have received. */
function workshop(first: Settings) {
  const calls: string[] = [];
  let opened = 0;
  let start = { settings: first, seed: 1 };
  let meanwhile = (): void => undefined;
  const gates: PromiseWithResolvers<undefined>[] = [];
  const simulation = (name: number): Simulation => {
    const did = (what: string, settings: Settings = {}): Promise<FigureState> => {
      calls.push(`${name} ${what}`);
      return Promise.resolve({ settings, seed: 1, steps: 0 });
    };
    return {
      reset: (settings, seed) => {
        meanwhile();
        return did(`reset ${JSON.stringify(settings)} ${seed}`, settings);
      },
      change: (settings) => did('change', settings),
      advance: () => did('advance'),
      close: (reason) => void did(`close ${String(reason)}`),
    };
  };
  const lazy = new LazySimulation({
    async open() {
      const gate = Promise.withResolvers<undefined>();
      gates.push(gate);
      await gate.promise;
      return simulation(++opened);
    },
    start: () => start,
  });
  return {
    ...{ lazy, calls, gates },
    choose: (settings: Settings): void => {
      start = { ...start, settings };
    },
    /** Does something once, while a simulation is reset. */
    duringReset: (act: () => void): void => {
      meanwhile = () => {
        meanwhile = () => undefined;
        act();
      };
    },
  };
}

test('concurrent callers get the same one while it starts', async () => {
  const { lazy, calls, gates } = workshop({});
  const both = [lazy.running(), lazy.running()];
  expect(lazy.hasBegun).toBe(false);
  expect(gates).toHaveLength(1);
  gates[0]?.resolve(undefined);
  const [one, other] = await Promise.all(both);
  expect(one).toBe(other);
  expect(await lazy.running()).toBe(one);
  expect(calls).toEqual(['1 reset {} 1']);
});

test('it starts with the settings chosen in the meantime', async () => {
  const { lazy, calls, gates, choose, duringReset } = workshop({ mu: 0 });
  const running = lazy.running();
  choose({ mu: 2 });
  duringReset(() => {
    choose({ mu: 3 });
  });
  gates[0]?.resolve(undefined);
  await running;
  expect(calls).toEqual(['1 reset {"mu":2} 1', '1 reset {"mu":3} 1']);
});

test('a start that fails is tried once more, and then again at the next call', async () => {
  const { lazy, calls, gates } = workshop({});
  const failing = lazy.running();
  gates[0]?.reject(new Error('no way'));
  await expect.poll(() => gates.length).toBe(2);
  gates[1]?.reject(new Error('no way'));
  await expect(failing).rejects.toThrow('no way');
  const running = lazy.running();
  gates[2]?.resolve(undefined);
  await running;
  expect(lazy.hasBegun).toBe(true);
  expect(calls).toEqual(['1 reset {} 1']);
});

test('after it was closed, another one starts', async () => {
  const { lazy, calls, gates } = workshop({});
  const first = lazy.running();
  gates[0]?.resolve(undefined);
  await first;
  lazy.close('it broke');
  expect(lazy.change({})).toBeUndefined();
  const second = lazy.running();
  gates[1]?.resolve(undefined);
  expect(await second).not.toBe(await first);
  expect(calls).toEqual(['1 reset {} 1', '1 close it broke', '2 reset {} 1']);
});
