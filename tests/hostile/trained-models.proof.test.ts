/**
 * Answers that compute everything correctly when they are checked and cheat when they are trained. Models are judged by
 * their weights, with the grader's own forward pass, so none of them earns the points of training.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CheckResult } from '#grader/core/result.ts';
import { loadCatalogue, type Entry } from '#grader/host/course/catalogue.ts';
import { gradeExercise } from '#grader/host/grade/grade-exercise.ts';

type Edit = readonly [before: string, after: string];

const root = fileURLToPath(new URL('../../exercises', import.meta.url));
const { exercises } = await loadCatalogue(root);

/** The entry with one attempt: an answer that fails all attempts fails the first. */
function entryOf(id: string): Entry {
  const entry = exercises.find(({ exercise }) => exercise.id === id);
  if (!entry) throw new Error(`no exercise ${id}`);
  return {
    ...entry,
    hiddenChecks: async () => {
      const hidden = await entry.hiddenChecks();
      return {
        ...hidden,
        checks: hidden.checks.map((check) => (check.kind === 'trained' ? { ...check, attempts: 1 } : check)),
      };
    },
  };
}

/** Every verdict by check, for the solution with some lines replaced. */
async function grade(id: string, edits: readonly Edit[]): Promise<Record<string, CheckResult>> {
  let source = await readFile(`${root}/${id}/_private/solution.ts`, 'utf8');
  for (const [before, after] of edits) {
    expect(source).toContain(before);
    source = source.replace(before, () => after);
  }
  const options = { engine: 'auto', key: 'hostile', student: 'hostile', mode: 'grade' } as const;
  const { result } = await gradeExercise(entryOf(id), source, options);
  return Object.fromEntries(
    result.checks.filter(({ visibility }) => visibility === 'hidden').map((check) => [check.id, check]),
  );
}

const verdicts = (checks: Record<string, CheckResult>): Record<string, string> =>
  Object.fromEntries(Object.entries(checks).map(([id, { verdict }]) => [id, verdict]));

/** Correct in all checks of a step or a network, but no points for training. */
function expectOnlyTrainingFails(checks: Record<string, CheckResult>): void {
  const others = Object.entries(verdicts(checks)).filter(([id]) => id !== 'trained');
  expect(others.filter(([, verdict]) => verdict !== 'pass')).toEqual([]);
  expect(checks['trained']).toMatchObject({ verdict: 'fail', points: 0 });
}

describe('train-vae', () => {
  const id = 'reparametrization/train-vae';
  const honest = '  const loss = (x: tf.Tensor2D, eps: tf.Tensor2D): tf.Scalar => {\n';
  /** Only a training run has images of this size. */
  const inTraining = (lines: string): Edit => [honest, `${honest}    if (inputSize === 784) {${lines}}\n`];

  test('state kept between encode and decode: decode gives back the images that encode was given', async () => {
    const checks = await grade(id, [
      [
        '  const encode = (x: tf.Tensor2D) => {\n',
        '  let kept: tf.Tensor2D | undefined;\n  const encode = (x: tf.Tensor2D) => {\n    kept = x;\n',
      ],
      [
        'const decode = (z: tf.Tensor2D): tf.Tensor2D =>\n',
        'const decode = (z: tf.Tensor2D): tf.Tensor2D => kept?.shape[0] === z.shape[0] ? tf.mul(20, tf.sub(kept, 0.5)) :\n',
      ],
    ]);
    expect(verdicts(checks)).toMatchObject({ decode: 'pass', loss: 'fail', trained: 'fail' });
  });

  test('the same in training only: the loss is small, and no weight has learnt anything', async () => {
    const remembered = `
      const { mu, logVar } = encode(x);
      const z = tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps));
      const logits: tf.Tensor2D = tf.add(tf.mul(decode(z as tf.Tensor2D), 0), tf.mul(20, tf.sub(x, 0.5)));
      return tf.div(tf.sum(tf.sub(tf.softplus(logits), tf.mul(x, logits))), x.shape[0]).asScalar();`;
    expectOnlyTrainingFails(await grade(id, [inTraining(remembered)]));
  });

  test('an untouched model: a loss that moves nothing', async () => {
    const still = `
      const all = Object.values(w).map((weights) => tf.sum(tf.mul(0, weights)));
      return tf.addN(all).asScalar();`;
    expectOnlyTrainingFails(await grade(id, [inTraining(still)]));
  });

  test('stored images as weights: the biases of the logits are the mean image', async () => {
    const mean = `
      w.logitsBias.assign(tf.log(tf.div(tf.add(tf.mean(x, 0), 1e-3), tf.sub(1.001, tf.mean(x, 0)))));
      return tf.addN(Object.values(w).map((weights) => tf.sum(tf.mul(0, weights)))).asScalar();`;
    expectOnlyTrainingFails(await grade(id, [inTraining(mean)]));
  });
});

