import { beforeAll, describe, expect, it } from 'vitest';

import { useEngine } from '#reference/tensor/engine.ts';
import { seedRandomness } from '#reference/tensor/seed.ts';
import * as tf from '#reference/tensor/tfjs.ts';

const size = { batch: 8, pixels: 16, hidden: 12, latent: 3 };

/** One step of a small VAE under Adam. */
function vaeStep(): () => void {
  const kernel = (from: number, to: number): tf.Variable => tf.variable(tf.randomNormal([from, to], 0, 0.3));
  const [encoder, toMu, toLogVar] = [
    kernel(size.pixels, size.hidden),
    kernel(size.hidden, size.latent),
    kernel(size.hidden, size.latent),
  ];
  const [decoder, toLogits] = [kernel(size.latent, size.hidden), kernel(size.hidden, size.pixels)];
  const x = tf.randomUniform([size.batch, size.pixels]);
  const optimizer = tf.train.adam(1e-2);
  const loss = (): tf.Scalar => {
    const features = tf.tanh(x.matMul(encoder));
    const [mu, logVar] = [features.matMul(toMu), features.matMul(toLogVar)];
    const z = mu.add(tf.randomNormal([size.batch, size.latent]).mul(logVar.mul(0.5).exp()));
    const logits = tf.elu(z.matMul(decoder)).matMul(toLogits);
    const kl = mu.square().add(logVar.exp()).sub(1).sub(logVar).sum().mul(0.5);
    return tf.softplus(logits).sub(logits.mul(x)).sum().add(kl).div(size.batch).asScalar();
  };
  return () => {
    optimizer.minimize(loss);
  };
}

/** One step of a critic under its gradient penalty: a second derivative. */
function penaltyStep(): () => void {
  const w1 = tf.variable(tf.randomNormal([2, 8]));
  const b1 = tf.variable(tf.zeros([8]));
  const w2 = tf.variable(tf.randomNormal([8, 1]));
  const points = tf.randomNormal([size.batch, 2]);
  const optimizer = tf.train.sgd(1e-2);
  const loss = (): tf.Scalar => {
    const slope = tf.grad((x: tf.Tensor) => tf.tanh(x.matMul(w1).add(b1)).matMul(w2).logSigmoid().sum())(
      points,
    );
    return slope.square().sum(1).sqrt().sub(1).square().mean().asScalar();
  };
  return () => {
    optimizer.minimize(loss);
  };
}

describe.each(['wasm', 'cpu'] as const)('training on the %s engine', (engine) => {
  beforeAll(async () => {
    await useEngine(engine);
    seedRandomness('leaks');
  });

  it.each([
    ['VAE steps', vaeStep],
    ['gradient-penalty steps', penaltyStep],
  ])('100 %s leave no tensor behind', (_, start) => {
    const step = start();
    step(); // the optimizer creates its moments in the first step
    const before = { ...tf.memory(), buffers: tf.backend().numDataIds() };
    for (let i = 0; i < 100; i++) step();
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.backend().numDataIds()).toBe(before.buffers);
  });
});
