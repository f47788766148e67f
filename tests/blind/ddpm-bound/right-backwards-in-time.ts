// Right: goes from t = T down to 1, as a sampler does, and puts each row at the front.
import * as tf from '@tensorflow/tfjs';

export function diffuse(x: tf.Tensor2D, alphaBar: tf.Tensor1D, eps: tf.Tensor2D): tf.Tensor2D {
  const a = alphaBar.reshape([-1, 1]);
  return a
    .sqrt()
    .mul(x)
    .add(tf.sqrt(tf.sub(1, a)).mul(eps)) as tf.Tensor2D;
}

// x0 + what x_t adds: the mean before x_t is seen, moved by the gain.
export function posteriorMean(
  x0: tf.Tensor2D,
  xt: tf.Tensor2D,
  alphaBarPrevious: tf.Tensor1D,
  alphaBar: tf.Tensor1D,
): tf.Tensor2D {
  const [batch] = x0.shape;
  const p = tf.reshape(alphaBarPrevious, [batch, 1]);
  const a = tf.reshape(alphaBar, [batch, 1]);
  const prior = tf.mul(tf.sqrt(p), x0);
  const root = tf.sqrt(tf.div(a, p));
  const gain = tf.div(tf.mul(root, tf.sub(1, p)), tf.sub(1, a));
  return tf.add(prior, tf.mul(gain, tf.sub(xt, tf.mul(root, prior)))) as tf.Tensor2D;
}

export function ddpmBound(
  x: tf.Tensor2D,
  alphaBar: number[],
  predict: (xt: tf.Tensor2D, t: number) => tf.Tensor2D,
  eps: tf.Tensor3D,
): { prior: tf.Tensor1D; denoising: tf.Tensor2D; reconstruction: tf.Tensor1D } {
  const [batch, dim] = x.shape;
  const last = alphaBar[alphaBar.length - 1]!;
  const prior = x
    .square()
    .mul(last)
    .add(1 - last - 1 - Math.log(1 - last))
    .sum(1)
    .mul(0.5) as tf.Tensor1D;
  let denoising = tf.zeros([0, batch]) as tf.Tensor2D;
  let reconstruction = tf.zeros([batch]) as tf.Tensor1D;
  for (let t = alphaBar.length; t >= 1; t--) {
    const a = alphaBar[t - 1]!;
    const p = t === 1 ? 1 : alphaBar[t - 2]!;
    const beta = (p - a) / p;
    const noise = tf.gather(eps, t - 1) as unknown as tf.Tensor2D;
    const xt = diffuse(x, tf.fill([batch], a), noise);
    const wrong = tf.sub(predict(xt, t), x);
    const squares = tf.sum(tf.mul(wrong, wrong), 1);
    if (t === 1) {
      reconstruction = tf.add(
        tf.mul(0.5 / beta, squares),
        dim * 0.5 * (Math.log(beta) + Math.log(2 * Math.PI)),
      );
    } else {
      const share = (1 - p) / (1 - a);
      const weight = (p * beta) / (2 * (1 - a) ** 2);
      const row = tf.add(tf.mul(weight, squares), dim * 0.5 * (share - 1 - Math.log(share)));
      denoising = tf.concat([tf.reshape(row, [1, batch]), denoising], 0);
    }
  }
  return { prior, denoising, reconstruction };
}
