import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const noise = tf.unstack(uniform);
  const rows = tf.unstack(logits).map((row, i) => {
    const [u] = noise.slice(i) as [tf.Tensor];
    const scores = tf.div(tf.sub(row, tf.log(tf.neg(tf.log(u)))), temperature);
    return tf.exp(tf.sub(scores, tf.logSumExp(scores)));
  });
  return tf.stack(rows) as tf.Tensor2D;
}

// The hard rows come from plain numbers: they need no gradient of their own.
export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  const winners = Array.from(tf.argMax(soft, -1).dataSync());
  const hard = tf.tensor2d(
    winners.map((winner) => Array.from({ length: soft.shape[1] }, (_, k) => (k === winner ? 1 : 0))),
  );
  const difference = tf.tensor2d(tf.sub(hard, soft).dataSync(), soft.shape);
  return tf.add(soft, difference);
}
