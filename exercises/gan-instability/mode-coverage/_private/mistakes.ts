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
      'You place the centres yourself, on a ring of angles from 0 to 2π with both ends. The two ends are one point, so one mode is counted twice and the others are shifted: of eight modes only seven are left to find. Take the centres that are given.',
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
      'You compare each coordinate with 3 std by itself. That is a square around each centre, and its corners are up to 4.2 std away: samples count as good that are not. Use the Euclidean distance.',
    edits: [[distance, 'tf.max(tf.abs(offsets), 2)']],
  },
  'sum-of-coordinates': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'Your distance is |Δx| + |Δy|. A mode is round, and this measure cuts it to a diamond: good samples are lost on its diagonals. Use the Euclidean distance.',
    edits: [[distance, 'tf.sum(tf.abs(offsets), 2)']],
  },
  'squared-distance': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'You compare the squared distance with 3 std. Either take the root, or compare with (3 std)²; as it is, the narrower the modes, the more of their neighbourhood counts as good.',
    edits: [[distance, 'tf.sum(tf.square(offsets), 2)']],
  },
  'one-std': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'Your limit is one std. In the plane only 39 % of a perfect mode’s samples lie that near, and 98.9 % within 3 std, which is the limit asked for and the one in the literature’s tables.',
    edits: [['3 * std', 'std']],
  },
  'quality-counted-per-mode': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'You count a sample once for every mode that it is near to. Where modes overlap it is counted twice, and the fraction can pass 1. A sample belongs to its nearest centre only.',
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
      'You give a sample to the first centre within reach, in the order of the list. Where modes overlap the first ones of the list get samples that lie nearer to others, and the shares are off. A sample belongs to its nearest centre.',
    edits: [
      ['const nearest = row.indexOf(distance);', 'const nearest = row.findIndex((d) => d <= 3 * std);'],
    ],
  },
  'samples-not-divided': {
    caughtBy: 'high-quality',
    lesson: `${lesson}#high-quality`,
    explanation:
      'Your highQualityFraction is the number of good samples. A fraction is that number divided by the number of all samples.',
    edits: [['highQualityFraction: highQuality / distances.length', 'highQualityFraction: highQuality']],
  },
  'every-mode-has-a-nearest': {
    caughtBy: 'modes',
    lesson: `${lesson}#covered`,
    explanation:
      'You count a mode as covered when any sample is nearest to it, however far away. Noise from an untrained generator then covers everything. A mode counts with a sample of high quality only.',
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
      'You leave out modes that have a single good sample. One is enough to be covered; how little a mode gets is what reverseKl tells.',
    edits: [['count > 0)', 'count > 1)']],
  },
  'share-of-the-modes': {
    caughtBy: 'modes',
    lesson: `${lesson}#covered`,
    explanation:
      'Your modesCovered is divided by the number of modes. It is asked for as a number, as in the tables: 7 of 8 modes is 7.',
    edits: [
      ['counts.filter((count) => count > 0).length', 'counts.filter((count) => count > 0).length / modes'],
    ],
  },
  'shares-of-all-samples': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'Your shares are divided by all samples and do not add up to 1, so this is no divergence: it can be negative. p is a distribution over the modes, among the samples of high quality.',
    edits: [[shares, 'counts.map((count) => (highQuality === 0 ? NaN : count / distances.length))']],
  },
  'strays-in-the-shares': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'Your shares count every sample at its nearest centre, strays as well. A stray belongs to no mode; with it, a lost mode looks found. Count the samples of high quality only.',
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
      'You compute KL(uniform ‖ p), which is infinite as soon as one mode is lost, so it cannot tell one lost mode from six. The reverse one weighs by p: a lost mode adds nothing itself, and costs because the others’ shares are too large.',
    edits: [['p === 0 ? 0 : p * Math.log(p * modes)', 'Math.log(1 / (p * modes)) / modes']],
  },
  'against-the-covered-modes': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'You compare the shares with a uniform distribution over the modes that were found. That is 0 for a generator that has collapsed to one mode, the very thing to detect. K is the number of all modes.',
    edits: [['Math.log(p * modes)', 'Math.log(p * counts.filter((count) => count > 0).length)']],
  },
  'entropy-instead': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'Your sum is Σ p log p: the uniform distribution, the K in log(p K), is missing. The divergence is 0 for equal shares and log K for a collapse; yours is never above 0.',
    edits: [['Math.log(p * modes)', 'Math.log(p)']],
  },
  'in-bits': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'Your divergence is in bits: the logarithm has base 2. In this course, as in the papers’ tables, it is the natural one, so nats.',
    edits: [['Math.log(p * modes)', 'Math.log2(p * modes)']],
  },
  'zero-log-zero': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'Your divergence is NaN as soon as one mode is lost: 0 · log 0 is 0 · −∞ in floating point. Its limit is 0; leave out the modes without a sample.',
    edits: [['p === 0 ? 0 : p * Math.log(p * modes)', 'p * Math.log(p * modes)']],
  },
  'no-sample-no-divergence': {
    caughtBy: 'reverse-kl',
    lesson: `${lesson}#reverse-kl`,
    explanation:
      'You return 0 where no sample is of high quality. 0 is the best value there is, and this is the worst generator: there are no shares to compare, so the answer is NaN.',
    edits: [['reverseKl: terms', 'reverseKl: highQuality === 0 ? 0 : terms']],
  },
});
