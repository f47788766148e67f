// Wrong: compares only the means of the two Gaussians.
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
  const rows: tf.Tensor[] = [];
  let reconstruction!: tf.Tensor1D;
  for (let i = 0; i < alphaBar.length; i++) {
    const a = alphaBar[i]!;
    const p = i > 0 ? alphaBar[i - 1]! : 1;
    const beta = 1 - a / p;
    const noise = eps.slice([i, 0, 0], [1, batch, dim]).reshape([batch, dim]);
    const xt = x.mul(Math.sqrt(a)).add(noise.mul(Math.sqrt(1 - a))) as tf.Tensor2D;
    const sse = tf.sum(tf.square(tf.sub(x, predict(xt, i + 1))), 1);
    if (i === 0) {
      reconstruction = sse.div(2 * beta).add((dim / 2) * Math.log(2 * Math.PI * beta)) as tf.Tensor1D;
    } else {
      const c = (Math.sqrt(p) * beta) / (1 - a);
      rows.push(sse.mul((c * c) / (2 * beta)));
    }
  }
  const denoising = rows.length > 0 ? tf.stack(rows) : tf.zeros([0, batch]);
  return { prior, denoising: denoising as tf.Tensor2D, reconstruction };
}
