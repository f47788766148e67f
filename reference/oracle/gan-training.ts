/**
 * Steps of a GAN's training by plain gradient descent: the discriminator first, then the non-saturating generator
 * against the updated discriminator (Goodfellow et al. 2014, algorithm 1 and the end of section 3); if asked for, with
 * the penalty R1 on real data (Mescheder et al. 2018, eq. 9) and a running average of the generator's weights (Yazıcı
 * et al. 2019, eq. 2).
 */
import { at, ofTerms } from './arithmetic.ts';
import { exact } from './dense.ts';
import type { Estimate, Matrix, Term } from './estimate.ts';
import { inputGradient, inputGradientVjp } from './input-gradient.ts';
import { backward, distanceFromKink, exactMlp, forward, mapMlp, type ForwardPass, type Mlp } from './mlp.ts';
import {
  elementwiseProduct,
  elementwiseSum,
  mapped,
  sizes,
  sumOverRows,
  termAt,
  times,
} from './running-error.ts';
import { sigmoid, sigmoidTerm } from './softplus.ts';

export interface GanBatch {
  readonly real: Matrix; // [n, features]
  readonly zDiscriminator: Matrix; // [m, latent]
  readonly zGenerator: Matrix; // [k, latent]
}

export interface GanInputs {
  readonly generator: Mlp;
  readonly discriminator: Mlp; // to logits [batch, 1]
  readonly rates: { readonly generator: number; readonly discriminator: number };
  /** One per step. */
  readonly batches: readonly GanBatch[];
  /** Whether the generator ends in a sigmoid, like one that outputs pixels; it is linear by default. */
  readonly squashed?: boolean;
  /** γ of γ/2 mean ‖∇D(x)‖² at the real examples, a term of the discriminator's loss; 0 by default. */
  readonly gamma?: number;
  /** After each step, decay · average + (1 − decay) · generator. */
  readonly averaging?: { readonly average: Mlp; readonly decay: number };
}

export interface GanSteps {
  /** Each loss before its own update, one per step. */
  readonly discriminatorLosses: Estimate[];
  readonly generatorLosses: Estimate[];
  /** After the last step. */
  readonly generator: Mlp<Estimate>;
  readonly discriminator: Mlp<Estimate>;
  readonly average?: Mlp<Estimate>;
  /** The smallest of all passes of all steps. */
  readonly distanceFromKink: number;
}

export function train(inputs: GanInputs): GanSteps {
  const { rates, gamma = 0, averaging, squashed = false } = inputs;
  let [generator, discriminator] = [exactMlp(inputs.generator), exactMlp(inputs.discriminator)];
  let average = averaging && exactMlp(averaging.average);
  const [discriminatorLosses, generatorLosses]: [Estimate[], Estimate[]] = [[], []];
  const passes: ForwardPass[] = [];
  const run = (network: Mlp<Estimate>, x: Estimate): ForwardPass => {
    const pass = forward(network, x);
    passes.push(pass);
    return pass;
  };
  for (const { real, zDiscriminator, zGenerator } of inputs.batches) {
    const onReal = run(discriminator, exact(real));
    const onFake = run(discriminator, sampleOf(run(generator, exact(zDiscriminator)), squashed));
    const crossEntropy = elementwiseSum(meanSoftplus(onReal.output, -1), meanSoftplus(onFake.output, 1));
    const byReal = backward(discriminator, onReal, slopes(onReal.output, -1)).weights;
    const byFake = backward(discriminator, onFake, slopes(onFake.output, 1)).weights;
    const byBoth = sumOf(byReal, byFake);
    const penalty = gamma === 0 ? undefined : r1(discriminator, onReal, gamma);
    discriminatorLosses.push(penalty ? elementwiseSum(crossEntropy, penalty.value) : crossEntropy);
    const gradients = penalty ? sumOf(byBoth, penalty.weights) : byBoth;
    discriminator = descended(discriminator, gradients, rates.discriminator);

    const made = run(generator, exact(zGenerator));
    const sample = sampleOf(made, squashed);
    const judged = run(discriminator, sample);
    generatorLosses.push(meanSoftplus(judged.output, -1));
    const bySample = backward(discriminator, judged, slopes(judged.output, -1)).x;
    const byOutput = squashed ? elementwiseProduct(bySample, mapped(sample, sigmoidSlope)) : bySample;
    generator = descended(generator, backward(generator, made, byOutput).weights, rates.generator);
    if (averaging && average) average = blended(averaging.decay, average, generator);
  }
  return {
    discriminatorLosses,
    generatorLosses,
    generator,
    discriminator,
    ...(average ? { average } : {}),
    distanceFromKink: Math.min(...passes.map(distanceFromKink)),
  };
}

