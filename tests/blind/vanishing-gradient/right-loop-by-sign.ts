// Right: a plain float64 loop with exp of minus the absolute logit only, so that nothing overflows or cancels.
import * as tf from '@tensorflow/tfjs';

export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  const logits = fake.dataSync();
  const saturating = new Float32Array(logits.length);
  const nonSaturating = new Float32Array(logits.length);
  logits.forEach((logit, i) => {
    const small = Math.exp(-Math.abs(logit));
    const major = 1 / (1 + small);
    const minor = small / (1 + small);
    saturating[i] = logit >= 0 ? -major : -minor;
    nonSaturating[i] = logit >= 0 ? -minor : -major;
  });
  return { saturating: tf.tensor1d(saturating), nonSaturating: tf.tensor1d(nonSaturating) };
}
