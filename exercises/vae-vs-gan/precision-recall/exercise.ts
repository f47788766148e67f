import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/precision-recall',
  title: 'Realistic, or complete? Two numbers for two questions',
  points: 4,
  lesson: 'vae-vs-gan/precision-recall',
  entry: ['precisionRecall', 'densityCoverage'],
  hints: [
    'All four numbers come from two things: the radius of each row within its own set, and the table of distances between the sets. Whose balls does each number ask about, and what is counted?',
    'A table of distances: rows as [n, 1, d] minus rows as [1, m, d], squared, summed over the last axis, rooted. `await distances.array()` gives rows of plain numbers; for it, write async in front of function, and Promise<…> alone as what it returns.',
    'The radius of row i: sort the row of distances to its own set. The first, 0, is the row itself; so the k-th neighbour is at index k.',
    'inside[i][j] says whether fake j is in the ball of real i. precision counts the j with some i; coverage counts the i with some j; density counts all pairs and divides by k m. For recall, take the balls of the fakes and count the reals with some ball around them.',
  ],
});
