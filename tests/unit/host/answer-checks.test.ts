import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { AnswerChecks, isRight } from '#grader/host/authoring/answer-checks.ts';
import { correctSources } from '#grader/host/authoring/answer-sources.ts';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';

const exercises = fileURLToPath(new URL('../../../exercises', import.meta.url));

test('an answer that is wrong in a practice question only is not right', async () => {
  const entry = (await loadCatalogue(exercises)).exercises.find(
    ({ exercise }) => exercise.id === 'vae-vs-gan/choose-a-model',
  );
  if (!entry) throw new Error('no exercise with questions');
  const { solution = '' } = await correctSources(entry);
  const checks = new AnswerChecks(entry, 'cpu', { names: false, where: 'child' });
  try {
    const draw = { key: 'key', student: 'any' };
    expect(isRight(await checks.check(solution, draw))).toBe(true);

    const wrong = solution.replace("posteriorOrPrior: 'prior'", "posteriorOrPrior: 'posterior'");
    const results = await checks.check(wrong, draw);
    if (typeof results === 'string') throw new Error(results);
    expect(results.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id)).toEqual([
      'posteriorOrPrior',
    ]);
    expect(isRight(results)).toBe(false);
  } finally {
    await checks.close();
  }
});
