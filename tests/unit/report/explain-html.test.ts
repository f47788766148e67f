import { expect, test } from 'vitest';
import type { CheckResult, ExerciseResult } from '#grader/core/result.ts';
import { explainHtml } from '#grader/report/explain-html.ts';

const check: CheckResult = {
  ...{ id: 'trained', title: 'it learns', visibility: 'hidden', verdict: 'pass', message: '' },
  ...{ points: 2, maxPoints: 2, margin: 0 },
};
const result: ExerciseResult = {
  ...{ id: 'unit/exercise', title: 'An exercise', attempted: true, bonus: false, verdict: 'pass' },
  ...{ points: 2, maxPoints: 2, durationMs: 1, message: '', printed: '', typeErrors: [], checks: [check] },
};

test('a check that passed at its second run shows both, with samples', () => {
  const picture = { kind: 'grey', title: 'samples', width: 1, height: 1, pixels: 'AA==' } as const;
  const page = explainHtml({
    ...{ student: 'ada', result, drawnFrom: '', asked: new Map(), parameters: {}, source: '' },
    trained: new Map([
      [
        'trained',
        [
          { verdict: 'fail', message: 'quality 0.5', measures: { quality: 0.5 }, picture },
          { verdict: 'pass', message: '', measures: { quality: 1.5 } },
        ],
      ],
    ]),
  });
  expect(page).toContain('✗ Run 1 of 2</h3><p class="message">quality 0.5</p>');
  expect(page).toContain('alt="samples"');
  expect(page).toMatch(/✓ Run 2 of 2<\/h3><p>quality.* 1\.5/);
});
