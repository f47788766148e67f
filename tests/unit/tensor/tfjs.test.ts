import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import * as published from '@tensorflow/tfjs-core';
import * as publishedLayers from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';

import { useEngine } from '#reference/tensor/engine.ts';
import { loadLayers } from '#reference/tensor/ops/layers-module.ts';
import * as tf from '#reference/tensor/tfjs.ts';

const packages = createRequire(import.meta.url);
const methodFiles = readdirSync(
  packages
    .resolve('@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js')
    .replace(/[^/]*$/, ''),
);

beforeAll(async () => {
  await useEngine('cpu');
});

describe("the student's tf", () => {
  it('has every name of tfjs-core and tfjs-layers', () => {
    const names = [...Object.keys(published), ...Object.keys(publishedLayers)];
    const missing = names.filter(
      (name) => !['default', 'module.exports', 'version_layers', '__esModule'].includes(name),
    );
    expect(missing.filter((name) => !(name in tf))).toEqual([]);
  });

  it('is the one instance of tfjs-core', () => {
    expect(tf.Tensor).toBe(published.Tensor);
    expect(tf.engine()).toBe(published.engine());
  });

  it('has every chained method that the published package registers', () => {
    const snake = methodFiles
      .filter((file) => file.endsWith('.js') && !/_test|register_all/.test(file))
      .map((file) => file.replace('.js', ''));
    const methods = new Set(Object.keys(tf.Tensor.prototype).map((name) => name.toLowerCase()));
    expect(
      snake.map((file) => file.replaceAll('_', '').toLowerCase()).filter((method) => !methods.has(method)),
    ).toEqual([]);
  });

  it('computes with chained methods', async () => {
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    expect(await x.square().mean(0).data()).toEqual(new Float32Array([5, 10]));
    expect(await x.concat(x.neg(), 1).array()).toEqual([
      [1, 2, -1, -2],
      [3, 4, -3, -4],
    ]);
    expect(x.stack([x, x]).shape).toEqual([3, 2, 2]);
    expect(x.flatten().as2D(1, 4).reshapeAs(x).shape).toEqual([2, 2]);
    expect(await x.where(x.greater(2), x.mul(10)).data()).toEqual(new Float32Array([10, 20, 3, 4]));
    expect(x.toInt().dtype).toBe('int32');
    expect(await x.sum().asScalar().data()).toEqual(new Float32Array([10]));
    expect(x.reshape<tf.Tensor4D>([1, 2, 2, 1]).resizeBilinear([4, 4]).shape).toEqual([1, 4, 4, 1]);
  });

  it('says so when a method is called on a disposed tensor', () => {
    const x = tf.tensor1d([1]);
    x.dispose();
    expect(() => x.square()).toThrow('Tensor is disposed.');
  });
});

describe('layers', () => {
  it('behave as the real ones: call, new, instanceof, extends, keys', () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
    expect(model).toBeInstanceOf(tf.LayersModel);
    expect(new tf.Sequential()).toBeInstanceOf(publishedLayers.Sequential);
    class Twice extends tf.layers.Layer {
      static className = 'Twice';
      override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
        return tf.mul((Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor, 2);
      }
    }
    expect(new Twice({}).apply(tf.ones([1]))).toBeInstanceOf(tf.Tensor);
    class Named extends tf.LayersModel {}
    expect(Named.prototype).toBeInstanceOf(publishedLayers.LayersModel);
    expect(Object.keys(tf.layers)).toEqual(Object.keys(publishedLayers.layers));
    expect('dense' in tf.layers).toBe(true);
  });

  it('can be loaded in advance, as a page must', async () => {
    await loadLayers();
    expect(tf.layers.dense({ units: 1 })).toBeInstanceOf(publishedLayers.layers.Layer);
  });

  it('train with the corrected gradients', async () => {
    const model = tf.sequential({
      layers: [tf.layers.dense({ units: 1, inputShape: [1], activation: 'elu' })],
    });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    const { history } = await model.fit(tf.ones([4, 1]), tf.ones([4, 1]), { epochs: 2 });
    expect(history['loss']).toHaveLength(2);
  });

  it('are not loaded before they, or a gradient, are used', () => {
    const program = `
      const { createRequire } = await import('node:module');
      const require = createRequire(${JSON.stringify(import.meta.url)});
      const loaded = () => Object.keys(require.cache).some((file) => file.includes('tfjs-layers'));
      const tf = await import('#reference/tensor/tfjs.ts');
      const { useEngine } = await import('#reference/tensor/engine.ts');
      await useEngine('wasm');
      const seen = [loaded()];
      await tf.tensor1d([1]).square().data();
      seen.push(loaded(), (await tf.grad((x) => x.square())(tf.scalar(3)).data())[0], loaded());
      console.log(JSON.stringify(seen));`;
    const root = fileURLToPath(new URL('../../..', import.meta.url));
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(JSON.parse(output)).toEqual([false, false, 6, true]);
  });
});

describe('replaced functions', () => {
  it('softmaxCrossEntropy: weights, smoothing and reduction as in tfjs', async () => {
    const labels = tf.tensor2d([1, 0, 0, 0, 0, 1], [2, 3]);
    const logits = tf.tensor2d([0.3, -1, 2, 0.5, 0.1, -0.4], [2, 3]);
    for (const args of [[], [tf.tensor1d([1, 3])], [undefined, 0.2], [0.5, 0, tf.Reduction.NONE]] as [
      number?,
      number?,
    ][]) {
      const ours = await tf.losses.softmaxCrossEntropy(labels, logits, ...args).data();
      const theirs = await published.losses.softmaxCrossEntropy(labels, logits, ...args).data();
      ours.forEach((v, i) => {
        expect(v).toBeCloseTo(theirs[i] ?? Number.NaN, 5);
      });
    }
    expect(() => tf.losses.softmaxCrossEntropy(tf.ones([2, 2]), logits)).toThrow();
  });

  it('logSigmoid takes plain numbers and stays finite far out', async () => {
    expect([...(await tf.logSigmoid([-1e4, 0, 1e4]).data())]).toEqual([-1e4, Math.fround(-Math.LN2), -0]);
  });
});
