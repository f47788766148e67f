/**
 * WGAN-GP's penalty, the mean over the batch of (‖∇D(x̂)‖ − target)² at points x̂ between real and fake, without its
 * weight λ (Gulrajani et al. 2017, eq. 3), and its gradient with respect to the critic's weights: a derivative of a
 * derivative.
 */
import { at, ofTerms } from './arithmetic.ts';
import type { Estimate, Matrix, Term } from './estimate.ts';
import { inputGradient, inputGradientVjp, type InputGradient } from './input-gradient.ts';
import { exactMlp, forward, type ForwardPass, type Mlp } from './mlp.ts';
import { mapped, sizes, sumOverRows, termAt, times } from './running-error.ts';

export interface PenaltyInputs {
  readonly critic: Mlp;
  readonly real: Matrix; // [batch, features]
  readonly fake: Matrix; // [batch, features]
  readonly alpha: Matrix; // [batch, 1], the share of real
  readonly target?: number;
  /** Added under the root by implementations that avoid its infinite slope at 0. */
  readonly epsilon?: number;
}

/** The penalty, shape []. */
export function value(inputs: PenaltyInputs): Estimate {
  const { target = 1 } = inputs;
  const norms = normsOf(atPoints(inputs).gradient, inputs.epsilon);
  const squares = mapped(norms, (norm) => {
    const excess = { value: norm.value - target, scale: norm.value + Math.abs(target) + norm.scale };
    const { value, scale } = times(excess, excess);
    // It may be found as ‖∇D‖² − 2 target ‖∇D‖ + target², whose terms cancel.
    return { value, scale: scale + (norm.value + Math.abs(target)) ** 2 };
  });
  return meanOf(squares);
}

/** ‖∇D(x̂)‖ of each example: [batch]. */
export const gradientNorms = (inputs: PenaltyInputs): Estimate =>
  normsOf(atPoints(inputs).gradient, inputs.epsilon);

/** The critic at the interpolated points. */
export const atInterpolates = (inputs: PenaltyInputs): ForwardPass =>
  forward(exactMlp(inputs.critic), interpolates(inputs));

/** x̂ = alpha real + (1 − alpha) fake, or fake + alpha (real − fake). */
function interpolates({ real, fake, alpha }: PenaltyInputs): Estimate {
  const [, features] = sizes(real);
  const terms = Array.from(real.data, (x, i): Term => {
    const share = at(alpha.data, Math.floor(i / features));
    const y = at(fake.data, i);
    return { value: share * x + (1 - share) * y, scale: share * Math.abs(x) + (1 + share) * Math.abs(y) };
  });
  return ofTerms(real.shape, terms);
}

const atPoints = (inputs: PenaltyInputs): InputGradient =>
  inputGradient(exactMlp(inputs.critic), atInterpolates(inputs));

/**
 * Gradients of cotangent · penalty with respect to the critic's weights. If a norm is 0, that example's ḡ is taken as
 * 0.
 */
export function vjp(inputs: PenaltyInputs & { readonly cotangent: Matrix }): Mlp<Estimate> {
  const taken = atPoints(inputs);
  return inputGradientVjp(taken, gradientBar(inputs, taken.gradient));
}

/** ḡ = cotangent · (2 / batch) (1 − target / ‖g‖) g. */
function gradientBar(
  { target = 1, epsilon = 0, cotangent }: Parameters<typeof vjp>[0],
  g: Estimate,
): Estimate {
  const [batch, features] = sizes(g);
  const share = (2 * at(cotangent.data, 0)) / batch;
  const norms = normsOf(g, epsilon);
  const factors = mapped(norms, ({ value: norm, scale }): Term =>
    norm === 0
      ? { value: 0, scale: 0 }
      : {
          value: share * (1 - target / norm),
          scale: Math.abs(share) * (1 + Math.abs(target / norm) * (1 + scale / norm)),
        },
  );
  return ofTerms(
    g.shape,
    Array.from(g.value, (_, i) => times(termAt(factors, Math.floor(i / features)), termAt(g, i))),
  );
}

/** √(Σ g² + epsilon) over each row of g: [batch]. */
function normsOf(g: Estimate, epsilon = 0): Estimate {
  const [batch, features] = sizes(g);
  const terms = Array.from({ length: batch }, (_, row): Term => {
    const entries = Array.from({ length: features }, (_, k) => termAt(g, row * features + k));
    const norm = Math.sqrt(entries.reduce((sum, { value }) => sum + value * value, epsilon));
    const error = entries.reduce((sum, { value, scale }) => sum + Math.abs(value) * scale, 0);
    return { value: norm, scale: norm === 0 ? 0 : norm + error / norm };
  });
  return ofTerms([batch], terms);
}

function meanOf(a: Estimate): Estimate {
  const share = 1 / a.value.length;
  const column = sumOverRows({ ...a, shape: [a.value.length, 1] });
  return { shape: [], value: column.value.map((x) => x * share), scale: column.scale.map((x) => x * share) };
}
