import * as tf from '@tensorflow/tfjs';

type T2 = tf.Tensor2D;
interface Vae {
  readonly variables: tf.Variable[];
  encode(images: T2): { mu: T2; logVar: T2 };
  decode(z: T2): T2;
}

interface Gan {
  readonly generatorVariables: tf.Variable[];
  readonly discriminatorVariables: tf.Variable[];
  generate(z: T2): T2;
  discriminate(images: T2): T2;
}

/** variableGrads and applyGradients, as in a loop that inspects the gradients before it applies them. */
function descend(optimizer: tf.Optimizer, variables: tf.Variable[], loss: () => tf.Scalar): tf.Scalar {
  const { value, grads } = tf.variableGrads(loss, variables);
  optimizer.applyGradients(grads);
  return value;
}

function boundOf(vae: Vae, images: T2, eps: T2) {
  const { mu, logVar } = vae.encode(images);
  const sigma = tf.sqrt(tf.exp(logVar));
  const logits = vae.decode(tf.add(mu, tf.mul(sigma, eps)));
  const logLikelihood = tf.sum(tf.sub(tf.mul(images, logits), tf.softplus(logits)), 1);
  const kl = tf.sum(tf.mul(0.5, tf.sub(tf.add(tf.square(sigma), tf.square(mu)), tf.add(logVar, 1))), 1);
  return { bound: tf.sub<tf.Tensor1D>(logLikelihood, kl), logits };
}

export const vaeStep = (vae: Vae, images: T2, eps: T2, optimizer: tf.Optimizer): tf.Scalar =>
  descend(optimizer, vae.variables, () => tf.neg(tf.mean(boundOf(vae, images, eps).bound)));

export function ganStep(
  gan: Gan,
  images: T2,
  { zDiscriminator, zGenerator }: { zDiscriminator: T2; zGenerator: T2 },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  { gamma }: { gamma: number },
) {
  const fakes = tf.tidy(() => gan.generate(zDiscriminator)); // constants for the discriminator's gradient
  const slopeOf = tf.grad((x) => tf.sum(gan.discriminate(x as T2)));
  return {
    discriminatorLoss: descend(optimizers.discriminator, gan.discriminatorVariables, () =>
      tf
        .addN([
          tf.mean(tf.softplus(tf.neg(gan.discriminate(images)))),
          tf.mean(tf.softplus(gan.discriminate(fakes))),
          tf.div(tf.mul(gamma, tf.sum(tf.square(slopeOf(images)))), 2 * images.shape[0]),
        ])
        .asScalar(),
    ),
    generatorLoss: descend(optimizers.generator, gan.generatorVariables, () =>
      tf.mean(tf.softplus(tf.neg(gan.discriminate(gan.generate(zGenerator))))),
    ),
  };
}

export function collect(
  vae: Vae,
  gan: Gan,
  { normal, anomalous, z, eps }: { normal: T2; anomalous: T2; z: T2; eps: T2 },
) {
  const [m, k] = [normal.shape[0], anomalous.shape[0]];
  const [epsNormal, epsAnomalous] = tf.split(eps, [m, k], 0) as [T2, T2];
  const of = { normal: boundOf(vae, normal, epsNormal), anomalous: boundOf(vae, anomalous, epsAnomalous) };
  const surprise = (images: T2): tf.Tensor1D =>
    tf.neg(tf.squeeze<tf.Tensor1D>(gan.discriminate(images), [1]));
  return {
    vaeSamples: tf.sigmoid(vae.decode(z)),
    ganSamples: gan.generate(z),
    reconstructions: tf.sigmoid(of.normal.logits),
    vaeScores: tf.neg(tf.concat1d([of.normal.bound, of.anomalous.bound])),
    ganScores: tf.concat1d([surprise(normal), surprise(anomalous)]),
  };
}

interface Figure {
  readonly mean: number;
  readonly standardError: number;
}
type Name = 'sharpness' | 'frechet' | 'kernel' | 'precision' | 'recall' | 'auroc';
type Figures = Readonly<Record<Name, Figure>>;

export function conclude(vae: Figures, gan: Figures) {
  const compare = (name: Name, lead: number): 'vae' | 'gan' | 'undecided' => {
    const variance = vae[name].standardError ** 2 + gan[name].standardError ** 2;
    if (lead ** 2 <= 4 * variance) return 'undecided';
    return lead > 0 ? 'vae' : 'gan';
  };
  const more = (name: Name) => compare(name, vae[name].mean - gan[name].mean);
  const less = (name: Name) => compare(name, gan[name].mean - vae[name].mean);
  return {
    sharpness: compare('sharpness', Math.abs(gan.sharpness.mean - 1) - Math.abs(vae.sharpness.mean - 1)),
    frechet: less('frechet'),
    kernel: less('kernel'),
    precision: more('precision'),
    recall: more('recall'),
    auroc: more('auroc'),
  };
}
