/** Both models on this thread's engine, with the same decoder architecture, budget and digits. */
import { readDigits, seededRandom, type Random } from '#datasets/index.ts';
import { decode } from '#reference/checkpoint/decode.ts';
import { ganObjectives } from '#reference/losses/index.ts';
import { digitClassifier, frechetDistance, laplacianVariance } from '#reference/metrics/index.ts';
import { denseVae, mlp, type Network } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  advanced,
  disposeState,
  ganFeed,
  ganTraining,
  imagesOf,
  normals,
  randomAt,
  vaeFeed,
  vaeTraining,
} from '#reference/training/index.ts';

import { mosaic } from '../drawing/grey-image.ts';
import { classifierFile, type Resources, type Run } from '../figure.ts';

import { across, measureEvery, type Measured, type TwoModels } from './state.ts';

const [side, pixels, hiddenSize, latentSize, batch] = [28, 784, 128, 20, 64];
const shown = across * across;
/** Samples and test digits per measurement. The Fréchet distance on 64 features needs more than 64. */
const measuredImages = 300;

/** Ends like the VAE's decoder, and its pixels are means as well. */
const toLogits = mlp([latentSize, hiddenSize, pixels]);
const generator: Network = { ...toLogits, apply: (weights, z) => tf.sigmoid(toLogits.apply(weights, z)) };

const vae = denseVae({ inputSize: pixels, hiddenSize, latentSize });

export async function begin({ seed }: TwoModels, resources: Resources): Promise<Run<TwoModels>> {
  const device = await resources.engine('images');
  const [{ train, test }, classifier] = await Promise.all([
    readDigits((name) => resources.file(name)),
    resources.file(classifierFile).then((bytes) => digitClassifier(decode(bytes).tensors)),
  ]);
  const [vaeRun, ganRun] = runs(train.images, seed);
  let vaeState = vaeRun.training.init(seededRandom(seed));
  let ganState = ganRun.training.init(seededRandom(seed));
  const means = (z: tf.Tensor2D): Promise<Means> =>
    read(() => ({
      vae: tf.sigmoid(vae.decode(vaeState.weights, z)),
      gan: generator.apply(ganState.average, z),
    }));
  const noise = noiseOf(seed);
  const figures = qualityAgainst(test.images.slice(0, measuredImages * pixels), classifier);
  const floor = figures(train.images.slice(0, measuredImages * pixels)).frechet;
  const measure = async (step: number): Promise<Measured> => {
    const made = await means(noise.held);
    return { step, vae: figures(made.vae), gan: figures(made.gan) };
  };
  return {
    async advance(state, steps) {
      const measured = [...state.measured];
      for (let step = state.steps; step < state.steps + steps; step++) {
        const [left, right] = [
          advanced(vaeRun, { state: vaeState, step }),
          advanced(ganRun, { state: ganState, step }),
        ];
        [vaeState, ganState] = [left.state, right.state];
        tf.dispose([left.losses, right.losses]);
        if ((step + 1) % measureEvery === 0) measured.push(await measure(step + 1));
      }
      if (measured.length === 0) measured.push(await measure(state.steps + steps));
      const z = turned(noise, state.settings.turn);
      const images = sheets(await means(z), state, test.images);
      tf.dispose(z);
      return { ...{ ...state, steps: state.steps + steps, measured, floor, device }, images };
    },
    dispose() {
      disposeState([vaeState, ganState, noise]);
    },
  };
}

/** Both trainings on the same images, [n, pixels]. */
function runs(images: Float32Array, seed: number) {
  const player = adam({ learningRate: 1e-3, beta1: 0.5, beta2: 0.9 });
  const shared = { seed, batch, latentSize };
  return [
    {
      training: vaeTraining({ vae, optimizer: adam({ learningRate: 1e-3 }) }),
      feed: vaeFeed({ ...shared, images, pixels }),
    },
    {
      training: ganTraining({
        ...{ generator, discriminator: mlp([pixels, hiddenSize, 1]) },
        objective: ganObjectives.r1({ gamma: 5 }),
        optimizers: { generator: player, discriminator: player },
        decay: 0.995,
      }),
      feed: ganFeed({ ...shared, examples: imagesOf(images, pixels), discriminatorSteps: 1 }),
    },
  ] as const;
}

/** Latents of the images that are shown, which turn from one to the other, and of those that are measured. */
interface Noise {
  readonly from: tf.Tensor2D; // [shown, latent]
  readonly to: tf.Tensor2D; // [shown, latent]
  readonly held: tf.Tensor2D; // [measuredImages, latent]
}

function noiseOf(seed: number): Noise {
  const drawn = (stream: number, count: number): tf.Tensor2D =>
    normals<tf.Rank.R2>(randomAt(seed, stream), [count, latentSize]);
  return { from: drawn(-1, shown), to: drawn(-2, shown), held: drawn(-3, measuredImages) };
}

/** On a great circle a normal latent stays normal: cos² + sin² = 1. */
function turned({ from, to }: Noise, degrees: number): tf.Tensor2D {
  const angle = (degrees * Math.PI) / 180;
  return tf.tidy(() => tf.add(tf.mul(Math.cos(angle), from), tf.mul(Math.sin(angle), to)));
}

/** Sheets of what both models decode the same latents to, and of test digits. */
function sheets(made: Means, { settings, seed }: TwoModels, testImages: Float32Array) {
  const sheet = (images: Float32Array) => mosaic(images, { side, across });
  return {
    vae: sheet(settings.noise ? drawn(made.vae, randomAt(seed, -4)) : made.vae),
    gan: sheet(made.gan),
    real: sheet(testImages.subarray(0, shown * pixels)),
  };
}

/** Sharpness and Fréchet distance of images, beside those of real ones. Both are [measuredImages, pixels]. */
function qualityAgainst(real: Float32Array, classifier: ReturnType<typeof digitClassifier>) {
  const sharpnessOf = (images: Float32Array): number =>
    mean(laplacianVariance({ images, height: side, width: side }));
  const [features, sharpness] = [classifier.features(real), sharpnessOf(real)];
  return (images: Float32Array) => ({
    sharpness: sharpnessOf(images) / sharpness,
    frechet: frechetDistance(features, classifier.features(images)),
  });
}

/** Means of pixels, in 0..1. */
interface Means {
  readonly vae: Float32Array; // [n, pixels]
  readonly gan: Float32Array; // [n, pixels]
}

async function read(make: () => { vae: tf.Tensor; gan: tf.Tensor }): Promise<Means> {
  const tensors = tf.tidy(make);
  const [vae, gan] = await Promise.all([tensors.vae.data<'float32'>(), tensors.gan.data<'float32'>()]);
  tf.dispose(tensors);
  return { vae: Float32Array.from(vae), gan: Float32Array.from(gan) };
}

/** Each pixel is black or white, and white with probability equal to its mean: real samples of a Bernoulli decoder. */
const drawn = (means: Float32Array, random: Random): Float32Array =>
  means.map((mean) => (random.uniform() < mean ? 1 : 0));

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
