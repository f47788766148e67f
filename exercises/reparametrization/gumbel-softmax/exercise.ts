import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/gumbel-softmax',
  title: 'A relaxed draw from a categorical distribution',
  points: 3,
  lesson: 'reparametrization/beyond-gaussians',
  entry: ['gumbelSoftmax', 'straightThrough'],
  hints: [
    'For gumbelSoftmax, which of the three arguments is random, and which must the gradient reach? Turn the uniform numbers into Gumbel noise first. The rest is a function that you know, applied to each row.',
    'The noise has two logarithms and two signs: g = −log(−log u). Add it to the logits. The temperature divides the sum, so it divides the noise as well.',
    '`tf.softmax(…)` works on the last axis and subtracts the largest entry of each row itself. Give it the logits plus the noise, divided by the temperature.',
    'straightThrough has a value and a gradient that do not belong together: the value is one-hot, and the gradient is that of the identity. tf.argMax and tf.oneHot give the value, but no gradient passes through them.',
    'tfjs has no stopGradient. `tf.customGrad` takes a function that returns a value and a gradFunc. The value is the one-hot row, and gradFunc returns the gradient dy that it is given.',
  ],
});
