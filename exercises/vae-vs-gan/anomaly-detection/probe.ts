import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';

type Inputs = Readonly<Record<string, tf.Tensor>>;
type Numbers = number[];

interface Student {
  readonly anomalyScore: (vae: object, x: tf.Tensor, eps: tf.Tensor) => unknown;
  readonly auroc: (scores: Numbers, labels: Numbers) => unknown;
  readonly threshold: (normalScores: Numbers, rate: number) => unknown;
}

/** A VAE with one hidden ReLU layer in encoder and decoder, with the weights of the question. */
function vaeOf(inputs: Inputs): object {
  const affine = (x: tf.Tensor, name: string): tf.Tensor2D =>
    tf.add(
      tf.matMul(x as tf.Tensor2D, inputs[`${name}Kernel`] as tf.Tensor2D),
      inputs[`${name}Bias`] as tf.Tensor,
    );
  return {
    encode: (x: tf.Tensor2D) => {
      const hidden = tf.relu(affine(x, 'encoder'));
      return { mu: affine(hidden, 'mu'), logVar: affine(hidden, 'logVar') };
    },
    decode: (z: tf.Tensor2D) => affine(tf.relu(affine(z, 'decoder')), 'logits'),
  };
}

const numbers = async (tensor: tf.Tensor | undefined): Promise<Numbers> =>
  Array.from((await tensor?.data()) ?? []);

export default defineProbe({
  anomalyScore: (student, inputs) => {
    const { x, eps } = inputs as Inputs & { x: tf.Tensor; eps: tf.Tensor };
    return (student as unknown as Student).anomalyScore(vaeOf(inputs), x, eps);
  },

  auroc: async (student, inputs) => {
    const { scores, labels } = inputs as Inputs;
    return (student as unknown as Student).auroc(await numbers(scores), await numbers(labels));
  },

  threshold: async (student, inputs, params) => {
    const { normalScores } = inputs as Inputs;
    return (student as unknown as Student).threshold(await numbers(normalScores), Number(params['rate']));
  },
});
