import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/stabilisers',
  title: 'Three ways to hold a discriminator back',
  points: 4,
  lesson: 'gan-instability/stabilisers',
  entry: ['oneSidedSmoothing', 'instanceNoise', 'spectralNormalize'],
  hints: [
    'The three are independent of each other; begin with instanceNoise. For the smoothed loss, write down the cross-entropy of a logit l against a label s between 0 and 1: it has two terms, and s = 0.9 keeps both.',
    'On logits, cross-entropy against s is s softplus(−l) + (1 − s) softplus(l), which is softplus(l) − s l. Take its mean over the real logits with s = smooth, the mean over the fake ones with s = 0, and add the two.',
    'For the power iteration, use matrix products with shapes [1, out] and [1, in]: `tf.matMul(u, w, false, true)` is u wᵀ. Divide each by its own norm, tf.norm(…), in the order v, then u, as often as asked.',
    'tf.div(w, sigma) with sigma = v w uᵀ has a path from w to u and v through every iteration, and this is not wanted. tfjs has no stopGradient; build one from tf.customGrad: a function whose value is its input and whose gradFunc returns tf.zerosLike of it.',
    '`const hold = tf.customGrad((x) => ({ value: tf.clone(x as tf.Tensor2D), gradFunc: () => tf.zerosLike(x as tf.Tensor2D) }));` Iterate with `hold(w)` in place of w; then compute sigma from w itself, and `return { weight: tf.div(w, sigma), u, sigma };`',
  ],
});
