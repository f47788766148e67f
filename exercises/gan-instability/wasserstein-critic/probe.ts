import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';

interface Student {
  readonly criticLoss: (real: tf.Tensor, fake: tf.Tensor) => unknown;
  readonly generatorLoss: (fake: tf.Tensor) => unknown;
  readonly clipWeights: (variables: tf.Variable[], c: number) => unknown;
}

/**
 * 1, or −1 for a critic that gives low scores to real examples. The loss of such a critic rises if a real example's score goes
 * from 1 to 2 and a generated one's from 2 to 1. Both losses are multiplied by it, so their signs can only be flipped together.
 */
function orientation({ criticLoss }: Student): tf.Tensor | undefined {
  const [one, two] = [tf.tensor2d([[1]]), tf.tensor2d([[2]])];
  const [high, low] = [criticLoss(two, one), criticLoss(one, two)];
  if (!(high instanceof tf.Tensor && low instanceof tf.Tensor)) return undefined;
  const rises = tf.greater(tf.mean(high), tf.mean(low));
  return tf.where(rises, tf.scalar(-1), tf.scalar(1));
}

function turned(student: Student, loss: unknown): unknown {
  const sign = orientation(student);
  return sign && loss instanceof tf.Tensor ? tf.mul(sign, loss) : loss;
}

export default defineProbe({
  criticLoss: (given, { real, fake }) => {
    const student = given as unknown as Student;
    return turned(student, student.criticLoss(real as tf.Tensor, fake as tf.Tensor));
  },

  generatorLoss: (given, { fake }) => {
    const student = given as unknown as Student;
    return turned(student, student.generatorLoss(fake as tf.Tensor));
  },

  /** A critic's kernel and bias, which are clipped, and a generator's kernel, which is not passed to clipWeights. */
  clipWeights: (given, inputs, { c }) => {
    const { clipWeights } = given as unknown as Student;
    const variables = Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [name, tf.variable(value as tf.Tensor)]),
    );
    clipWeights([variables['kernel'], variables['bias']] as tf.Variable[], Number(c));
    return Object.fromEntries(
      Object.entries(variables).map(([name, variable]) => [name, tf.clone(variable)]),
    );
  },
});
