/** Both models on the engine of this thread: one decoder's architecture, one budget, the same digits. */
import { readDigits, seededRandom, type Random } from '#datasets/index.ts';
import { decode } from '#reference/checkpoint/decode.ts';
import { ganObjectives } from '#reference/losses/index.ts';
import { digitClassifier, frechetDistance, laplacianVariance } from '#reference/metrics/index.ts';
import { denseVae, mlp, type Network } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  advanced,
  ganFeed,
  ganTraining,
  imagesOf,
  normals,
  randomAt,
  vaeFeed,
  vaeTraining,
} from '#reference/training/index.ts';

import { mosaic } from '../drawing/grey-image.ts';
import { classifierFile, numberOf, type Resources, type Run, type Settings } from '../figure.ts';

import { across, measureEvery, type Measured, type TwoModels } from './state.ts';

const [side, pixels, hiddenSize, latentSize, batch] = [28, 784, 128, 20, 64];
const shown = across * across;
/** Samples and test digits of a measurement; the Fréchet distance of 64 features takes more than 64. */
const measuredImages = 300;

/** Ends where the VAE's decoder does, and its pixels are means as well. */
const toLogits = mlp([latentSize, hiddenSize, pixels]);
const generator: Network = { ...toLogits, apply: (weights, z) => tf.sigmoid(toLogits.apply(weights, z)) };

export async function begin({ seed }: TwoModels, resources: Resources): Promise<Run<TwoModels>> {
  const device = await resources.engine('images');
  const [{ train, test }, classifier] = await Promise.all([
    readDigits((name) => resources.file(name)),
    resources.file(classifierFile).then((bytes) => digitClassifier(decode(bytes).tensors)),
  ]);
  const vae = denseVae({ inputSize: pixels, hiddenSize, latentSize });
  const first = vaeTraining({ vae, optimizer: adam({ learningRate: 1e-3 }) });
  const player = adam({ learningRate: 1e-3, beta1: 0.5, beta2: 0.9 });
  const second = ganTraining({
    ...{ generator, discriminator: mlp([pixels, hiddenSize, 1]) },
    objective: ganObjectives.r1({ gamma: 5 }),
    optimizers: { generator: player, discriminator: player },
    decay: 0.995,
  });
  const shared = { seed, batch, latentSize };
  const vaeRun = { training: first, feed: vaeFeed({ ...shared, images: train.images, pixels }) };
  const ganRun = {
    training: second,
    feed: ganFeed({ ...shared, examples: imagesOf(train.images, pixels), discriminatorSteps: 1 }),
  };
  let [vaeState, ganState] = [first.init(seededRandom(seed)), second.init(seededRandom(seed))];

  const decoded = (z: tf.Tensor2D) => ({
    vae: tf.sigmoid(vae.decode(vaeState.weights, z)),
    gan: generator.apply(ganState.average, z),
  });
  const [from, to, held] = [-1, -2, -3].map((stream, i) =>
    normals<tf.Rank.R2>(randomAt(seed, stream), [i < 2 ? shown : measuredImages, latentSize]),
  ) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];

  const look = async (settings: Settings) => {
    const angle = (numberOf(settings, 'turn') * Math.PI) / 180;
    // On a great circle a normal latent stays normal: cos² + sin² = 1.
    const means = await read(() =>
      decoded(tf.add(tf.mul(Math.cos(angle), from), tf.mul(Math.sin(angle), to))),
    );
    const noise = settings['noise'] === true;
    const sheet = (images: Float32Array) => mosaic(images, { side, across });
    return {
      vae: sheet(noise ? drawn(means.vae, randomAt(seed, -4)) : means.vae),
      gan: sheet(means.gan),
      real: sheet(test.images.subarray(0, shown * pixels)),
    };
  };

  const truth = test.images.slice(0, measuredImages * pixels);
  const features = classifier.features(truth);
  const sharpnessOf = (images: Float32Array): number =>
    mean(laplacianVariance({ images, height: side, width: side }));
  const sharp = sharpnessOf(truth);
  const figures = (images: Float32Array) => ({
    sharpness: sharpnessOf(images) / sharp,
    frechet: frechetDistance(features, classifier.features(images)),
  });
  const floor = figures(train.images.slice(0, measuredImages * pixels)).frechet;
  const measure = async (step: number): Promise<Measured> => {
    const { vae, gan } = await read(() => decoded(held));
    return { step, vae: figures(vae), gan: figures(gan) };
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
      return {
        ...{ ...state, steps: state.steps + steps, measured, floor, device },
        images: await look(state.settings),
      };
    },
    dispose() {
      tf.dispose([vaeState, ganState, from, to, held] as unknown as tf.TensorContainer);
    },
  };
}

async function read(make: () => { vae: tf.Tensor; gan: tf.Tensor }) {
  const tensors = tf.tidy(make);
  const [vae, gan] = await Promise.all([tensors.vae.data<'float32'>(), tensors.gan.data<'float32'>()]);
  tf.dispose(tensors);
  return { vae: Float32Array.from(vae), gan: Float32Array.from(gan) };
}

/** Each pixel black or white, white as often as its mean says: what a Bernoulli decoder's samples really are. */
const drawn = (means: Float32Array, random: Random): Float32Array =>
  means.map((mean) => (random.uniform() < mean ? 1 : 0));

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
