import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDigits } from '#datasets/from-disk.ts';
import type { LabelledImages } from '#datasets/index.ts';
import { decode } from '#reference/checkpoint/decode.ts';
import type { Checkpoint } from '#reference/checkpoint/index.ts';
import { loadDigitClassifier } from '#reference/metrics/classifier-file.ts';
import { digitClassifier } from '#reference/metrics/index.ts';
import { digitClassifier as network } from '#reference/models/index.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

const file = new URL('../../../reference/metrics/digit-classifier.safetensors', import.meta.url);

describe('the digit classifier', () => {
  let test: LabelledImages;
  let checkpoint: Checkpoint;
  beforeAll(async () => {
    ({ test } = await loadDigits());
    checkpoint = decode(readFileSync(file));
  });

  it('is correct on 97.65 % of the test digits, as its file says', async () => {
    const guesses = (await loadDigitClassifier()).classify(test.images);
    const right = guesses.filter((guess, i) => guess === test.labels[i]).length;
    expect(right).toBe(1949);
    expect(Number(checkpoint.metadata['testAccuracy'])).toBe(right / test.n);
  });

  it('has the features of the network that was trained', async () => {
    await useEngine('wasm');
    const n = 70; // more than are processed at a time
    const images = test.images.slice(0, n * 784);
    const weights = Object.fromEntries(
      Object.entries(checkpoint.tensors).map(([name, { data, shape }]) => [
        name,
        tf.tensor(data, [...shape]),
      ]),
    );
    const { features } = network.apply(weights, tf.tensor2d(images, [n, 784]));
    const expected = await features.data();
    const { data, d } = digitClassifier(checkpoint.tensors).features(images);
    expect([data.length, d]).toEqual([n * 64, 64]);
    const largest = Math.max(...Array.from(expected));
    data.forEach((value, i) => {
      expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThan(1e-5 * largest);
    });
    expect(largest).toBeGreaterThan(1);
  });

  it('says which tensors it misses', () => {
    const entries = Object.entries(checkpoint.tensors).filter(([name]) => name !== 'conv1Kernel');
    const others = Object.fromEntries(entries);
    expect(() => digitClassifier(others)).toThrow(/has a layer 'conv1', and these tensors are conv1Bias/);
    expect(() => digitClassifier(checkpoint.tensors).features(new Float32Array(785))).toThrow('785');
  });
});
