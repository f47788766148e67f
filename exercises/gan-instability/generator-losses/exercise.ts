import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/generator-losses',
  title: 'Two losses for the generator',
  points: 2,
  lesson: 'gan-instability/vanishing-gradients',
  entry: ['saturatingLoss', 'nonSaturatingLoss'],
  hints: [
    'Both losses should fall when the discriminator classifies generated examples as real, that is, when the logits rise. Use that to check your sign. Is your loss smaller at a logit of 3 than at −3?',
    'The saturating loss minimises log(1 − D). The non-saturating loss maximises log D, so it has a minus sign. At a logit of ±1000, D is 0 or 1 in float32, so find both logarithms without computing D.',
    'log sigmoid(l) = −softplus(−l), and 1 − sigmoid(l) = sigmoid(−l), so log(1 − D) = −softplus(l), where softplus(a) = log(1 + exp(a)). tf.softplus does not overflow.',
    'The saturating loss is minus the mean of softplus(l). The non-saturating loss is the mean of softplus(−l).',
  ],
});
