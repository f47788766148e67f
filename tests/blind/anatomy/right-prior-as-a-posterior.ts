// Right: a latent of the prior is reparametrised from mean 0 and log-variance 0, and the loss of each image is found in a stack of both costs.
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

/** z = mu + σ eps of a normal distribution, decoded. */
function drawAndDecode(parts: Parts, mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D) {
  const z = parts.reparametrize(mu, logVar, eps);
  return { z, logits: parts.decoder(z) };
}

/** New images: the prior is the normal distribution with mean 0 and variance exp(0) = 1. */
function fromPrior(parts: Parts, eps: tf.Tensor2D): tf.Tensor2D {
  const zero = tf.zerosLike(eps);
  return parts.pixelMeans(drawAndDecode(parts, zero, zero, eps).logits);
}

export function assembleVae(
  parts: Parts,
  images: tf.Tensor2D,
  eps: tf.Tensor2D,
): { z: tf.Tensor2D; logits: tf.Tensor2D; loss: tf.Scalar } {
  const { mu, logVar } = parts.encoder(images);
  const { z, logits } = drawAndDecode(parts, mu, logVar, eps);
  const costs = tf.stack([
    tf.neg(parts.bernoulliLogLikelihood(logits, images)),
    parts.klToStandardNormal(mu, logVar),
  ]); // [2, batch]
  const loss = tf.div(tf.sum(costs), images.shape[0]) as tf.Scalar;
  return { z, logits, loss };
}

export function assembleGan(
  parts: Parts,
  images: tf.Tensor2D,
  eps: tf.Tensor2D,
): { fake: tf.Tensor2D; discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const fake = fromPrior(parts, eps);
  const verdict = parts.discriminator(fake);
  return {
    fake,
    generatorLoss: parts.nonSaturatingLoss(verdict),
    discriminatorLoss: parts.discriminatorLoss(parts.discriminator(images), verdict),
  };
}

export function generate(parts: Parts, eps: tf.Tensor2D): tf.Tensor2D {
  return fromPrior(parts, eps);
}
