import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/mode-coverage',
  title: 'Count the modes that a generator finds',
  points: 2,
  lesson: 'gan-instability/mode-collapse',
  entry: ['modeStatistics'],
  hints: [
    'All three numbers follow from one list: how many samples of high quality belong to each mode. Get that list first, then each statistic is one line.',
    'Distances of every sample to every centre: samples as [n, 1, 2] minus centers as [1, modes, 2] gives [n, modes, 2]; square, sum over the last axis, take the root. `await distances.array()` gives rows of plain numbers.',
    'For each row, find the smallest distance and its index. If it is at most 3 std, add one to counts[index]. The sum of counts is the number of samples of high quality.',
    'modesCovered is the number of counts above 0, and highQualityFraction the sum of counts divided by n. With p = count / sum of counts, add up p log(p K) over the modes with p > 0; return NaN where the sum of counts is 0.',
  ],
});
