import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/mode-collapse';
const distance = 'tf.sqrt(tf.sum(tf.square(offsets), 2))';
const counting = 'if (distance <= 3 * std) counts[nearest] = (counts[nearest] ?? 0) + 1;';
const shares = 'counts.map((count) => count / highQuality)';

export default defineMistakes({
  'ring-with-its-end-point': {
    caughtBy: 'modes',
    lesson: `${lesson}#ring`,
    explanation:
      'You place the centres yourself, at angles from 0 to 2π that include both ends. The two ends are the same point, so one mode is counted twice and the others are shifted. With eight modes, only seven can be found. Use the centers argument.',
    edits: [
      [
        '  const offsets = tf.sub(tf.expandDims(samples, 1), tf.expandDims(centers, 0)); // [n, modes, 2]\n',
        `  const given = await centers.array();
  const middle = [0, 1].map((axis) => given.reduce((sum, center) => sum + (center[axis] ?? 0), 0) / modes);
  const [dx, dy] = [0, 1].map((axis) => (given[0]?.[axis] ?? 0) - (middle[axis] ?? 0)) as [number, number];
  const ring = given.map((_, i) => {
    const angle = Math.atan2(dy, dx) + (2 * Math.PI * i) / (modes - 1);
    const radius = Math.hypot(dx, dy);
    return [(middle[0] ?? 0) + radius * Math.cos(angle), (middle[1] ?? 0) + radius * Math.sin(angle)];
  });
  const offsets = tf.sub(tf.expandDims(samples, 1), tf.expandDims(tf.tensor2d(ring), 0));
`,
      ],
    ],
  },
  'distance-by-coordinate': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'You compare each coordinate with 3 std separately. That is a square around each centre, and its corners are up to 4.2 std away, so it includes samples that are not high quality. Use the Euclidean distance.',
    edits: [[distance, 'tf.max(tf.abs(offsets), 2)']],
  },
  'sum-of-coordinates': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'Your distance is |Δx| + |Δy|. The modes are round, and this distance cuts each to a diamond, so it misses good samples along the diagonals. Use the Euclidean distance.',
    edits: [[distance, 'tf.sum(tf.abs(offsets), 2)']],
  },
  'squared-distance': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'You compare the squared distance with 3 std. The narrower the modes are, the more samples far outside them would then count. Take the square root, or compare with (3 std)².',
    edits: [[distance, 'tf.sum(tf.square(offsets), 2)']],
  },
  'one-std': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'Your limit is one std. In the plane only 39 % of a perfect mode’s samples lie within one std of the centre, and 98.9 % within 3 std. The limit here, and in the literature’s tables, is 3 std.',
    edits: [['3 * std', 'std']],
  },
  'quality-counted-per-mode': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'You count a sample once for every mode that it is close to. If modes overlap, it is counted twice, and the fraction can exceed 1. Assign each sample to its nearest centre only.',
    edits: [
      [
        counting,
        `row.forEach((d, mode) => {
      if (nearest >= 0 && d <= 3 * std) counts[mode] = (counts[mode] ?? 0) + 1;
    });`,
      ],
    ],
  },
  'first-mode-within-reach': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#high-quality`,
    explanation:
      'You assign a sample to the first centre in the list within 3 std. If modes overlap, the first ones in the list get samples that are nearer to other centres, so the shares are wrong. Assign each sample to its nearest centre.',
    edits: [
      ['const nearest = row.indexOf(distance);', 'const nearest = row.findIndex((d) => d <= 3 * std);'],
    ],
  },
  'samples-not-divided': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'Your highQualityFraction is the number of good samples. Divide it by the number of all samples.',
    edits: [['highQualityFraction: highQuality / distances.length', 'highQualityFraction: highQuality']],
  },
  'every-mode-has-a-nearest': {
    caughtBy: 'modes',
    lesson: `${lesson}#covered`,
    explanation:
      'You count a mode as covered if it is the nearest mode of any sample, however far away. Noise from an untrained generator then covers everything. Count a mode only if it has a high-quality sample.',
    edits: [
      [
        'const counts = new Array<number>(modes).fill(0);',
        'const counts = new Array<number>(modes).fill(0);\n  const visited = new Set<number>();',
      ],
      [counting, `visited.add(nearest);\n    ${counting}`],
      ['counts.filter((count) => count > 0).length', 'visited.size'],
    ],
  },
  'one-sample-is-not-enough': {
    caughtBy: 'modes',
    lesson: `${lesson}#covered`,
    explanation:
      'You leave out modes with a single good sample. One sample is enough for a mode to be covered. How few samples a mode gets is measured by reverseKl.',
    edits: [['count > 0)', 'count > 1)']],
  },
  'share-of-the-modes': {
    caughtBy: 'modes',
    lesson: `${lesson}#covered`,
    explanation:
      'Your modesCovered is divided by the number of modes. It should be a count, as in the literature’s tables, so 7 of 8 modes is 7.',
    edits: [
      ['counts.filter((count) => count > 0).length', 'counts.filter((count) => count > 0).length / modes'],
    ],
  },
  'shares-of-all-samples': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'You divide the counts by the number of all samples, so your shares do not add up to 1. The result is not a divergence and can be negative. Divide by the number of high-quality samples, so that p is a distribution over the modes.',
    edits: [[shares, 'counts.map((count) => (highQuality === 0 ? NaN : count / distances.length))']],
  },
  'strays-in-the-shares': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'Your shares include every sample at its nearest centre, even samples that are far from all modes. Such samples belong to no mode, and they make a lost mode look covered. Count the high-quality samples only.',
    edits: [
      [
        'const counts = new Array<number>(modes).fill(0);',
        'const counts = new Array<number>(modes).fill(0);\n  const all = new Array<number>(modes).fill(0);',
      ],
      [counting, `all[nearest] = (all[nearest] ?? 0) + 1;\n    ${counting}`],
      [shares, 'all.map((count) => count / distances.length)'],
    ],
  },
  'kl-the-other-way-round': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'You compute KL(uniform ‖ p), which is infinite as soon as one mode is lost. So it cannot tell one lost mode from six. The reverse KL weights each term by p. A lost mode adds nothing itself, but it makes the other shares too large, which raises the divergence.',
    edits: [['p === 0 ? 0 : p * Math.log(p * modes)', 'Math.log(1 / (p * modes)) / modes']],
  },
  'against-the-covered-modes': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'You compare the shares with a uniform distribution over the covered modes. That gives 0 for a generator that has collapsed to one mode, which is exactly what the measure should detect. K is the number of all modes.',
    edits: [['Math.log(p * modes)', 'Math.log(p * counts.filter((count) => count > 0).length)']],
  },
  'entropy-instead': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'Your sum is Σ p log p, so the K in log(p K), which comes from the uniform distribution, is missing. The divergence is 0 for equal shares and log K for a collapse, but your value is never above 0.',
    edits: [['Math.log(p * modes)', 'Math.log(p)']],
  },
  'in-bits': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'Your divergence is in bits, because the logarithm has base 2. In this course and in the papers’ tables it is in nats, so use the natural logarithm.',
    edits: [['Math.log(p * modes)', 'Math.log2(p * modes)']],
  },
  'zero-log-zero': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'Your divergence is NaN as soon as one mode is lost, because 0 · log 0 is 0 · −∞ in floating point. The limit is 0, so leave out the modes without samples.',
    edits: [['p === 0 ? 0 : p * Math.log(p * modes)', 'p * Math.log(p * modes)']],
  },
  'no-sample-no-divergence': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'You return 0 if no sample has high quality. That is the best possible value for the worst generator. There are no shares to compare, so return NaN.',
    edits: [['reverseKl: terms', 'reverseKl: highQuality === 0 ? 0 : terms']],
  },
  'std-taken-for-a-variance': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'Your limit is 3 √std, because you take std for a variance. For narrow modes it is far too wide, so samples that lie between the modes count as good. std is the standard deviation already. Compare the distance with 3 std.',
    edits: [['3 * std', '3 * Math.sqrt(std)']],
  },
});
