// Right: one encoding of all images in `collect`, the penalty as a vector–Jacobian product, and a table of directions in `conclude`.
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

interface Pass {
  readonly logits: tf.Tensor2D;
  readonly costs: tf.Tensor1D;
}

/** One z for each image, its logits, and −ELBO in nats. */
function pass(vae: Vae, images: tf.Tensor2D, eps: tf.Tensor2D): Pass {
  const { mu, logVar } = vae.encode(images);
  const logits = vae.decode(tf.add(mu, tf.mul(tf.exp(tf.mul(0.5, logVar)), eps)) as tf.Tensor2D);
  const logOn = tf.neg(tf.softplus(tf.neg(logits)));
  const logOff = tf.neg(tf.softplus(logits));
  const logLikelihood = tf.sum(tf.add(tf.mul(images, logOn), tf.mul(tf.sub(1, images), logOff)), -1);
  const kl = tf.mul(0.5, tf.sum(tf.add(tf.square(mu), tf.sub(tf.expm1(logVar), logVar)), -1));
  return { logits, costs: tf.sub(kl, logLikelihood) as tf.Tensor1D };
}

function step(optimizer: tf.Optimizer, variables: tf.Variable[], loss: () => tf.Tensor): tf.Scalar {
  const { value, grads } = optimizer.computeGradients(() => loss() as tf.Scalar, variables);
  optimizer.applyGradients(grads);
  return value;
}

export function vaeStep(vae: Vae, images: tf.Tensor2D, eps: tf.Tensor2D, optimizer: tf.Optimizer): tf.Scalar {
  return step(optimizer, vae.variables, () => tf.div(tf.sum(pass(vae, images, eps).costs), images.shape[0]));
}

export function ganStep(
  gan: Gan,
  images: tf.Tensor2D,
  noise: { zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  o: { gamma: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const batch = images.shape[0];
  const asReal = (x: tf.Tensor2D) => tf.mean(tf.softplus(tf.neg(gan.discriminate(x))));
  const asFake = (x: tf.Tensor2D) => tf.mean(tf.softplus(gan.discriminate(x)));
  const slopes = tf.grad((x) => gan.discriminate(x as tf.Tensor2D));
  const discriminatorLoss = step(optimizers.discriminator, gan.discriminatorVariables, () => {
    const slope = slopes(images, tf.ones([batch, 1])) as tf.Tensor2D;
    const penalty = tf.sum(tf.mul(slope, slope));
    return tf.addN([
      asReal(images),
      asFake(gan.generate(noise.zDiscriminator)),
      tf.mul(penalty, (0.5 * o.gamma) / batch),
    ]);
  });
  const generatorLoss = step(optimizers.generator, gan.generatorVariables, () =>
    asReal(gan.generate(noise.zGenerator)),
  );
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
  const images = tf.concat([data.normal, data.anomalous], 0);
  const { logits, costs } = pass(vae, images, data.eps);
  return {
    vaeSamples: tf.sigmoid(vae.decode(data.z)),
    ganSamples: gan.generate(data.z),
    reconstructions: tf.sigmoid(tf.slice(logits, 0, data.normal.shape[0])),
    vaeScores: costs,
    ganScores: tf.mul(-1, tf.squeeze(gan.discriminate(images), [1])) as tf.Tensor1D,
  };
}

type Name = keyof Figures;

/** How bad a figure is: the smaller, the better. */
const badness: Record<Name, (mean: number) => number> = {
  sharpness: (mean) => Math.abs(mean - 1),
  frechet: (mean) => mean,
  kernel: (mean) => mean,
  precision: (mean) => -mean,
  recall: (mean) => -mean,
  auroc: (mean) => -mean,
};

export function conclude(vae: Figures, gan: Figures): Record<Name, Winner> {
  const entries = (Object.keys(badness) as Name[]).map((name): [Name, Winner] => {
    const [v, g] = [vae[name], gan[name]];
    const margin = 2 * Math.sqrt(v.standardError * v.standardError + g.standardError * g.standardError);
    const ahead = badness[name](g.mean) - badness[name](v.mean);
    return [name, ahead > margin ? 'vae' : -ahead > margin ? 'gan' : 'undecided'];
  });
  return Object.fromEntries(entries) as Record<Name, Winner>;
}
