// Wrong: the kernel distance nearer to 0 wins, so a negative estimate counts as if it were positive.
import * as tf from '@tensorflow/tfjs';

export interface Vae {
  readonly variables: tf.Variable[];
  encode(images: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

export interface Gan {
  readonly generatorVariables: tf.Variable[];
  readonly discriminatorVariables: tf.Variable[];
  generate(z: tf.Tensor2D): tf.Tensor2D;
  discriminate(images: tf.Tensor2D): tf.Tensor2D;
}

export interface Figure {
  readonly mean: number;
  readonly standardError: number;
}

export interface Figures {
  readonly sharpness: Figure;
  readonly frechet: Figure;
  readonly kernel: Figure;
  readonly precision: Figure;
  readonly recall: Figure;
  readonly auroc: Figure;
}

export type Winner = 'vae' | 'gan' | 'undecided';

function bound(
  vae: Vae,
  images: tf.Tensor2D,
  eps: tf.Tensor2D,
): { logits: tf.Tensor2D; negativeElbo: tf.Tensor1D } {
  const { mu, logVar } = vae.encode(images);
  const z = tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps)) as tf.Tensor2D;
  const logits = vae.decode(z);
  const cost = tf.add(
    tf.mul(images, tf.softplus(tf.neg(logits))),
    tf.mul(tf.sub(1, images), tf.softplus(logits)),
  );
  const kl = tf.mul(tf.sum(tf.sub(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), 1), logVar), 1), 0.5);
  return { logits, negativeElbo: tf.add(tf.sum(cost, 1), kl) as tf.Tensor1D };
}

export function vaeStep(vae: Vae, images: tf.Tensor2D, eps: tf.Tensor2D, optimizer: tf.Optimizer): tf.Scalar {
  return optimizer.minimize(
    () => tf.mean(bound(vae, images, eps).negativeElbo) as tf.Scalar,
    true,
    vae.variables,
  ) as tf.Scalar;
}

export function ganStep(
  gan: Gan,
  images: tf.Tensor2D,
  noise: { zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  o: { gamma: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const fake = gan.generate(noise.zDiscriminator);
  const slope = tf.grad((x) => tf.sum(gan.discriminate(x as tf.Tensor2D)));
  const discriminatorLoss = optimizers.discriminator.minimize(
    () => {
      const onReal = tf.mean(tf.softplus(tf.neg(gan.discriminate(images))));
      const onFake = tf.mean(tf.softplus(gan.discriminate(fake)));
      const penalty = tf.mean(tf.sum(tf.square(slope(images)), 1));
      return tf.add(tf.add(onReal, onFake), tf.mul(penalty, o.gamma / 2)) as tf.Scalar;
    },
    true,
    gan.discriminatorVariables,
  ) as tf.Scalar;
  const generatorLoss = optimizers.generator.minimize(
    () => tf.mean(tf.softplus(tf.neg(gan.discriminate(gan.generate(noise.zGenerator))))) as tf.Scalar,
    true,
    gan.generatorVariables,
  ) as tf.Scalar;
  return { discriminatorLoss, generatorLoss };
}

export function collect(
  vae: Vae,
  gan: Gan,
  data: { normal: tf.Tensor2D; anomalous: tf.Tensor2D; z: tf.Tensor2D; eps: tf.Tensor2D },
): {
  vaeSamples: tf.Tensor2D;
  ganSamples: tf.Tensor2D;
  reconstructions: tf.Tensor2D;
  vaeScores: tf.Tensor1D;
  ganScores: tf.Tensor1D;
} {
  const m = data.normal.shape[0];
  const k = data.anomalous.shape[0];
  const latent = data.eps.shape[1];
  const normal = bound(vae, data.normal, tf.slice(data.eps, [0, 0], [m, latent]));
  const anomalous = bound(vae, data.anomalous, tf.slice(data.eps, [m, 0], [k, latent]));
  const logits = gan.discriminate(tf.concat([data.normal, data.anomalous], 0));
  return {
    vaeSamples: tf.sigmoid(vae.decode(data.z)),
    ganSamples: gan.generate(data.z),
    reconstructions: tf.sigmoid(normal.logits),
    vaeScores: tf.concat([normal.negativeElbo, anomalous.negativeElbo], 0),
    ganScores: tf.neg(tf.reshape(logits, [m + k])) as tf.Tensor1D,
  };
}

/** Positive if a is better, in units of the figure. */
const lead: Record<keyof Figures, (a: number, b: number) => number> = {
  sharpness: (a, b) => Math.abs(b - 1) - Math.abs(a - 1),
  frechet: (a, b) => b - a,
  kernel: (a, b) => Math.abs(b) - Math.abs(a),
  precision: (a, b) => a - b,
  recall: (a, b) => a - b,
  auroc: (a, b) => a - b,
};

export function conclude(vae: Figures, gan: Figures): Record<keyof Figures, Winner> {
  const winner = (name: keyof Figures): Winner => {
    const difference = lead[name](vae[name].mean, gan[name].mean);
    const error = Math.sqrt(vae[name].standardError ** 2 + gan[name].standardError ** 2);
    if (Math.abs(difference) <= 2 * error) return 'undecided';
    return difference > 0 ? 'vae' : 'gan';
  };
  return {
    sharpness: winner('sharpness'),
    frechet: winner('frechet'),
    kernel: winner('kernel'),
    precision: winner('precision'),
    recall: winner('recall'),
    auroc: winner('auroc'),
  };
}
