/**
 * Methods that keep a discriminator from winning too clearly: smoothed labels, noise on its inputs, a bounded slope.
 */
import { at, combine, elementwise, mean, ofTerms, repeatTo, times } from './arithmetic.ts';
import { bernoulliLogLikelihood, bernoulliLogLikelihoodVjp } from './bernoulli-log-likelihood.ts';
import type { Estimate, Matrix, Term } from './estimate.ts';
import { sizes } from './running-error.ts';

export interface SmoothingInputs {
  readonly real: Matrix; // [n, 1], logits
  readonly fake: Matrix; // [m, 1], logits
  readonly smooth: number;
}

/** Label `smooth` on real and 0 on fake, the mean cross-entropies added (Salimans et al. 2016, §3.4): shape []. */
export const oneSidedSmoothing = ({ real, fake, smooth }: SmoothingInputs): Estimate =>
  combine(
    -1,
    mean(bernoulliLogLikelihood(labelled(real, smooth))),
    -1,
    mean(bernoulliLogLikelihood(labelled(fake, 0))),
  );

export function oneSidedSmoothingVjp({
  real,
  fake,
  smooth,
  cotangent, // []
}: SmoothingInputs & { readonly cotangent: Matrix }): { real: Estimate; fake: Estimate } {
  const side = (logits: Matrix, label: number): Estimate => {
    const batch = at(logits.shape, 0);
    const share = times(-1 / batch, repeatTo([batch], cotangent));
    return bernoulliLogLikelihoodVjp({ ...labelled(logits, label), cotangent: share }).logits;
  };
  return { real: side(real, smooth), fake: side(fake, 0) };
}

const labelled = (logits: Matrix, label: number) => ({
  logits,
  x: { shape: logits.shape, data: Array.from(logits.data, () => label) },
});

/** x + std · eps (Sønderby et al. 2017; Arjovsky and Bottou 2017, §3). */
export const instanceNoise = ({ x, std, eps }: { x: Matrix; std: number; eps: Matrix }): Estimate =>
  elementwise({ x, eps }, ({ x, eps }) => ({
    value: x + std * eps,
    scale: Math.abs(x) + 2 * Math.abs(std * eps), // std is rounded to a float32 too
  }));

export interface SpectralInputs {
  readonly w: Matrix; // [in, out]
  readonly u: Matrix; // [1, out], of any length but 0
  readonly iterations: number; // at least 1
}

/** A unit vector, and the norm of its error in unit roundoffs. */
interface Direction {
  readonly entries: readonly number[];
  readonly error: number;
}

/**
 * Power iteration (Miyato et al. 2018, algorithm 1, with w transposed): v ← u wᵀ / ‖u wᵀ‖, then u ← v w / ‖v w‖, and
 * after the last, sigma = v w uᵀ.
 */
function powerIteration({ w, u: start, iterations }: SpectralInputs) {
  const [rows, columns] = sizes(w);
  const size = norm(w.data);
  const entry = (i: number, j: number): number => at(w.data, i * columns + j);
  // An error in the previous direction grows by at most ‖w‖ / ‖raw‖; the sum's own rounding error is that of its terms.
  const next = (
    length: number,
    { entries, error }: Direction,
    weight: (k: number, j: number) => number,
  ): Direction => {
    const raw = Array.from({ length }, (_, k) => entries.reduce((sum, x, j) => sum + x * weight(k, j), 0));
    const terms = raw.map((_, k) => entries.reduce((sum, x, j) => sum + Math.abs(x * weight(k, j)), 0));
    const total = norm(raw);
    return { entries: raw.map((x) => x / total), error: (norm(terms) + error * size) / total + 1 };
  };
  let u: Direction = { entries: Array.from(start.data), error: 0 };
  let v: Direction = { entries: [], error: 0 };
  for (let i = 0; i < iterations; i++) {
    v = next(rows, u, entry);
    u = next(columns, v, (j, i) => entry(i, j));
  }
  const products = v.entries.flatMap((x, i) => u.entries.map((y, j) => x * entry(i, j) * y));
  const sigma: Term = {
    value: products.reduce((sum, x) => sum + x, 0),
    scale: products.reduce((sum, x) => sum + Math.abs(x), 0) + (v.error + u.error) * size,
  };
  return { u, v, sigma };
}

/** weight = w / sigma, the next u, and sigma, shape []. */
export function spectralNormalize(inputs: SpectralInputs): {
  weight: Estimate;
  u: Estimate;
  sigma: Estimate;
} {
  const { u, sigma } = powerIteration(inputs);
  const relative = 1 + sigma.scale / sigma.value;
  const { w } = inputs;
  return {
    weight: elementwise({ w }, ({ w }) => ({
      value: w / sigma.value,
      scale: Math.abs(w / sigma.value) * relative,
    })),
    u: ofTerms(
      inputs.u.shape,
      u.entries.map((value) => ({ value, scale: Math.abs(value) + u.error })),
    ),
    sigma: ofTerms([], [sigma]),
  };
}

/**
 * Gradient of ⟨cotangent, weight⟩ with respect to w, with u and v held constant (Miyato et al. 2018, eq. 11 and 12):
 * ∂sigma/∂w = vᵀ u, so it is C / sigma − ⟨C, w⟩ / sigma² · vᵀ u.
 */
export function spectralNormalizeVjp({
  cotangent, // [in, out]
  ...inputs
}: SpectralInputs & { readonly cotangent: Matrix }): { w: Estimate } {
  const { w } = inputs;
  const [, columns] = sizes(w);
  const { u, v, sigma } = powerIteration(inputs);
  const relative = 1 + sigma.scale / sigma.value;
  const along = Array.from(w.data, (x, i) => x * at(cotangent.data, i));
  const inner = along.reduce((sum, x) => sum + x, 0) / sigma.value ** 2;
  const innerScale = along.reduce((sum, x) => sum + Math.abs(x), 0) / sigma.value ** 2;
  const terms = Array.from(cotangent.data, (c, i): Term => {
    const [x, y] = [at(v.entries, Math.floor(i / columns)), at(u.entries, i % columns)];
    const direct = Math.abs(c / sigma.value) * relative;
    const outer = Math.abs(x * y) + v.error * Math.abs(y) + Math.abs(x) * u.error;
    return {
      value: c / sigma.value - inner * x * y,
      scale: direct + innerScale * Math.abs(x * y) * 2 * relative + Math.abs(inner) * outer,
    };
  });
  return { w: ofTerms(w.shape, terms) };
}

const norm = (entries: ArrayLike<number>): number =>
  Math.sqrt(Array.from(entries).reduce((sum, x) => sum + x * x, 0));
