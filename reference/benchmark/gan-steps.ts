/** Training steps on the ring of 8 Gaussians: 2-128-128-2 and 2-128-128-1, relu, batch 256, Adam(1e-4, 0.5, 0.9). */
import type * as tfjs from '@tensorflow/tfjs-core';
import { uniformGenerator } from '#reference/tensor/seed.ts';
import type { Tf } from './vae-step.ts';

const ring = { batch: 256, hidden: 128 };

type Layer = { kernel: tfjs.Variable; bias: tfjs.Variable };
type Matrix = tfjs.Tensor;

function parts(tf: Tf, { batch, hidden }: typeof ring) {
  const next = uniformGenerator('gan');
  const draw = (shape: [number, number], scale: number): Matrix =>
    tf.tensor(
      Float32Array.from({ length: shape[0] * shape[1] }, () => scale * (2 * next() - 1)),
      shape,
    );
  const layer = (from: number, to: number): Layer => ({
    kernel: tf.variable(draw([from, to], Math.sqrt(6 / (from + to)))),
    bias: tf.variable(tf.zeros([to])),
  });
  const network = (to: number): Layer[] => [layer(2, hidden), layer(hidden, hidden), layer(hidden, to)];
  const run = (layers: Layer[], x: Matrix): Matrix =>
    layers.reduce((h, { kernel, bias }, i) => {
      const a = tf.add(tf.matMul(h, kernel), bias);
      return i < layers.length - 1 ? tf.relu(a) : a;
    }, x);
  const adam = () => tf.train.adam(1e-4, 0.5, 0.9);
  return {
    generator: network(2),
    critic: network(1),
    run,
    adam,
    real: draw([batch, 2], 2),
    noise: draw([batch, 2], 1.7),
    mix: tf.abs(draw([batch, 1], 1)),
  };
}

const variables = (layers: Layer[]): tfjs.Variable[] => layers.flatMap(({ kernel, bias }) => [kernel, bias]);

/** One step of the discriminator and one of the generator, non-saturating (Goodfellow et al. 2014). */
export function ganStep(tf: Tf, size = ring): () => tfjs.Scalar {
  const { generator, critic: discriminator, run, adam, real, noise } = parts(tf, size);
  const [ofDiscriminator, ofGenerator] = [adam(), adam()];
  // −log σ(l) and −log(1 − σ(l))
  const toReal = (logits: Matrix): Matrix => tf.mean(tf.softplus(tf.neg(logits)));
  const toFake = (logits: Matrix): Matrix => tf.mean(tf.softplus(logits));
  return () => {
    const fake = tf.tidy(() => run(generator, noise));
    const loss = ofDiscriminator.minimize(
      () => tf.add(toReal(run(discriminator, real)), toFake(run(discriminator, fake))).asScalar(),
      true,
      variables(discriminator),
    ) as tfjs.Scalar;
    fake.dispose();
    ofGenerator.minimize(
      () => toReal(run(discriminator, run(generator, noise))).asScalar(),
      false,
      variables(generator),
    );
    return loss;
  };
}

/** One step of the critic with gradient penalty (Gulrajani et al. 2017, eq. 3; λ = 0.1 as on toys). */
export function wganGpStep(tf: Tf, size = ring): () => tfjs.Scalar {
  const { generator, critic, run, adam, real, noise, mix } = parts(tf, size);
  const optimizer = adam();
  return () => {
    const fake = tf.tidy(() => run(generator, noise));
    const between = tf.tidy(() => tf.add(tf.mul(mix, real), tf.mul(tf.sub(1, mix), fake)));
    const loss = optimizer.minimize(
      () => {
        const gradient = tf.grad((x) => tf.sum(run(critic, x)))(between); // [batch, 2]
        const norm = tf.sqrt(tf.sum(tf.square(gradient), 1));
        const penalty = tf.mean(tf.square(tf.sub(norm, 1)));
        const wasserstein = tf.sub(tf.mean(run(critic, fake)), tf.mean(run(critic, real)));
        return tf.add(wasserstein, tf.mul(0.1, penalty)).asScalar();
      },
      true,
      variables(critic),
    ) as tfjs.Scalar;
    fake.dispose();
    between.dispose();
    return loss;
  };
}
