import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const reconstruction = tf.sum(tf.sub(tf.softplus(logits), tf.mul(images, logits)), (-1));',
    reason: 'The last axis of a matrix of pixels is axis 1.',
  },
  {
    code: 'const kl = tf.mul(0.5, tf.sum(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)), (-1)));',
    reason: 'The last axis of a matrix of latents is axis 1.',
  },
  {
    code: 'return optimizer.minimize(loss, true) as tf.Scalar;',
    reason:
      'Without a list, minimize changes every trainable variable that the loss depends on, and this loss depends on those of the VAE only.',
  },
  {
    code: 'const slope = tf.grad((x) => (gan.discriminate(x as tf.Tensor2D)))(images); // [batch, pixels]',
    reason: 'tf.grad starts from ones of the shape of the result, which is the gradient of the sum.',
  },
  {
    code: 'const penalty = tf.mean(tf.sum(tf.square(slope), (-1)));',
    reason: 'The last axis of the matrix of slopes is axis 1.',
  },
  {
    code: 'const images = tf.concat([data.normal, data.anomalous]);',
    reason: 'The default axis of tf.concat is 0.',
  },
  {
    code: 'const error = Math.hypot(gan[name].standardError, vae[name].standardError);',
    reason: 'Math.hypot is symmetric.',
  },
  {
    code: "return (lead >= 0) ? 'vae' : 'gan';",
    reason: 'A lead of 0 is not larger than two standard errors, so the line before returns.',
  },
]);
