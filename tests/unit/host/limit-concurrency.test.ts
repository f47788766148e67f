import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { limitConcurrency } from '#grader/host/grade/limit-concurrency.ts';

it('runs as many tasks at a time as there are slots, in the order of the calls', async () => {
  const slots = limitConcurrency(2);
  const started: number[] = [];
  let [running, most] = [0, 0];
  const task = (i: number) => async (): Promise<number> => {
    started.push(i);
    most = Math.max(most, ++running);
    await pause(i % 3);
    running--;
    return i;
  };
  const results = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((i) => slots(task(i))));
  expect(results).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(most).toBe(2);
});

it('gives the slot of a failed task to the next one', async () => {
  const slots = limitConcurrency(1);
  const failed = slots(() => Promise.reject(new Error('no')));
  const next = slots(() => Promise.resolve('yes'));
  await expect(failed).rejects.toThrow('no');
  await expect(next).resolves.toBe('yes');
});
