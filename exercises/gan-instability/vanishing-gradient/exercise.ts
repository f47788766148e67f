import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/vanishing-gradient',
  title: 'The generator’s gradient when its fakes are detected',
  points: 2,
  lesson: 'gan-instability/vanishing-gradients',
  entry: ['generatorGradientScale'],
  hints: [
    'Plot both losses against the logit, from −10 (the discriminator is sure that the example is generated) to 10. Where is each one flat? Your slopes should be near 0 there.',
    'Write the losses with softplus first: log(1 − D) = −softplus(l) and −log D = softplus(−l). What is the derivative of softplus?',
    'softplus′(a) = sigmoid(a), and the chain rule adds the sign of the argument.',
    'The saturating slope is −sigmoid(l). The non-saturating slope is −sigmoid(−l), which is the same as −(1 − sigmoid(l)).',
  ],
});
