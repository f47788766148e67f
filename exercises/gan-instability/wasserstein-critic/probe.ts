import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Student = typeof stub;

/**
 * 1, or −1 for a critic that gives low scores to real examples. The loss of such a critic rises if a real example's score goes
 * from 1 to 2 and a generated one's from 2 to 1. Both losses are multiplied by it, so their signs can only be flipped together.
 */
function orientation({ criticLoss }: Student): tf.Tensor | undefined {
  const [one, two] = [tf.tensor2d([[1]]), tf.tensor2d([[2]])];
  const [high, low]: unknown[] = [criticLoss(two, one), criticLoss(one, two)];
  if (!(high instanceof tf.Tensor && low instanceof tf.Tensor)) return undefined;
  const rises = tf.greater(tf.mean(high), tf.mean(low));
  return tf.where(rises, tf.scalar(-1), tf.scalar(1));
}

function turned(student: Student, loss: unknown): unknown {
  const sign = orientation(student);
  return sign && loss instanceof tf.Tensor ? tf.mul(sign, loss) : loss;
}

type Scores<Names extends string> = Readonly<Record<Names, tf.Tensor2D>>;

interface WeightInputs {
  readonly kernel: tf.Tensor2D;
  readonly bias: tf.Tensor1D;
  readonly generatorKernel: tf.Tensor2D;
}

export default defineProbe<Student>({
  criticLoss: (student, { real, fake }: Scores<'real' | 'fake'>) =>
    turned(student, student.criticLoss(real, fake)),

  generatorLoss: (student, { fake }: Scores<'fake'>) => turned(student, student.generatorLoss(fake)),

  /** A critic's kernel and bias, which are clipped, and a generator's kernel, which is not passed to clipWeights. */
  clipWeights: ({ clipWeights }, inputs: WeightInputs, { c }: { c: number }) => {
    const [kernel, bias] = [tf.variable(inputs.kernel), tf.variable(inputs.bias)];
    const generatorKernel = tf.variable(inputs.generatorKernel);
    clipWeights([kernel, bias], c);
    return { kernel: tf.clone(kernel), bias: tf.clone(bias), generatorKernel: tf.clone(generatorKernel) };
  },
});
