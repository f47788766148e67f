import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/vanishing-gradient',
  title: 'What a generator feels when it is found out',
  points: 2,
  lesson: 'gan-instability/vanishing-gradients',
  entry: ['generatorGradientScale'],
  hints: [
    'Draw both losses over the logit, from −10 (the discriminator is sure that the example is generated) to 10. Where is each one flat? Your slopes have to say the same.',
    'Write the losses with softplus first: log(1 − D) = −softplus(l) and −log D = softplus(−l). What is the derivative of softplus?',
    'softplus′(a) = sigmoid(a), and the chain rule brings in the sign of what stands inside.',
    'The saturating slope is −sigmoid(l); the non-saturating one is −sigmoid(−l), which is the same as −(1 − sigmoid(l)).',
  ],
});
