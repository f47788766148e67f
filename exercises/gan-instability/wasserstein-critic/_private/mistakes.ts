import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/wasserstein';
const critic = 'tf.sub(tf.mean(fake), tf.mean(real))';
const generator = 'tf.neg(tf.mean(fake))';
const clip = 'for (const variable of variables) variable.assign(tf.clipByValue(variable, -c, c));';
const losses = (ofCritic: string, ofGenerator: string): readonly (readonly [from: string, to: string])[] => [
  [critic, ofCritic],
  [generator, ofGenerator],
];

export default defineMistakes({
  'log-of-scores': {
    caughtBy: 'critic',
    lesson: `${lesson}#no-logarithm`,
    explanation:
      "You took logarithms of the scores, as if they were probabilities. A critic's scores are any numbers, and the Wasserstein distance is a difference of plain means: no logarithm.",
    edits: losses('tf.sub(tf.mean(tf.log(fake)), tf.mean(tf.log(real)))', 'tf.neg(tf.mean(tf.log(fake)))'),
  },
  'cross-entropy': {
    caughtBy: 'critic',
    lesson: `${lesson}#no-logarithm`,
    explanation:
      'Your losses are the cross-entropies of a GAN, with the scores as logits. They flatten out once the discriminator is sure, which is what a Wasserstein critic was made to avoid: its loss is linear in the scores.',
    edits: losses(
      'tf.add(tf.mean(tf.softplus(fake)), tf.mean(tf.softplus(tf.neg(real))))',
      'tf.mean(tf.softplus(tf.neg(fake)))',
    ),
  },
  'sigmoid-of-scores': {
    caughtBy: 'critic',
    lesson: `${lesson}#no-logarithm`,
    explanation:
      'A sigmoid squeezes your scores into 0..1 before their means are taken. It is flat for large scores, so that the gradient vanishes again. The last layer of a critic is linear and stays so.',
    edits: losses(
      'tf.sub(tf.mean(tf.sigmoid(fake)), tf.mean(tf.sigmoid(real)))',
      'tf.neg(tf.mean(tf.sigmoid(fake)))',
    ),
  },
  'generators-sign': {
    caughtBy: 'generator',
    lesson: `${lesson}#signs`,
    explanation:
      'Your two players want the same: both make the scores of generated examples small, or both make them large. They have to pull against each other. (A critic that gives low scores to real examples is right as well, with the sign of generatorLoss turned too. The numbers above are those of a critic that gives them high scores.)',
    edits: [[generator, 'tf.mean(fake)']],
  },
  'sums-for-means': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'You summed over the batch where the mean is asked for: the loss grows with the size of the batch, and two batches of different sizes no longer weigh the same.',
    edits: losses('tf.sub(tf.sum(fake), tf.sum(real))', 'tf.neg(tf.sum(fake))'),
  },
  'absolute-difference': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'You took the size of the difference. A critic then gains by confusing real and generated examples as well as by telling them apart: which of the two is to score higher must be in the loss.',
    edits: [[critic, 'tf.neg(tf.abs(tf.sub(tf.mean(fake), tf.mean(real))))']],
  },
  'real-left-out': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'Your criticLoss has no term for real examples: the critic would learn to give low scores to everything. The distance is a difference of two means.',
    edits: [[critic, 'tf.mean(fake)']],
  },
  'fake-left-out': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'Your criticLoss has no term for generated examples: the critic would learn to give high scores to everything, and the generator would get no direction from it. The distance is a difference of two means.',
    edits: [[critic, 'tf.neg(tf.mean(real))']],
  },
  'squared-scores': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'You squared distances of the scores from labels, which is the loss of a least-squares GAN. It stops pulling once a score has reached its label; a Wasserstein critic never stops, and clipping alone keeps it in bounds.',
    edits: losses(
      'tf.add(tf.mean(tf.square(fake)), tf.mean(tf.square(tf.sub(real, 1))))',
      'tf.mean(tf.square(tf.sub(fake, 1)))',
    ),
  },
  'gradient-clipped': {
    caughtBy: 'gradient',
    lesson: `${lesson}#clipping`,
    explanation:
      "The values of your losses are right, and their gradients are clipped. Clipping keeps the critic's slope in bounds by keeping its weights small; with gradients clipped the weights still grow without limit.",
    edits: [
      ['tf.sub(tf.mean(fake), tf.mean(real))', 'held(tf.sub(tf.mean(fake), tf.mean(real)))'],
      ['return tf.neg(tf.mean(fake));', 'return held(tf.neg(tf.mean(fake)));'],
      [
        'export function criticLoss',
        `const held = tf.customGrad((x) => ({
  value: tf.clone(x as tf.Tensor),
  gradFunc: (dy) => tf.clipByValue(dy as tf.Tensor, -0.01, 0.01),
})) as unknown as (x: tf.Scalar) => tf.Scalar;

export function criticLoss`,
      ],
    ],
  },
  'clipped-to-positive': {
    caughtBy: 'clip',
    lesson: `${lesson}#clipping`,
    explanation:
      'Your weights end in 0..c: all negative ones became 0. A critic needs both signs; the limits are −c and c.',
    edits: [['-c, c', '0, c']],
  },
  'clipped-above-only': {
    caughtBy: 'clip',
    lesson: `${lesson}#clipping`,
    explanation:
      'Weights above c are clipped, those below −c are not. A slope is as steep with a large negative weight: clip on both sides.',
    edits: [['tf.clipByValue(variable, -c, c)', 'tf.minimum(variable, c)']],
  },
  'scaled-to-norm': {
    caughtBy: 'clip',
    lesson: `${lesson}#clipping`,
    explanation:
      'You scaled each variable until its norm is at most c. Weight clipping moves every entry by itself: those inside −c..c stay as they are.',
    edits: [
      ['tf.clipByValue(variable, -c, c)', 'tf.mul(variable, tf.minimum(1, tf.div(c, tf.norm(variable))))'],
    ],
  },
  'biases-left-out': {
    caughtBy: 'clip',
    lesson: `${lesson}#clipping`,
    explanation:
      'Your biases are not clipped. Algorithm 1 clips all parameters of the critic; take every variable of the list, whatever its shape.',
    edits: [
      [
        'for (const variable of variables) variable',
        'for (const variable of variables) if (variable.rank > 1) variable',
      ],
    ],
  },
  'generator-clipped': {
    caughtBy: 'clip',
    lesson: `${lesson}#clipping`,
    explanation:
      "You clipped variables that are not in the list, the generator's among them. Only the critic must have a bounded slope; a generator with weights in −c..c can hardly draw anything.",
    edits: [
      [
        clip,
        'for (const variable of Object.values(tf.engine().registeredVariables)) variable.assign(tf.clipByValue(variable, -c, c));',
      ],
    ],
  },
  'not-assigned': {
    caughtBy: 'clip',
    lesson: `${lesson}#clipping`,
    explanation:
      'The variables are as they were: tf.clipByValue returns a new tensor and leaves its argument alone. The result has to be assigned to the variable.',
    edits: [['variable.assign(tf.clipByValue(variable, -c, c))', 'tf.clipByValue(variable, -c, c)']],
  },
});
