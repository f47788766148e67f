// Right: the discriminator judges reals and fakes in one batch, whose logits are then split, and the two terms of −ELBO are averaged separately.
import * as tf from '@tensorflow/tfjs';

export interface Parts {
  readonly encoder: (images: tf.Tensor2D) => { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  readonly reparametrize: (mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D) => tf.Tensor2D;
  readonly decoder: (z: tf.Tensor2D) => tf.Tensor2D;
  readonly pixelMeans: (logits: tf.Tensor2D) => tf.Tensor2D;
  readonly discriminator: (images: tf.Tensor2D) => tf.Tensor2D;
  readonly bernoulliLogLikelihood: (logits: tf.Tensor2D, images: tf.Tensor2D) => tf.Tensor1D;
  readonly klToStandardNormal: (mu: tf.Tensor2D, logVar: tf.Tensor2D) => tf.Tensor1D;
  readonly discriminatorLoss: (real: tf.Tensor2D, fake: tf.Tensor2D) => tf.Scalar;
  readonly nonSaturatingLoss: (fake: tf.Tensor2D) => tf.Scalar;
}

export function assembleVae(
  parts: Parts,
  images: tf.Tensor2D,
  eps: tf.Tensor2D,
): { z: tf.Tensor2D; logits: tf.Tensor2D; loss: tf.Scalar } {
  const posterior = parts.encoder(images);
  const z = parts.reparametrize(posterior.mu, posterior.logVar, eps);
  const logits = parts.decoder(z);
  const surprise = tf.neg(tf.mean(parts.bernoulliLogLikelihood(logits, images)));
  const distance = tf.mean(parts.klToStandardNormal(posterior.mu, posterior.logVar));
  return { z, logits, loss: tf.add(surprise, distance) as tf.Scalar };
}

export function assembleGan(
  parts: Parts,
  images: tf.Tensor2D,
  eps: tf.Tensor2D,
): { fake: tf.Tensor2D; discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const fake = generate(parts, eps);
  const judged = parts.discriminator(tf.concat([images, fake], 0));
  const [real, generated] = tf.split(judged, [images.shape[0], eps.shape[0]], 0) as [
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  return {
    fake,
    discriminatorLoss: parts.discriminatorLoss(real, generated),
    generatorLoss: parts.nonSaturatingLoss(generated),
  };
}

export function generate(parts: Parts, eps: tf.Tensor2D): tf.Tensor2D {
  const { decoder, pixelMeans } = parts;
  return pixelMeans(decoder(eps));
}
