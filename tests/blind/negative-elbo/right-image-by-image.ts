// Unusual: a loop over the images adds up their shares; softplus is a logsumexp and the mean a weight of 1 / batch.
import * as tf from '@tensorflow/tfjs';

interface Batch {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

const softplus = (of: tf.Tensor): tf.Tensor => tf.logSumExp(tf.stack([of, tf.zerosLike(of)]), 0);

function* shares({ x, logits, mu, logVar, beta = 1 }: Batch): Generator<tf.Tensor> {
  const [xs, scores, means, logVars] = [x, logits, mu, logVar].map((all) => tf.unstack(all)) as [
    tf.Tensor[],
    tf.Tensor[],
    tf.Tensor[],
    tf.Tensor[],
  ];
  for (const [i, score] of scores.entries()) {
    const [image, mean, l] = [xs[i], means[i], logVars[i]] as [tf.Tensor, tf.Tensor, tf.Tensor];
    yield tf.sum(softplus(score).sub(image.mul(score)));
    yield tf.sum(mean.mul(mean).add(l.expm1()).sub(l)).mul(beta / 2);
  }
}

export function negativeElbo(p: Batch): tf.Scalar {
  return tf.tidy(() => tf.addN([...shares(p)]).mul(1 / p.x.shape[0]));
}
