import { at, elementwise, ofTerms } from './arithmetic.ts';
import type { Estimate, Matrix, Term } from './estimate.ts';

export interface RelaxedDraw {
  readonly logits: Matrix; // [batch, classes], unnormalised log-probabilities
  readonly uniform: Matrix; // [batch, classes], strictly between 0 and 1
  /** Above 0. */
  readonly temperature: number;
}

/**
 * softmax((logits + g) / temperature) with Gumbel noise g = −log(−log uniform): [batch, classes], rows that sum to 1, a
 * relaxed draw from softmax(logits) (Jang et al. 2017, eq. 2; Maddison et al. 2017, eq. 10).
 */
export function gumbelSoftmax(draw: RelaxedDraw): Estimate {
  return ofTerms(draw.logits.shape, rowsOf(draw).flat());
}

/**
 * Gradient of Σ cotangent · y with respect to logits, [batch, classes]: y_k (cotangent_k − Σ_j cotangent_j y_j) /
 * temperature in each row.
 */
export function gumbelSoftmaxVjp({
  cotangent, // [batch, classes]
  ...draw
}: RelaxedDraw & { readonly cotangent: Matrix }): { logits: Estimate } {
  const { logits, temperature } = draw;
  const terms = rowsOf(draw).flatMap((row, i): Term[] => {
    const weights = row.map((_, k) => at(cotangent.data, i * row.length + k));
    const mean = sum(row.map(({ value }, k) => value * at(weights, k)));
    // The mean has the errors of all its terms, also if they cancel.
    const meanScale = sum(row.map(({ scale }, k) => scale * Math.abs(at(weights, k))));
    // The terms of a row sum to 0 but for rounding. A formula that normalises the logits first spreads that sum.
    const spread = sum(row.map(({ value }, k) => value * (Math.abs(at(weights, k)) + Math.abs(mean))));
    const probabilities = softmax(
      Float64Array.from({ length: row.length }, (_, k) => at(logits.data, i * row.length + k)),
    ).map(({ value }) => value);
    return row.map(({ value, scale }, k) => {
      const weight = at(weights, k);
      const own = scale * (Math.abs(weight) + Math.abs(mean)) + value * meanScale;
      return {
        value: (value * (weight - mean)) / temperature,
        scale: (own + at(probabilities, k) * spread) / temperature,
      };
    });
  });
  return { logits: ofTerms(logits.shape, terms) };
}

/** Row by row: [batch][classes]. */
function rowsOf({ logits, uniform, temperature }: RelaxedDraw): Term[][] {
  if (!(temperature > 0))
    throw new RangeError(`internal: a temperature is above 0, got ${temperature.toString()}`);
  const scores = elementwise({ logits, uniform }, ({ logits, uniform }) => {
    if (!(uniform > 0 && uniform < 1))
      throw new RangeError(
        `internal: a uniform number lies strictly between 0 and 1, got ${uniform.toString()}`,
      );
    const gumbel = -Math.log(-Math.log(uniform));
    // A relative error of the inner logarithm is an absolute error of the outer one.
    return {
      value: (logits + gumbel) / temperature,
      scale: (Math.abs(logits) + Math.abs(gumbel) + 1) / temperature,
    };
  });
  const classes = logits.shape[1] ?? 0;
  return Array.from({ length: logits.shape[0] ?? 0 }, (_, i) =>
    softmax(scores.value.subarray(i * classes, (i + 1) * classes), scores.scale.subarray(i * classes)),
  );
}

/** Of one row of scores, with the errors that they have. */
function softmax(scores: Float64Array, errors: ArrayLike<number> = new Float64Array(scores.length)): Term[] {
  const largest = Math.max(...scores);
  const parts = Array.from(scores, (score) => Math.exp(score - largest)); // at most 1, and one of them is
  const total = sum(parts);
  const shares = parts.map((part) => part / total);
  // An absolute error of the exponent is a relative one of the result, and the total has the errors of its terms.
  const ofTotal = sum(shares.map((share, k) => share * at(errors, k)));
  return shares.map((share, k) => ({ value: share, scale: share * (1 + at(errors, k) + ofTotal) }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * 1 at the largest entry of each row and 0 elsewhere: [batch, classes] (Bengio et al. 2013). The largest entry of a row
 * occurs once.
 */
export function straightThrough({ soft }: { readonly soft: Matrix }): Estimate {
  const classes = soft.shape[1] ?? 0;
  const terms = Array.from(soft.data, (entry, i): Term => {
    const first = i - (i % classes);
    const others = Array.from({ length: classes }, (_, k) => at(soft.data, first + k)).filter(
      (_, k) => first + k !== i,
    );
    if (others.includes(entry) && others.every((other) => other <= entry))
      throw new RangeError('internal: two classes tie for the largest entry of a row');
    return { value: others.every((other) => other < entry) ? 1 : 0, scale: 1 };
  });
  return ofTerms(soft.shape, terms);
}

/** Gradient of Σ cotangent · hard with respect to soft, as if hard were soft: the cotangent itself. */
export const straightThroughVjp = ({
  soft,
  cotangent, // [batch, classes]
}: {
  readonly soft: Matrix;
  readonly cotangent: Matrix;
}): { soft: Estimate } => ({
  // Passed through; an engine may multiply it by 1.
  soft: elementwise({ soft, cotangent }, ({ cotangent }) => ({
    value: cotangent,
    scale: Math.abs(cotangent),
  })),
});
