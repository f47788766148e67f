/** The smallest exercise: y = 2 x, with its oracle, one alternative solution and one mistake. */

/** What `genlab dev new` writes, by path in the exercise's folder. */
export const exerciseTemplate = (id: string): Readonly<Record<string, string>> => ({
  'exercise.ts': exercise(id),
  'stub.ts': stub,
  'checks.ts': publicChecks,
  '_private/checks.ts': hiddenChecks,
  '_private/solution.ts': answer('return tf.mul(x, 2);'),
  '_private/accepted/sum.ts': answer('return tf.add(x, x);'),
  '_private/mistakes.ts': mistakes(id),
  '_private/promises.ts': promises,
});

const exercise = (id: string): string => `import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: '${id}',
  title: 'Double a vector',
  points: 1,
  lesson: '${id}',
  entry: ['double'],
  hints: [
    'Ask a question that points at the idea.',
    'Name the idea.',
    'Give nearly the answer: y = 2 x.',
  ],
});
`;

const signature = 'export function double(x: tf.Tensor1D): tf.Tensor1D {';

const stub = `import * as tf from '@tensorflow/tfjs';

/**
 * Computes y = 2 x.
 *
 * @param x [n]
 * @returns y [n]
 */
${signature}
  throw new Error('not written yet');
}
`;

const promises = `import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  '@param x [n]': ['value'],
  '@returns y [n]': ['value'],
});
`;

const publicChecks = `import { definePublicChecks, goldenCheck, parseGolden } from '#grader/core/index.ts';
import exercise from './exercise.ts';
import golden from './golden.json' with { type: 'json' };

const stored = parseGolden(golden);

export default definePublicChecks({ exercise, golden: stored, checks: [goldenCheck(stored, 'value')] });
`;

const hiddenChecks = `import { defineHiddenChecks, float32, oracleCheck, within, type Case } from '#grader/core/index.ts';
import exercise from '../exercise.ts';

/** The oracle, in float64: the value, and the magnitude that the float32 error is proportional to. */
const double = (x: number) => ({ value: 2 * x, scale: Math.abs(2 * x) });

const valueCase = (xs: readonly number[]): Case => {
  const x = float32([xs.length], xs);
  const terms = Array.from(x.data, double);
  const y = { shape: x.shape, value: terms.map((t) => t.value), scale: terms.map((t) => t.scale) };
  return { evaluation: { target: 'double', inputs: { x } }, expected: { outputs: { value: within(y, 8) } } };
};

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'y = 2 x',
      points: 1,
      // Every grading draws from each of these; a student is told the name of one that fails alone.
      strata: {
        'numbers of size 1': (random) => valueCase(Array.from({ length: 5 }, () => random.normal())),
        'a single number of size 100': (random) => valueCase([100 * random.normal()]),
      },
    }),
  ],
});
`;

const answer = (body: string): string => `import * as tf from '@tensorflow/tfjs';

${signature}
  ${body}
}
`;

const mistakes = (id: string): string => `import { defineMistakes } from '#grader/core/index.ts';

export default defineMistakes({
  squared: {
    caughtBy: 'value',
    lesson: '${id}#twice',
    explanation:
      'Say what was returned, why it is wrong and what to change: your y is x², because you multiplied x by itself. Multiply x by 2.',
    edits: [['tf.mul(x, 2)', 'tf.mul(x, x)']],
  },
});
`;
