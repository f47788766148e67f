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

const rowsOf = (x: T2): T2[] => tf.split(x, x.shape[0], 0);
const joined = (rows: T2[]): T2 => tf.concat(rows, 0);

/** No network ever sees two images at once. */
export function assembleVae(parts: Parts, images: T2, eps: T2) {
  const noise = rowsOf(eps);
  const rows = rowsOf(images).map((image, i) => {
    const { mu, logVar } = parts.encoder(image);
    const z = parts.reparametrize(mu, logVar, noise[i] as T2);
    const logits = parts.decoder(z);
    const bound = tf.sub(parts.bernoulliLogLikelihood(logits, image), parts.klToStandardNormal(mu, logVar));
    return { z, logits, bound };
  });
  return {
    z: joined(rows.map(({ z }) => z)),
    logits: joined(rows.map(({ logits }) => logits)),
    loss: tf.neg(tf.mean(tf.stack(rows.map(({ bound }) => bound)))),
  };
}

export function assembleGan(parts: Parts, images: T2, eps: T2) {
  const fake = generate(parts, eps);
  const judged = (x: T2): T2 => joined(rowsOf(x).map(parts.discriminator));
  return {
    fake,
    discriminatorLoss: parts.discriminatorLoss(judged(images), judged(fake)),
    generatorLoss: parts.nonSaturatingLoss(judged(fake)),
  };
}

export function generate(parts: Parts, eps: T2): T2 {
  return joined(rowsOf(eps).map((z) => parts.pixelMeans(parts.decoder(z))));
}
