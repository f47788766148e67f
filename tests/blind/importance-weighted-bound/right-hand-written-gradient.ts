// Right, unusual: works on the transpose, and the gradient is written by hand as the normalised weights (a softmax), in a
// tf.customGrad, so nothing is differentiated through the maximum.
import * as tf from '@tensorflow/tfjs';

type Save = (tensors: tf.Tensor[]) => void;

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const bound = tf.customGrad<tf.Tensor1D>((input, save) => {
    const w = tf.transpose(input as tf.Tensor2D); // [batch, k]
    const top = w.max(1, true);
    (save as Save)([tf.softmax(w)]);
    return {
      value: w.sub(top).exp().mean(1, true).log().add(top).squeeze<tf.Tensor1D>([1]),
      gradFunc: (dy, saved) => tf.transpose(saved[0]!.mul(dy.expandDims(1))),
    };
  });
  return bound(logWeights);
}
