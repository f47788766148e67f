// Unusual: the sample is a custom layer of three inputs, applied once; σ is the square root of exp(logVar).
import * as tf from '@tensorflow/tfjs';

class Sampling extends tf.layers.Layer {
  override computeOutputShape(shapes: tf.Shape[]): tf.Shape {
    return shapes[0] ?? [];
  }

  override call(inputs: tf.Tensor[]): tf.Tensor {
    const [mean, logVariance, noise] = inputs as [tf.Tensor, tf.Tensor, tf.Tensor];
    return noise.mul(logVariance.exp().sqrt()).add(mean);
  }

  static get className(): string {
    return 'Sampling';
  }
}

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return new Sampling({}).apply([mu, logVar, eps]) as tf.Tensor2D;
}
