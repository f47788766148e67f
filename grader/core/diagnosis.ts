import { compare, unitRoundoff, type Expected } from './compare.ts';
import { comparisonsOf, type Evidence } from './check.ts';
import type { NumericArray } from '#reference/shared/arrays.ts';
import type { Observation } from './session.ts';

/** By mistake: what it returns on the same inputs, one entry per evaluation; null if it returns nothing comparable. */
export type Predictions = Readonly<Record<string, readonly (Observation | null)[]>>;

/**
 * The one known mistake that returned the same as the student on every input of a failed check, or undefined if none
 * or several did: a wrong name is worse than none. Two float32 evaluations of one formula differ by rounding, so
 * values agree within 2⁻¹⁴ relative, or within the check's own tolerance if that is wider: it counts the terms that
 * cancel. At least one finite number must have been compared.
 */
export function diagnose(evidence: readonly Evidence[], predictions: Predictions): string | undefined {
  const matches = Object.entries(predictions)
    .filter(([, observations]) => matchesAll(evidence, observations))
    .map(([mistake]) => mistake);
  return matches.length === 1 ? matches[0] : undefined;
}

/**
 * Whether another check of the same file speaks against a mistake: one that the mistake fails, and on which it does not
 * return the same as the student, who may even pass.
 */
export function isContradicted(
  evidence: readonly Evidence[],
  observations: readonly (Observation | null)[],
): boolean {
  const fails = evidence.some(({ expected }, i) => {
    const predicted = observations[i];
    return !predicted || (expected && comparisonsOf(predicted, expected).some(({ agrees }) => !agrees));
  });
  return fails && !evidence.every((one, i) => answersAlike(one, observations[i] ?? null));
}

const matchesAll = (evidence: readonly Evidence[], observations: readonly (Observation | null)[]): boolean =>
  evidence.every((one, i) => observations[i] && answersAlike(one, observations[i])) &&
  observations.some((predicted) => predicted && arraysOf(predicted).some(hasFinite));

const arraysOf = ({ outputs, gradients }: Observation): NumericArray[] =>
  [...Object.values(outputs), ...Object.values(gradients)].filter((array) => array !== null);

function answersAlike({ reply, expected }: Evidence, predicted: Observation | null): boolean {
  if (!predicted || reply.kind !== 'observed') return !predicted && reply.kind !== 'observed';
  const { outputs, gradients } = reply.observation;
  const value = (name: string) => (Object.hasOwn(outputs, name) ? outputs[name] : undefined);
  const gradient = (name: string) => (Object.hasOwn(gradients, name) ? gradients[name] : undefined);
  return (
    Object.entries(predicted.outputs).every(([name, right]) =>
      same(value(name), right, expected?.outputs[name]),
    ) &&
    Object.entries(predicted.gradients).every(([name, right]) =>
      right === null ? gradient(name) === null : same(gradient(name), right, expected?.gradients?.[name]),
    )
  );
}

/** The tolerance for an array without an oracle: rounding errors of terms of size one that cancel. */
const unjudged = 2 ** 4 * unitRoundoff;

function same(
  got: NumericArray | null | undefined,
  predicted: NumericArray,
  judged: Expected | undefined,
): boolean {
  const values = Array.from(predicted.data);
  // If entries cancel, rounding is relative to the array's largest entry.
  const largest = largestOf(values.filter(Number.isFinite).map(Math.abs));
  // A mistake may have a different shape, with terms as large as the correct answer's.
  const widest = judged ? largestOf(judged.tolerance) : unjudged;
  const slack = (i: number): number =>
    judged?.tolerance.length === values.length ? (judged.tolerance[i] ?? 0) : widest;
  const tolerance = values.map((x, i) =>
    Math.max(2 ** 10 * unitRoundoff * Math.abs(x) + 2 ** 3 * unitRoundoff * largest + 1e-12, slack(i)),
  );
  return compare('', got, { shape: predicted.shape, value: predicted.data, tolerance }).agrees;
}

/** Without spreading into Math.max, which accepts only some hundred thousand arguments. */
const largestOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((largest, value) => Math.max(largest, value), 0);

const hasFinite = ({ data }: NumericArray): boolean => Array.from(data).some(Number.isFinite);
