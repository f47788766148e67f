import * as tf from '@tensorflow/tfjs';

interface Vae {
  readonly variables: tf.Variable[];
  encode(images: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

interface Gan {
  readonly generatorVariables: tf.Variable[];
  readonly discriminatorVariables: tf.Variable[];
  generate(z: tf.Tensor2D): tf.Tensor2D;
  discriminate(images: tf.Tensor2D): tf.Tensor2D;
}

/** −ELBO of each image in nats [n], for one sample of z, and the decoded logits [n, pixels]. */
function negativeElbo(vae: Vae, images: tf.Tensor2D, eps: tf.Tensor2D) {
  const { mu, logVar } = vae.encode(images);
  const z: tf.Tensor2D = tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps)); // [n, latent]
  const logits = vae.decode(z);
  const reconstruction = tf.sum(tf.sub(tf.softplus(logits), tf.mul(images, logits)), 1);
  const kl = tf.mul(0.5, tf.sum(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)), 1));
  return { each: tf.add<tf.Tensor1D>(reconstruction, kl), logits };
}

export function vaeStep(vae: Vae, images: tf.Tensor2D, eps: tf.Tensor2D, optimizer: tf.Optimizer): tf.Scalar {
  const loss = (): tf.Scalar => tf.mean(negativeElbo(vae, images, eps).each);
  return optimizer.minimize(loss, true, vae.variables) as tf.Scalar;
}

export function ganStep(
  gan: Gan,
  images: tf.Tensor2D,
  noise: { zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  { gamma }: { gamma: number },
) {
  const criticise = (): tf.Scalar => {
    const real = gan.discriminate(images);
    const fake = gan.discriminate(gan.generate(noise.zDiscriminator));
    const slope = tf.grad((x) => tf.sum(gan.discriminate(x as tf.Tensor2D)))(images); // [batch, pixels]
    const penalty = tf.mean(tf.sum(tf.square(slope), 1));
    const surprise = tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(fake)));
    return tf.add(surprise, tf.mul(gamma / 2, penalty));
  };
  const imitate = (): tf.Scalar =>
    tf.mean(tf.softplus(tf.neg(gan.discriminate(gan.generate(noise.zGenerator)))));
  const discriminatorLoss = optimizers.discriminator.minimize(criticise, true, gan.discriminatorVariables);
  const generatorLoss = optimizers.generator.minimize(imitate, true, gan.generatorVariables);
  return { discriminatorLoss: discriminatorLoss as tf.Scalar, generatorLoss: generatorLoss as tf.Scalar };
}

/** One image at a time. */
export function collect(
  vae: Vae,
  gan: Gan,
  data: { normal: tf.Tensor2D; anomalous: tf.Tensor2D; z: tf.Tensor2D; eps: tf.Tensor2D },
) {
  const rowsOf = (x: tf.Tensor2D): tf.Tensor2D[] => tf.split(x, x.shape[0], 0);
  const images = [...rowsOf(data.normal), ...rowsOf(data.anomalous)];
  const noise = rowsOf(data.eps);
  const judged = images.map((image, i) => negativeElbo(vae, image, noise[i] as tf.Tensor2D));
  const means = (logits: tf.Tensor2D): tf.Tensor2D => tf.div(1, tf.add(1, tf.exp(tf.neg(logits))));
  return {
    vaeSamples: tf.concat(rowsOf(data.z).map((z) => means(vae.decode(z)))),
    ganSamples: tf.concat(rowsOf(data.z).map((z) => gan.generate(z))),
    reconstructions: tf.concat(judged.slice(0, data.normal.shape[0]).map(({ logits }) => means(logits))),
    vaeScores: tf.concat(judged.map(({ each }) => each)),
    ganScores: tf.mul(-1, tf.concat(images.map((image) => tf.reshape(gan.discriminate(image), [1])))),
  };
}

interface Figure {
  readonly mean: number;
  readonly standardError: number;
}
const names = ['sharpness', 'frechet', 'kernel', 'precision', 'recall', 'auroc'] as const;
type Name = (typeof names)[number];
type Figures = Readonly<Record<Name, Figure>>;

/** Larger for the better model. */
const worth: Readonly<Record<Name, (mean: number) => number>> = {
  sharpness: (mean) => -Math.abs(mean - 1),
  frechet: (mean) => -mean,
  kernel: (mean) => -mean,
  precision: (mean) => mean,
  recall: (mean) => mean,
  auroc: (mean) => mean,
};

export function conclude(vae: Figures, gan: Figures) {
  const winner = (name: Name): 'vae' | 'gan' | 'undecided' => {
    const lead = worth[name](vae[name].mean) - worth[name](gan[name].mean);
    const error = Math.hypot(vae[name].standardError, gan[name].standardError);
    if (Math.abs(lead) <= 2 * error) return 'undecided';
    return lead > 0 ? 'vae' : 'gan';
  };
  return Object.fromEntries(names.map((name) => [name, winner(name)])) as Record<
    Name,
    ReturnType<typeof winner>
  >;
}
