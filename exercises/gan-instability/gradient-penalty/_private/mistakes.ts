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
      'Your penalty has the right value, but its gradient is NaN if a gradient norm is 0. The slope of the square root is infinite there, and infinity times 0 is NaN. One such example, from a dead unit or a last layer that starts at zero, makes every weight NaN. Add a small number such as 1e-12 under the root. Selecting the value afterwards with tf.where or tf.maximum is too late.',
    edits: [[norms, 'tf.sqrt(tf.sum(tf.square(gradient), 1))']],
  },
  'one-sided': {
    caughtBy: 'value',
    lesson: `${lesson}#two-sided`,
    explanation:
      'Your penalty is right for gradient norms above the target but zero for norms below it. The optimal critic has norm 1 on the lines between real and fake, so the penalty must act on both sides. A flat critic does not help the generator either. Square the difference as it is.',
    edits: [[distance, `tf.relu(${distance})`]],
  },
  'by-the-weights': {
    caughtBy: 'value',
    lesson: `${lesson}#by-the-point`,
    explanation:
      'Your norm is that of the gradient with respect to the critic’s weights, which is one number for the whole batch. The Lipschitz condition limits how fast the score changes with the point. Differentiate the summed scores with respect to x̂, using tf.grad.',
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
      'Your penalty is right, but no gradient leads from it to the critic’s weights. You read the gradient at x̂ as plain numbers, so it became a constant, and a constant penalty trains nothing. Keep the result of tf.grad as a tensor, so that it can be differentiated again.',
    edits: [[gradient, 'tf.tensor2d(tf.grad(score)(point).dataSync(), real.shape)']],
  },
  'one-alpha-for-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#points-between`,
    explanation:
      'All your points lie at the same fraction of their lines, because you use one alpha for the whole batch. The condition must hold everywhere on the lines. Multiply by the column alpha [batch, 1], so that each example has its own.',
    edits: [
      ['tf.mul(alpha, real)', 'tf.mul(0.5, real)'],
      ['tf.sub(1, alpha)', '0.5'],
    ],
  },
  'own-alpha': {
    caughtBy: 'repeatable',
    lesson: `${lesson}#points-between`,
    explanation:
      'Your penalty changes from call to call on the same inputs, because you draw your own alpha. Randomness is an input here, so that a step can be repeated and checked. Use the alpha argument.',
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
      'You evaluate the penalty at the generated examples only. They cover little of the space between the two distributions, where the critic must have a bounded slope. Use points on the lines between real and fake.',
    edits: [[point, 'fake']],
  },
  'at-the-reals': {
    caughtBy: 'value',
    lesson: `${lesson}#points-between`,
    explanation:
      'You evaluate the penalty at the real examples only, as R1 does (Mescheder et al. 2018). WGAN-GP needs the slope between the two distributions. Use points on the lines between real and fake.',
    edits: [[point, 'real']],
  },
  'shares-do-not-add-up': {
    caughtBy: 'value',
    lesson: `${lesson}#points-between`,
    explanation:
      'Your points are alpha (real + fake), which do not lie between the two ends because both ends have the same weight. The weights are alpha and 1 − alpha.',
    edits: [['tf.sub(1, alpha)', 'alpha']],
  },
  'by-one-end': {
    caughtBy: 'value',
    lesson: `${lesson}#by-the-point`,
    explanation:
      'Your gradients are too small by a factor of alpha or 1 − alpha. You differentiated with respect to one end of the line, and x̂ moves with it only partly. Compute x̂ first, and differentiate the scores with respect to x̂.',
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
      'Your gradients are too small by a factor of the batch size, because you differentiated the mean of the scores. Each score depends on its own point only, so the gradient of their sum contains each example’s own gradient. Use tf.sum.',
    edits: [['tf.sum(critic(', 'tf.mean(critic(']],
  },
  'norm-not-rooted': {
    caughtBy: 'linear',
    lesson: `${lesson}#norm`,
    explanation:
      'Your penalty is (‖∇D‖² − target)², so the square root is missing. For a target of 1 it is zero at the same place but much steeper away from it, so large gradients cause huge steps. Take the root of the sum of squares.',
    edits: [[norms, 'tf.sum(tf.square(gradient), 1)']],
  },
  'norm-over-the-batch': {
    caughtBy: 'linear',
    lesson: `${lesson}#one-gradient-per-example`,
    explanation:
      'You take one norm over the whole batch. It grows with the number of examples, and gradients that are too large and too small cancel out. Sum the squares over the features only, which is axis 1.',
    edits: [[norms, 'tf.sqrt(tf.add(tf.sum(tf.square(gradient)), 1e-12))']],
  },
  'norm-over-the-wrong-axis': {
    caughtBy: 'linear',
    lesson: `${lesson}#one-gradient-per-example`,
    explanation:
      'Your norms are over the examples, one per feature. Each example has its own gradient, which is a row of [batch, features]. Sum the squares over axis 1.',
    edits: [['tf.sum(tf.square(gradient), 1)', 'tf.sum(tf.square(gradient), 0)']],
  },
  'mean-over-the-features': {
    caughtBy: 'linear',
    lesson: `${lesson}#norm`,
    explanation:
      'Your norms are too small by a factor of √features, because you averaged the squares over the features. A critic with this penalty can be √features times too steep. Sum the squares instead.',
    edits: [['tf.sum(tf.square(gradient), 1)', 'tf.mean(tf.square(gradient), 1)']],
  },
  'sum-of-absolute-values': {
    caughtBy: 'linear',
    lesson: `${lesson}#norm`,
    explanation:
      'Your norm is the sum of the absolute values, ‖∇D‖₁. Distances between points are Euclidean here, so the slope is the Euclidean norm. Use the square root of the sum of squares.',
    edits: [[norms, 'tf.sum(tf.abs(gradient), 1)']],
  },
  'no-norm': {
    caughtBy: 'linear',
    lesson: `${lesson}#norm`,
    explanation:
      'You pull each entry of the gradient to the target separately. The critic’s gradient can point in any direction, and only its length matters. Take the norm of each example’s gradient first, then its distance from the target.',
    edits: [[norms, 'gradient']],
  },
  'mean-before-the-square': {
    caughtBy: 'value',
    lesson: `${lesson}#one-gradient-per-example`,
    explanation:
      'You take the mean of the norms first and then square its distance from the target. A norm that is too large and one that is too small then cancel out. Square each example’s distance and take the mean at the end.',
    edits: [[penalty, `tf.square(tf.mean(${distance}))`]],
  },
  'summed-over-the-batch': {
    caughtBy: 'linear',
    lesson: `${lesson}#mean-over-the-batch`,
    explanation:
      'Your penalty is a sum over the batch. The critic’s loss consists of means, so the weight of a summed penalty would depend on the batch size. Take the mean.',
    edits: [[penalty, `tf.sum(tf.square(${distance}))`]],
  },
  'weighted-by-ten': {
    caughtBy: 'linear',
    lesson: `${lesson}#weight`,
    explanation:
      'Your penalty is ten times too large, because it already includes the paper’s λ = 10. Here the training loop applies the weight, since toy data need about 0.1 and images 10. Return the penalty without a weight.',
    edits: [[`return ${penalty}`, `return tf.mul(10, ${penalty})`]],
  },
  'target-ignored': {
    caughtBy: 'target',
    lesson: `${lesson}#target`,
    explanation:
      'Your penalty always pulls towards 1, whatever target says. Subtract target from the norms, and give it the default of 1 in the parameter list.',
    edits: [[distance, 'tf.sub(norms, 1)']],
  },
  'zero-target-is-missing': {
    caughtBy: 'target',
    lesson: `${lesson}#target`,
    explanation:
      'Your penalty treats a target of 0 as if it had been left out, because 0 || 1 is 1. Write the default as target = 1 in the parameter list, or use ??. With a target of 0 the penalty is that of R1 and R2 at these points, which damps the game’s rotation.',
    edits: [[distance, 'tf.sub(norms, target || 1)']],
  },
  'pulled-to-zero': {
    caughtBy: 'value',
    lesson: `${lesson}#target`,
    explanation:
      'Your penalty is the mean of ‖∇D‖², so it pulls the norms towards 0, whatever target says. A critic with a norm of 1 is then penalised, although its slope is right. Subtract target from the norms before you square them.',
    edits: [[distance, 'tf.sub(norms, 0 * target)']],
  },
  'absolute-distance': {
    caughtBy: 'linear',
    lesson: `${lesson}#two-sided`,
    explanation:
      'Your penalty is the mean of |‖∇D‖ − target|, without the square. Its gradient has the same size however close the norm is to the target, so training oscillates around it. Square the distance.',
    edits: [[penalty, `tf.mean(tf.abs(${distance}))`]],
  },
  'relative-to-the-target': {
    caughtBy: 'target',
    lesson: `${lesson}#target`,
    explanation:
      'Your penalty is the mean of (‖∇D‖ / target − 1)². It is right for a target of 1 only, and not defined for a target of 0. Subtract target from the norms instead of dividing by it.',
    edits: [[distance, 'tf.sub(tf.div(norms, target), 1)']],
  },
});
