// Wrong: new images are decoded from noise that is first standardised over the batch, so one latent depends on the others.
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
  const { mu, logVar } = parts.encoder(images);
  const z = parts.reparametrize(mu, logVar, eps);
  const logits = parts.decoder(z);
  const logLikelihood = parts.bernoulliLogLikelihood(logits, images);
  const kl = parts.klToStandardNormal(mu, logVar);
  const loss = tf.mean(tf.sub(kl, logLikelihood)) as tf.Scalar;
  return { z, logits, loss };
}

export function assembleGan(
  parts: Parts,
  images: tf.Tensor2D,
  eps: tf.Tensor2D,
): { fake: tf.Tensor2D; discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const fake = parts.pixelMeans(parts.decoder(eps));
  const onReal = parts.discriminator(images);
  const onFake = parts.discriminator(fake);
  const discriminatorLoss = parts.discriminatorLoss(onReal, onFake);
  const generatorLoss = parts.nonSaturatingLoss(onFake);
  return { fake, discriminatorLoss, generatorLoss };
}

export function generate(parts: Parts, eps: tf.Tensor2D): tf.Tensor2D {
  const { mean, variance } = tf.moments(eps, 0);
  const z = tf.div(tf.sub(eps, mean), tf.sqrt(tf.add(variance, 1e-8))) as tf.Tensor2D;
  return parts.pixelMeans(parts.decoder(z));
}
