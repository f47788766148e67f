import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/wasserstein-critic',
  title: 'A critic that returns scores, not probabilities',
  points: 3,
  lesson: 'gan-instability/wasserstein',
  entry: ['criticLoss', 'generatorLoss', 'clipWeights'],
  hints: [
    'A critic is not a classifier. Its scores are unbounded, and its loss is a difference of two means. Which of the two should become large?',
    'The two players move the scores of generated examples in opposite directions. If real is fixed, which part of your criticLoss can change? The generator’s loss is the negative of that part.',
    'criticLoss is mean(fake) − mean(real), generatorLoss is −mean(fake).',
    'To change a variable, call `variable.assign(tensor)`. `tf.clipByValue(variable, -c, c)` is the tensor that you need. Do this for every variable in the list, whatever its shape.',
  ],
});
