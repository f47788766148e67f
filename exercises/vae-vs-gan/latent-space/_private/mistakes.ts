import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'vae-vs-gan/latent-space';
const straight = 'return tf.add(tf.mul(1 - t, a), tf.mul(t, b));';
const circle = 'return tf.add(tf.mul(weight(1 - t), a), tf.mul(weight(t), b));';
const cosine = 'tf.div(tf.sum(tf.mul(a, b)), tf.mul(tf.norm(a), tf.norm(b)))';
const angle = 'tf.acos(tf.clipByValue(cosine, -1, 1))';
const chosen = 'tf.where(tf.greater(sine, 1e-6), tf.div(tf.sin(tf.mul(share, angle)), sine), share)';
const images = 'tf.sigmoid(decode(eps))';

export default defineMistakes({
  'ends-exchanged': {
    caughtBy: 'lerp',
    lesson: `${lesson}#straight`,
    explanation:
      'Your interpolation runs backwards, because it is at b for t = 0. The weight of a is 1 − t, and that of b is t.',
    edits: [[straight, 'return tf.add(tf.mul(t, a), tf.mul(1 - t, b));']],
  },
  'step-from-the-start': {
    caughtBy: 'lerp',
    lesson: `${lesson}#straight`,
    explanation: 'You add t·b but keep all of a, so at t = 1 you are at a + b. Weight a by 1 − t.',
    edits: [[straight, 'return tf.add(a, tf.mul(t, b));']],
  },
  'straight-for-circle': {
    caughtBy: 'slerp',
    lesson: `${lesson}#circle`,
    explanation:
      'Your slerp is a straight line. In many dimensions its midpoint is far too short, with length 7 instead of 10 in 100 dimensions, and the decoder has hardly seen such latents. Interpolate along the arc.',
    edits: [[circle, 'return lerp(a, b, t + 0 * weight(t).size);']],
  },
  'angle-of-vectors-as-given': {
    caughtBy: 'slerp',
    lesson: `${lesson}#angle`,
    explanation:
      'You compute the angle from a · b without normalising the vectors. That is a cosine only if both have length 1. Divide by both lengths.',
    edits: [[cosine, 'tf.sum(tf.mul(a, b))']],
  },
  'cosine-for-angle': {
    caughtBy: 'slerp',
    lesson: `${lesson}#angle`,
    explanation: 'You use the cosine instead of the angle. Ω is the arccosine of it.',
    edits: [[angle, 'tf.clipByValue(cosine, -1, 1)']],
  },
  'unit-vectors-walked': {
    caughtBy: 'slerp',
    lesson: `${lesson}#circle`,
    explanation:
      'Your points have length 1. The normalised vectors only serve to find the angle. Apply the weights to a and b themselves, so that t = 0 gives a.',
    edits: [
      [
        circle,
        'return tf.add(tf.mul(weight(1 - t), tf.div(a, tf.norm(a))), tf.mul(weight(t), tf.div(b, tf.norm(b))));',
      ],
    ],
  },
  'straight-and-stretched': {
    caughtBy: 'slerp',
    lesson: `${lesson}#circle`,
    explanation:
      'You interpolate along a straight line and then rescale the point to the right length. It lies on the arc but not at the fraction t of the angle. The motion is slow at the ends and fast in the middle. Use the weights of slerp.',
    edits: [
      [
        circle,
        `const point = tf.add(tf.mul(1 - t, a), tf.mul(t, b));
  const length = tf.add(tf.mul(1 - t, tf.norm(a)), tf.mul(t, tf.norm(b)));
  return tf.mul(tf.div(point, tf.norm(point)), tf.add(length, tf.mul(0, weight(t))));`,
      ],
    ],
  },
  'circle-backwards': {
    caughtBy: 'slerp',
    lesson: `${lesson}#circle`,
    explanation:
      'The weights of your slerp are swapped. sin(t Ω) grows with t, so it belongs to b, where the path ends.',
    edits: [[circle, 'return tf.add(tf.mul(weight(t), a), tf.mul(weight(1 - t), b));']],
  },
  'not-divided-by-the-sine': {
    caughtBy: 'slerp',
    lesson: `${lesson}#circle`,
    explanation:
      'You do not divide your weights by sin Ω. At t = 0 the weight of a is sin Ω instead of 1, so the path does not start at a.',
    edits: [[chosen, 'tf.where(tf.greater(sine, 1e-6), tf.sin(tf.mul(share, angle)), share)']],
  },
  'nothing-for-parallel': {
    caughtBy: 'parallel',
    lesson: `${lesson}#parallel`,
    explanation:
      'Your slerp is 0 / 0, which is NaN, for parallel vectors. If sin Ω is tiny, the arc is a straight line, so return lerp.',
    edits: [[chosen, 'tf.div(tf.sin(tf.mul(share, angle)), sine)']],
  },
  'start-for-parallel': {
    caughtBy: 'parallel',
    lesson: `${lesson}#parallel`,
    explanation:
      'Your slerp stays at a for parallel vectors. They can differ in length, and the path between them is straight, so return lerp.',
    edits: [
      [
        circle,
        'return tf.where(tf.greater(sine, 1e-6), tf.add(tf.mul(weight(1 - t), a), tf.mul(weight(t), b)), a);',
      ],
    ],
  },
  'logits-returned': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'You return logits, which are negative for dark pixels. The means of the pixels are their sigmoid.',
    edits: [[images, 'decode(eps)']],
  },
  'pixels-decided': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'Your pixels are 0 or 1, but the docstring asks for their means. Thresholding each pixel discards how sure the model is and makes the edges look too sharp.',
    edits: [[images, "tf.cast(tf.greater(decode(eps), 0), 'float32')"]],
  },
  'noise-squashed': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'You apply a sigmoid to the noise before decoding. The decoder was trained on latents from N(0, I). Apply the sigmoid to the pixels instead.',
    edits: [[images, 'tf.sigmoid(decode(tf.sigmoid(eps)))']],
  },
  'noise-scaled': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'Your latents have half the standard deviation of the prior. The samples look better, but they cover less of what the model can generate. That is truncation, which the docstring does not ask for. Decode eps as it is.',
    edits: [[images, 'tf.sigmoid(decode(tf.div(eps, 2)))']],
  },
  'own-noise': {
    caughtBy: 'noise',
    lesson: `${lesson}#sampling`,
    explanation:
      'Your latents do not depend on eps, so you may have drawn your own noise, normal or uniform. The prior is N(0, I), and its samples are an input, so that two models can be compared on the same latents. Decode eps.',
    edits: [[images, 'tf.sigmoid(decode(tf.randomUniform<tf.Rank.R2>(eps.shape)))']],
  },
  'tanh-for-sigmoid': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'You apply tanh to the logits, so your pixels are between −1 and 1. The mean of a pixel is the sigmoid of its logit, between 0 and 1. Use tf.sigmoid.',
    edits: [[images, 'tf.tanh(decode(eps))']],
  },
  'softmax-for-sigmoid': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'You apply a softmax, so the pixels of each image add up to 1. The pixels are independent, and each has its own mean. Use tf.sigmoid.',
    edits: [[images, 'tf.softmax(decode(eps))']],
  },
  'length-interpolated': {
    caughtBy: 'slerp',
    lesson: `${lesson}#circle`,
    explanation:
      'You interpolate the directions along the arc and the lengths along a line, separately. This differs from slerp if a and b have different lengths. Apply the weights to a and b themselves.',
    edits: [
      [
        circle,
        `const [lengthA, lengthB] = [tf.norm(a), tf.norm(b)];
  const direction = tf.add(tf.mul(weight(1 - t), tf.div(a, lengthA)), tf.mul(weight(t), tf.div(b, lengthB)));
  const length = tf.add(tf.mul(1 - t, lengthA), tf.mul(t, lengthB));
  return tf.where(tf.greater(sine, 1e-6), tf.mul(direction, length), lerp(a, b, t));`,
      ],
    ],
  },
  'stretched-to-the-arc': {
    caughtBy: 'slerp',
    lesson: `${lesson}#circle`,
    explanation:
      'You interpolate along a straight line and then stretch the point to the length of the slerp at t. Its length is right, but it is not at the fraction t of the angle. The motion is slow at the ends and fast in the middle. Return the slerp itself.',
    edits: [
      [
        circle,
        `const arc = tf.add(tf.mul(weight(1 - t), a), tf.mul(weight(t), b));
  const line: tf.Tensor1D = lerp(a, b, t);
  return tf.where(tf.greater(sine, 1e-6), tf.mul(line, tf.div(tf.norm(arc), tf.norm(line))), line);`,
      ],
    ],
  },
});
