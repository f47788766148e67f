import * as tf from '@tensorflow/tfjs';

interface Sizes {
  inputSize: number;
  hiddenSize: number;
  latentSize: number;
  seed: number;
}

/** He's initialiser, tf.layers' loss, the KL divergence with σ. */
class Vae {
  readonly variables: Record<string, tf.Variable> = {};

  constructor({ inputSize, hiddenSize, latentSize, seed }: Sizes) {
    const layers = [
      ['encoder', inputSize, hiddenSize],
      ['mu', hiddenSize, latentSize],
      ['logVar', hiddenSize, latentSize],
      ['decoder', latentSize, hiddenSize],
      ['logits', hiddenSize, inputSize],
    ] as const;
    layers.forEach(([name, from, to], i) => {
      const std = Math.sqrt(2 / from);
      this.variables[`${name}Kernel`] = tf.variable(
        tf.randomNormal([from, to], 0, std, 'float32', 7919 * seed + i),
      );
      this.variables[`${name}Bias`] = tf.variable(tf.zeros([to]));
    });
  }

  layer(name: string, x: tf.Tensor2D): tf.Tensor2D {
    const [kernel, bias] = ['Kernel', 'Bias'].map((part) => this.variables[name + part] as tf.Tensor);
    return tf.matMul(x, kernel as tf.Tensor2D).add(bias as tf.Tensor1D);
  }

  encode(x: tf.Tensor2D) {
    const hidden = tf.relu(this.layer('encoder', x));
    return { mu: this.layer('mu', hidden), logVar: this.layer('logVar', hidden) };
  }

  decode(z: tf.Tensor2D): tf.Tensor2D {
    return this.layer('logits', tf.relu(this.layer('decoder', z)));
  }

  loss(x: tf.Tensor2D, eps: tf.Tensor2D): tf.Scalar {
    const { mu, logVar } = this.encode(x);
    const sigma = logVar.exp().sqrt();
    const logits = this.decode(mu.add(sigma.mul(eps)));
    const perPixel = tf.losses.sigmoidCrossEntropy(x, logits, 1, 0, tf.Reduction.NONE);
    const kl = mu.square().add(sigma.square()).sub(1).sub(sigma.square().log()).sum(1).mul(0.5);
    return perPixel.sum(1).add(kl).mean();
  }
}

export const createVae = (sizes: Sizes) => new Vae(sizes);
