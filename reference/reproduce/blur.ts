/** How sharp a VAE's images are if its latents say more about an image, with the same decoder and likelihood. */
import { loadDigits } from '#datasets/from-disk.ts';
import { bernoulliLogLikelihood, klToStandardNormal } from '#reference/losses/index.ts';
import { elboTerms, type DenseVaeWeights } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { normals, randomAt } from '#reference/training/index.ts';

import { matrix, read, sharpnessOf } from './digit-models.ts';
import type { Experiment, Measured } from './experiment.ts';
import { column, coverage, shown, table } from './statistics.ts';
import { afterTraining, inWords, model, sizes, type Variant } from './vae.ts';

const variants = {
  'β = 1': {},
  'β = .1': { beta: 0.1 },
  'β = 1; no noise': { noisy: false },
} as const satisfies Record<string, Variant>;
const settings = Object.keys(variants) as (keyof typeof variants)[];
const seeds = 5;
const columns = ['reconstructions', 'atMean', 'samples', 'reconstructionTerm', 'klTerm'] as const;

const recipe = `VAE ${inWords}; 8004 of the bundled 10000 digits (the first of MNIST's training set) for training and 1996 for testing; grey-level Bernoulli likelihood; loss: reconstruction term + β · KL term; no noise: z = μ in training and in reconstructions; sharpness is the variance of the Laplacian of pixel means over that of the test digits; as many samples from the prior as test digits; both terms are means over test digits in nats`;

/** On the test images. `noisy` as in training. */
async function measured(
  weights: DenseVaeWeights,
  images: Float32Array,
  { noisy, seed }: { readonly noisy: boolean; readonly seed: number },
): Promise<Measured> {
  const shape: [number, number] = [images.length / sizes.inputSize, sizes.latentSize];
  const random = randomAt(seed, -1);
  const decoded = (z: tf.Tensor2D) => tf.sigmoid(model.decode(weights, z));
  const samples = await read(() => decoded(normals<tf.Rank.R2>(random, shape)));
  const noise = normals<tf.Rank.R2>(random, shape);
  const termsWith = (eps: tf.Tensor2D) => elboTerms(model, weights, matrix(images), eps);
  const reconstructions = (scale: number) => read(() => decoded(termsWith(tf.mul(noise, scale)).z));
  const inTraining = noisy ? 1 : 0;
  const terms = await read(() => {
    const { x, logits, mu, logVar } = termsWith(tf.mul(noise, inTraining));
    return tf.stack([
      tf.mean(tf.neg(bernoulliLogLikelihood({ x, logits }))),
      tf.mean(klToStandardNormal({ mu, logVar })),
    ]);
  });
  const relative = (some: Float32Array): number => sharpnessOf(some) / sharpnessOf(images);
  const values = {
    reconstructions: relative(await reconstructions(inTraining)),
    atMean: relative(await reconstructions(0)),
    samples: relative(samples),
    reconstructionTerm: terms[0] ?? NaN,
    klTerm: terms[1] ?? NaN,
  };
  noise.dispose();
  return values;
}

export const blur: Experiment = {
  ...{ name: 'blur', settings, seeds, columns, recipe, work: 'images' },
  run: async (setting, seed) => {
    const variant: Variant = variants[setting as keyof typeof variants];
    const { train, test } = await loadDigits();
    const measure = (weights: DenseVaeWeights): Promise<Measured> =>
      measured(weights, test.images, { noisy: variant.noisy ?? true, seed });
    return { values: await afterTraining(train.images, seed, measure, variant) };
  },
  report: (rows) => [
    '## A VAE’s blur, with more and less in z',
    '',
    `${recipe}. ${coverage(rows, settings, seeds)}`,
    '',
    table(
      ['', 'reconstructions', 'reconstructions at μ', 'samples', 'reconstruction term', 'KL term'],
      settings.map((setting) => [
        setting.replaceAll(';', ','),
        ...(['reconstructions', 'atMean', 'samples'] as const).map((name) =>
          shown(column(rows, setting, name), 2),
        ),
        ...(['reconstructionTerm', 'klTerm'] as const).map((name) => shown(column(rows, setting, name), 1)),
      ]),
    ),
  ],
};
