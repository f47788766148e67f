import * as tf from '@tensorflow/tfjs';

type T2 = tf.Tensor2D;

interface Parts {
  readonly encoder: (images: T2) => { mu: T2; logVar: T2 };
  readonly reparametrize: (mu: T2, logVar: T2, eps: T2) => T2;
  readonly decoder: (z: T2) => T2;
  readonly pixelMeans: (logits: T2) => T2;
  readonly discriminator: (images: T2) => T2;
  readonly bernoulliLogLikelihood: (logits: T2, images: T2) => tf.Tensor1D;
  readonly klToStandardNormal: (mu: T2, logVar: T2) => tf.Tensor1D;
  readonly discriminatorLoss: (real: T2, fake: T2) => tf.Scalar;
  readonly nonSaturatingLoss: (fake: T2) => tf.Scalar;
}

export function assembleVae(parts: Parts, images: T2, eps: T2) {
  const { mu, logVar } = parts.encoder(images);
  const z = parts.reparametrize(mu, logVar, eps);
  const logits = parts.decoder(z);
  const logLikelihood = parts.bernoulliLogLikelihood(logits, images);
  const kl = parts.klToStandardNormal(mu, logVar);
  return { z, logits, loss: tf.mean(tf.sub(kl, logLikelihood)).asScalar() };
}

export function assembleGan(parts: Parts, images: T2, eps: T2) {
  const fake = parts.pixelMeans(parts.decoder(eps));
  const onReal = parts.discriminator(images);
  const onFake = parts.discriminator(fake);
  return {
    fake,
    discriminatorLoss: parts.discriminatorLoss(onReal, onFake),
    generatorLoss: parts.nonSaturatingLoss(onFake),
  };
}

export function generate(parts: Parts, eps: T2): T2 {
  return parts.pixelMeans(parts.decoder(eps));
}
