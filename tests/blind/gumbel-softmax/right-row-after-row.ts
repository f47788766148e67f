// Right: one example after the other; the hard rows are built from plain numbers, as a constant.
import * as tf from '@tensorflow/tfjs';

const rowsOf = (table: tf.Tensor2D): tf.Tensor1D[] =>
  Array.from({ length: table.shape[0] }, (_, i) =>
    tf.slice(table, [i, 0], [1, table.shape[1]]).reshape([table.shape[1]]),
  );

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const noise = rowsOf(uniform);
  const drawn = rowsOf(logits).map((row, i) => {
    const gumbel = (noise[i] as tf.Tensor1D).log().neg().log().neg();
    return tf.softmax(row.div(temperature).add(gumbel.div(temperature)));
  });
  return tf.stack(drawn) as tf.Tensor2D;
}

export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  const values = soft.arraySync();
  const difference = values.map((row) => {
    const largest = Math.max(...row);
    return row.map((entry) => (entry === largest ? 1 - entry : -entry));
  });
  return tf.add(soft, tf.tensor2d(difference));
}
