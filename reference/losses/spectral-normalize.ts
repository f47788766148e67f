import * as tf from '#reference/tensor/tfjs.ts';

export interface SpectralInputs {
  readonly w: tf.Tensor2D; // [in, out]
  readonly u: tf.Tensor2D; // [1, out], of the previous step
  readonly iterations?: number;
}

export interface SpectralOutputs {
  readonly weight: tf.Tensor2D; // w / sigma
  readonly u: tf.Tensor2D; // for the next step
  readonly sigma: tf.Scalar; // near the largest singular value of w
}

const normalized = (a: tf.Tensor2D): tf.Tensor2D => tf.div(a, tf.norm(a));

/**
 * w / sigma(w) by power iteration (Miyato et al. 2018, algorithm 1, with w transposed): v ← u wᵀ / ‖u wᵀ‖, u ← v w / ‖v
 * w‖, sigma = v w uᵀ. The gradient flows through sigma, with u and v held constant (their eqs. 11 and 12).
 */
export function spectralNormalize({ w, u: start, iterations = 1 }: SpectralInputs): SpectralOutputs {
  const { u, v } = directions(w, start, iterations);
  const sigma = tf.sum(tf.mul(tf.matMul(v, w), u)).asScalar();
  return { weight: tf.div(w, sigma), u, sigma };
}

/** No gradient flows here: the tape treats both as constants. */
function directions(w: tf.Tensor2D, start: tf.Tensor2D, iterations: number) {
  const [ins, outs] = w.shape;
  const iterate = (w: tf.Tensor2D): tf.Tensor2D => {
    let u = start;
    let v = tf.zeros<tf.Rank.R2>([1, ins]);
    for (let i = 0; i < iterations; i++) {
      v = normalized(tf.matMul(u, w, false, true)); // [1, in]
      u = normalized(tf.matMul(v, w)); // [1, out]
    }
    return tf.concat([u, v], 1); // [1, out + in]
  };
  const both = constant(iterate)(w);
  return { u: tf.slice(both, [0, 0], [1, outs]), v: tf.slice(both, [0, outs], [1, ins]) };
}

/** f with a gradient of 0. */
const constant = (f: (w: tf.Tensor2D) => tf.Tensor2D) =>
  tf.customGrad((w) => ({ value: f(w as tf.Tensor2D), gradFunc: () => tf.zerosLike(w as tf.Tensor2D) })) as (
    w: tf.Tensor2D,
  ) => tf.Tensor2D;
