/**
 * Trains the classifier whose last hidden layer is the features of the digits, and writes digit-classifier.safetensors.
 *
 *     node reference/metrics/train-classifier.ts [--check]
 *
 * Everything is seeded, and the WASM engine repeats the same bits on the same type of processor; on another its fused
 * products may round differently, and accuracy changes by a digit or two. `--check` trains again and compares with the
 * file.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadDigits } from '#datasets/from-disk.ts';
import { seededRandom, type LabelledImages } from '#datasets/index.ts';
import { readCheckpoint, writeCheckpoint, type Checkpoint } from '#reference/checkpoint/index.ts';
import { digitClassifier as network, type Weights } from '#reference/models/index.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { storedState } from '#reference/training/stored-state.ts';
import {
  adam,
  linearDecay,
  rowBatches,
  train,
  valueAndGradient,
  type AdamState,
  type Training,
} from '#reference/training/index.ts';
import { digitClassifier } from './digit-classifier.ts';

const settings = { seed: 20240611, batch: 64, steps: 1500, learningRate: 3e-3 };
const file = fileURLToPath(new URL('digit-classifier.safetensors', import.meta.url));

interface State {
  readonly weights: Weights;
  readonly optimizer: AdamState;
}

const [pixels, classes] = [784, 10];

/** Softmax cross-entropy in nats of rows [pixels ‖ one-hot label]. */
function crossEntropy(weights: Weights, rows: tf.Tensor2D): tf.Scalar {
  const [x, labels] = tf.split(rows, [pixels, classes], 1) as [tf.Tensor2D, tf.Tensor2D];
  const { logits } = network.apply(weights, x);
  const logProb = tf.sub(logits, tf.logSumExp(logits, 1, true));
  return tf.neg(tf.mean(tf.sum(tf.mul(labels, logProb), 1)));
}

const optimizer = adam({ learningRate: linearDecay(settings.learningRate, settings.steps) });

const training: Training<State, tf.Tensor2D, null> = {
  init: (random) => {
    const weights = network.init(random);
    return { weights, optimizer: optimizer.init(weights) };
  },
  update: (state, rows) => {
    const { value, gradient } = valueAndGradient((w: Weights) => crossEntropy(w, rows), state.weights);
    const { weights, state: moved } = optimizer.update(gradient, state.optimizer, state.weights);
    return { state: { weights, optimizer: moved }, losses: { crossEntropy: value } };
  },
};

/** [n, pixels + classes]. */
function labelledRows({ n, images, labels }: LabelledImages): Float32Array {
  const width = pixels + classes;
  const rows = new Float32Array(n * width);
  for (let i = 0; i < n; i++) {
    rows.set(images.subarray(i * pixels, (i + 1) * pixels), i * width);
    rows[i * width + pixels + (labels[i] ?? NaN)] = 1;
  }
  return rows;
}

async function trained(digits: LabelledImages): Promise<Checkpoint['tensors']> {
  await useEngine('wasm');
  const { seed, batch, steps } = settings;
  const batches = rowBatches({ rows: labelledRows(digits), width: pixels + classes, seed, batch });
  const { state } = await train({
    ...{ training, random: seededRandom(seed), steps },
    feed: (step) => ({ batch: batches(step), noise: null }),
    onProgress: ({ step, losses }) => {
      console.log(`step ${step}: cross-entropy ${(losses['crossEntropy'] ?? NaN).toFixed(3)}`);
    },
  });
  return await storedState(state.weights);
}

function accuracy(tensors: Checkpoint['tensors'], { images, labels }: LabelledImages): number {
  const guesses = digitClassifier(tensors).classify(images);
  return guesses.filter((guess, i) => guess === labels[i]).length / labels.length;
}

const { values: options } = parseArgs({ options: { check: { type: 'boolean' } } });
const { train: digits, test } = await loadDigits();
const tensors = await trained(digits);
const testAccuracy = accuracy(tensors, test);
console.log(`right on ${(100 * testAccuracy).toFixed(2)} % of ${test.n} test digits`);
if (options.check) {
  const { tensors: stored } = await readCheckpoint(file);
  const differences = Object.entries(stored).flatMap(([name, { data }]) =>
    Array.from(data, (value, i) => Math.abs(value - (tensors[name]?.data[i] ?? NaN))),
  );
  const largest = differences.reduce((worst, difference) => (difference <= worst ? worst : difference), 0);
  console.log(`largest difference from the stored weights: ${largest.toExponential(1)}`);
} else {
  const metadata = { script: 'reference/metrics/train-classifier.ts', testAccuracy: String(testAccuracy) };
  await writeCheckpoint(file, tensors, { ...metadata, settings: JSON.stringify(settings) });
}
