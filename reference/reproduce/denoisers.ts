/** Trains a network that removes noise, as a diffusion model or for flow matching, and draws samples with it. */
import { seededRandom, type Random } from '#datasets/index.ts';
import { mlp, type Weights } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  linearDecay,
  normals,
  randomAt,
  train,
  valueAndGradient,
  type AdamState,
  type Examples,
  type Training,
} from '#reference/training/index.ts';

/** Steps of the diffusion. */
const T = 100;
const [firstBeta, lastBeta] = [1e-4, 0.2];

/** ᾱ_0 = 1 to ᾱ_T. */
const alphaBar: readonly number[] = Array.from({ length: T }).reduce<number[]>(
  (shares, _, i) => [
    ...shares,
    (shares[i] ?? NaN) * (1 - firstBeta - ((lastBeta - firstBeta) * i) / (T - 1)),
  ],
  [1],
);
const share = (t: number): number => alphaBar[t] ?? NaN;

/** The network's guess at points x [n, size] that are all at one time. */
type Guess = (x: tf.Tensor2D, time: number) => tf.Tensor2D;

interface Method {
  /** A time, and the factors of data and noise at it. */
  readonly draw: (random: Random) => {
    readonly time: number;
    readonly signal: number;
    readonly noise: number;
  };
  /** What the network learns to return. */
  readonly target: (x: tf.Tensor2D, eps: tf.Tensor2D) => tf.Tensor2D;
  readonly sample: (guess: Guess, noise: tf.Tensor2D, evaluations: number) => tf.Tensor2D;
}

/**
 * Noise prediction with equal weights (Ho et al. 2020, eq. 14) at times t / T; samples without new noise on evenly
 * spaced steps (Song, Meng and Ermon 2021, eq. 12 with σ = 0).
 */
const diffusion: Method = {
  draw: (random) => {
    const t = 1 + Math.floor(T * random.uniform());
    return { time: t / T, signal: Math.sqrt(share(t)), noise: Math.sqrt(1 - share(t)) };
  },
  target: (_, eps) => eps,
  sample: (guess, noise, evaluations) => {
    let x = noise;
    for (let i = evaluations; i >= 1; i--) {
      const [from, to] = [Math.round((T * i) / evaluations), Math.round((T * (i - 1)) / evaluations)];
      const eps = guess(x, from / T);
      const clean = tf.div(tf.sub(x, tf.mul(Math.sqrt(1 - share(from)), eps)), Math.sqrt(share(from)));
      x = tf.add(tf.mul(Math.sqrt(share(to)), clean), tf.mul(Math.sqrt(1 - share(to)), eps));
    }
    return x;
  },
};

/** Straight paths from noise at time 0 to data at time 1 (Lipman et al. 2023, section 4.1), and Euler's method. */
const flow: Method = {
  draw: (random) => {
    const time = random.uniform();
    return { time, signal: time, noise: 1 - time };
  },
  target: (x, eps) => tf.sub(x, eps),
  sample: (guess, noise, evaluations) => {
    let x = noise;
    for (let i = 0; i < evaluations; i++) x = tf.add(x, tf.div(guess(x, i / evaluations), evaluations));
    return x;
  },
};

export const methods = { DDPM: diffusion, 'flow matching': flow } as const;
export type MethodName = keyof typeof methods;

const frequencies = [0, 1, 2, 3, 4, 5].map((k) => Math.PI * 2 ** k);
const embeddingSize = 2 * frequencies.length;

/** Sines and cosines of each time: [n, 12]. */
const embedded = (times: readonly number[]): tf.Tensor2D =>
  tf.tensor2d(
    times.map((time) => frequencies.flatMap((rate) => [Math.sin(rate * time), Math.cos(rate * time)])),
    [times.length, embeddingSize],
  );

export interface DenoiserRun {
  readonly method: MethodName;
  readonly examples: Examples;
  readonly hidden: readonly number[];
  readonly steps: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly seed: number;
}

/** A description, for a recipe. */
export function denoiserRecipe(
  { hidden, steps, batch, learningRate }: Omit<DenoiserRun, 'method' | 'examples' | 'seed'>,
  size: number,
): string {
  const layers = `${size}+${embeddingSize}-${hidden.join('-')}-${size}`;
  return `a network ${layers} of x and the sines and cosines of π 2ᵏ time, k = 0 to 5, with leaky ReLU .2 and He weights; Adam(${learningRate} falling to 0) for ${steps} steps on batches of ${batch}; DDPM: noise prediction with equal weights, T = ${T}, β from ${firstBeta} to ${lastBeta} in equal steps, sampled by DDIM; flow matching: straight paths, sampled by Euler's method`;
}

interface Batch {
  readonly noised: tf.Tensor2D;
  readonly embedding: tf.Tensor2D;
  readonly target: tf.Tensor2D;
}

interface State {
  readonly weights: Weights;
  readonly optimizer: AdamState;
}

/** Trains; the result draws samples [n, size] by a number of evaluations of the network. */
export async function trainDenoiser(
  run: DenoiserRun,
): Promise<(count: number, evaluations: number) => Promise<Float32Array>> {
  const { examples, hidden, steps, learningRate, seed } = run;
  const { size } = examples;
  const network = mlp([size + embeddingSize, ...hidden, size]);
  const optimizer = adam({ learningRate: linearDecay(learningRate, steps) });
  const guessAt = (weights: Weights, x: tf.Tensor2D, embedding: tf.Tensor2D): tf.Tensor2D =>
    network.apply(weights, tf.concat([x, embedding], 1)) as tf.Tensor2D;
  const training: Training<State, Batch, null> = {
    init: (random) => {
      const weights = network.init(random);
      return { weights, optimizer: optimizer.init(weights) };
    },
    update: (state, { noised, embedding, target }) => {
      const { value, gradient } = valueAndGradient(
        (weights: Weights) => tf.mean(tf.squaredDifference(guessAt(weights, noised, embedding), target)),
        state.weights,
      );
      const moved = optimizer.update(gradient, state.optimizer, state.weights);
      return { state: { weights: moved.weights, optimizer: moved.state }, losses: { error: value } };
    },
  };
  const { state } = await train({
    ...{ training, random: seededRandom(seed), steps, reportEvery: steps },
    feed: (step) => ({ batch: batchAt(run, step), noise: null }),
  });
  const { sample } = methods[run.method];
  return async (count, evaluations) => {
    const made = tf.tidy(() =>
      sample(
        (x, time) => guessAt(state.weights, x, embedded(new Array<number>(count).fill(time))),
        normals<tf.Rank.R2>(randomAt(seed, -1), [count, size]),
        evaluations,
      ),
    );
    const data = (await made.data()) as Float32Array;
    made.dispose();
    return Float32Array.from(data);
  };
}

/** Examples at drawn times, each with its own noise. */
function batchAt({ method, examples, batch, seed }: DenoiserRun, step: number): Batch {
  const random = randomAt(seed, step);
  const { draw, target } = methods[method];
  const x = tf.tensor2d(examples.sample(batch, random), [batch, examples.size]);
  const eps = normals<tf.Rank.R2>(random, [batch, examples.size]);
  const drawn = Array.from({ length: batch }, () => draw(random));
  const column = (values: readonly number[]): tf.Tensor2D => tf.tensor2d([...values], [batch, 1]);
  const signal = tf.mul(column(drawn.map((one) => one.signal)), x);
  const noise = tf.mul(column(drawn.map((one) => one.noise)), eps);
  return {
    noised: tf.add(signal, noise),
    embedding: embedded(drawn.map(({ time }) => time)),
    target: target(x, eps),
  };
}
