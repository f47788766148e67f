import { defineEquivalentMutants } from '#grader/core/index.ts';

const reason =
  'The stub leaves open how the seeds of the kernels follow from the seed of the model. These five also differ from each other, for every positive whole seed.';

export default defineEquivalentMutants([
  { code: 'let next = (seed / 1000);', reason },
  { code: 'let next = (seed);', reason },
  { code: 'let next = seed * 1001;', reason },
  { code: 'let next = seed * (-1000);', reason },
  {
    code: 'return (tf.div(tf.add(reconstruction, kl), x.shape[0]));',
    reason: 'The value is a scalar already, and asScalar changes only its type.',
  },
]);
