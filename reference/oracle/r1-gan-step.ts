import { at } from './arithmetic.ts';
import { add, dense, denseVjp, exact, type DenseWeights } from './dense.ts';
import type { Estimate, Matrix } from './estimate.ts';

/** Two hidden layers with leaky ReLU: kernels [in, out], biases [out]. */
export interface MlpWeights<T = Matrix> {
  readonly kernel1: T;
  readonly bias1: T;
  readonly kernel2: T;
  readonly bias2: T;
  readonly kernel3: T;
  readonly bias3: T;
}

/** Of the leaky ReLU, below zero. */
const slope = 0.2;

export interface GanStep {
  readonly generator: MlpWeights;
  readonly discriminator: MlpWeights;
  readonly average: MlpWeights;
  readonly real: Matrix; // [batch, dataSize]
  readonly zDiscriminator: Matrix; // [batch, latentSize]
  readonly zGenerator: Matrix;
  /** Of plain gradient descent, for both players. */
  readonly learningRate: number;
  readonly gamma: number;
  readonly decay: number;
}

/**
 * One alternating step of a non-saturating GAN (Goodfellow et al. 2014, section 3) with the R1 penalty γ/2 E‖∇D(x)‖² on
 * real data (Mescheder et al. 2018, eq. 9) and averaged generator weights (Yazıcı et al. 2019, eq. 2): the discriminator
 * first, then the generator against the new discriminator. Each loss is the value before its own update.
 */
export function r1GanStep(step: GanStep) {
  const g = mapWeights(step.generator, exact);
  const d = mapWeights(step.discriminator, exact);
  const batch = at(step.real.shape, 0);

  const real = forward(d, exact(step.real));
  const fake = forward(d, forward(g, exact(step.zDiscriminator)).output);
  const penalty = slopePenalty(d, real, step.gamma);
  const discriminatorLoss = sum(meanSoftplus(real.output, -1), meanSoftplus(fake.output, 1), penalty.value);
  const byReal = backward(d, real, sigmoidSlope(real.output, -1, batch)).weights;
  const byFake = backward(d, fake, sigmoidSlope(fake.output, 1, batch)).weights;
  const newD = descend(
    d,
    mapWeights(byReal, (gradient, name) => add(add(gradient, byFake[name]), penalty.weights[name])),
    step.learningRate,
  );

  const made = forward(g, exact(step.zGenerator));
  const judged = forward(newD, made.output);
  const generatorLoss = meanSoftplus(judged.output, -1);
  const byMade = backward(newD, judged, sigmoidSlope(judged.output, -1, batch)).input;
  const newG = descend(g, backward(g, made, byMade).weights, step.learningRate);
  const average = mapWeights(step.average, (before, name) =>
    blend(step.decay, exact(before), 1 - step.decay, newG[name]),
  );
  const kinks = [real, fake, made, judged].flatMap(({ first, second }) => [...first.value, ...second.value]);
  return {
    discriminatorLoss,
    generatorLoss,
    discriminator: newD,
    generator: newG,
    average,
    /** How near the nearest leaky ReLU comes to its kink. */
    distanceFromKink: Math.min(...kinks.map(Math.abs)),
  };
}

/** The network's output for x [rows, in]. */
export const applyMlp = (weights: MlpWeights, x: Matrix): Estimate =>
  forward(mapWeights(weights, exact), exact(x)).output;

type Estimates = MlpWeights<Estimate>;
interface Pass {
  readonly input: Estimate;
  readonly first: Estimate; // before the leaky ReLU
  readonly second: Estimate;
  readonly output: Estimate;
}

const layer = (weights: Estimates, i: 1 | 2 | 3): DenseWeights => ({
  kernel: weights[`kernel${i}`],
  bias: weights[`bias${i}`],
});

function forward(weights: Estimates, input: Estimate): Pass {
  const first = dense(input, layer(weights, 1));
  const second = dense(leaky(first, first), layer(weights, 2));
  return { input, first, second, output: dense(leaky(second, second), layer(weights, 3)) };
}

function backward(
  weights: Estimates,
  { input, first, second }: Pass,
  gradient: Estimate,
): { input: Estimate; weights: Estimates } {
  const third = denseVjp(leaky(second, second), layer(weights, 3), gradient);
  const middle = denseVjp(leaky(first, first), layer(weights, 2), leaky(third.x, second));
  const bottom = denseVjp(input, layer(weights, 1), leaky(middle.x, first));
  return {
    input: bottom.x,
    weights: {
      kernel1: bottom.kernel,
      bias1: bottom.bias,
      kernel2: middle.kernel,
      bias2: middle.bias,
      kernel3: third.kernel,
      bias3: third.bias,
    },
  };
}

/**
 * γ/2 mean ‖∇D(x)‖² and its gradient by the weights. With M the slopes of the leaky ReLUs, ∇D = g₁ W₁ᵀ, g₁ = M₁ ⊙ (g₂ W₂ᵀ)
 * and g₂ = M₂ ⊙ w₃ᵀ are linear in each kernel, and do not depend on the biases.
 */
