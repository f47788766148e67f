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
      'You take logarithms of the scores, as if they were probabilities. A critic’s score can be any number. The Wasserstein distance is a difference of plain means, so leave out the logarithm.',
    edits: losses('tf.sub(tf.mean(tf.log(fake)), tf.mean(tf.log(real)))', 'tf.neg(tf.mean(tf.log(fake)))'),
  },
  'cross-entropy': {
    caughtBy: 'critic',
    lesson: `${lesson}#no-logarithm`,
    explanation:
      'Your losses are the cross-entropies of a GAN, with the scores as logits. They flatten once the discriminator is sure, which a Wasserstein critic is designed to avoid. Its loss is linear in the scores.',
    edits: losses(
      'tf.add(tf.mean(tf.softplus(fake)), tf.mean(tf.softplus(tf.neg(real))))',
      'tf.mean(tf.softplus(tf.neg(fake)))',
    ),
  },
  'sigmoid-of-scores': {
    caughtBy: 'critic',
    lesson: `${lesson}#no-logarithm`,
    explanation:
      'You apply a sigmoid to the scores before you take their means. It is flat for large scores, so the gradient vanishes again. The output of a critic is linear, so leave out the sigmoid.',
    edits: losses(
      'tf.sub(tf.mean(tf.sigmoid(fake)), tf.mean(tf.sigmoid(real)))',
      'tf.neg(tf.mean(tf.sigmoid(fake)))',
    ),
  },
  'generators-sign': {
    caughtBy: 'generator',
    lesson: `${lesson}#signs`,
    explanation:
      'Your two players have the same goal, because both lower the scores of generated examples or both raise them. They must oppose each other. A critic that gives low scores to real examples is also correct, if generatorLoss has the opposite sign too. The numbers above are for a critic that gives real examples high scores.',
    edits: [[generator, 'tf.mean(fake)']],
  },
  'sums-for-means': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'You sum over the batch, but the losses are means. With sums, the loss grows with the batch size, and two batches of different sizes have different weights.',
    edits: losses('tf.sub(tf.sum(fake), tf.sum(real))', 'tf.neg(tf.sum(fake))'),
  },
  'absolute-difference': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'You take the absolute value of the difference. A critic then gains as much from confusing real and generated examples as from telling them apart. The loss must say which of the two scores higher, so keep the sign.',
    edits: [[critic, 'tf.neg(tf.abs(tf.sub(tf.mean(fake), tf.mean(real))))']],
  },
  'real-left-out': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'Your criticLoss has no term for real examples, so the critic would learn to give low scores to everything. The distance is a difference of two means. Subtract mean(real).',
    edits: [[critic, 'tf.mean(fake)']],
  },
  'fake-left-out': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'Your criticLoss has no term for generated examples. The critic would learn to give high scores to everything, and the generator would get no direction from it. The distance is a difference of two means. Add mean(fake).',
    edits: [[critic, 'tf.neg(tf.mean(real))']],
  },
  'squared-scores': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'Your losses are squared distances between scores and labels, as in a least-squares GAN. Their gradient vanishes once a score reaches its label. A Wasserstein critic’s gradient never vanishes, and only clipping bounds the critic. Use plain means.',
    edits: losses(
      'tf.add(tf.mean(tf.square(fake)), tf.mean(tf.square(tf.sub(real, 1))))',
      'tf.mean(tf.square(tf.sub(fake, 1)))',
    ),
  },
  'gradient-clipped': {
    caughtBy: 'gradient',
    lesson: `${lesson}#clipping`,
    explanation:
      'The values of your losses are right, but their gradients are clipped. WGAN clips the weights to bound the critic’s slope. With clipped gradients, the weights can still grow without limit.',
    edits: [
      ['tf.sub(tf.mean(fake), tf.mean(real))', 'held(tf.sub(tf.mean(fake), tf.mean(real)))'],
      ['return tf.neg(tf.mean(fake));', 'return held(tf.neg(tf.mean(fake)));'],
      [
        'export function criticLoss',
        `const clipped = tf.customGrad((x) => ({
  value: tf.clone(x as tf.Tensor),
  gradFunc: (dy) => tf.clipByValue(dy as tf.Tensor, -0.01, 0.01),
}));
const held = (x: tf.Scalar) => clipped(x) as tf.Scalar;

export function criticLoss`,
      ],
    ],
  },
  'clipped-to-positive': {
    caughtBy: 'clip',
    lesson: `${lesson}#clipping`,
    explanation:
      'Your weights end in 0..c, because all negative weights became 0. A critic needs weights of both signs. The limits are −c and c.',
    edits: [['-c, c', '0, c']],
  },
  'clipped-above-only': {
    caughtBy: 'clip',
    lesson: `${lesson}#clipping`,
    explanation:
      'You clip weights above c but not those below −c. A large negative weight makes the critic just as steep, so clip on both sides.',
    edits: [['tf.clipByValue(variable, -c, c)', 'tf.minimum(variable, c)']],
  },
  'scaled-to-norm': {
    caughtBy: 'clip',
    lesson: `${lesson}#clipping`,
    explanation:
      'You scale each variable so that its norm is at most c. Weight clipping treats each entry separately and leaves those within −c..c unchanged.',
    edits: [
      ['tf.clipByValue(variable, -c, c)', 'tf.mul(variable, tf.minimum(1, tf.div(c, tf.norm(variable))))'],
    ],
  },
  'biases-left-out': {
    caughtBy: 'clip',
    lesson: `${lesson}#clipping`,
    explanation:
      'You do not clip the biases. Algorithm 1 clips all parameters of the critic. Clip every variable in the list, whatever its shape.',
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
      'You clip variables that are not in the list, including the generator’s. Only the critic needs a bounded slope, and a generator with weights in −c..c can hardly generate anything. Clip only the variables that are passed in.',
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
      'Your variables are unchanged, because tf.clipByValue returns a new tensor and does not modify its argument. Assign the result to the variable.',
    edits: [['variable.assign(tf.clipByValue(variable, -c, c))', 'tf.clipByValue(variable, -c, c)']],
  },
  'critic-halved': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'Your criticLoss is half of what it should be, because you averaged the two terms. The distance is the difference of the two means. Do not divide it by 2.',
    edits: [[critic, 'tf.div(tf.sub(tf.mean(fake), tf.mean(real)), 2)']],
  },
  'means-over-the-first-axis': {
    caughtBy: 'critic',
    lesson: `${lesson}#signs`,
    explanation:
      'Your losses have the shape [1], because you take the means over axis 0 only. The second axis, of length 1, is still there, and each loss should be a scalar. Call tf.mean without an axis.',
    edits: losses(
      'tf.sub(tf.mean(fake, 0), tf.mean(real, 0)) as tf.Tensor as tf.Scalar',
      'tf.neg(tf.mean(fake, 0)) as tf.Tensor as tf.Scalar',
    ),
  },
  'scaled-to-c': {
    caughtBy: 'clip',
    lesson: `${lesson}#clipping`,
    explanation:
      'You scale a whole variable down if one of its entries is beyond c. Entries that were within −c..c then change too. Weight clipping treats each entry separately. Use tf.clipByValue.',
    edits: [
      [
        'tf.clipByValue(variable, -c, c)',
        'tf.mul(variable, tf.minimum(1, tf.div(c, tf.max(tf.abs(variable)))))',
      ],
    ],
  },
});
