import type { NumericArray } from '#reference/shared/arrays.ts';
import type { Evidence } from './check.ts';
import { compare, type Expected } from './compare.ts';

/** The first place where the returned values differ from the expected ones. */
export interface Difference {
  readonly evidence: Evidence;
  readonly part: 'output' | 'gradient';
  /** Its name in messages. */
  readonly label: string;
  readonly kind: 'missing' | 'unconnected' | 'shape' | 'values';
  readonly got: NumericArray | undefined;
  readonly expected: Expected;
  /** Index of the first wrong value in the flat data; only if the kind is `values`. */
  readonly at: number;
}

/** In the order in which a check compares; undefined if every reply agrees or contains nothing to compare. */
export function firstDifference(all: readonly Evidence[]): Difference | undefined {
  for (const evidence of all) {
    const { reply, expected } = evidence;
    if (reply.kind !== 'observed' || !expected) continue;
    const { outputs, gradients } = reply.observation;
    const parts = [
      ...Object.entries(expected.outputs).map(
        ([name, value]) => ['output', name === 'value' ? 'the result' : name, outputs[name], value] as const,
      ),
      ...Object.entries(expected.gradients ?? {}).map(
        ([name, value]) =>
          ['gradient', `the gradient with respect to ${name}`, gradients[name], value] as const,
      ),
    ];
    for (const [part, label, got, value] of parts) {
      if (compare(label, got, value).agrees) continue;
      const shared = { evidence, part, label, expected: value, got: got ?? undefined, at: -1 };
      if (got === undefined) return { ...shared, kind: 'missing' };
      if (got === null) return { ...shared, kind: 'unconnected' };
      const at = firstOff(got, value);
      return { ...shared, kind: sameShape(got, value) ? 'values' : 'shape', at };
    }
  }
  return undefined;
}

function firstOff(got: NumericArray, { value, tolerance }: Expected): number {
  for (let i = 0; i < got.data.length; i++) {
    const [x = NaN, y = NaN] = [got.data[i], value[i]];
    if (!Object.is(x, y) && x !== y && !(Math.abs(x - y) <= (tolerance[i] ?? 0))) return i;
  }
  return -1;
}

const sameShape = (
  a: { readonly shape: readonly number[] },
  b: { readonly shape: readonly number[] },
): boolean => a.shape.length === b.shape.length && a.shape.every((size, i) => size === b.shape[i]);
