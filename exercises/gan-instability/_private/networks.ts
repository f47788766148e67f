/** Random networks for questions, and the names of their arrays in a probe's inputs. */
import type { NumericArray } from '#grader/core/index.ts';
import { mapMlp, type Layer, type Mlp } from '#reference/oracle/mlp.ts';

export const mlpOf = (
  activation: Mlp['activation'],
  sizes: readonly number[],
  draw: (shape: readonly number[]) => NumericArray,
): Mlp<NumericArray> => {
  const layer = (l: number): Layer<NumericArray> => ({
    kernel: draw([sizes[l] ?? 0, sizes[l + 1] ?? 0]),
    bias: draw([sizes[l + 1] ?? 0]),
  });
  const layers = sizes.length - 1;
  return {
    activation,
    hidden: Array.from({ length: layers - 1 }, (_, l) => layer(l)),
    last: layer(layers - 1),
  };
};

/** kernel0, bias0, kernel1, …, counted from `first`. */
export function named<T>(mlp: Mlp<T>, first = 0): Record<string, T> {
  const names: Record<string, T> = {};
  mapMlp(mlp, (weights, l, name) => (names[`${name}${l + first}`] = weights));
  return names;
}
