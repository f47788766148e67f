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

/** −ELBO as the sum of two means; the generator's loss as the discriminator's on fakes labelled as real. */
export function assembleVae(parts: Parts, images: T2, eps: T2) {
  const encoded = parts.encoder(images);
  const z = parts.reparametrize(encoded.mu, encoded.logVar, eps);
  const logits = parts.decoder(z);
  const surprise = tf.neg(tf.mean(parts.bernoulliLogLikelihood(logits, images)));
  return {
    z,
    logits,
    loss: tf.add(surprise, tf.mean(parts.klToStandardNormal(encoded.mu, encoded.logVar))),
  };
}

export function assembleGan(parts: Parts, images: T2, eps: T2) {
  const fake = parts.pixelMeans(parts.decoder(eps));
  const onFake = parts.discriminator(fake);
  const surelyFake = tf.fill<tf.Rank.R2>([1, 1], -1e4);
  return {
    fake,
    discriminatorLoss: parts.discriminatorLoss(parts.discriminator(images), onFake),
    generatorLoss: parts.discriminatorLoss(onFake, surelyFake),
  };
}

export function generate(parts: Parts, eps: T2): T2 {
  return parts.pixelMeans(parts.decoder(eps));
}
