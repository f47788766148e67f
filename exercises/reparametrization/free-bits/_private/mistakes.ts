import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/posterior-collapse';
const means = 'tf.mean(klPerLatent, 0)';
const floored = 'tf.maximum(means, lambda)';
const total = `tf.sum(${floored})`;
const returned = `return ${total};`;

export default defineMistakes({
  'floor-for-each-example': {
    caughtBy: 'value',
    lesson: `${lesson}#mean-first`,
    explanation:
      'You took the maximum for each example and then the mean. An image with a low KL then costs lambda, although its latent is far above the floor on average. Take the mean over the batch first, and then the maximum.',
    edits: [
      [means, 'tf.mean(tf.maximum(klPerLatent, lambda), 0)'],
      [total, 'tf.sum(means)'],
    ],
  },
  'floor-under-the-total': {
    caughtBy: 'value',
    lesson: `${lesson}#each-latent`,
    explanation:
      'You took the maximum of lambda and the sum over all latents. One busy latent then lifts the sum above the floor, and the others can still collapse. Take the maximum for each latent, and sum afterwards.',
    edits: [[total, 'tf.maximum(tf.sum(means), lambda).asScalar()']],
  },
  'one-floor-for-all': {
    caughtBy: 'value',
    lesson: `${lesson}#each-latent`,
    explanation:
      'You took the maximum of the total KL and lambda times the number of latents. One busy latent can then pay for all others. Take the maximum for each latent, and sum afterwards.',
    edits: [[total, 'tf.maximum(tf.sum(means), lambda * klPerLatent.shape[1]).asScalar()']],
  },
  'mean-over-latents': {
    caughtBy: 'value',
    lesson: `${lesson}#sum-over-latents`,
    explanation:
      'Your term is too small by the number of latents: you averaged over them. Latents are independent, so their divergences add up. Sum over the latents.',
    edits: [[total, `tf.mean(${floored})`]],
  },
  'summed-over-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#mean-first`,
    explanation:
      'You summed over the batch where a mean belongs. A large batch then lifts every latent above the floor, which is in nats per example. Take the mean over the batch, axis 0.',
    edits: [[means, 'tf.sum(klPerLatent, 0)']],
  },
  'floor-shared-by-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#mean-first`,
    explanation:
      'You compared lambda with the sum over the batch and divided by the batch size afterwards. The floor is then lambda divided by the batch size. Take the mean first, and compare lambda with it.',
    edits: [
      [means, 'tf.sum(klPerLatent, 0)'],
      [total, `tf.div(${total}, klPerLatent.shape[0])`],
    ],
  },
  'axes-exchanged': {
    caughtBy: 'value',
    lesson: `${lesson}#each-latent`,
    explanation:
      'You averaged over the latents of each example, and put the floor under each example. The floor belongs to a latent. Average over the examples, axis 0, and sum over the latents.',
    edits: [[means, 'tf.mean(klPerLatent, 1)']],
  },
  'floor-added': {
    caughtBy: 'value',
    lesson: `${lesson}#floor`,
    explanation:
      'You added lambda to the mean of each latent. A constant has no gradient, so every latent is still pushed to 0. Take the larger of the two instead.',
    edits: [[floored, 'tf.add(means, lambda)']],
  },
  'smaller-of-the-two': {
    caughtBy: 'value',
    lesson: `${lesson}#floor`,
    explanation:
      'You took the minimum. Then latents with much information cost nothing more, and those with little are pushed to 0, which is the opposite of free bits. Take the maximum.',
    edits: [[floored, 'tf.minimum(means, lambda)']],
  },
  'excess-only': {
    caughtBy: 'value',
    lesson: `${lesson}#floor`,
    explanation:
      'Your gradient is right, but your value is too small by lambda for each latent: you return only what lies above the floor. Such a loss can lie below −ELBO. With the maximum it never does.',
    edits: [[floored, 'tf.relu(tf.sub(means, lambda))']],
  },
  'below-the-floor-counts-zero': {
    caughtBy: 'value',
    lesson: `${lesson}#floor`,
    explanation:
      'A latent below the floor adds 0 to your term, and one above it adds its whole mean. So the loss jumps by lambda at the floor, and giving up a latent is rewarded. A latent below the floor adds lambda.',
    edits: [[floored, "tf.mul(means, tf.cast(tf.greater(means, lambda), 'float32'))"]],
  },
  'lambda-ignored': {
    caughtBy: 'value',
    lesson: `${lesson}#floor`,
    explanation:
      'Your term does not depend on lambda: it is the mean KL. Give each latent the larger of its mean and lambda.',
    edits: [[floored, 'means']],
  },
  'lambda-as-weight': {
    caughtBy: 'value',
    lesson: `${lesson}#floor`,
    explanation:
      'You multiplied the KL by lambda, as β does in a β-VAE. That weakens the push on every latent. A floor removes it for the latents below lambda only. Take the larger of mean and lambda.',
    edits: [[floored, 'tf.mul(means, lambda)']],
  },
  'floor-in-bits': {
    caughtBy: 'value',
    lesson: `${lesson}#floor`,
    explanation:
      'You took lambda for a number of bits and multiplied it by log 2. In spite of its name, the method counts in nats here, and lambda is in nats as the KL is. Use lambda as it is.',
    edits: [[floored, 'tf.maximum(means, lambda * Math.LN2)']],
  },
  'softened-maximum': {
    caughtBy: 'value',
    lesson: `${lesson}#floor`,
    explanation:
      'You replaced the maximum by lambda + softplus(mean − lambda). It is above the maximum everywhere, and latents below the floor still get a gradient. Use the maximum itself.',
    edits: [[floored, 'tf.add(lambda, tf.softplus(tf.sub(means, lambda)))']],
  },
  'sign-flipped': {
    caughtBy: 'value',
    lesson: `${lesson}#floor`,
    explanation:
      'Your term has the wrong sign. In the ELBO, which is maximised, it is subtracted. Here it is part of a loss, which is minimised. Return the positive sum.',
    edits: [[returned, `return tf.neg(${total});`]],
  },
  'not-summed': {
    caughtBy: 'value',
    lesson: `${lesson}#sum-over-latents`,
    explanation:
      'You returned one number for each latent. The KL term of the loss is a single number. Sum over the latents.',
    edits: [[total, `${floored} as tf.Tensor as tf.Scalar`]],
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: 'reparametrization/the-trick#gradient-path',
    explanation:
      'Your value is right, but no gradient reaches klPerLatent. You computed it from plain numbers (arraySync, dataSync, Math.max), and plain numbers have no gradient. Use tf operations all the way.',
    edits: [[returned, `return tf.scalar(${total}.dataSync()[0] ?? 0);`]],
  },
  'gradient-below-the-floor': {
    caughtBy: 'gradient',
    lesson: `${lesson}#floor`,
    explanation:
      'Your value is right, but latents below the floor get a gradient as well, so they are still pushed to 0. The maximum is the constant lambda there. Let tf differentiate the maximum as it is.',
    edits: [
      [
        returned,
        `const floored = tf.customGrad((x) => ({
    value: tf.maximum(x as tf.Tensor, lambda),
    gradFunc: (dy: tf.Tensor) => dy,
  }));
  return tf.sum(floored(means));`,
      ],
    ],
  },
});