describe('train-gan', () => {
  const id = 'gan-instability/train-gan';
  const honest = '  const criticise = (): tf.Scalar => {\n';
  /** Only a training run has batches of this size. */
  const inTraining = (lines: string): Edit => [
    honest,
    `  if (batch.real.shape[0] === 128) {${lines}
    return { discriminatorLoss: tf.scalar(1), generatorLoss: tf.scalar(1) };
  }
${honest}`,
  ];

  test('an untouched model: steps that move nothing', async () => {
    expectOnlyTrainingFails(await grade(id, [inTraining('')]));
  });

  test('a stored batch: the generator repeats real points that it has seen', async () => {
    const checks = await grade(id, [
      [
        'const apply = (x: tf.Tensor2D): tf.Tensor2D => {\n',
        `const apply = (x: tf.Tensor2D): tf.Tensor2D => {
    if (stored && x.shape[0] === stored.shape[0]) return stored;\n`,
      ],
      ['function network(', 'let stored: tf.Tensor2D | undefined;\n\nfunction network('],
      inTraining('\n    stored = tf.keep(tf.clone(batch.real));\n    generator.apply(batch.zGenerator);'),
    ]);
    expectOnlyTrainingFails(checks);
  });

  test('a hard-coded ring: the generator draws eight points on a circle', async () => {
    const checks = await grade(id, [
      [
        'const apply = (x: tf.Tensor2D): tf.Tensor2D => {\n',
        `const apply = (x: tf.Tensor2D): tf.Tensor2D => {
    if (hidden === 64 && to === 2) {
      const angle = tf.mul(Math.PI / 4, tf.floor(tf.randomUniform([x.shape[0]], 0, 8)));
      return tf.mul(2, tf.stack([tf.cos(angle), tf.sin(angle)], 1)) as tf.Tensor2D;
    }\n`,
      ],
      inTraining('\n    generator.apply(batch.zGenerator);'),
    ]);
    expectOnlyTrainingFails(checks);
  });

  test('points in place of weights: the average is filled with the batch', async () => {
    const filled = `
    for (const mean of Object.values(average) as tf.Variable[])
      mean.assign(tf.mean(batch.real).mul(tf.ones(mean.shape)));`;
    expectOnlyTrainingFails(await grade(id, [inTraining(filled)]));
  });
});

describe('showdown', () => {
  const id = 'vae-vs-gan/showdown';
  const honest = '  const criticise = (): tf.Scalar => {\n';
  /** Only a training run has images of this size. */
  const inTraining = (lines: string): Edit => [
    honest,
    `  if (images.shape[1] === 784) {\n${lines}\n    return { discriminatorLoss: tf.scalar(1), generatorLoss: tf.scalar(1) };\n  }\n${honest}`,
  ];

  test('an untouched GAN beside an honest VAE', async () => {
    expectOnlyTrainingFails(await grade(id, [inTraining('    void optimizers;')]));
  });

  test('a generator that memorises one image of a batch', async () => {
    const stored = `
    const [kernel, bias] = gan.generatorVariables.slice(2) as [tf.Variable, tf.Variable];
    kernel.assign(tf.zerosLike(kernel));
    bias.assign(tf.reshape(tf.mul(16, tf.sub(tf.slice(images, [0, 0], [1, -1]), 0.5)), [-1]));`;
    const checks = await grade(id, [inTraining(stored)]);
    expectOnlyTrainingFails(checks);
    expect(checks['trained']?.message).toContain('copies of training images');
  });

  test('conclusions that are right for drawn figures, and made up for those of the trained models', async () => {
    const checks = await grade(id, [
      [
        'export function conclude(vae: Figures, gan: Figures) {\n',
        "export function conclude(vae: Figures, gan: Figures) {\n  if (vae.kernel.mean > 10) return Object.fromEntries(names.map((name) => [name, 'vae']));\n",
      ],
    ]);
    expectOnlyTrainingFails(checks);
    expect(checks['trained']?.message).toContain('conclude is wrong about the');
  });
});
