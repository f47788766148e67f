import * as tf from '@tensorflow/tfjs';

export function diffuse(x: tf.Tensor2D, alphaBar: tf.Tensor1D, eps: tf.Tensor2D): tf.Tensor2D {
  const [, dim] = x.shape;
  const shares = tf.tile(tf.expandDims(alphaBar, 1), [1, dim]); // [batch, dim]
  return tf.addN([
    tf.mul(tf.pow(shares, 0.5), x),
    tf.mul(tf.pow(tf.sub(tf.onesLike(shares), shares), 0.5), eps),
  ]);
}

/** The prior N(√ᾱ_{t−1} x0, 1 − ᾱ_{t−1}) of x_{t−1}, corrected by what x_t says: a step of a Kalman filter. */
export function posteriorMean(
  x0: tf.Tensor2D,
  xt: tf.Tensor2D,
  alphaBarPrevious: tf.Tensor1D,
  alphaBar: tf.Tensor1D,
): tf.Tensor2D {
  const previous = tf.expandDims(alphaBarPrevious, 1);
  const root = tf.sqrt(tf.div(tf.expandDims(alphaBar, 1), previous)); // √α_t
  const expected = tf.mul(tf.sqrt(previous), x0);
  const gain = tf.div(tf.mul(root, tf.sub(1, previous)), tf.sub(1, tf.expandDims(alphaBar, 1)));
  return tf.add(expected, tf.mul(gain, tf.sub(xt, tf.mul(root, expected))));
}

/** With the weight ½ (SNR_{t−1} − SNR_t) β̃_t / β_t of the squared error. */
export function ddpmBound(
  x: tf.Tensor2D,
  alphaBar: number[],
  predict: (xt: tf.Tensor2D, t: number) => tf.Tensor2D,
  eps: tf.Tensor3D,
): { prior: tf.Tensor1D; denoising: tf.Tensor2D; reconstruction: tf.Tensor1D } {
  const [batch, dim] = x.shape;
  const share = (t: number): number => (t === 0 ? 1 : (alphaBar[t - 1] as number));
  const snr = (t: number): number => share(t) / (1 - share(t));
  const noises = tf.unstack(eps) as tf.Tensor2D[];
  const squaredErrors = noises.map((noise, i) => {
    const guess = predict(diffuse(x, tf.fill([batch], share(i + 1)), noise), i + 1);
    return tf.square(tf.norm(tf.sub(x, guess), 'euclidean', 1));
  });
  const steps = alphaBar.length;
  const terms = squaredErrors.slice(1).map((error, i) => {
    const t = i + 2;
    const ratio = (1 - share(t - 1)) / (1 - share(t));
    const weight = ((snr(t - 1) - snr(t)) * ratio) / 2;
    return tf.add(tf.mul(weight, error), (dim * (ratio - 1 - Math.log(ratio))) / 2);
  });
  const variance = 1 - share(1);
  const first = squaredErrors[0] as tf.Tensor;
  const logVar = Math.log(1 - share(steps));
  const ofMean = tf.mul(share(steps) / 2, tf.sum(tf.square(x), 1));
  return {
    prior: tf.add(ofMean, (dim * (Math.exp(logVar) - 1 - logVar)) / 2),
    denoising: tf.reshape(tf.concat([tf.zeros([0]), ...terms]), [steps - 1, batch]),
    reconstruction: tf.add(
      tf.div(first, 2 * variance),
      dim * (Math.log(Math.sqrt(variance)) + Math.log(2 * Math.PI) / 2),
    ),
  };
}
