import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalogue, type Catalogue } from '#grader/host/course/catalogue.ts';
import { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { codeIn } from './hint-code.ts';

const course = fileURLToPath(new URL('../../../exercises', import.meta.url));

const normal = 'const [f, x] = [(a: tf.Tensor) => tf.sum(a), tf.scalar(1)];';
const optimizer =
  'const [optimizer, loss, variables] = [tf.train.sgd(1), () => tf.scalar(1), [] as tf.Variable[]];';
const table = 'const distances = tf.zeros([2, 2]) as tf.Tensor2D;';

/** The variables of earlier steps of an exercise, by the names that its hints use. */
const made: Readonly<Record<string, string>> = {
  'gan-instability/dirac-gan':
    'const h = o.learningRate; const velocity = (at: State) => at; let psi = s.psi; const theta: number = s.theta;',
  'gan-instability/gradient-penalty': `${normal} const gradient = real; const norms = tf.zeros([2]) as tf.Tensor1D;`,
  'gan-instability/mode-coverage': table,
  'gan-instability/optimal-discriminator': 'const i = p.size;',
  'gan-instability/stabilisers': 'const sigma = tf.scalar(1); const hold = (a: tf.Tensor) => a;',
  'gan-instability/train-gan': optimizer,
  'gan-instability/training-step': `${optimizer} const z = batch.zGenerator; const fake = g.apply(z);`,
  'gan-instability/wasserstein-critic':
    'const [variable, tensor] = [variables[0] as tf.Variable, tf.scalar(1)];',
  'reparametrization/free-bits': 'const means = tf.mean(klPerLatent, 0);',
  'reparametrization/pathwise-gradient': 'const z = eps;',
  'reparametrization/train-vae': 'const [seed, rows, columns] = [o.seed, o.inputSize, o.hiddenSize];',
  'vae-vs-gan/anomaly-detection': 'const sorted: number[] = []; const below = 0;',
  'vae-vs-gan/ddpm-bound': 'const terms: tf.Tensor[] = [];',
  'vae-vs-gan/frechet-distance':
    'const c = tf.zeros([2, 2]) as tf.Tensor2D; const [sigma1, m] = [[[1]], [[1]]]; const value = 1;',
  'vae-vs-gan/kernel-distance': 'const [a, b] = [x, y];',
  'vae-vs-gan/precision-recall': table,
  'vae-vs-gan/sharpness': 'const laplacians = tf.zeros([1, 2, 2, 1]) as tf.Tensor4D;',
  'vae-vs-gan/showdown': optimizer,
};

let catalogue: Catalogue;
const checker = new TypeChecker();
beforeAll(async () => {
  catalogue = await loadCatalogue(course);
});
afterAll(() => {
  checker.close();
});

const body = "throw new Error('not written yet');";

/**
 * The stub with the code in the place of each body in turn. A `…` stands for anything; a name that the code defines
 * hides the one from earlier steps.
 */
function variants(id: string, stub: string, code: string): string[] {
  const plain = code.replaceAll('…', 'undefined as never');
  const statement = /^(const|return|let|for|if)\b/.test(plain) ? plain : `void (${plain});`;
  const here = plain.includes('await') ? `void (async () => { ${statement} })();` : statement;
  // The hint says in words that target has a default.
  const parts = stub.replace('  target?: number,', '  target = 1,').split(body);
  return parts
    .slice(1)
    .map((_, at) =>
      parts
        .map((part, i) =>
          i === 0 ? part : `${i - 1 === at ? `${made[id] ?? ''}\n{ ${here} }\n` : ''}${body}${part}`,
        )
        .join(''),
    );
}

test('the code in every hint fits into the stub without a type error', async () => {
  const files: Record<string, string> = {};
  for (const { exercise, stub } of catalogue.exercises)
    for (const [i, code] of exercise.hints.flatMap(codeIn).entries())
      for (const [k, text] of variants(exercise.id, stub, code).entries())
        files[`${exercise.id}.${i}.${k}.ts`] = text;
  const errors = await checker.check(files);
  const wrong: string[] = [];
  for (const { exercise } of catalogue.exercises)
    for (const [i, code] of exercise.hints.flatMap(codeIn).entries()) {
      const tried = Object.entries(errors).filter(([path]) => path.startsWith(`${exercise.id}.${i}.`));
      const best = tried.map(([, found]) => found).toSorted((a, b) => a.length - b.length)[0];
      if (tried.length > 0 && best?.length !== 0)
        wrong.push(
          `${exercise.id}: ${code}: ${best?.map(({ message }) => message).join(' | ') ?? 'not checked'}`,
        );
    }
  expect(Object.keys(errors).length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});
