import { beforeAll, describe, expect, it } from 'vitest';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { engines } from './helpers.ts';
import { loops } from './tiny-trainings.ts';

describe.each(engines)('on the %s engine', (engine) => {
  beforeAll(() => useEngine(engine));

  it.each(Object.entries(loops))(
    '1,000 steps leave no tensor behind: %s',
    async (_, loop) => {
      const counts: { tensors: number; buffers: number }[] = [];
      const { state } = await loop({
        steps: 1010,
        reportEvery: 10,
        onProgress: () => {
          counts.push({ tensors: tf.memory().numTensors, buffers: tf.backend().numDataIds() });
        },
      });
      expect(counts).toHaveLength(101);
      expect(counts.at(-1)).toEqual(counts[0]);
      const before = tf.memory().numTensors;
      tf.dispose(state as tf.TensorContainerObject);
      expect(tf.memory().numTensors).toBeLessThan(before);
    },
    60_000,
  );
});
