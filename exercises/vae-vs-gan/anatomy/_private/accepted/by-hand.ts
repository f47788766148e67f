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

/** The losses written out, with the means of both batches of logits from one joined batch. */
export function assembleVae({ encoder, decoder }: Parts, images: T2, eps: T2) {
  const { mu, logVar } = encoder(images);
  const z: T2 = tf.add(mu, tf.mul(eps, tf.sqrt(tf.exp(logVar))));
  const logits = decoder(z);
  const reconstruction = tf.sum(tf.sub(tf.softplus(logits), tf.mul(logits, images)));
  const kl = tf.sum(tf.mul(0.5, tf.sub(tf.sub(tf.add(tf.exp(logVar), tf.square(mu)), 1), logVar)));
  return { z, logits, loss: tf.div(tf.add(reconstruction, kl), images.shape[0]) };
}

export function assembleGan({ decoder, discriminator }: Parts, images: T2, eps: T2) {
  const fake = tf.sigmoid(decoder(eps));
  const [real, made] = tf.split(discriminator(tf.concat([images, fake], 0)), 2, 0) as [T2, T2];
  return {
    fake,
    discriminatorLoss: tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(made))),
    generatorLoss: tf.mean(tf.softplus(tf.neg(made))),
  };
}

export function generate({ decoder }: Parts, eps: T2): T2 {
  return tf.sigmoid(decoder(eps));
}