/** The generator's output: its last layer's, or the sigmoid of it. */
const sampleOf = ({ output }: ForwardPass, squashed: boolean): Estimate =>
  squashed ? mapped(output, sigmoidTerm) : output;

/** y (1 − y), the derivative of the sigmoid at value y. */
const sigmoidSlope = (y: Term): Term => times(y, { value: 1 - y.value, scale: 1 + y.scale });

/** The mean of softplus(sign · l), shape []. */
function meanSoftplus(logits: Estimate, sign: 1 | -1): Estimate {
  const entries = mapped(logits, ({ value, scale }) => ({
    value: Math.max(sign * value, 0) + Math.log1p(Math.exp(-Math.abs(value))),
    scale: Math.abs(value) + 1 + sigmoid(sign * value) * scale,
  }));
  const mean = (terms: Float64Array): number => terms.reduce((total, x) => total + x, 0) / terms.length;
  return ofTerms([], [{ value: mean(entries.value), scale: mean(entries.scale) }]);
}

/** Gradient of that mean with respect to each logit: sign · sigmoid(sign · l) / n. */
const slopes = (logits: Estimate, sign: 1 | -1): Estimate =>
  mapped(logits, ({ value, scale }) => ({
    value: (sign * sigmoid(sign * value)) / logits.value.length,
    // 1 − sigmoid cancels in some formulas; its slope is at most ¼.
    scale: (1 + scale / 4) / logits.value.length,
  }));

/** γ/2 mean ‖∇D(x)‖², shape [], and its gradient with respect to the weights. */
function r1(discriminator: Mlp<Estimate>, onReal: ForwardPass, gamma: number) {
  const taken = inputGradient(discriminator, onReal);
  const [batch] = sizes(taken.gradient);
  const squares = mapped(taken.gradient, (slope) => times(slope, slope));
  const sum = sumOverRows({ ...squares, shape: [squares.value.length, 1] });
  const share = (factor: number) => (term: Term) => ({
    value: factor * term.value,
    scale: factor * term.scale,
  });
  return {
    value: { ...mapped(sum, share(gamma / 2 / batch)), shape: [] },
    weights: inputGradientVjp(taken, mapped(taken.gradient, share(gamma / batch))),
  };
}

const sumOf = (a: Mlp<Estimate>, b: Mlp<Estimate>): Mlp<Estimate> =>
  mapMlp(a, (weights, l, name) => elementwiseSum(weights, (b.hidden[l] ?? b.last)[name]));

/** w − rate · gradient. */
const descended = (network: Mlp<Estimate>, gradients: Mlp<Estimate>, rate: number): Mlp<Estimate> =>
  mapMlp(network, (weights, l, name) => {
    const gradient = (gradients.hidden[l] ?? gradients.last)[name];
    const terms = Array.from(weights.value, (before, i): Term => {
      const { value, scale } = termAt(gradient, i);
      // The rate is rounded to float32, and so is its product.
      const moved = rate * (2 * Math.abs(value) + scale);
      return { value: before - rate * value, scale: Math.abs(before) + at(weights.scale, i) + moved };
    });
    return ofTerms(weights.shape, terms);
  });

/**
 * decay · a + (1 − decay) · b. It may be found as a + (1 − decay) (b − a) or b + decay (a − b), where a and b are rounded at
 * their full size: each form rounds at most two numbers of size |a| + |b|, the rounded decay included.
 */
const blended = (decay: number, a: Mlp<Estimate>, b: Mlp<Estimate>): Mlp<Estimate> =>
  mapMlp(a, (weights, l, name) => {
    const other = (b.hidden[l] ?? b.last)[name];
    const terms = Array.from(weights.value, (_, i): Term => {
      const [x, y] = [termAt(weights, i), termAt(other, i)];
      return {
        value: decay * x.value + (1 - decay) * y.value,
        scale: 2 * (Math.abs(x.value) + Math.abs(y.value)) + decay * x.scale + (1 - decay) * y.scale,
      };
    });
    return ofTerms(weights.shape, terms);
  });
