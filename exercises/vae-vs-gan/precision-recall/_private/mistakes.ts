import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'vae-vs-gan/precision-recall';
const place = 'row.toSorted((a, b) => a - b)[k] ?? NaN';
const inside = 'row.map((distance) => distance <= (reach[i] ?? NaN))';
const precision = 'share(await balls(real, fake, k))';
const recall = 'share(await balls(fake, real, k))';
const density = 'pairs / (k * fake.shape[0])';
const coverage = 'covered / real.shape[0]';
const norm = "tf.norm(tf.sub(tf.expandDims(a, 1), tf.expandDims(b, 0)), 'euclidean', 2)";

export default defineMistakes({
  'self-as-neighbour': {
    caughtBy: 'precision',
    lesson: `${lesson}#radius`,
    explanation:
      'You count a row as its own nearest neighbour. Its distance of 0 comes first in the sorted row, so your balls reach only to neighbour k − 1, and with k = 1 they are empty. Use index k.',
    edits: [[place, 'row.toSorted((a, b) => a - b)[k - 1] ?? NaN']],
  },
  'one-neighbour-too-far': {
    caughtBy: 'precision',
    lesson: `${lesson}#radius`,
    explanation:
      'Your balls reach to neighbour k + 1. The row itself is at index 0 of the sorted distances, so the k-th neighbour is at index k.',
    edits: [[place, 'row.toSorted((a, b) => a - b)[k + 1] ?? NaN']],
  },
  'mean-distance-as-radius': {
    caughtBy: 'precision',
    lesson: `${lesson}#radius`,
    explanation:
      'Your radius is the mean distance to the k nearest neighbours, which makes the balls too small. It should be the distance to the k-th neighbour.',
    edits: [
      [
        place,
        'row.toSorted((a, b) => a - b).slice(1, k + 1).reduce((sum, distance) => sum + distance / k, 0)',
      ],
    ],
  },
  'one-radius-for-all': {
    caughtBy: 'precision',
    lesson: `${lesson}#radius`,
    explanation:
      'All your balls have the same radius. Each row has its own radius, small where its set is dense and large where it is sparse.',
    edits: [
      [inside, 'row.map((distance) => distance <= reach.reduce((sum, r) => sum + r / reach.length, 0))'],
    ],
  },
  'distance-against-its-square': {
    caughtBy: 'precision',
    lesson: `${lesson}#radius`,
    explanation:
      'You compare a squared distance with a distance. Square the radius as well, or take the square root of the squared distance.',
    edits: [[inside, 'row.map((distance) => distance ** 2 <= (reach[i] ?? NaN))']],
  },
  'sum-of-coordinates': {
    caughtBy: 'precision',
    lesson: `${lesson}#radius`,
    explanation:
      'Your distances are sums of |Δ| over the features. The balls are Euclidean, so use the Euclidean distance.',
    edits: [[norm, 'tf.sum(tf.abs(tf.sub(tf.expandDims(a, 1), tf.expandDims(b, 0))), 2)']],
  },
  'radii-of-the-other-set': {
    caughtBy: 'precision',
    lesson: `${lesson}#whose-balls`,
    explanation:
      'Your balls have the right centres but the radii of the wrong set, because you look for a row’s neighbours in the other set. The radius measures how dense the row’s own set is around it.',
    edits: [
      [
        'Promise.all([radii(centers, k), distances(centers, points)])',
        'Promise.all([distances(centers, points).then((rows) => rows.map((row) => row.toSorted((a, b) => a - b)[k - 1] ?? NaN)), distances(centers, points)])',
      ],
    ],
  },
  'real-and-fake-exchanged': {
    caughtBy: 'precision',
    lesson: `${lesson}#two-questions`,
    explanation:
      'Your precision and recall are swapped. Precision asks for each generated example whether it is realistic. Recall asks for each real example whether it could have been generated.',
    edits: [
      [precision, 'share(await balls(fake, real, k)) + 0'],
      [`const recall = ${recall}`, 'const recall = share(await balls(real, fake, k))'],
    ],
  },
  'own-balls': {
    caughtBy: 'precision',
    lesson: `${lesson}#whose-balls`,
    explanation:
      'You centre the balls at the examples that are being tested. For precision they are centred at the real examples, which define what is realistic. A generated example far from all data has a large ball of its own and would pass.',
    edits: [
      [
        precision,
        '((rows) => rows.filter((row) => row.some(Boolean)).length / rows.length)(await balls(fake, real, k))',
      ],
      [
        recall,
        '((rows) => rows.filter((row) => row.some(Boolean)).length / rows.length)(await balls(real, fake, k))',
      ],
    ],
  },
  'recall-by-the-real-balls': {
    caughtBy: 'recall',
    lesson: `${lesson}#whose-balls`,
    explanation:
      'Your recall is the coverage, the share of real balls that contain a generated example. Recall asks which real examples lie in the balls of generated ones.',
    edits: [
      [
        recall,
        '((rows) => rows.filter((row) => row.some(Boolean)).length / rows.length)(await balls(real, fake, k))',
      ],
    ],
  },
  'not-divided-by-k': {
    caughtBy: 'density',
    lesson: `${lesson}#density`,
    explanation:
      'Your density grows with k, because you do not divide by it. A generated example among the data lies in about k balls, and that should count as 1.',
    edits: [[density, 'pairs / fake.shape[0]']],
  },
  'density-over-the-real': {
    caughtBy: 'density',
    lesson: `${lesson}#density`,
    explanation:
      'You divide by the number of real examples. Density is an average over the generated examples, so divide by k times their number.',
    edits: [[density, 'pairs / (k * real.shape[0])']],
  },
  'density-over-all-pairs': {
    caughtBy: 'density',
    lesson: `${lesson}#density`,
    explanation:
      'Your density is a share of all pairs, so it shrinks with the number of real examples. A typical point lies in k balls, so divide by k and not by the number of balls.',
    edits: [[density, 'pairs / (real.shape[0] * fake.shape[0])']],
  },
  'density-counted-once': {
    caughtBy: 'density',
    lesson: `${lesson}#density`,
    explanation:
      'Your density counts each generated example at most once, so it is the precision. Count every ball that contains it, so that a single real outlier cannot distort the result.',
    edits: [[density, 'share(inside)']],
  },
  'coverage-of-the-fakes': {
    caughtBy: 'coverage',
    lesson: `${lesson}#coverage`,
    explanation:
      'Your coverage is a share of the generated examples, which is the precision. Count the real examples whose ball contains a generated one.',
    edits: [[coverage, 'share(inside)']],
  },
  'coverage-by-the-fake-balls': {
    caughtBy: 'coverage',
    lesson: `${lesson}#coverage`,
    explanation:
      'Your coverage is the recall, the share of real examples in balls of generated ones. Such balls are large if the generator is poor. Coverage uses the balls of the real examples.',
    edits: [[coverage, 'share(await balls(fake, real, k))']],
  },
  'strictly-inside': {
    caughtBy: 'precision',
    lesson: `${lesson}#radius`,
    explanation:
      'You leave out a point at a distance equal to the radius. The docstring says that such a point is inside. Compare with <= instead of <.',
    edits: [[inside, inside.replace('<=', '<')]],
  },
  'zero-distances-left-out': {
    caughtBy: 'precision',
    lesson: `${lesson}#radius`,
    explanation:
      'You leave out all distances of 0, so a row that occurs twice is not the neighbour of its copy. A row is not its own neighbour, but its copy is. Leave out only the row itself.',
    edits: [[place, 'row.filter((distance) => distance > 0).toSorted((a, b) => a - b)[k - 1] ?? NaN']],
  },
  'cut-to-equal-sizes': {
    caughtBy: 'precision',
    lesson: `${lesson}#two-questions`,
    explanation:
      'You cut the larger set to the size of the smaller one. The two sets can have different sizes, and each row counts. Use all rows of both sets.',
    edits: [
      [
        `const precision = ${precision};`,
        `const rows = Math.min(real.shape[0], fake.shape[0]);
  [real, fake] = [tf.slice(real, [0, 0], [rows, -1]), tf.slice(fake, [0, 0], [rows, -1])];
  const precision = ${precision};`,
      ],
    ],
  },
});
