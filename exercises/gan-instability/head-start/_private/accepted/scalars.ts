import * as tf from '@tensorflow/tfjs';

interface Options {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}

/** Scalars where numbers would do. */
export function updateSchedule(o: Options): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const alone = tf.scalar(o.step < o.headStart || o.discriminatorAccuracy > o.pauseAbove, 'bool');
  const discriminator = tf.where(alone, tf.scalar(0), tf.scalar(o.discriminatorSteps));
  return { discriminator: discriminator.asScalar(), generator: tf.scalar(1) };
}
