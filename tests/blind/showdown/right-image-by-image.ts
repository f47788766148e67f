// Right: scores image by image, finds the squared norms of the penalty row by row, and decides each figure by a comparison of squares.
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

/** mean softplus(sign · l) */
const cross = (logits: tf.Tensor2D, sign: 1 | -1): tf.Tensor =>
  tf.div(tf.sum(tf.softplus(tf.mul(logits, sign))), logits.shape[0]);

function klDivergence(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  return tf.div(
    tf.sum(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)), 1),
    2,
  ) as tf.Tensor1D;
}

/** −log p(x | z): x softplus(−l) + (1 − x) softplus(l), summed over the pixels. */
function surprise(logits: tf.Tensor2D, images: tf.Tensor2D): tf.Tensor1D {
  const pair = tf.softplus(tf.stack([tf.neg(logits), logits]));
  const weights = tf.stack([images, tf.sub(1, images)]);
  return tf.sum(tf.mul(pair, weights), [0, 2]) as tf.Tensor1D;
}

export function vaeStep(vae: Vae, images: tf.Tensor2D, eps: tf.Tensor2D, optimizer: tf.Optimizer): tf.Scalar {
  const loss = optimizer.minimize(
    () => {
      const { mu, logVar } = vae.encode(images);
      const z = tf.add(mu, tf.mul(eps, tf.exp(tf.div(logVar, 2)))) as tf.Tensor2D;
      return tf.add(tf.mean(surprise(vae.decode(z), images)), tf.mean(klDivergence(mu, logVar))) as tf.Scalar;
    },
    true,
    vae.variables,
  );
  return loss!;
}

export function ganStep(
  gan: Gan,
  images: tf.Tensor2D,
  noise: { zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  o: { gamma: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const fake = gan.generate(noise.zDiscriminator);
  const total = (x: tf.Tensor) => tf.sum(gan.discriminate(x as tf.Tensor2D));
  const discriminatorLoss = optimizers.discriminator.minimize(
    () => {
      const slopes = tf.unstack(tf.grad(total)(images), 0);
      const norms = tf.stack(slopes.map((slope) => tf.sum(tf.mul(slope, slope))));
      const r1 = tf.mul(tf.mean(norms), o.gamma / 2);
      return tf.addN([
        cross(gan.discriminate(images), -1),
        cross(gan.discriminate(fake), 1),
        r1,
      ]) as tf.Scalar;
    },
    true,
    gan.discriminatorVariables,
  );
  const generatorLoss = optimizers.generator.minimize(
    () => cross(gan.discriminate(gan.generate(noise.zGenerator)), -1) as tf.Scalar,
    true,
    gan.generatorVariables,
  );
  return { discriminatorLoss: discriminatorLoss!, generatorLoss: generatorLoss! };
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
  const images = [...tf.unstack(data.normal), ...tf.unstack(data.anomalous)].map(
    (image) => tf.expandDims(image, 0) as tf.Tensor2D,
  );
  const noise = tf.split(data.eps, data.eps.shape[0], 0) as tf.Tensor2D[];
  const results = images.map((image, i) => {
    const { mu, logVar } = vae.encode(image);
    const logits = vae.decode(tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), noise[i]!)) as tf.Tensor2D);
    return {
      pixels: tf.sigmoid(logits),
      vae: tf.add(surprise(logits, image), klDivergence(mu, logVar)) as tf.Tensor1D,
      gan: tf.reshape(tf.neg(gan.discriminate(image)), [1]) as tf.Tensor1D,
    };
  });
  return {
    vaeSamples: tf.sigmoid(vae.decode(data.z)),
    ganSamples: gan.generate(data.z),
    reconstructions: tf.concat(
      results.slice(0, data.normal.shape[0]).map((result) => result.pixels),
      0,
    ),
    vaeScores: tf.concat(
      results.map((result) => result.vae),
      0,
    ),
    ganScores: tf.concat(
      results.map((result) => result.gan),
      0,
    ),
  };
}

/** `lead` is above 0 if the VAE is better. It decides if lead² > 4 (SE² + SE²). */
function decide(lead: number, a: Figure, b: Figure): Winner {
  const variance = a.standardError ** 2 + b.standardError ** 2;
  if (!(lead * lead > 4 * variance)) return 'undecided';
  return lead > 0 ? 'vae' : 'gan';
}

export function conclude(vae: Figures, gan: Figures): Record<keyof Figures, Winner> {
  const less = (name: 'frechet' | 'kernel') => decide(gan[name].mean - vae[name].mean, vae[name], gan[name]);
  const more = (name: 'precision' | 'recall' | 'auroc') =>
    decide(vae[name].mean - gan[name].mean, vae[name], gan[name]);
  const offVae = Math.abs(vae.sharpness.mean - 1);
  const offGan = Math.abs(gan.sharpness.mean - 1);
  return {
    sharpness: decide(offGan - offVae, vae.sharpness, gan.sharpness),
    frechet: less('frechet'),
    kernel: less('kernel'),
    precision: more('precision'),
    recall: more('recall'),
    auroc: more('auroc'),
  };
}
