import { expect, test } from 'vitest';
import { failed, passed, propertyCheck, randomFor, trainedCheck, type Check } from '#grader/core/index.ts';
import { runChecks, type CheckRun, type TrainedRun } from '#grader/core/run-checks.ts';
import { fakeSession, observed } from './fake-session.ts';

const run = async (checks: readonly Check[], trained?: CheckRun['trained']) =>
  await runChecks({
    trained,
    session: fakeSession(() => observed([0])),
    checks,
    visibility: 'hidden',
    random: await randomFor('test'),
    mistakes: {},
    predict: () => Promise.resolve({}),
  });

/** Reaches the first quality in its first attempt, the second in its second; 1 is enough. */
function training(qualities: readonly number[], attempts: number) {
  const draws: number[] = [];
  const check = trainedCheck({
    id: 'trained',
    title: 'trained',
    points: 2,
    attempts,
    train: (_, random) => {
      draws.push(random.uniform());
      return Promise.resolve({ measures: { quality: qualities[draws.length - 1] ?? 0 } });
    },
    judge: ({ quality = 0 }) => (quality >= 1 ? passed() : failed(`quality ${quality}`)),
  });
  return { check, draws };
}

test('the first attempt that passes ends the training', async () => {
  const { check, draws } = training([0.5, 1.5, 2], 4);
  const [result] = await run([check]);
  expect(result).toMatchObject({ verdict: 'pass', points: 2, measures: { quality: 1.5 } });
  expect(draws).toHaveLength(2);
  expect(new Set(draws).size).toBe(2); // each attempt has its own random numbers
});

test('only attempts that all fail are a failure, with the last attempt shown', async () => {
  const { check, draws } = training([0.5, 0.25, 0.75], 3);
  const [result] = await run([check]);
  expect(result).toMatchObject({
    verdict: 'fail',
    points: 0,
    message: 'quality 0.75 (3 runs, all failed)',
    measures: { quality: 0.75 },
  });
  expect(draws).toHaveLength(3);
});

test('each run is told, also one that a later one made up for', async () => {
  const { check } = training([0.5, 1.5], 4);
  const runs: [string, TrainedRun][] = [];
  await run([check], (id, one) => runs.push([id, one]));
  expect(runs).toEqual([
    ['trained', { verdict: 'fail', message: 'quality 0.5', measures: { quality: 0.5 } }],
    ['trained', { verdict: 'pass', message: '', measures: { quality: 1.5 } }],
  ]);
});

test('nothing is trained after a check that failed', async () => {
  const { check, draws } = training([2], 1);
  const wrong = propertyCheck({
    id: 'before',
    title: 'before',
    points: 1,
    run: () => Promise.resolve(failed('no')),
  });
  const results = await run([wrong, check]);
  expect(results[1]).toMatchObject({ verdict: 'fail', points: 0 });
  expect(results[1]?.message).toMatch(/^not run/);
  expect(draws).toHaveLength(0);
});

test('a run without a model is not repeated', async () => {
  const check = trainedCheck({
    id: 'trained',
    title: 'trained',
    points: 1,
    attempts: 3,
    train: () => Promise.resolve({ problem: failed('it diverged') }),
    judge: () => passed(),
  });
  expect(await run([check])).toMatchObject([{ verdict: 'fail', message: 'it diverged' }]);
});
