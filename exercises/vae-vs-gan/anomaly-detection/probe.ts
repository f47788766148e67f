import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Tensors = Readonly<Record<string, tf.Tensor>>;

/** A VAE with one hidden ReLU layer in encoder and decoder, with the weights from the inputs. */
function vaeOf(inputs: Tensors): stub.Vae {
  const affine = (x: tf.Tensor2D, name: string): tf.Tensor2D =>
    tf.add(tf.matMul(x, inputs[`${name}Kernel`] as tf.Tensor2D), inputs[`${name}Bias`] as tf.Tensor);
  return {
    encode: (x: tf.Tensor2D) => {
      const hidden = tf.relu(affine(x, 'encoder'));
      return { mu: affine(hidden, 'mu'), logVar: affine(hidden, 'logVar') };
    },
    decode: (z: tf.Tensor2D) => affine(tf.relu(affine(z, 'decoder')), 'logits'),
  };
}

const numbers = async (tensor: tf.Tensor): Promise<number[]> => Array.from(await tensor.data());

interface ScoreInputs {
  readonly x: tf.Tensor2D;
  readonly eps: tf.Tensor3D;
  readonly [weight: string]: tf.Tensor;
}

type Lists<Names extends string> = Readonly<Record<Names, tf.Tensor1D>>;

export default defineProbe<typeof stub>({
  anomalyScore: ({ anomalyScore }, inputs: ScoreInputs) => anomalyScore(vaeOf(inputs), inputs.x, inputs.eps),

  auroc: async ({ auroc }, { scores, labels }: Lists<'scores' | 'labels'>) =>
    auroc(await numbers(scores), await numbers(labels)),

  /** The scores must not be modified, so a sort in place throws at its own line. */
  threshold: async ({ threshold }, { normalScores }: Lists<'normalScores'>, { rate }: { rate: number }) => {
    const scores = await numbers(normalScores);
    Object.freeze(scores);
    return threshold(scores, rate);
  },
});
