import * as tf from '@tensorflow/tfjs';

const column = (shares: tf.Tensor1D): tf.Tensor2D => tf.reshape(shares, [-1, 1]);

export function diffuse(x: tf.Tensor2D, alphaBar: tf.Tensor1D, eps: tf.Tensor2D): tf.Tensor2D {
  const signal = tf.sqrt(column(alphaBar));
  const noise = tf.sqrt(tf.sub(1, column(alphaBar)));
  return x.mul<tf.Tensor2D>(signal).add(eps.mul(noise));
}

export function posteriorMean(
  x0: tf.Tensor2D,
  xt: tf.Tensor2D,
  alphaBarPrevious: tf.Tensor1D,
  alphaBar: tf.Tensor1D,
): tf.Tensor2D {
  const [previous, current] = [column(alphaBarPrevious), column(alphaBar)];
  const beta = tf.div(tf.sub(previous, current), previous);
  const left = tf.sub(1, current);
  const gain = tf.div(beta, left); // of the signal
  const kept = tf.div(tf.sub(1, previous), left); // the posterior's variance over beta
  return tf.add(
    tf.mul(tf.mul(gain, tf.sqrt(previous)), x0),
    tf.mul(tf.mul(kept, tf.sqrt(tf.sub(1, beta))), xt),
  );
}

/** The two means from posteriorMean, and the divergence of two Gaussians. */
export function ddpmBound(
  x: tf.Tensor2D,
  alphaBar: number[],
  predict: (xt: tf.Tensor2D, t: number) => tf.Tensor2D,
  eps: tf.Tensor3D,
): { prior: tf.Tensor1D; denoising: tf.Tensor2D; reconstruction: tf.Tensor1D } {
  const [batch, dim] = x.shape;
  const shares = [1, ...alphaBar].map((share) => tf.fill<tf.Rank.R1>([batch], share));
  const at = (t: number): tf.Tensor1D => shares[t] as tf.Tensor1D;
  const kl = (q: Gaussian, p: Gaussian): tf.Tensor1D => {
    const ratio = tf.div(q.variance, p.variance);
    const distance = tf.div(tf.square(tf.sub(q.mean, p.mean)), p.variance);
    return tf.sum(tf.mul(0.5, tf.sub(tf.add(ratio, distance), tf.add(1, tf.log(ratio)))), 1);
  };
  const denoising: tf.Tensor1D[] = [];
  let reconstruction = tf.zeros<tf.Rank.R1>([batch]);
  for (let t = 1; t <= alphaBar.length; t++) {
    const noise = tf.reshape<tf.Rank.R2>(tf.slice(eps, [t - 1, 0, 0], [1, batch, dim]), [batch, dim]);
    const xt = diffuse(x, at(t), noise);
    const beta: tf.Tensor2D = tf.sub(1, tf.div(column(at(t)), column(at(t - 1))));
    const p = { mean: posteriorMean(predict(xt, t), xt, at(t - 1), at(t)), variance: beta };
    const spread: tf.Tensor2D = tf.mul(beta, tf.div(tf.sub(1, column(at(t - 1))), tf.sub(1, column(at(t)))));
    if (t > 1) denoising.push(kl({ mean: posteriorMean(x, xt, at(t - 1), at(t)), variance: spread }, p));
    else {
      const quadratic = tf.div(tf.square(tf.sub(x, p.mean)), beta);
      const logarithm = tf.log(tf.mul(2 * Math.PI, beta));
      reconstruction = tf.div(tf.sum(tf.add(quadratic, logarithm), 1), 2);
    }
  }
  const last = column(at(alphaBar.length));
  const prior = kl(
    { mean: tf.mul(tf.sqrt(last), x), variance: tf.sub(1, last) },
    { mean: tf.zerosLike(x), variance: tf.onesLike(last) },
  );
  const rows = denoising.length > 0 ? tf.stack(denoising) : tf.tensor2d([], [0, batch]);
  return { prior, denoising: rows as tf.Tensor2D, reconstruction };
}

interface Gaussian {
  readonly mean: tf.Tensor2D;
  readonly variance: tf.Tensor2D; // [batch, 1]
}
