import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Tensors = Readonly<Record<string, tf.Tensor2D>>;

/** A network with one hidden layer of tanh units and weights from the inputs. Throws if a shape does not match. */
function network(inputs: Tensors, name: string, reads: string): (x: tf.Tensor2D) => tf.Tensor2D {
  const [kernel1, bias1, kernel2, bias2] = ['kernel1', 'bias1', 'kernel2', 'bias2'].map(
    (weights) => inputs[`${name}.${weights}`],
  ) as [tf.Tensor2D, tf.Tensor, tf.Tensor2D, tf.Tensor];
  return (x) => {
    const shape = (x as Partial<tf.Tensor2D> | undefined)?.shape;
    if (shape?.length !== 2 || shape[1] !== kernel1.shape[0])
      throw new Error(
        `the ${name} takes ${reads}, [batch, ${String(kernel1.shape[0])}], but it got ${shape ? `[${shape.join(', ')}]` : 'no tensor'}.`,
      );
    return tf.add(tf.matMul(tf.tanh<tf.Tensor2D>(tf.add(tf.matMul(x, kernel1), bias1)), kernel2), bias2);
  };
}

function partsFrom(inputs: Tensors): stub.Parts {
  const encode = network(inputs, 'encoder', 'images');
  const mean = (x: tf.Tensor): tf.Scalar => tf.mean(x);
  return {
    encoder: (images: tf.Tensor2D) => {
      const [mu, logVar] = tf.split(encode(images), 2, 1) as [tf.Tensor2D, tf.Tensor2D];
      return { mu, logVar };
    },
    reparametrize: (mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D) =>
      tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps)),
    decoder: network(inputs, 'decoder', 'latents'),
    pixelMeans: (logits: tf.Tensor2D) => tf.sigmoid(logits),
    discriminator: network(inputs, 'discriminator', 'images'),
    bernoulliLogLikelihood: (logits: tf.Tensor2D, images: tf.Tensor2D) =>
      tf.sum(tf.sub(tf.mul(images, logits), tf.softplus(logits)), 1),
    klToStandardNormal: (mu: tf.Tensor2D, logVar: tf.Tensor2D) =>
      tf.mul(0.5, tf.sum(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)), 1)),
    discriminatorLoss: (real: tf.Tensor2D, fake: tf.Tensor2D) =>
      tf.add(mean(tf.softplus(tf.neg(real))), mean(tf.softplus(fake))),
    nonSaturatingLoss: (fake: tf.Tensor2D) => mean(tf.softplus(tf.neg(fake))),
  };
}

type Inputs = Tensors & Readonly<Record<'images' | 'eps', tf.Tensor2D>>;

export default defineProbe<typeof stub>({
  vae: ({ assembleVae }, inputs: Inputs) => assembleVae(partsFrom(inputs), inputs.images, inputs.eps),
  gan: ({ assembleGan }, inputs: Inputs) => assembleGan(partsFrom(inputs), inputs.images, inputs.eps),
  generate: ({ generate }, inputs: Inputs) => generate(partsFrom(inputs), inputs.eps),
});
