import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/beyond-gaussians';
const noise = 'tf.neg(tf.log(tf.neg(tf.log(uniform))))';
const scores = 'tf.div(tf.add(logits, gumbel), temperature)';
const relaxed = `tf.softmax(${scores})`;
const returned = `return ${relaxed};`;
const hard = "tf.cast(tf.oneHot(tf.argMax(soft, 1), soft.shape[1]), 'float32')";
const passed = 'gradFunc: (dy: tf.Tensor) => dy';

export default defineMistakes({
  'noise-subtracted': {
    caughtBy: 'value',
    lesson: `${lesson}#gumbel-max`,
    explanation:
      'Your noise is log(−log u), so you subtract the Gumbel noise. The largest of logits minus Gumbel noise is not a draw from the softmax: only the maximum of logits plus Gumbel noise is. Use g = −log(−log u), with both minus signs.',
    edits: [[noise, 'tf.log(tf.neg(tf.log(uniform)))']],
  },
  'one-logarithm': {
    caughtBy: 'value',
    lesson: `${lesson}#gumbel-max`,
    explanation:
      'Your noise is −log u, which has an exponential distribution and is never negative. Gumbel noise takes the logarithm once more. Use g = −log(−log u).',
    edits: [[noise, 'tf.neg(tf.log(uniform))']],
  },
  'uniform-noise': {
    caughtBy: 'value',
    lesson: `${lesson}#gumbel-max`,
    explanation:
      'You added the uniform numbers to the logits as they are. The maximum is then not a draw from the softmax, and classes that are more than 1 behind are never drawn. Turn them into Gumbel noise first, g = −log(−log u).',
    edits: [[noise, 'tf.clone(uniform)']],
  },
  'noise-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#gumbel-max`,
    explanation:
      'Your result does not depend on the uniform numbers. It is a softmax with a temperature, which is the same for every draw. Add the Gumbel noise to the logits.',
    edits: [['tf.add(logits, gumbel)', 'tf.add(logits, tf.zerosLike(gumbel))']],
  },
  'noise-not-divided': {
    caughtBy: 'value',
    lesson: `${lesson}#temperature`,
    explanation:
      'You divided only the logits by the temperature. At a temperature below 1, the noise then decides too little, and the largest entry is no longer a draw from softmax(logits). Divide the sum of logits and noise.',
    edits: [[scores, 'tf.add(tf.div(logits, temperature), gumbel)']],
  },
  'logits-not-divided': {
    caughtBy: 'value',
    lesson: `${lesson}#temperature`,
    explanation:
      'You divided only the noise by the temperature. At a temperature below 1, the noise then decides too much, and the largest entry is no longer a draw from softmax(logits). Divide the sum of logits and noise.',
    edits: [[scores, 'tf.add(logits, tf.div(gumbel, temperature))']],
  },
  'multiplied-by-temperature': {
    caughtBy: 'value',
    lesson: `${lesson}#temperature`,
    explanation:
      'You multiplied by the temperature, so a low temperature gives a flat row. It should be the other way: the row approaches a one-hot row as the temperature falls. Divide by the temperature.',
    edits: [[scores, 'tf.mul(tf.add(logits, gumbel), temperature)']],
  },
  'temperature-ignored': {
    caughtBy: 'value',
    lesson: `${lesson}#temperature`,
    explanation:
      'Your result is right at a temperature of 1 and does not depend on the temperature. Divide logits plus noise by it before the softmax.',
    edits: [[scores, 'tf.add(logits, gumbel)']],
  },
  'divided-after-the-softmax': {
    caughtBy: 'value',
    lesson: `${lesson}#temperature`,
    explanation:
      'You divided the softmax by the temperature, so your rows do not sum to 1. The temperature changes how sharp a row is, not its sum. Divide logits plus noise by it, inside the softmax.',
    edits: [[relaxed, 'tf.div(tf.softmax(tf.add(logits, gumbel)), temperature)']],
  },
  'probabilities-for-logits': {
    caughtBy: 'value',
    lesson: `${lesson}#gumbel-max`,
    explanation:
      'You added the noise to probabilities: a softmax comes before the sum. Gumbel noise belongs to logarithms of probabilities. Probabilities differ by less than 1, so the noise would decide nearly alone. Add it to the logits.',
    edits: [['tf.add(logits, gumbel)', 'tf.add(tf.softmax(logits), gumbel)']],
  },
  'softmax-over-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#axes`,
    explanation:
      'Your columns sum to 1 and your rows do not: the softmax runs over the batch. Each row is a draw of its own. Take the softmax over the classes, the last axis.',
    edits: [[relaxed, `tf.transpose(tf.softmax(tf.transpose(${scores})))`]],
  },
  'one-noise-for-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#axes`,
    explanation:
      'You used the first row of the uniform numbers for every example. Examples that share their noise have gradient estimates that are not independent. Give each example its own row.',
    edits: [['tf.add(logits, gumbel)', 'tf.add(logits, tf.slice(gumbel, [0, 0], [1, -1]))']],
  },
  'logarithm-returned': {
    caughtBy: 'value',
    lesson: `${lesson}#temperature`,
    explanation:
      'Your entries are negative: you returned the logarithms of the relaxed draw. A decoder needs the row itself, whose entries are positive and sum to 1. Use tf.softmax.',
    edits: [[relaxed, `tf.logSoftmax(${scores})`]],
  },
  'hard-draw-returned': {
    caughtBy: 'value',
    lesson: `${lesson}#straight-through`,
    explanation:
      'Your rows are one-hot. This is the exact draw, but its derivative is 0 wherever it exists, so nothing can be learned from it. gumbelSoftmax returns the relaxed row. The one-hot row is the task of straightThrough.',
    edits: [[returned, `return hardened(${relaxed});`]],
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: 'reparametrization/the-trick#gradient-path',
    explanation:
      'Your values are right, but no gradient reaches the logits. You rebuilt the result from plain numbers (arraySync, dataSync, tensor(…)), and plain numbers have no gradient. Use tf operations all the way from the logits to the result.',
    edits: [[returned, `const soft: tf.Tensor2D = ${relaxed};\n  return tf.tensor2d(soft.arraySync());`]],
  },
  'largest-not-subtracted': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your rows are right for small logits and NaN for large ones: exp overflows, and ∞ / ∞ is NaN. A low temperature makes every logit large. Subtract the largest entry of each row before exp, as tf.softmax does.',
    edits: [[returned, `const parts = tf.exp(${scores});\n  return tf.div(parts, tf.sum(parts, 1, true));`]],
  },
  'epsilon-in-the-logarithms': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'You added a small number inside the logarithms. For a uniform number next to 1, −log u is as small as that number, and the noise is wrong. Here the uniform numbers lie strictly between 0 and 1, so nothing has to be added.',
    edits: [[noise, 'tf.neg(tf.log(tf.add(tf.neg(tf.log(tf.add(uniform, 1e-8))), 1e-8)))']],
  },
  'uniform-clipped': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'You clipped the uniform numbers, so the noise stops at a limit. Rare classes win by rare, large noise, and the limit takes this chance away. Here the uniform numbers lie strictly between 0 and 1, so use them as they are.',
    edits: [[noise, 'tf.neg(tf.log(tf.neg(tf.log(tf.clipByValue(uniform, 1e-6, 1 - 1e-6)))))']],
  },
  'soft-row-returned': {
    caughtBy: 'hard',
    lesson: `${lesson}#straight-through`,
    explanation:
      'straightThrough returns soft itself. The gradient is right, but the value has to be one-hot: the decoder should see in training what it sees when it is used. Return 1 at the largest entry of each row and 0 elsewhere.',
    edits: [['return hardened(soft);', 'return tf.clone(soft);']],
  },
  'no-gradient-through-hard': {
    caughtBy: 'hard',
    lesson: `${lesson}#straight-through`,
    explanation:
      'Your one-hot rows are right, but no gradient passes through them: argMax and oneHot have none. The estimator pretends that hard is soft when it differentiates. Give the one-hot value the gradient of the identity, with tf.customGrad.',
    edits: [
      [
        'return hardened(soft);',
        "return tf.cast(tf.oneHot(tf.argMax(soft, 1), soft.shape[1]), 'float32') as tf.Tensor2D;",
      ],
    ],
  },
  'hard-added-to-soft': {
    caughtBy: 'hard',
    lesson: `${lesson}#straight-through`,
    explanation:
      'Your value is hard + soft. The gradient is right, because the one-hot part has none, but soft has to cancel in the value. Add the constant hard − soft to soft, where no gradient passes through the constant.',
    edits: [
      [
        'return hardened(soft);',
        "return tf.add(soft, tf.oneHot(tf.argMax(soft, 1), soft.shape[1], 1, 0, 'float32'));",
      ],
    ],
  },
  'threshold-at-one-half': {
    caughtBy: 'hard',
    lesson: `${lesson}#straight-through`,
    explanation:
      'You rounded each entry, so a row without an entry above one half has no 1 at all. With more than two classes this is common. Use the largest entry of the row.',
    edits: [[hard, "tf.cast(tf.greater(soft, 0.5), 'float32')"]],
  },
  'largest-over-the-batch': {
    caughtBy: 'hard',
    lesson: `${lesson}#axes`,
    explanation:
      'You put a 1 at the largest entry of each column. The classes are on the last axis, and each row is a draw of its own. Find the largest entry of each row.',
    edits: [[hard, "tf.cast(tf.equal(soft, tf.max(soft, 0, true)), 'float32')"]],
  },
  'smallest-entry': {
    caughtBy: 'hard',
    lesson: `${lesson}#straight-through`,
    explanation:
      'You put the 1 at the smallest entry of each row. The relaxed draw is largest at the class that was drawn. Use argMax.',
    edits: [['tf.argMax(soft, 1)', 'tf.argMin(soft, 1)']],
  },
  'class-index-returned': {
    caughtBy: 'hard',
    lesson: `${lesson}#straight-through`,
    explanation:
      'You returned the number of the class, not a one-hot row. Such a number says that class 2 is twice class 1, and it has no useful gradient. Return a row with 1 at this class.',
    edits: [[hard, "tf.cast(tf.argMax(soft, 1), 'float32')"]],
  },
  'softmax-differentiated-twice': {
    caughtBy: 'hard',
    lesson: `${lesson}#identity`,
    explanation:
      'Your values are right, but your gradient contains the derivative of the softmax. gumbelSoftmax has it already, so it would count twice. The gradient of straightThrough with respect to soft is the identity: return dy as it is.',
    edits: [
      [passed, 'gradFunc: (dy: tf.Tensor) => tf.mul(soft, tf.sub(dy, tf.sum(tf.mul(dy, soft), 1, true)))'],
    ],
  },
  'gradient-of-the-winner-only': {
    caughtBy: 'hard',
    lesson: `${lesson}#identity`,
    explanation:
      'Your values are right, but only the largest entry of each row gets a gradient. The other classes then never learn that they would have been better. The gradient of straightThrough is the identity: return dy as it is.',
    edits: [[passed, 'gradFunc: (dy: tf.Tensor) => tf.mul(dy, hard)']],
  },
  'gradient-weighted-by-soft': {
    caughtBy: 'hard',
    lesson: `${lesson}#identity`,
    explanation:
      'Your values are right, but each gradient is multiplied by the entry of soft. The gradient of straightThrough with respect to soft is the identity: return dy as it is.',
    edits: [[passed, 'gradFunc: (dy: tf.Tensor) => tf.mul(dy, soft)']],
  },
});
