/** The inputs of training steps: batches and noise that depend only on a seed and the step's number. */
import { seededRandom, type Random } from '#datasets/random.ts';
import type { ToyDistribution } from '#datasets/toy.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import type { GanBatch, GanNoise } from './gan-training.ts';

/** A separate generator for each step, so that a run can start at any step. */
export const randomAt = (seed: number, step: number): Random =>
  seededRandom(Math.imul(seed, 0x9e3779b1) ^ step);

export const normals = <R extends tf.Rank>(random: Random, shape: tf.ShapeMap[R]): tf.Tensor<R> =>
  tf.tensor(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => random.normal()),
    shape,
  );

/** Draws `count` examples, rows of `size` numbers. */
export interface Examples {
  readonly size: number;
  readonly sample: (count: number, random: Random) => Float32Array;
}

export const pointsOf = (data: ToyDistribution): Examples => ({ size: 2, sample: data.sample });

/** Rows of `images` [n, pixels], each draw from all of them. */
export const imagesOf = (images: Float32Array, pixels: number): Examples => ({
  size: pixels,
  sample: (count, random) => {
    const drawn = new Float32Array(count * pixels);
    const n = images.length / pixels;
    for (let i = 0; i < count; i++) {
      const row = Math.floor(n * random.uniform());
      drawn.set(images.subarray(row * pixels, (row + 1) * pixels), i * pixels);
    }
    return drawn;
  },
});

export interface GanFeedOptions {
  readonly examples: Examples;
  readonly seed: number;
  readonly batch: number;
  readonly latentSize: number;
  readonly discriminatorSteps: number;
  /** Whether the objective adds noise to examples. */
  readonly instanceNoise?: boolean;
}

/** Fresh examples, and the noise of the latents, of the gradient penalty and of instance noise. */
export function ganFeed(options: GanFeedOptions) {
  const { examples, seed, batch, latentSize, discriminatorSteps, instanceNoise = false } = options;
  const shape: [number, number] = [batch, examples.size];
  return (step: number): { batch: GanBatch; noise: GanNoise } => {
    const random = randomAt(seed, step);
    const latents = (): tf.Tensor2D => normals<tf.Rank.R2>(random, [batch, latentSize]);
    const eps = (): tf.Tensor2D => normals<tf.Rank.R2>(random, shape);
    const shares = (): tf.Tensor2D =>
      tf.tensor2d(
        Float32Array.from({ length: batch }, () => random.uniform()),
        [batch, 1],
      );
    const rounds = Array.from({ length: discriminatorSteps }, () => ({
      real: tf.tensor2d(examples.sample(batch, random), shape),
      noise: {
        ...{ z: latents(), alpha: shares() },
        ...(instanceNoise ? { epsReal: eps(), epsFake: eps() } : {}),
      },
    }));
    return {
      batch: { real: rounds.map(({ real }) => real) },
      noise: {
        discriminator: rounds.map(({ noise }) => noise),
        generator: { z: latents(), ...(instanceNoise ? { epsFake: eps() } : {}) },
      },
    };
  };
}

/** Rows [n, width]: each epoch takes every row at most once, in a new order, in full batches. */
export function rowBatches({
  rows: data,
  width,
  seed,
  batch,
}: {
  rows: Float32Array;
  width: number;
  seed: number;
  batch: number;
}) {
  const n = data.length / width;
  const perEpoch = Math.floor(n / batch);
  let order = { epoch: -1, rows: [] as readonly number[] };
  return (step: number): tf.Tensor2D => {
    const epoch = Math.floor(step / perEpoch);
    if (order.epoch !== epoch) order = { epoch, rows: shuffled(n, randomAt(seed, -1 - epoch)) };
    const at = (step % perEpoch) * batch;
    const rows = new Float32Array(batch * width);
    order.rows.slice(at, at + batch).forEach((row, i) => {
      rows.set(data.subarray(row * width, (row + 1) * width), i * width);
    });
    return tf.tensor2d(rows, [batch, width]);
  };
}

/** Rows of `images` [n, pixels] by `rowBatches`, and noise for the posterior. */
export function vaeFeed({
  images,
  pixels,
  seed,
  batch,
  latentSize,
}: {
  images: Float32Array;
  pixels: number;
  seed: number;
  batch: number;
  latentSize: number;
}) {
  const batches = rowBatches({ rows: images, width: pixels, seed, batch });
  return (step: number): { batch: tf.Tensor2D; noise: { eps: tf.Tensor2D } } => ({
    batch: batches(step),
    noise: { eps: normals<tf.Rank.R2>(randomAt(seed, step), [batch, latentSize]) },
  });
}

/** 0 to n − 1 in random order (Fisher–Yates shuffle). */
function shuffled(n: number, random: Random): number[] {
  const rows = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor((i + 1) * random.uniform());
    [rows[i], rows[j]] = [rows[j] as number, rows[i] as number];
  }
  return rows;
}
