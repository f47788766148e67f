// Right, unusual: smoothing as softplus(−r) + (1 − smooth) r; noise by tf.addN; the spectral norm as one tf.customGrad that returns
// weight and sigma packed in one row, with the gradient dW = dWeight / σ + (dσ − ⟨dWeight, w⟩ / σ²) vᵀu written by hand.
import * as tf from '@tensorflow/tfjs';

type Save = (tensors: tf.Tensor[]) => void;

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  const onReal = tf
    .softplus(real.neg())
    .add(real.mul(1 - smooth))
    .mean();
  return tf.addN([tf.softplus(fake).mean(), onReal]) as tf.Scalar;
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.addN([tf.mul(eps, std), x]) as tf.Tensor2D;
}

/** a row divided by its length; first by its largest number, as squares may leave the range of float32 */
function unit(row: tf.Tensor2D): tf.Tensor2D {
  const scaled = row.div(row.abs().max());
  return scaled.div(scaled.square().sum().sqrt()) as tf.Tensor2D;
}

export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  const [rows, columns] = w.shape;
  const packed = tf.customGrad<tf.Tensor1D>((kernel, start, save) => {
    const k = kernel as tf.Tensor2D;
    let right = unit(start as tf.Tensor2D);
    let left = right; // replaced at once
    for (let i = 0; i < iterations; i++) {
      left = unit(tf.matMul(right, k, false, true));
      right = unit(tf.matMul(left, k));
    }
    const sigma = tf.matMul(tf.matMul(left, k), right, false, true).flatten();
    (save as Save)([k, left, right, sigma]);
    return {
      value: tf.concat([k.div(sigma).flatten(), sigma, right.flatten()]) as tf.Tensor1D,
      gradFunc: (dy, saved) => {
        const [k0, left0, right0, sigma0] = saved as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor1D];
        const dWeight = dy.slice([0], [rows * columns]).reshape([rows, columns]);
        const dSigma = dy.slice([rows * columns], [1]);
        const factor = dSigma.sub(dWeight.mul(k0.div(sigma0)).sum().div(sigma0));
        const dKernel = dWeight.div(sigma0).add(tf.matMul(left0, right0, true).mul(factor));
        return [dKernel, tf.zeros([1, columns])];
      },
    };
  })(w, u);
  return {
    weight: packed.slice([0], [rows * columns]).reshape([rows, columns]),
    u: packed.slice([rows * columns + 1], [columns]).reshape([1, columns]),
    sigma: packed.slice([rows * columns], [1]).asScalar(),
  };
}
