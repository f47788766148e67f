/**
 * Adam on the native engine stores its moments in TensorFlow's own variables; reading them gives the same as on other
 * engines.
 */
import { describe, expect, it } from 'vitest';

import { installedTensorflow } from '#grader/engines/tensorflow-folder.ts';
import { useEngine, type EngineName } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { adam } from '#reference/training/index.ts';

const binding = installedTensorflow();

const values = async (x: tf.Tensor): Promise<number[]> => [...(await x.data())];
const loss = (w: tf.Tensor) => (): tf.Scalar => tf.sum(tf.square(tf.sub(w, [1, 2, 3]))).asScalar();

async function weightsOf(optimizer: tf.Optimizer): Promise<number[][]> {
  const weights = await optimizer.getWeights();
  return Promise.all(weights.slice(1).map(({ tensor }) => values(tensor))); // the first counts the steps
}

/** Everything that can be read, in the order in which it is read. */
const scenes: Record<string, () => Promise<number[][]>> = {
  'moments that are read between steps': async () => {
    const w = tf.variable(tf.tensor1d([0, 5, -5]), true, 'read-between');
    const optimizer = tf.train.adam(0.1);
    const seen: number[][] = [];
    for (let i = 0; i < 3; i++) {
      optimizer.minimize(loss(w), false, [w]);
      seen.push(...(await weightsOf(optimizer)), await values(w));
    }
    return seen;
  },
  'a moment’s copy stays what it was': async () => {
    const w = tf.variable(tf.tensor1d([0, 5, -5]), true, 'copied');
    const optimizer = tf.train.adam(0.1);
    optimizer.minimize(loss(w), false, [w]);
    const copies = (await optimizer.getWeights()).slice(1).map(({ tensor }) => tensor.clone());
    for (let i = 0; i < 3; i++) optimizer.minimize(loss(w), false, [w]);
    return [...(await Promise.all(copies.map(values))), ...(await weightsOf(optimizer))];
  },
  'two optimizers of one variable': async () => {
    const w = tf.variable(tf.tensor1d([0, 5, -5]), true, 'shared');
    const both = [tf.train.adam(0.1), tf.train.adam(0.03, 0.5, 0.9)];
    for (const turn of [0, 1, 0, 0, 1]) both[turn]?.minimize(loss(w), false, [w]);
    return [...(await weightsOf(both[0] as tf.Optimizer)), ...(await weightsOf(both[1] as tf.Optimizer))];
  },
  'an optimizer and the functional Adam under one name': async () => {
    const w = tf.variable(tf.tensor1d([0, 5, -5]), true, 'both-ways');
    const optimizer = tf.train.adam(0.1);
    optimizer.minimize(loss(w), false, [w]);
    const functional = adam({ learningRate: 0.1 });
    const weights = { 'both-ways': tf.tensor1d([1, 1, 1]) };
    const first = functional.init(weights);
    const gradient = { 'both-ways': tf.tensor1d([1, -2, 3]) };
    const once = functional.update(gradient, first, weights);
    const twice = functional.update(gradient, once.state, once.weights);
    const tensors = [once, twice].flatMap(({ weights, state }) => [
      weights['both-ways'],
      state.m['both-ways'] as tf.Tensor,
      state.v['both-ways'] as tf.Tensor,
    ]);
    return [...(await weightsOf(optimizer)), ...(await Promise.all(tensors.map(values)))];
  },
  'more variables than the cache holds': async () => {
    const first = tf.variable(tf.tensor1d([0, 5, -5]), true, 'first-of-many');
    const optimizer = tf.train.adam(0.1);
    optimizer.minimize(loss(first), false, [first]);
    for (let i = 0; i < 300; i++) {
      const other = tf.variable(tf.tensor1d([i, 1, 2]), true, `of-many-${i}`);
      tf.train.adam(0.1).minimize(loss(other), false, [other]);
    }
    optimizer.minimize(loss(first), false, [first]);
    return [await values(first), ...(await weightsOf(optimizer))];
  },
};

async function play(engine: EngineName, scene: () => Promise<number[][]>): Promise<number[][]> {
  await useEngine(engine, binding === undefined ? {} : { tensorflowBinding: binding });
  tf.disposeVariables();
  return scene();
}

describe.runIf(binding !== undefined)('Adam on native TensorFlow', () => {
  it.each(Object.entries(scenes))('%s: as on the plain engine', async (_, scene) => {
    const [plain, native] = [await play('cpu', scene), await play('tensorflow', scene)];
    expect(native).toHaveLength(plain.length);
    for (const [i, expected] of plain.entries())
      for (const [j, value] of expected.entries()) expect(native[i]?.[j]).toBeCloseTo(value, 4);
  });
});
