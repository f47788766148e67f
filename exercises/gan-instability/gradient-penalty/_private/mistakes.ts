import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/gradient-penalty';
const point = 'tf.add(tf.mul(alpha, real), tf.mul(tf.sub(1, alpha), fake))';
const gradient = 'tf.grad(score)(point)';
const norms = 'tf.sqrt(tf.add(tf.sum(tf.square(gradient), 1), 1e-12))';
const distance = 'tf.sub(norms, target)';
const penalty = `tf.mean(tf.square(${distance}))`;

export default defineMistakes({
  'root-at-zero': {
    caughtBy: 'flat',
    lesson: `${lesson}#zero-norm`,
    explanation:
      'Your penalty has the right value, and its gradient is NaN where a gradient norm is 0: the slope of the root is infinite there, and infinity times 0 is no number. One such example, from a dead unit or a last layer that starts at zero, turns every weight into NaN. Add something like 1e-12 under the root; picking the value afterwards with tf.where or tf.maximum comes too late.',
    edits: [[norms, 'tf.sqrt(tf.sum(tf.square(gradient), 1))']],
  },
  'one-sided': {
    caughtBy: 'value',
    lesson: `${lesson}#two-sided`,
    explanation:
      'Your penalty is right where the gradient norm is above the target and zero where it is below. The optimal critic has norm 1 on the lines between real and fake, so this penalty pulls from both sides; a critic that goes flat is of no use to the generator either. Square the difference as it is.',
    edits: [[distance, `tf.relu(${distance})`]],
  },
  'by-the-weights': {
    caughtBy: 'value',
    lesson: `${lesson}#by-the-point`,
    explanation:
      'Your norm is that of the gradient by the critic’s weights, one for the whole batch. The Lipschitz condition is about how fast the score changes as the point moves, so differentiate by the point: tf.grad of the summed scores, at x̂.',
    edits: [
      [`tf.sub(1, alpha), fake));`, `tf.sub(1, alpha), fake)) as tf.Tensor2D;`],
      ['const score = (x: tf.Tensor): tf.Tensor => tf.sum(critic(x as tf.Tensor2D));\n', ''],
      [
        `const gradient = ${gradient}; // [batch, features]`,
        'const { grads } = tf.variableGrads(() => tf.sum(critic(point)).asScalar());',
      ],
      [norms, 'tf.sqrt(tf.addN(Object.values(grads).map((each) => tf.sum(tf.square(each)))))'],
    ],
  },
  'not-differentiable': {
    caughtBy: 'weights',
    lesson: `${lesson}#second-order`,
    explanation:
      'Your penalty is right, and no gradient leads from it to the critic’s weights: the gradient at x̂ was read out as plain numbers, so it became a constant. A constant penalty trains nothing. Keep the result of tf.grad a tensor; its own derivative is what makes the critic smooth.',
    edits: [[gradient, 'tf.tensor2d(tf.grad(score)(point).dataSync(), real.shape)']],
  },
  'one-alpha-for-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#points-between`,
    explanation:
      'All your points lie at the same share of their lines: one alpha is used for the whole batch, its first or its mean. The condition has to hold all along the lines; multiply with the column alpha [batch, 1], and every example gets its own.',
    edits: [
      ['tf.mul(alpha, real)', 'tf.mul(0.5, real)'],
      ['tf.sub(1, alpha)', '0.5'],
    ],
  },
  'own-alpha': {
    caughtBy: 'repeatable',
    lesson: `${lesson}#points-between`,
    explanation:
      'Your penalty changes from call to call on the same inputs: you draw an alpha of your own. Randomness is handed in here, so that a step can be repeated and checked; use the alpha that you are given.',
    edits: [
      [
        `const point = ${point};`,
        'const own = tf.randomUniform(alpha.shape);\n  const point = tf.add(tf.mul(own, real), tf.mul(tf.sub(1, own), fake));',
      ],
    ],
  },
  'at-the-fakes': {
    caughtBy: 'value',
    lesson: `${lesson}#points-between`,
    explanation:
      'Your penalty looks at the generated examples only. They cover little of the space between the two distributions, where the critic has to lead from one to the other. Take points on the lines between real and fake.',
    edits: [[point, 'fake']],
  },
  'at-the-reals': {
    caughtBy: 'value',
    lesson: `${lesson}#points-between`,
    explanation:
      'Your penalty looks at the real examples only, as R1 does (Mescheder et al. 2018). WGAN-GP needs the slope between the two distributions: take points on the lines between real and fake.',
    edits: [[point, 'real']],
  },
  'shares-do-not-add-up': {
    caughtBy: 'value',
    lesson: `${lesson}#points-between`,
    explanation:
      'Your points are alpha (real + fake): both ends got the same share, so the points do not lie between them. The shares of the two ends are alpha and 1 − alpha.',
    edits: [['tf.sub(1, alpha)', 'alpha']],
  },
  'by-one-end': {
    caughtBy: 'value',
    lesson: `${lesson}#by-the-point`,
    explanation:
      'Your gradients are too small by a factor of alpha, or 1 − alpha: you differentiated by one end of the line, and x̂ moves only in part with it. Make x̂ first, and differentiate the scores by x̂ itself.',
    edits: [
      ['const score = (x: tf.Tensor): tf.Tensor => tf.sum(critic(x as tf.Tensor2D));\n', ''],
      [
        `const point = ${point};`,
        'const score = (x: tf.Tensor): tf.Tensor =>\n    tf.sum(critic(tf.add(tf.mul(alpha, x), tf.mul(tf.sub(1, alpha), fake)) as tf.Tensor2D));',
      ],
      [gradient, 'tf.grad(score)(real)'],
    ],
  },
  'mean-of-the-scores': {
    caughtBy: 'linear',
    lesson: `${lesson}#one-gradient-per-example`,
    explanation:
      'Your gradients are too small by the batch size: you differentiated the mean of the scores. Each score depends on its own point only, so it is the gradient of their sum that holds each example’s own gradient.',
    edits: [['tf.sum(critic(', 'tf.mean(critic(']],
  },
  'norm-not-rooted': {
    caughtBy: 'linear',
    lesson: `${lesson}#norm`,
    explanation:
      'Your penalty is (‖∇D‖² − target)²: the root is missing. It is zero at the same place for a target of 1, and far steeper away from it, so that large gradients blow the step up.',
    edits: [[norms, 'tf.sum(tf.square(gradient), 1)']],
  },
  'norm-over-the-batch': {
    caughtBy: 'linear',
    lesson: `${lesson}#one-gradient-per-example`,
    explanation:
      'You took one norm over the whole batch. It grows with the number of examples, and examples that are too steep and too flat make up for each other. Sum the squares over the features only: axis 1.',
    edits: [[norms, 'tf.sqrt(tf.add(tf.sum(tf.square(gradient)), 1e-12))']],
  },
  'norm-over-the-wrong-axis': {
    caughtBy: 'linear',
    lesson: `${lesson}#one-gradient-per-example`,
    explanation:
      'Your norms run over the examples, one for each feature. Each example has its own gradient, a row of [batch, features]: sum the squares over axis 1.',
    edits: [['tf.sum(tf.square(gradient), 1)', 'tf.sum(tf.square(gradient), 0)']],
  },
  'mean-over-the-features': {
    caughtBy: 'linear',
    lesson: `${lesson}#norm`,
    explanation:
      'Your norms are too small by √features: the squares were averaged over the features, where a norm sums them. A critic held to that may be √features times too steep.',
    edits: [['tf.sum(tf.square(gradient), 1)', 'tf.mean(tf.square(gradient), 1)']],
  },
  'sum-of-absolute-values': {
    caughtBy: 'linear',
    lesson: `${lesson}#norm`,
    explanation:
      'Your norm is the sum of the absolute values, ‖∇D‖₁. The distance between points is Euclidean here, so the slope is the Euclidean norm: the root of the sum of squares.',
    edits: [[norms, 'tf.sum(tf.abs(gradient), 1)']],
  },
  'no-norm': {
    caughtBy: 'linear',
    lesson: `${lesson}#norm`,
    explanation:
      'You pull every entry of the gradient to the target by itself. The critic may point in any direction, as long as the slope along it is right: take the norm of each example’s gradient first, then the distance from the target.',
    edits: [[norms, 'gradient']],
  },
  'mean-before-the-square': {
    caughtBy: 'value',
    lesson: `${lesson}#one-gradient-per-example`,
    explanation:
      'You took the mean of the norms first and squared its distance from the target. Then a point that is too steep and one that is too flat cancel; square each example’s distance, and take the mean at the end.',
    edits: [[penalty, `tf.square(tf.mean(${distance}))`]],
  },
  'summed-over-the-batch': {
    caughtBy: 'linear',
    lesson: `${lesson}#mean-over-the-batch`,
    explanation:
      'Your penalty is the sum over the batch. The critic’s loss is made of means, so the weight of a summed penalty would depend on the batch size; take the mean.',
    edits: [[penalty, `tf.sum(tf.square(${distance}))`]],
  },
  'weighted-by-ten': {
    caughtBy: 'linear',
    lesson: `${lesson}#weight`,
    explanation:
      'Your penalty is ten times the right one: the paper’s λ = 10 is already in it. Here the weight is left to the training loop, as toy data want 0.1 and images 10.',
    edits: [[`return ${penalty}`, `return tf.mul(10, ${penalty})`]],
  },
  'target-ignored': {
    caughtBy: 'target',
    lesson: `${lesson}#target`,
    explanation:
      'Your penalty always pulls to 1, whatever target says. Subtract target from the norms, and give it its default of 1 in the parameter list.',
    edits: [[distance, 'tf.sub(norms, 1)']],
  },
  'zero-target-is-missing': {
    caughtBy: 'target',
    lesson: `${lesson}#target`,
    explanation:
      'Your penalty takes a target of 0 for one that was left out: 0 || 1 is 1. Write the default as target = 1 in the parameter list, or use ??. A target of 0 is the penalty of R1 and R2 at these points, which damps the game’s rotation.',
    edits: [[distance, 'tf.sub(norms, target || 1)']],
  },
});
