import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/generator-losses',
  title: 'Two losses for the generator',
  points: 2,
  lesson: 'gan-instability/vanishing-gradients',
  entry: ['saturatingLoss', 'nonSaturatingLoss'],
  hints: [
    'Both losses are to fall when the discriminator takes generated examples for real ones, that is, when the logits rise. Check the sign of what you return with that: is it smaller at a logit of 3 than at −3?',
    'The saturating loss makes log(1 − D) small; the other one makes log D large, so its loss has a minus sign. At a logit of ±1000, D is 0 or 1 in float32: find both logarithms without ever computing D.',
    'log sigmoid(l) = −softplus(−l), and 1 − sigmoid(l) = sigmoid(−l), so that log(1 − D) = −softplus(l), where softplus(a) = log(1 + exp(a)); tf.softplus does not overflow.',
    'The saturating loss is minus the mean of softplus(l); the non-saturating one is the mean of softplus(−l).',
  ],
});
