import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Command } from 'commander';
import { exerciseId } from '#grader/core/exercise.ts';
import { writeGolden } from '#grader/host/authoring/golden.ts';
import { UsageError, engineChoice, engineNames, openCourse, ownCourse } from './usage.ts';

interface Options {
  course?: string;
  engine?: string;
}

export const devNewCommand = (): Command =>
  new Command('new')
    .description('begin an exercise: a folder with a placeholder that runs at once')
    .argument('<id>', '<unit>/<exercise>, in kebab-case')
    .option('--course <folder>', 'another course than the one that genlab brings')
    .option('--engine <name>', engineNames)
    .action(run);

async function run(id: string, options: Options): Promise<void> {
  const engine = engineChoice(options.engine);
  if (!exerciseId.safeParse(id).success)
    throw new UsageError(
      `an exercise id is <unit>/<exercise> in kebab-case, and '${id}' is none. Try reparametrization/my-exercise.`,
    );
  const root = options.course ?? ownCourse;
  if (!existsSync(join(root, 'course.json')))
    throw new UsageError(
      `${root} holds no course.json. Write one first: { "id": "my-course", "title": "My course" }.`,
    );
  const folder = join(root, ...id.split('/'));
  if (existsSync(folder))
    throw new UsageError(`${folder} is there already. Choose another id, or delete it.`);
  for (const [path, text] of Object.entries(files(id))) {
    const file = join(folder, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    console.log(`  ${relative(process.cwd(), file)}`);
  }
  const entry = (await openCourse(root)).exercises.find(({ exercise }) => exercise.id === id);
  if (!entry) throw new Error(`${id} was written and is not in the catalogue`);
  await writeGolden(entry, engine);
  const course = options.course === undefined ? '' : ` --course ${options.course}`;
  console.log(`  ${relative(process.cwd(), join(folder, 'golden.json'))}`);
  console.log(
    `Replace the placeholder 'double', then run genlab dev golden ${id}${course} and genlab dev check ${id}${course}.`,
  );
}

const signature = 'export function double(x: tf.Tensor1D): tf.Tensor1D {';
const answer = (imports: string, body: string): string => `${imports}
${signature}
  ${body}
}
`;
const tfjs = "import * as tf from '@tensorflow/tfjs';\n";

/** The smallest exercise: y = 2 x, with its oracle, one other right answer and one mistake. */
const files = (id: string): Record<string, string> => ({
  'exercise.ts': `import { defineExercise } from '#grader/core/index.ts';

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
`,
  'stub.ts': `import * as tf from '@tensorflow/tfjs';

/**
 * Computes y = 2 x.
 *
 * @param x [n]
 * @returns y [n]
 */
${signature}
  throw new Error('not written yet');
}
`,
  'checks.ts': `import { definePublicChecks, goldenCheck, parseGolden } from '#grader/core/index.ts';
import exercise from './exercise.ts';
import golden from './golden.json' with { type: 'json' };

const stored = parseGolden(golden);

export default definePublicChecks({ exercise, golden: stored, checks: [goldenCheck(stored, 'value')] });
`,
  '_private/checks.ts': `import { defineHiddenChecks, float32, oracleCheck, within, type Case } from '#grader/core/index.ts';
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
      cases: (random) => [1, 10].map((range) => valueCase(Array.from({ length: 5 }, () => range * random.normal()))),
    }),
  ],
});
`,
  '_private/solution.ts': answer(tfjs, 'return tf.mul(x, 2);'),
  '_private/accepted/sum.ts': answer(tfjs, 'return tf.add(x, x);'),
  '_private/mistakes/squared.ts': answer(
    `import type { Mistake } from '#grader/core/index.ts';
${tfjs}
export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: '${id}#twice',
  explanation: 'Say what was seen, and what it looks like: your y is x², as if x were multiplied with itself. y is 2 x.',
};
`,
    'return tf.mul(x, x);',
  ),
});
