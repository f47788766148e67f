import {
  filled,
  float32,
  within,
  type Case,
  type Expected,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { gradientPenalty, type Estimate } from '#reference/oracle/index.ts';
import { distanceFromKink, type Mlp } from '#reference/oracle/mlp.ts';
import { mlpOf, named } from '../../_private/networks.ts';

/** Calibrated: see tests/calibration. */
const c = 1.5;
/** The largest number that the docstring allows under the root. */
const epsilon = 1e-8;

export interface CaseSpec {
  readonly activation: Mlp['activation'];
  /** Units of each hidden layer, empty for a linear critic. */
  readonly hidden: readonly number[];
  readonly features: number;
  /** The approximate mean of ‖∇D‖ over the batch. */
  readonly norm: number;
  readonly target?: number;
  /** How many pairs of a real and a fake example are in the batch twice, 3 by default; one more is in it once. */
  readonly pairs?: number;
  /** Set if alpha is 0 and 1 for one of the pairs. */
  readonly ends?: boolean;
}

interface Inputs {
  readonly critic: Mlp<NumericArray>;
  readonly real: NumericArray;
  readonly fake: NumericArray;
  readonly alpha: NumericArray;
  readonly target?: number;
}

/**
 * Alpha can be the weight of either end. So a batch contains every pair of real and fake twice, with alpha and 1 −
 * alpha, and one pair with ½. Both conventions then give the same points in a different order. Multiples of 2⁻¹⁰ make 1
 * − alpha exact.
 */
function drawBatch(random: Random, { features, pairs = 3, ends: atEnds = false }: CaseSpec) {
  const ends = filled([pairs + 1, features], () => 1.3 * random.normal());
  const others = filled([pairs + 1, features], () => 0.5 + 0.7 * random.normal());
  const shares = Array.from({ length: pairs }, (_, i) =>
    atEnds && i === 0 ? 0 : Math.round(1024 * (0.04 + 0.36 * random.uniform())) / 1024,
  );
  const order = [pairs, ...Array.from({ length: 2 * pairs }, (_, i) => i % pairs)];
  const rows = ({ data }: NumericArray): NumericArray =>
    float32(
      [order.length, features],
      order.flatMap((row) => Array.from(data.subarray(row * features, (row + 1) * features))),
    );
  return {
    real: rows(ends),
    fake: rows(others),
    alpha: float32([order.length, 1], [0.5, ...shares, ...shares.map((share) => 1 - share)]),
  };
}

/** Redrawn until no unit is near its kink and no norm is near 0, where correct formulas differ. */
export function drawInputs(random: Random, spec: CaseSpec): Inputs {
  const { activation, hidden, features, norm, target } = spec;
  for (;;) {
    const batch = drawBatch(random, spec);
    const drawn = mlpOf(activation, [features, ...hidden, 1], ([size = 1, out]) =>
      out === undefined
        ? filled([size], () => 0.4 * random.normal())
        : filled([size, out], () => (1.2 * random.normal()) / Math.sqrt(size)),
    );
    const norms = gradientPenalty.gradientNorms({ critic: drawn, ...batch }).value;
    const mean = norms.reduce((sum, each) => sum + each, 0) / norms.length;
    const far = norms.every((each) => each > mean / 5);
    if (!far || distanceFromKink(gradientPenalty.atInterpolates({ critic: drawn, ...batch })) < 0.01)
      continue;
    // The norms are linear in the last kernel.
    const factor = (norm * (0.9 + 0.2 * random.uniform())) / mean;
    const kernel = float32(
      drawn.last.kernel.shape,
      drawn.last.kernel.data.map((w) => factor * w),
    );
    const critic = { ...drawn, last: { ...drawn.last, kernel } };
    return { critic, ...batch, ...(target === undefined ? {} : { target }) };
  }
}

const evaluationOf = ({ critic, real, fake, alpha, target }: Inputs) => ({
  target: 'gradientPenalty',
  inputs: { real, fake, alpha, ...named(critic) },
  params: { activation: critic.activation, ...(target === undefined ? {} : { target }) },
});

/** The tolerance covers rounding and the effect of the largest allowed epsilon. */
function allowing(exactly: Estimate, withEpsilon: Estimate): Expected {
  const { tolerance, ...expected } = within(exactly, c);
  const moved = (i: number): number => Math.abs((withEpsilon.value[i] ?? NaN) - (exactly.value[i] ?? NaN));
  return { ...expected, tolerance: Array.from(tolerance, (each, i) => each + 2 * moved(i)) };
}

const expectedValue = (inputs: Inputs): Expected =>
  allowing(gradientPenalty.value(inputs), gradientPenalty.value({ ...inputs, epsilon }));

export function valueCase(inputs: Inputs): Case {
  const { params, ...evaluation } = evaluationOf(inputs);
  return {
    evaluation: { ...evaluation, params: { ...params, variables: true } },
    expected: { outputs: { value: expectedValue(inputs) } },
  };
}

/**
 * The gradient with respect to the weights in `wrt`. For those in `finite` any finite value is accepted. At a norm of 0
 * the derivative depends on how an implementation avoids the infinite slope of the root.
 */
export function gradientCase(
  random: Random,
  inputs: Inputs,
  wrt: readonly string[],
  { judgeValue = false, finite = [] }: { judgeValue?: boolean; finite?: readonly string[] } = {},
): Case {
  const cotangent = float32([], [0.5 + random.uniform()]);
  const exactly = named(gradientPenalty.vjp({ ...inputs, cotangent }));
  const withEpsilon = named(gradientPenalty.vjp({ ...inputs, cotangent, epsilon }));
  const gradients = wrt.map((name): [string, Expected] => {
    const expected = allowing(exactly[name] as Estimate, withEpsilon[name] as Estimate);
    const anything = { ...expected, tolerance: Array.from(expected.tolerance, () => Infinity) };
    return [name, finite.includes(name) ? anything : expected];
  });
  return {
    evaluation: { ...evaluationOf(inputs), gradient: { wrt, cotangents: { value: cotangent } } },
    expected: {
      // In all other cases the value has its own check.
      outputs: judgeValue ? { value: expectedValue(inputs) } : {},
      gradients: Object.fromEntries(gradients),
    },
  };
}
