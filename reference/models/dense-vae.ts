import type { Random } from '#datasets/random.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { dense, gains, normalKernel, type Weights } from './weights.ts';

export interface Vae<W extends Weights = Weights> {
  readonly latentSize: number;
  init(random: Random): W;
  /** x [batch, pixels] to the posterior's mu and logVar, each [batch, latent]. */
  encode(weights: W, x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  /** z [batch, latent] to logits [batch, pixels]. */
  decode(weights: W, z: tf.Tensor2D): tf.Tensor2D;
}

const names = ['encoder', 'mu', 'logVar', 'decoder', 'logits'] as const;
type Layer = (typeof names)[number];
export type DenseVaeWeights = Readonly<Record<`${Layer}Kernel` | `${Layer}Bias`, tf.Tensor>>;

/** The VAE of Kingma and Welling (2014, appendix C) with one hidden layer of rectifiers on either side. */
export function denseVae({
  inputSize,
  hiddenSize,
  latentSize,
}: {
  inputSize: number;
  hiddenSize: number;
  latentSize: number;
}): Vae<DenseVaeWeights> {
  const shapes: Record<Layer, [from: number, to: number]> = {
    encoder: [inputSize, hiddenSize],
    mu: [hiddenSize, latentSize],
    logVar: [hiddenSize, latentSize],
    decoder: [latentSize, hiddenSize],
    logits: [hiddenSize, inputSize],
  };
  const isRectified = (name: Layer): boolean => name === 'encoder' || name === 'decoder';

  const init = (random: Random): DenseVaeWeights => {
    const layers = names.flatMap((name) => {
      const kernel = normalKernel(random, shapes[name], gains[isRectified(name) ? 'rectifier' : 'linear']);
      return [
        [`${name}Kernel`, kernel],
        [`${name}Bias`, tf.zeros([shapes[name][1]])],
      ];
    });
    return Object.fromEntries(layers) as DenseVaeWeights;
  };
  const layer = (w: DenseVaeWeights, name: Layer, x: tf.Tensor): tf.Tensor2D =>
    dense(x, w[`${name}Kernel`], w[`${name}Bias`]);

  const encode = (w: DenseVaeWeights, x: tf.Tensor2D) => {
    const hidden = tf.relu(layer(w, 'encoder', x)); // [batch, hidden]
    return { mu: layer(w, 'mu', hidden), logVar: layer(w, 'logVar', hidden) };
  };
  const decode = (w: DenseVaeWeights, z: tf.Tensor2D) => layer(w, 'logits', tf.relu(layer(w, 'decoder', z)));
  return { latentSize, init, encode, decode };
}
