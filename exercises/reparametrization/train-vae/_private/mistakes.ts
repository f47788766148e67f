import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/train-a-vae';
const sample = 'tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps))';

export default defineMistakes({
  'kernels-start-at-zero': {
    caughtBy: 'initial',
    lesson: `${lesson}#initial-weights`,
    explanation:
      'A kernel of yours starts at zero everywhere: the initialiser was never applied. Then all hidden units compute the same and get the same gradient, and no training can tell them apart. Draw each kernel at random from the seed.',
    edits: [['tf.initializers.glorotNormal({ seed: next++ }).apply([from, to])', 'tf.zeros([from, to])']],
  },
  'layers-start-alike': {
    caughtBy: 'initial',
    lesson: `${lesson}#initial-weights`,
    explanation:
      'Two of your layers start with the same numbers: they were drawn from the same seed. The mean and the log-variance of a latent then say the same thing about every image until training has pulled them apart. Give each layer a seed of its own.',
    edits: [['seed: next++', 'seed: next + from']],
  },
  'noise-left-out': {
    caughtBy: 'loss',
    lesson: `${lesson}#evaluated-at-the-mean`,
    explanation:
      'Your loss decodes z = mu: the noise is left out. That flatters the bound, as the decoder only ever sees the best z for each image; the model becomes an autoencoder whose prior samples are poor. Decode mu + exp(logVar / 2) · eps.',
    edits: [[sample, 'mu']],
  },
  'sigma-left-out': {
    caughtBy: 'loss',
    lesson: `${lesson}#loss`,
    explanation:
      'Your z is mu + eps: σ is ignored, so the noise has the same size whatever the encoder says. logVar then enters the KL term only and is driven to 0. Multiply eps with exp(logVar / 2).',
    edits: [[sample, 'tf.add(mu, eps)']],
  },
  'variance-for-sigma': {
    caughtBy: 'loss',
    lesson: `${lesson}#loss`,
    explanation:
      'Your noise is multiplied with exp(logVar), the variance. The reparametrization takes the standard deviation: exp(logVar / 2).',
    edits: [['tf.exp(tf.div(logVar, 2))', 'tf.exp(logVar)']],
  },
  'one-z-for-the-batch': {
    caughtBy: 'loss',
    lesson: `${lesson}#loss`,
    explanation:
      'Every image of the batch gets the noise of the first one. Each image needs its own row of eps: noise that is shared does not average out over the batch.',
    edits: [[sample, sample.replace('eps', 'tf.slice(eps, [0, 0], [1, -1])')]],
  },
  'kl-left-out': {
    caughtBy: 'loss',
    lesson: `${lesson}#loss`,
    explanation:
      'Your loss is the reconstruction alone. Without the KL term nothing keeps q(z | x) near the prior: the noise shrinks to nothing, and latents drawn from N(0, I) fall where the decoder has never been.',
    edits: [['tf.add(reconstruction, kl)', 'reconstruction']],
  },
  'kl-without-half': {
    caughtBy: 'loss',
    lesson: 'reparametrization/elbo#kl',
    explanation:
      'Your KL term is twice the right one: a ½ is missing. The loss is then that of beta = 2, and more latents than necessary give up.',
    edits: [['tf.mul(0.5, tf.sum(', 'tf.mul(1, tf.sum(']],
  },
  'averaged-over-the-pixels': {
    caughtBy: 'loss',
    lesson: 'reparametrization/elbo#sums-and-means',
    explanation:
      'Your reconstruction is averaged over the pixels, and the KL term is summed over the latents. The likelihood of an image is a product over its pixels: with a mean, the KL term weighs hundreds of times too much and the latents collapse to the prior.',
    edits: [
      ['const reconstruction = tf.sum(', 'const reconstruction = tf.mul(x.shape[0], tf.mean('],
      ['tf.mul(x, logits)));', 'tf.mul(x, logits))));'],
    ],
  },
  'summed-over-the-batch': {
    caughtBy: 'loss',
    lesson: 'reparametrization/elbo#sums-and-means',
    explanation:
      'Your loss is the sum over the batch. It should be the mean, in nats per image, so that the learning rate does not depend on the batch size.',
    edits: [['tf.div(tf.add(reconstruction, kl), x.shape[0])', 'tf.add(reconstruction, kl)']],
  },
  'sigmoid-before-the-loss': {
    caughtBy: 'loss',
    lesson: 'reparametrization/elbo#log-likelihood',
    explanation:
      'Your loss puts the logits through a sigmoid and then through a formula that applies its own. Twice squashed, no pixel can come near 0 or 1, and the digits stay grey. Hand the raw logits to the formula.',
    edits: [['const logits = decode(z);', 'const logits = tf.sigmoid(decode(z));']],
  },
  'decoder-ends-in-sigmoid': {
    caughtBy: 'decode',
    lesson: 'reparametrization/elbo#log-likelihood',
    explanation:
      'Your decode returns probabilities: there is a sigmoid behind its last layer. Its logarithm then loses pixels that are nearly black or white to rounding, and the grader, which reads logits from your decoder, would squash them twice. End with the linear layer and let the loss take logits.',
    edits: [
      [
        'dense(tf.relu(dense(z, w.decoderKernel, w.decoderBias)), w.logitsKernel, w.logitsBias);',
        'tf.sigmoid(dense(tf.relu(dense(z, w.decoderKernel, w.decoderBias)), w.logitsKernel, w.logitsBias));',
      ],
      [
        'tf.sub(tf.softplus(logits), tf.mul(x, logits))',
        'tf.neg(tf.add(tf.mul(x, tf.log(logits)), tf.mul(tf.sub(1, x), tf.log(tf.sub(1, logits)))))',
      ],
    ],
  },
  'decoder-without-relu': {
    caughtBy: 'decode',
    lesson: `${lesson}#model`,
    explanation:
      'Your decode has no ReLU between its two layers. Two linear layers in a row are one linear layer: the decoder could only add up fixed pictures. Put a ReLU behind the first.',
    edits: [
      [
        'dense(tf.relu(dense(z, w.decoderKernel, w.decoderBias)),',
        'dense(dense(z, w.decoderKernel, w.decoderBias),',
      ],
    ],
  },
  'encoder-without-relu': {
    caughtBy: 'encode',
    lesson: `${lesson}#model`,
    explanation:
      'Your encode has no ReLU behind its hidden layer, so mu and logVar are linear in the pixels. Put a ReLU between the two layers.',
    edits: [
      [
        'const hidden = tf.relu(dense(x, w.encoderKernel, w.encoderBias));',
        'const hidden = dense(x, w.encoderKernel, w.encoderBias);',
      ],
    ],
  },
  'relu-on-mu': {
    caughtBy: 'encode',
    lesson: `${lesson}#model`,
    explanation:
      'Your mu and logVar are never negative: a ReLU stands behind their layers too. Half of the latent space and every variance under 1 are then out of reach. Both layers are linear.',
    edits: [
      ['mu: dense(hidden, w.muKernel, w.muBias)', 'mu: tf.relu(dense(hidden, w.muKernel, w.muBias))'],
      [
        'logVar: dense(hidden, w.logVarKernel, w.logVarBias)',
        'logVar: tf.relu(dense(hidden, w.logVarKernel, w.logVarBias))',
      ],
    ],
  },
  'encoder-gets-no-gradient': {
    caughtBy: 'step',
    lesson: 'reparametrization/the-trick#gradient-path',
    explanation:
      'Your loss is right, but the reconstruction does not move the encoder: z was rebuilt as a new variable or from plain numbers, and that cuts the path from the decoder back to mu and logVar. Keep z a result of tf operations.',
    edits: [
      [
        `const z: tf.Tensor2D = ${sample};`,
        `const z = tf.variable(tf.tidy(() => ${sample}), false) as tf.Tensor as tf.Tensor2D;`,
      ],
    ],
  },
});
