import { describe, expect, test } from 'vitest';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

describe.each(['wasm', 'cpu'] as const)('tf.cast on the %s engine', (engine) => {
  test.each(['int32', 'bool'] as const)('turns %s into 32-bit floats', async (dtype) => {
    await useEngine(engine);
    const cast = tf.cast(tf.tensor1d([1, 0, 1], dtype), 'float32');
    expect(cast.dtype).toBe('float32');
    expect(await cast.data()).toEqual(Float32Array.of(1, 0, 1));
    expect(cast.dataSync()).toEqual(Float32Array.of(1, 0, 1));
  });
});
