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
      'Your way runs backwards: at t = 0 it is at b. The weight of a is 1 − t, and that of b is t.',
    edits: [[straight, 'return tf.add(tf.mul(t, a), tf.mul(1 - t, b));']],
  },
  'step-from-the-start': {
    caughtBy: 'lerp',
    lesson: `${lesson}#straight`,
    explanation:
      'You add t b to a and leave a whole: at t = 1 you are at a + b. Go from a by t times the difference, b − a.',
    edits: [[straight, 'return tf.add(a, tf.mul(t, b));']],
  },
  'straight-for-circle': {
    caughtBy: 'slerp',
    lesson: `${lesson}#circle`,
    explanation:
      'Your slerp goes straight. In many dimensions the middle of the straight way is far too short, 7 instead of 10 at 100 dimensions, and the decoder has hardly seen latents that short.',
    edits: [[circle, 'return lerp(a, b, t + 0 * weight(t).size);']],
  },
  'angle-of-vectors-as-given': {
    caughtBy: 'slerp',
    lesson: `${lesson}#angle`,
    explanation:
      'You take the angle from a · b of the vectors as they are. It is a cosine only of vectors that are one long: divide by both lengths.',
    edits: [[cosine, 'tf.sum(tf.mul(a, b))']],
  },
  'cosine-for-angle': {
    caughtBy: 'slerp',
    lesson: `${lesson}#angle`,
    explanation: 'You use the cosine where the angle belongs. Ω = acos of it.',
    edits: [[angle, 'tf.clipByValue(cosine, -1, 1)']],
  },
  'unit-vectors-walked': {
    caughtBy: 'slerp',
    lesson: `${lesson}#circle`,
    explanation:
      'Your points are one long. The normalised vectors only serve to find the angle; the weights apply to a and b as they are, so that t = 0 gives a again.',
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
      'You go straight and then stretch the point to the right length. It lies on the circle, and not at the share t of the angle: the walk is slow at its ends and hurries through the middle.',
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
      'The weights of your slerp are exchanged: sin(t Ω) grows with t, so it belongs to b, where the way ends.',
    edits: [[circle, 'return tf.add(tf.mul(weight(t), a), tf.mul(weight(1 - t), b));']],
  },
  'not-divided-by-the-sine': {
    caughtBy: 'slerp',
    lesson: `${lesson}#circle`,
    explanation:
      'Your weights are sines that are not divided by sin Ω. At t = 0 the weight of a would be sin Ω instead of 1, so the way does not start at a.',
    edits: [[chosen, 'tf.where(tf.greater(sine, 1e-6), tf.sin(tf.mul(share, angle)), share)']],
  },
  'nothing-for-parallel': {
    caughtBy: 'parallel',
    lesson: `${lesson}#parallel`,
    explanation:
      'For parallel vectors your slerp is 0 divided by 0, which is not a number. Where sin Ω is tiny the circle is straight: return lerp.',
    edits: [[chosen, 'tf.div(tf.sin(tf.mul(share, angle)), sine)']],
  },
  'start-for-parallel': {
    caughtBy: 'parallel',
    lesson: `${lesson}#parallel`,
    explanation:
      'For parallel vectors your slerp stays at a. They may differ in length, and the way between them is straight: lerp.',
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
      'You return logits, which are negative where a pixel is dark. The means of the pixels are their sigmoid.',
    edits: [[images, 'decode(eps)']],
  },
  'pixels-decided': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'Your pixels are 0 or 1. The contract asks for their means; deciding each pixel throws away how sure the model is, and makes edges look sharper than the model is.',
    edits: [[images, "tf.cast(tf.greater(decode(eps), 0), 'float32')"]],
  },
  'noise-squashed': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'You pass the noise through a sigmoid before decoding. The latents are distributed as N(0, I), as the decoder was trained for; it is the pixels that are squashed.',
    edits: [[images, 'tf.sigmoid(decode(tf.sigmoid(eps)))']],
  },
  'noise-scaled': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'Your latents have half the spread of the prior. Samples look safer that way, and what the model covers is cut down with them: this is truncation, and it has to be asked for.',
    edits: [[images, 'tf.sigmoid(decode(tf.div(eps, 2)))']],
  },
  'own-noise': {
    caughtBy: 'noise',
    lesson: `${lesson}#sampling`,
    explanation:
      'Your latents do not follow eps: it looks as if you drew noise of your own, normal or uniform. The prior is N(0, I), and its draws are given; with the noise as an input, two models can be compared on the same latents.',
    edits: [[images, 'tf.sigmoid(decode(tf.randomUniform<tf.Rank.R2>(eps.shape)))']],
  },
});
