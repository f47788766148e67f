import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/precision-recall',
  title: 'Realistic or complete? Two numbers for two questions',
  points: 4,
  lesson: 'vae-vs-gan/precision-recall',
  entry: ['precisionRecall', 'densityCoverage'],
  hints: [
    'All four numbers come from the radius of each row within its own set and the table of distances between the sets. Which set’s balls does each number use, and what does it count?',
    'For a table of distances, subtract rows as [1, m, d] from rows as [n, 1, d], square, sum over the last axis, and take the root. `await distances.array()` gives rows of plain numbers. To use await, make the function async, with only Promise<…> as its return type.',
    'For the radius of row i, sort the row of distances to its own set. The first, 0, is the row itself, so the k-th neighbour is at index k.',
    'Let inside[i][j] say whether fake j is in the ball of real i. precision counts each j with some i, and coverage counts each i with some j. density counts all pairs and divides by k m. For recall, use the balls of the fakes and count the reals that are in at least one of them.',
  ],
});
