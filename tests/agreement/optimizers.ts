import type { Tf } from '#tests/unit/tensor/op-case.ts';

const start = [0.5, -1.2, 3, 0.01];
/** Gradients of a quartic: they change from step to step. */
const gradientAt = (w: number): number => w ** 3 - 0.3;
const steps = 5;
const rate = 0.05;

type Update = (w: number, g: number, t: number, state: { m: number; v: number }) => number;

/** The published updates in float64, each with tfjs's default constants. */
const updates: Readonly<Record<string, Update>> = {
  sgd: (w, g) => w - rate * g,
  momentum: (w, g, _, state) => w - rate * (state.m = 0.9 * state.m + g),
  // Tieleman and Hinton 2012, with ε inside the root.
  rmsprop: (w, g, _, state) => {
    state.v = 0.9 * state.v + 0.1 * g * g;
    return w - (rate * g) / Math.sqrt(state.v + epsilon);
  },
  // Kingma and Ba 2015, algorithm 1.
  adam: (w, g, t, state) => {
    state.m = 0.9 * state.m + 0.1 * g;
    state.v = 0.999 * state.v + 0.001 * g * g;
    return w - (rate * state.m) / (1 - 0.9 ** t) / (Math.sqrt(state.v / (1 - 0.999 ** t)) + epsilon);
  },
};
/** tfjs uses the engine's: 1e-7 with float32. */
const epsilon = 1e-7;

export function expectedSteps(name: string): number[] {
  const update = updates[name] as Update;
  return start.map((first) => {
    const state = { m: 0, v: 0 };
    let w = first;
    for (let t = 1; t <= steps; t++) w = update(w, gradientAt(w), t, state);
    return w;
  });
}

export async function actualSteps(tf: Tf, name: string): Promise<number[]> {
  const w = tf.variable(tf.tensor1d(start));
  const optimizers: Record<string, () => { minimize: (f: () => ReturnType<Tf['scalar']>) => unknown }> = {
    sgd: () => tf.train.sgd(rate),
    momentum: () => tf.train.momentum(rate, 0.9),
    rmsprop: () => tf.train.rmsprop(rate, 0.9, 0, epsilon),
    adam: () => tf.train.adam(rate, 0.9, 0.999, epsilon),
  };
  const optimizer = optimizers[name]?.();
  // d/dw Σ w⁴/4 − 0.3 w = w³ − 0.3
  const loss = (): ReturnType<Tf['scalar']> =>
    tf.sum(tf.sub(tf.div(tf.square(tf.square(w)), 4), tf.mul(0.3, w))).asScalar();
  for (let t = 0; t < steps; t++) optimizer?.minimize(loss);
  return [...(await w.data())];
}

export const optimizerNames = Object.keys(updates);
