// Right: every term from Gaussian log densities and closed KL divergences, the means with posteriorMean.
import * as tf from '@tensorflow/tfjs';

export function diffuse(x: tf.Tensor2D, alphaBar: tf.Tensor1D, eps: tf.Tensor2D): tf.Tensor2D {
  const a = alphaBar.reshape([-1, 1]);
  return a
    .sqrt()
    .mul(x)
    .add(tf.sqrt(tf.sub(1, a)).mul(eps)) as tf.Tensor2D;
}

export function posteriorMean(
  x0: tf.Tensor2D,
  xt: tf.Tensor2D,
  alphaBarPrevious: tf.Tensor1D,
  alphaBar: tf.Tensor1D,
): tf.Tensor2D {
  const p = alphaBarPrevious.reshape([-1, 1]);
  const a = alphaBar.reshape([-1, 1]);
  const alpha = a.div(p);
  const beta = tf.sub(1, alpha);
  const noise = tf.sub(1, a);
  const w0 = p.sqrt().mul(beta).div(noise);
  const wt = alpha.sqrt().mul(tf.sub(1, p)).div(noise);
  return w0.mul(x0).add(wt.mul(xt)) as tf.Tensor2D;
}

function gaussianKl(m1: tf.Tensor, v1: number, m2: tf.Tensor, v2: number): tf.Tensor {
  // ½ Σ (log v2/v1 + (v1 + (m1 − m2)²)/v2 − 1)
  const square = tf.squaredDifference(m1, m2);
  return tf.sum(
    tf.mul(0.5, tf.sub(tf.add(tf.div(tf.add(square, v1), v2), Math.log(v2) - Math.log(v1)), 1)),
    1,
  );
}

function logNormal(value: tf.Tensor, m: tf.Tensor, v: number): tf.Tensor {
  const z = tf.div(tf.sub(value, m), Math.sqrt(v));
  return tf.sum(tf.sub(tf.mul(-0.5, tf.square(z)), 0.5 * Math.log(2 * Math.PI) + 0.5 * Math.log(v)), 1);
}

export function ddpmBound(
  x: tf.Tensor2D,
  alphaBar: number[],
  predict: (xt: tf.Tensor2D, t: number) => tf.Tensor2D,
  eps: tf.Tensor3D,
): { prior: tf.Tensor1D; denoising: tf.Tensor2D; reconstruction: tf.Tensor1D } {
  const [batch] = x.shape;
  const T = alphaBar.length;
  const bar = [1, ...alphaBar];
  const noises = tf.unstack(eps);
  const full = (value: number) => tf.fill([batch], value) as tf.Tensor1D;
  const prior = gaussianKl(x.mul(Math.sqrt(bar[T]!)), 1 - bar[T]!, tf.zerosLike(x), 1);

  const terms = noises.map((noise, i) => {
    const t = i + 1;
    const [p, a] = [bar[t - 1]!, bar[t]!];
    const beta = 1 - a / p;
    const xt = diffuse(x, full(a), noise as tf.Tensor2D);
    const guess = predict(xt, t);
    const mean = posteriorMean(guess, xt, full(p), full(a));
    if (t === 1) return tf.neg(logNormal(x, mean, beta));
    return gaussianKl(posteriorMean(x, xt, full(p), full(a)), ((1 - p) / (1 - a)) * beta, mean, beta);
  });
  return {
    prior: prior as tf.Tensor1D,
    denoising: (T === 1 ? tf.tensor2d([], [0, batch]) : tf.stack(terms.slice(1))) as tf.Tensor2D,
    reconstruction: terms[0] as tf.Tensor1D,
  };
}
