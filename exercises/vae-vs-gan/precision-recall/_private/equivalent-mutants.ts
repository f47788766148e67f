import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: "tf.norm(tf.sub(tf.expandDims(b, 0), tf.expandDims(a, 1)), 'euclidean', 2).array() as Promise<number[][]>;",
    reason: 'A vector and its negative have the same length.',
  },
  {
    code: "tf.norm(tf.sub(tf.expandDims(a, 1), (b)), 'euclidean', 2).array() as Promise<number[][]>;",
    reason: 'Broadcasting adds the missing first axis to b.',
  },
  {
    code: "tf.norm(tf.sub(tf.expandDims(a, 1), tf.expandDims(b)), 'euclidean', 2).array() as Promise<number[][]>;",
    reason: 'The default axis of tf.expandDims is 0.',
  },
  {
    code: 'const points = inside[1] ?? [];',
    reason:
      'Only the number of points is used, and it is the same in each row. The stub says that both sets have more than k rows, so there is a second row.',
  },
]);
