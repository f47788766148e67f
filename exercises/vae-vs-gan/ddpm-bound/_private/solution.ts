import * as tf from '@tensorflow/tfjs';

export function diffuse(x: tf.Tensor2D, alphaBar: tf.Tensor1D, eps: tf.Tensor2D): tf.Tensor2D {
  const share = tf.expandDims(alphaBar, 1); // [batch, 1]
  return tf.add(tf.mul(tf.sqrt(share), x), tf.mul(tf.sqrt(tf.sub(1, share)), eps));
}

export function posteriorMean(
  x0: tf.Tensor2D,
  xt: tf.Tensor2D,
  alphaBarPrevious: tf.Tensor1D,
  alphaBar: tf.Tensor1D,
): tf.Tensor2D {
  const previous = tf.expandDims(alphaBarPrevious, 1); // [batch, 1]
  const current = tf.expandDims(alphaBar, 1);
  const alpha = tf.div(current, previous);
  const ofX0 = tf.div(tf.mul(tf.sqrt(previous), tf.sub(1, alpha)), tf.sub(1, current));
  const ofXt = tf.div(tf.mul(tf.sqrt(alpha), tf.sub(1, previous)), tf.sub(1, current));
  return tf.add(tf.mul(ofX0, x0), tf.mul(ofXt, xt));
}

export function ddpmBound(
  x: tf.Tensor2D,
  alphaBar: number[],
  predict: (xt: tf.Tensor2D, t: number) => tf.Tensor2D,
  eps: tf.Tensor3D,
): { prior: tf.Tensor1D; denoising: tf.Tensor2D; reconstruction: tf.Tensor1D } {
  const [batch, dim] = x.shape;
  const noises = tf.unstack(eps) as tf.Tensor2D[];
  const cost = (t: number): tf.Tensor1D => {
    const previous = t === 1 ? 1 : (alphaBar[t - 2] ?? NaN);
    const current = alphaBar[t - 1] ?? NaN;
    const beta = 1 - current / previous;
    const xt = diffuse(x, tf.fill([batch], current), noises[t - 1] as tf.Tensor2D);
    const error = tf.sum(tf.squaredDifference(x, predict(xt, t)), 1); // [batch]
    if (t === 1) return tf.add(tf.div(error, 2 * beta), 0.5 * dim * Math.log(2 * Math.PI * beta));
    const ratio = (1 - previous) / (1 - current); // the posterior's variance over beta
    const ofX0 = (Math.sqrt(previous) * beta) / (1 - current);
    const spread = 0.5 * dim * (ratio - 1 - Math.log(ratio));
    return tf.add(tf.mul(ofX0 ** 2 / (2 * beta), error), spread);
  };
  const [reconstruction, ...later] = alphaBar.map((_, i) => cost(i + 1));
  const last = alphaBar.at(-1) ?? NaN;
  const perDimension = tf.sub(tf.mul(last, tf.sub(tf.square(x), 1)), Math.log(1 - last));
  return {
    prior: tf.mul(0.5, tf.sum(perDimension, 1)),
    denoising: later.length === 0 ? tf.zeros([0, batch]) : (tf.stack(later) as tf.Tensor2D),
    reconstruction: reconstruction as tf.Tensor1D,
  };
}
