import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'return { z, logits, loss: (tf.mean(tf.sub(kl, logLikelihood))) };',
    reason: 'The value is a scalar already, and asScalar changes only its type.',
  },
]);
