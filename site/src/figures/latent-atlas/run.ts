/** The VAE: the reference's model, loss and training, on this thread's engine. */
import { readDigits, seededRandom } from '#datasets/index.ts';
import { bernoulliLogLikelihood } from '#reference/losses/index.ts';
import { activeUnits, rowsOf } from '#reference/metrics/index.ts';
import { denseVae, elboTerms, type Vae, type Weights } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  advanced,
  disposeState,
  normals,
  randomAt,
  vaeFeed,
  vaeTraining,
} from '#reference/training/index.ts';

import { mosaic } from '../drawing/grey-image.ts';
import type { Resources, Run } from '../figure.ts';

import { quantiles } from './quantiles.ts';
import { across, latentOf, type LatentAtlas, type Terms } from './state.ts';

const [side, pixels, hiddenSize, latentSize, batch] = [28, 784, 128, 2, 64];
/** The number of test digits to measure on. */
const seen = 240;

/** Test digits, and the noise of their latents. */
interface Seen {
  readonly labels: ArrayLike<number>;
  readonly x: tf.Tensor2D; // [seen, pixels]
  readonly eps: tf.Tensor2D; // [seen, latent]
}

export async function begin({ seed }: LatentAtlas, resources: Resources): Promise<Run<LatentAtlas>> {
  const device = await resources.engine('images');
  const { train, test } = await readDigits((name) => resources.file(name));
  const vae = denseVae({ inputSize: pixels, hiddenSize, latentSize });
  const optimizer = adam({ learningRate: 1e-3 });
  const feed = vaeFeed({ images: train.images, pixels, seed, batch, latentSize });
  let state = vaeTraining({ vae, optimizer }).init(seededRandom(seed));
  const digits: Seen = {
    labels: test.labels.subarray(0, seen),
    x: tf.tensor2d(test.images.subarray(0, seen * pixels), [seen, pixels]),
    eps: normals<tf.Rank.R2>(randomAt(seed, -1), [seen, latentSize]),
  };
  return {
    async advance(from, steps) {
      const training = vaeTraining({ vae, optimizer, beta: from.settings.beta });
      for (let step = from.steps; step < from.steps + steps; step++) {
        const next = advanced({ training, feed }, { state, step });
        state = next.state;
        tf.dispose(next.losses);
      }
      const shown = await look(vae, state.weights, digits, from.settings);
      return { ...from, steps: from.steps + steps, device, ...shown };
    },
    dispose() {
      disposeState([state, digits.x, digits.eps]);
    },
  };
}

const places = quantiles(across);
/** The first latent runs to the right and the second upwards, as on the plane of codes. */
const plane = places.toReversed().flatMap((z2) => places.map((z1) => [z1, z2] as const));

/** What the figure shows of a VAE with these weights. */
async function look<W extends Weights>(
  vae: Vae<W>,
  weights: W,
  { labels, x, eps }: Seen,
  settings: LatentAtlas['settings'],
) {
  const tensors = tf.tidy(() => {
    const z = tf.tensor2d([...plane, latentOf(settings)].flat(), [plane.length + 1, latentSize]);
    const images = tf.sigmoid(vae.decode(weights, z)); // [plane + 1, pixels]
    const { mu, logVar, logits } = elboTerms(vae, weights, x, eps);
    // KL of each latent: ½ (μ² + σ² − log σ² − 1) (Kingma and Welling 2014, appendix B), averaged over the images.
    const kl = tf.mul(0.5, tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1))); // [seen, latent]
    const reconstruction = tf.neg(tf.mean(bernoulliLogLikelihood({ logits, x })));
    const terms = tf.concat([tf.reshape(reconstruction, [1]), tf.mean(kl, 0)]); // [1 + latent]
    return { mu, images, terms };
  });
  const [mu, images, [reconstruction = NaN, first = NaN, second = NaN]] = await Promise.all([
    tensors.mu.data<'float32'>(),
    tensors.images.data<'float32'>(),
    tensors.terms.data<'float32'>(),
  ]);
  tf.dispose(tensors);
  const active = activeUnits(rowsOf(mu, latentSize)).count;
  const terms: Terms = { reconstruction, kl: [first, second], active };
  return {
    manifold: mosaic(images.subarray(0, plane.length * pixels), { side, across }),
    decoded: mosaic(images.subarray(plane.length * pixels), { side, across: 1 }),
    codes: Array.from(labels, (digit, i) => ({
      digit,
      mu: [mu[2 * i] ?? NaN, mu[2 * i + 1] ?? NaN] as const,
    })),
    terms,
  };
}
