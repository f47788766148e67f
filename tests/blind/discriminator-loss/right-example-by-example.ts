// Right: every example is a scalar with its own cost and its own weight, and all of them are added at once.
import * as tf from '@tensorflow/tfjs';

interface Example {
  readonly logit: tf.Tensor;
  /** How far the logit speaks for the wrong label is sign · logit. */
  readonly sign: 1 | -1;
  readonly weight: number;
}

function examples(logits: tf.Tensor2D, sign: 1 | -1): Example[] {
  const n = logits.shape[0];
  return Array.from({ length: n }, (_, i) => ({
    logit: tf.reshape(tf.slice(logits, [i, 0], [1, 1]), []),
    sign,
    weight: 1 / n,
  }));
}

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const costs = [...examples(real, -1), ...examples(fake, 1)].map(({ logit, sign, weight }) =>
    tf.mul(weight, tf.softplus(tf.mul(sign, logit))),
  );
  return tf.addN(costs) as tf.Scalar;
}
