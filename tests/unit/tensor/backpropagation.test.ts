import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

const values = async (x: tf.Tensor): Promise<number[]> => [...(await x.data())];

/** Names of the kernels that run; the debug mode uses different code, so this counts by hand. */
function kernelsOf(f: () => void): string[] {
  const names: string[] = [];
  const engine = tf.engine() as unknown as { runKernel: (name: string, ...rest: unknown[]) => unknown };
  const runKernel = engine.runKernel.bind(engine);
  engine.runKernel = (name, ...rest) => {
    names.push(name);
    return runKernel(name, ...rest);
  };
  try {
    f();
  } finally {
    engine.runKernel = runKernel;
  }
  return names;
}

describe.each(['wasm', 'cpu'] as const)('on the %s engine', (engine) => {
  beforeAll(async () => {
    await useEngine(engine);
  });

  describe('what is saved for the backward pass', () => {
    it('outlives the original tensor', async () => {
      const g = tf.grad((x) => {
        const y = tf.exp(x);
        const z = tf.square(y);
        y.dispose();
        return tf.sum(z);
      })(tf.tensor1d([0, 1]));
      const [first = NaN, second = NaN] = await values(g);
      expect(first).toBeCloseTo(2, 5);
      expect(second).toBeCloseTo(2 * Math.E ** 2, 4);
    });

    it("is the variable's value then, not a later one", async () => {
      const w = tf.variable(tf.scalar(3));
      const { grads } = tf.variableGrads(() => {
        const loss = tf.square(w).asScalar();
        w.assign(tf.scalar(100));
        return loss;
      }, [w]);
      expect(await values(grads[w.name] as tf.Tensor)).toEqual([6]);
      w.dispose();
    });

    it('is freed with the tape, and saved without a kernel', () => {
      const x = tf.tensor2d([[1, 2]]);
      const before = tf.memory().numTensors;
      const names = kernelsOf(() => {
        tf.grad((x) => tf.tanh(x).mul(x))(x).dispose();
      });
      expect(tf.memory().numTensors).toBe(before);
      expect(names).not.toContain('Identity');
    });
  });

  describe('a result is its caller’s own', () => {
    let before: number;
    beforeEach(() => {
      before = tf.memory().numTensors;
    });

    it('if two inputs have the same gradient', async () => {
      const [a, b] = [tf.tensor1d([1, 2]), tf.tensor1d([3, 4])];
      const [da, db] = tf.grads((a: tf.Tensor, b: tf.Tensor) => a.add(b))([a, b]) as [tf.Tensor, tf.Tensor];
      da.dispose();
      expect(await values(db)).toEqual([1, 1]);
      tf.dispose([a, b, db]);
      expect(tf.memory().numTensors).toBe(before);
    });

    it('if the gradient is the given dy', async () => {
      const [x, dy] = [tf.tensor1d([1, 2]), tf.tensor1d([5, 6])];
      tf.grad((x) => x.add(1))(x, dy).dispose();
      expect(await values(dy)).toEqual([5, 6]);
      tf.dispose([x, dy]);
      expect(tf.memory().numTensors).toBe(before);
    });

    it('if a custom gradient returns what it saved', async () => {
      const halfSquare = tf.customGrad((...args: unknown[]) => {
        const [x, save] = args as [tf.Tensor, (saved: tf.Tensor[]) => void];
        save([x]);
        return {
          value: tf.mul(0.5, tf.square(x)),
          gradFunc: (_: tf.Tensor, [x]: tf.Tensor[]) => x as tf.Tensor,
        };
      });
      const x = tf.tensor1d([3, 4]);
      const g = tf.grad((x) => halfSquare(x))(x);
      expect(await values(g)).toEqual([3, 4]);
      g.dispose();
      expect(await values(x)).toEqual([3, 4]);
      x.dispose();
      expect(tf.memory().numTensors).toBe(before);
    });
  });

  it('an error leaves no tensor behind, and the next gradient works', async () => {
    const x = tf.tensor1d([1, 2]);
    const before = tf.memory().numTensors;
    const failing = tf.grad((x) => {
      tf.exp(x);
      throw new Error('on the way');
    });
    expect(() => failing(x)).toThrow('on the way');
    expect(() => tf.grad(() => tf.scalar(1))(x)).toThrow('Cannot compute gradient');
    expect(tf.memory().numTensors).toBe(before);
    expect(await values(tf.grad((x) => tf.square(x))(x))).toEqual([2, 4]);
  });

  describe('a second derivative that is zero', () => {
    const slope = (x: tf.Tensor): tf.Tensor => tf.grad((x) => tf.relu(x))(x);

    it('is zeros, not an error', async () => {
      const x = tf.tensor1d([-1, 2]);
      expect(await values(tf.grad(slope)(x))).toEqual([0, 0]);
      expect(await values(tf.grad((x) => slope(x).add(x.square()))(x))).toEqual([-2, 4]);
    });

    it('is not computed: a penalty on slopes does not go back through the forward pass', () => {
      const [w1, w2] = [tf.randomNormal([2, 4]), tf.randomNormal([4, 1])];
      const x = tf.randomNormal([3, 2]);
      const names = kernelsOf(() => {
        tf.grads((w1: tf.Tensor, w2: tf.Tensor) => {
          const gradient = tf.grad((x: tf.Tensor) => tf.relu(x.matMul(w1)).matMul(w2).sum())(x);
          return tf.square(gradient).sum();
        })([w1, w2]);
      });
      // Forward 2, the slope 2, and for each weight its share of the slope: w1 1, w2 1 and 1 before it.
      expect(names.filter((name) => name === 'BatchMatMul')).toHaveLength(7);
    });
  });
});
