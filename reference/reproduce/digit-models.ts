/** A VAE and three GANs on the same digits: one decoder, one budget of images, and the samples of each model. */
import { loadDigits } from '#datasets/from-disk.ts';
import { seededRandom, type LabelledImages } from '#datasets/index.ts';
import { denseVae, elboTerms, mlp, type Network } from '#reference/models/index.ts';
import {
  bernoulliLogLikelihood,
  ganObjectives,
  klToStandardNormal,
  type GanObjective,
} from '#reference/losses/index.ts';
import { laplacianVariance } from '#reference/metrics/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  disposeState,
  ganFeed,
  ganTraining,
  imagesOf,
  normals,
  randomAt,
  train,
  vaeFeed,
  vaeTraining,
} from '#reference/training/index.ts';

import { mean } from './statistics.ts';

export const budget = { steps: 3000, batch: 64 };
const [pixels, hiddenSize, latentSize] = [784, 400, 20];
/** The digit that no model is trained on. */
export const heldOut = 2;

/** The generator ends like the VAE's decoder, so its pixels are also means. */
const toLogits = mlp([latentSize, hiddenSize, pixels]);
const generator: Network = {
  ...toLogits,
  apply: (weights, z) => tf.sigmoid(toLogits.apply(weights, z)),
};
const discriminator = mlp([pixels, hiddenSize, 1]);

interface Game {
  readonly objective: GanObjective;
  readonly learningRate: number;
}

export const games: Readonly<Record<string, Game>> = {
  'GAN non-saturating': { objective: ganObjectives.nonSaturating(), learningRate: 2e-4 },
  'GAN with R1 γ = 5': { objective: ganObjectives.r1({ gamma: 5 }), learningRate: 1e-3 },
  'WGAN-GP λ = 10': { objective: ganObjectives.wganGp({ lambda: 10 }), learningRate: 5e-4 },
};

export const vaeRate = 1e-3;

export const recipe = `digits but ${heldOut}: those of the first 8004 of the bundled ones for training, of the other 1996 for testing; VAE ${pixels}-${hiddenSize}-${latentSize} with ReLU, Adam(.001); GANs with generator ${latentSize}-${hiddenSize}-${pixels}, sigmoid, and discriminator ${pixels}-${hiddenSize}-1, leaky ReLU .2, Adam(.0002 non-saturating, .001 R1, .0005 WGAN-GP / .5 / .9) 1:1; ${budget.steps} steps on batches of ${budget.batch}, the generator's weights averaged (decay .995); as many samples as test images; what is named with a rate has that learning rate instead`;

/** What is kept of a trained model. Images in 0..1, row-major. */
export interface Made {
  /** The requested number of samples, from the prior. */
  readonly samples: Float32Array;
  /** Scores of the test images, those with the held-out digit last; larger for images that look less like the data. */
  readonly scores: Float32Array;
  /** Reconstructions of the normal test images, if the model can encode. */
  readonly reconstructions?: Float32Array;
}

export interface Digits {
  readonly training: Float32Array;
  readonly normal: Float32Array;
  readonly anomalous: Float32Array;
}

export async function digitsWithout(left: number): Promise<Digits> {
  const { train: training, test } = await loadDigits();
  return {
    training: imagesWhere(training, (label) => label !== left),
    normal: imagesWhere(test, (label) => label !== left),
    anomalous: imagesWhere(test, (label) => label === left),
  };
}

/** The images whose label is kept, row-major. */
export function imagesWhere(
  { images, labels }: LabelledImages,
  keep: (label: number) => boolean,
): Float32Array {
  const rows = Array.from(labels, (label, i) => (keep(label) ? i : -1)).filter((i) => i >= 0);
  const kept = new Float32Array(rows.length * pixels);
  rows.forEach((row, i) => {
    kept.set(images.subarray(row * pixels, (row + 1) * pixels), i * pixels);
  });
  return kept;
}

export async function trainVae(digits: Digits, seed: number, learningRate = vaeRate): Promise<Made> {
  const model = denseVae({ inputSize: pixels, hiddenSize, latentSize });
  const training = vaeTraining({ vae: model, optimizer: adam({ learningRate }) });
  const { steps, batch } = budget;
  const feed = vaeFeed({ images: digits.training, pixels, latentSize, batch, seed });
  const { state } = await train({ training, random: seededRandom(seed), steps, feed, reportEvery: steps });
  const { weights } = state;
  const n = digits.normal.length / pixels;
  const random = randomAt(seed, -1);
  const samples = await read(() =>
    tf.sigmoid(model.decode(weights, normals<tf.Rank.R2>(random, [n, latentSize]))),
  );
  const terms = (images: tf.Tensor2D) =>
    elboTerms(model, weights, images, normals<tf.Rank.R2>(random, [images.shape[0], latentSize]));
  const scores = await read(() => {
    const { x, logits, mu, logVar } = terms(joined(digits));
    return tf.sub(klToStandardNormal({ mu, logVar }), bernoulliLogLikelihood({ logits, x }));
  });
  const reconstructions = await read(() => tf.sigmoid(terms(matrix(digits.normal)).logits));
  disposeState(state);
  return { samples, scores, reconstructions };
}

/** @param rate instead of the game's own learning rate */
export async function trainGan(game: string, digits: Digits, seed: number, rate?: number): Promise<Made> {
  const { objective, learningRate: ownRate } = games[game] as Game;
  const learningRate = rate ?? ownRate;
  const optimizer = adam({ learningRate, beta1: 0.5, beta2: 0.9 });
  const optimizers = { generator: optimizer, discriminator: optimizer };
  const training = ganTraining({ generator, discriminator, objective, optimizers, decay: 0.995 });
  const { steps, batch } = budget;
  const examples = imagesOf(digits.training, pixels);
  const feed = ganFeed({ examples, seed, batch, latentSize, discriminatorSteps: 1 });
  const { state } = await train({ training, random: seededRandom(seed), steps, feed, reportEvery: steps });
  const n = digits.normal.length / pixels;
  const samples = await read(() =>
    generator.apply(state.average, normals(randomAt(seed, -1), [n, latentSize])),
  );
  const scores = await read(() => tf.neg(discriminator.apply(state.discriminator.weights, joined(digits))));
  disposeState(state);
  return { samples, scores };
}

/** The mean over images of the variance of the Laplacian. */
export const sharpnessOf = (images: Float32Array): number =>
  mean(Array.from(laplacianVariance({ images, height: 28, width: 28 })));

export const matrix = (images: Float32Array): tf.Tensor2D =>
  tf.tensor2d(images, [images.length / pixels, pixels]);
const joined = ({ normal, anomalous }: Digits): tf.Tensor2D =>
  tf.concat([matrix(normal), matrix(anomalous)], 0);

/** Its numbers, after which it is freed. */
export async function read(make: () => tf.Tensor): Promise<Float32Array> {
  const tensor = tf.tidy(make);
  const data = (await tensor.data()) as Float32Array;
  tensor.dispose();
  return Float32Array.from(data);
}