function slopePenalty(weights: Estimates, { first, second, output }: Pass, gamma: number) {
  const batch = at(output.shape, 0);
  const ones = exact({ shape: [batch, 1], data: new Float64Array(batch).fill(1) });
  const third = denseVjp(leaky(second, second), layer(weights, 3), ones);
  const g2 = leaky(third.x, second);
  const g1 = leaky(denseVjp(leaky(first, first), layer(weights, 2), g2).x, first);
  const slopes = dense(g1, transposed(weights.kernel1)); // ∇D, [batch, dataSize]
  const value = scaled(gamma / 2 / batch, {
    shape: [],
    value: Float64Array.of(slopes.value.reduce((total, entry) => total + entry * entry, 0)),
    scale: Float64Array.of(
      slopes.value.reduce(
        (total, entry, i) => total + entry * entry + 2 * Math.abs(entry) * at(slopes.scale, i),
        0,
      ),
    ),
  });
  const u = scaled(gamma / batch, slopes);
  // Back through the chain g₂ → g₁ → ∇D: each is a dense layer with the transposed kernel and no bias.
  const byG1 = denseVjp(g1, transposed(weights.kernel1), u);
  const v1 = leaky(byG1.x, first);
  const byG2 = denseVjp(g2, transposed(weights.kernel2), v1);
  const v2 = leaky(byG2.x, second);
  const byOnes = denseVjp(ones, transposed(weights.kernel3), v2);
  const none = (of: Estimate): Estimate => scaled(0, of);
  return {
    value,
    weights: {
      kernel1: transpose(byG1.kernel),
      bias1: none(weights.bias1),
      kernel2: transpose(byG2.kernel),
      bias2: none(weights.bias2),
      kernel3: transpose(byOnes.kernel),
      bias3: none(weights.bias3),
    },
  };
}

/** `of` times the leaky ReLU's slope at `by`. */
const leaky = (of: Estimate, by: Estimate): Estimate => {
  const factor = (i: number): number => (at(by.value, i) > 0 ? 1 : slope);
  return {
    shape: of.shape,
    value: of.value.map((entry, i) => entry * factor(i)),
    scale: of.scale.map((entry, i) => (entry + Math.abs(at(of.value, i))) * factor(i)),
  };
};

/** mean softplus(sign · logit): shape []. */
function meanSoftplus(logits: Estimate, sign: 1 | -1): Estimate {
  const terms = Array.from(logits.value, (logit) => {
    const l = sign * logit;
    return Math.max(l, 0) + Math.log1p(Math.exp(-Math.abs(l)));
  });
  const scales = terms.map((term, i) => term + Math.abs(at(logits.value, i)) + at(logits.scale, i));
  const mean = (entries: readonly number[]): number => entries.reduce((a, b) => a + b, 0) / entries.length;
  return { shape: [], value: Float64Array.of(mean(terms)), scale: Float64Array.of(mean(scales)) };
}

/** Gradient of that mean by the logits: sign · σ(sign · logit) / batch; its own slope is at most ¼. */
function sigmoidSlope(logits: Estimate, sign: 1 | -1, batch: number): Estimate {
  const value = logits.value.map((logit) => sign / (1 + Math.exp(-sign * logit)) / batch);
  return {
    shape: logits.shape,
    value,
    scale: value.map((entry, i) => Math.abs(entry) + (1 + at(logits.scale, i)) / 4 / batch),
  };
}

const descend = (weights: Estimates, gradients: Estimates, rate: number): Estimates =>
  mapWeights(weights, (weight, name) => blend(1, weight, -rate, gradients[name]));

const blend = (a: number, first: Estimate, b: number, second: Estimate): Estimate => ({
  shape: first.shape,
  value: first.value.map((entry, i) => a * entry + b * at(second.value, i)),
  scale: first.value.map(
    (entry, i) =>
      Math.abs(a) * (Math.abs(entry) + at(first.scale, i)) +
      Math.abs(b) * (Math.abs(at(second.value, i)) + at(second.scale, i)),
  ),
});

const scaled = (factor: number, { shape, value, scale }: Estimate): Estimate => ({
  shape,
  value: value.map((entry) => factor * entry),
  scale: scale.map((entry) => Math.abs(factor) * entry),
});

const sum = (...terms: readonly Estimate[]): Estimate =>
  terms.reduce((total, term) => blend(1, total, 1, term));

function transpose({ shape, value, scale }: Estimate): Estimate {
  const [rows, columns] = [at(shape, 0), at(shape, 1)];
  const moved = (from: Float64Array): Float64Array =>
    from.map((_, i) => at(from, (i % rows) * columns + Math.floor(i / rows)));
  return { shape: [columns, rows], value: moved(value), scale: moved(scale) };
}

const transposed = (kernel: Estimate): DenseWeights => ({
  kernel: transpose(kernel),
  bias: exact({ shape: [at(kernel.shape, 0)], data: new Float64Array(at(kernel.shape, 0)) }),
});

function mapWeights<A, B>(weights: MlpWeights<A>, f: (value: A, name: keyof MlpWeights) => B): MlpWeights<B> {
  const names = ['kernel1', 'bias1', 'kernel2', 'bias2', 'kernel3', 'bias3'] as const;
  return Object.fromEntries(names.map((name) => [name, f(weights[name], name)])) as unknown as MlpWeights<B>;
}
