import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/wasserstein-critic',
  title: 'A critic that scores instead of judging',
  points: 3,
  lesson: 'gan-instability/wasserstein',
  entry: ['criticLoss', 'generatorLoss', 'clipWeights'],
  hints: [
    'A critic is no classifier: its scores have no limits, and its loss is a difference of two means. Which of the two is to become large?',
    'The two players pull at the scores of generated examples in opposite directions. Take your criticLoss with real held fixed: what is left of it? The generator wants the opposite of that.',
    'criticLoss is mean(fake) − mean(real), generatorLoss is −mean(fake).',
    'A variable changes by `variable.assign(tensor)`. `tf.clipByValue(variable, -c, c)` is the tensor that you need; do it for every variable in the list, whatever its shape.',
  ],
});
