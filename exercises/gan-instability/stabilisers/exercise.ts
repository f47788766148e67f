import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/stabilisers',
  title: 'Three ways to hold a discriminator back',
  points: 4,
  lesson: 'gan-instability/stabilisers',
  entry: ['oneSidedSmoothing', 'instanceNoise', 'spectralNormalize'],
  hints: [
    'The three functions are independent, so start with instanceNoise. For the smoothed loss, write down the cross-entropy of a logit l and a label s between 0 and 1. It has two terms, and s = 0.9 keeps both.',
    'The cross-entropy of the logit l and the label s is s softplus(−l) + (1 − s) softplus(l), which is softplus(l) − s l. Take its mean over the real logits with s = smooth and over the fake logits with s = 0, and add the two.',
    'For the power iteration, use matrix products with shapes [1, out] and [1, in]: `tf.matMul(u, w, false, true)` is u wᵀ. Divide each vector by its norm, tf.norm(…), first v and then u, in each of the iterations.',
    'If sigma = v w uᵀ, tf.div(w, sigma) also has a gradient path through u and v and every iteration, which must be cut. tfjs has no stopGradient. Build one with tf.customGrad, whose value is its input and whose gradFunc returns tf.zerosLike of it.',
    '`const hold = tf.customGrad((x) => ({ value: tf.clone(x as tf.Tensor2D), gradFunc: () => tf.zerosLike(x as tf.Tensor2D) }));` Iterate with `hold(w)` instead of w. Then compute sigma from w itself, and `return { weight: tf.div(w, sigma), u, sigma };`',
  ],
});
