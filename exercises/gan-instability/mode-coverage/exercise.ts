import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/mode-coverage',
  title: 'Count the modes that a generator finds',
  points: 2,
  lesson: 'gan-instability/mode-collapse',
  entry: ['modeStatistics'],
  hints: [
    'All three numbers follow from one list, the number of high-quality samples of each mode. Compute that list first, and then each statistic is one line.',
    'For the distance of every sample to every centre, subtract centers as [1, modes, 2] from samples as [n, 1, 2], which gives [n, modes, 2]. Square, sum over the last axis, and take the root. `await distances.array()` gives rows of plain numbers.',
    'For each row, find the smallest distance and its index. If it is at most 3 std, add one to counts[index]. The sum of counts is the number of high-quality samples.',
    'modesCovered is the number of counts above 0, and highQualityFraction the sum of counts divided by n. With p = count / sum of counts, add up p log(p K) over the modes with p > 0. Return NaN if the sum of counts is 0.',
  ],
});
