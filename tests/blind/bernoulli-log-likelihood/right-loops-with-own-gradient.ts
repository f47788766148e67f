// Right: the value and both gradients are computed pixel by pixel in plain loops, and joined to the graph by a custom gradient.
import * as tf from '@tensorflow/tfjs';

function softplus(t: number): number {
  return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
}

function sigmoid(t: number): number {
  return t >= 0 ? 1 / (1 + Math.exp(-t)) : Math.exp(t) / (1 + Math.exp(t));
}

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const [batch, pixels] = logits.shape;
  const op = tf.customGrad((a, b) => {
    const l = (a as tf.Tensor).dataSync();
    const g = (b as tf.Tensor).dataSync();
    const total = new Float32Array(batch);
    for (let i = 0; i < batch; i++) {
      let sum = 0;
      for (let j = i * pixels; j < (i + 1) * pixels; j++) {
        sum -= g[j]! * softplus(-l[j]!) + (1 - g[j]!) * softplus(l[j]!);
      }
      total[i] = sum;
    }
    return {
      value: tf.tensor1d(total) as tf.Tensor,
      gradFunc: (dy: tf.Tensor) => {
        const up = dy.dataSync();
        const dLogits = new Float32Array(batch * pixels);
        const dX = new Float32Array(batch * pixels);
        for (let j = 0; j < dLogits.length; j++) {
          const u = up[Math.floor(j / pixels)]!;
          // x − s = x (1 − s) − (1 − x) s: no difference of two numbers near 1
          dLogits[j] = u * (g[j]! * sigmoid(-l[j]!) - (1 - g[j]!) * sigmoid(l[j]!));
          dX[j] = u * l[j]!;
        }
        return [tf.tensor2d(dLogits, [batch, pixels]), tf.tensor2d(dX, [batch, pixels])];
      },
    };
  });
  return op(logits, x) as tf.Tensor1D;
}
