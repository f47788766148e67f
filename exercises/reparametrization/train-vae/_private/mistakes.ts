import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/train-a-vae';
const sample = 'tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps))';

export default defineMistakes({
  'kernels-start-at-zero': {
    caughtBy: 'initial',
    lesson: `${lesson}#initial-weights`,
    explanation:
      'One of your kernels starts as all zeros, because the initialiser was never applied. All hidden units then compute the same value and get the same gradient, so training cannot make them differ. Draw each kernel at random from the seed.',
    edits: [['tf.initializers.glorotNormal({ seed: next++ }).apply([from, to])', 'tf.zeros([from, to])']],
  },
  'layers-start-alike': {
    caughtBy: 'initial',
    lesson: `${lesson}#initial-weights`,
    explanation:
      'Two of your layers start with the same numbers, because they were drawn from the same seed. The mean and the log-variance of a latent are then equal for every image until training separates them. Give each layer its own seed.',
    edits: [['seed: next++', 'seed: next + from']],
  },
  'noise-left-out': {
    caughtBy: 'loss',
    lesson: `${lesson}#evaluated-at-the-mean`,
    explanation:
      'Your loss decodes z = mu, without the noise. That makes the bound look better than it is, because the decoder only sees the best z for each image. The model becomes an autoencoder with poor samples from the prior. Decode mu + exp(logVar / 2) · eps.',
    edits: [[sample, 'mu']],
  },
  'sigma-left-out': {
    caughtBy: 'loss',
    lesson: `${lesson}#loss`,
    explanation:
      'Your z is mu + eps, so the noise has the same size whatever the encoder returns. logVar then appears only in the KL term and is driven to 0. Multiply eps by exp(logVar / 2).',
    edits: [[sample, 'tf.add(mu, eps)']],
  },
  'variance-for-sigma': {
    caughtBy: 'loss',
    lesson: `${lesson}#loss`,
    explanation:
      'You multiply eps by exp(logVar), the variance. The reparametrization needs the standard deviation, exp(logVar / 2).',
    edits: [['tf.exp(tf.div(logVar, 2))', 'tf.exp(logVar)']],
  },
  'one-z-for-the-batch': {
    caughtBy: 'loss',
    lesson: `${lesson}#loss`,
    explanation:
      'Every image in the batch gets the noise of the first one. Shared noise does not average out over the batch. Use each image’s own row of eps.',
    edits: [[sample, sample.replace('eps', 'tf.slice(eps, [0, 0], [1, -1])')]],
  },
  'kl-left-out': {
    caughtBy: 'loss',
    lesson: `${lesson}#loss`,
    explanation:
      'Your loss is only the reconstruction term. Without the KL term, nothing keeps q(z | x) near the prior. The posterior variance shrinks to 0, and latents from N(0, I) fall where the decoder was never trained. Add the KL term.',
    edits: [['tf.add(reconstruction, kl)', 'reconstruction']],
  },
  'kl-without-half': {
    caughtBy: 'loss',
    lesson: 'reparametrization/elbo#kl',
    explanation:
      'Your KL term is twice too large, because a ½ is missing. The loss is then that of beta = 2, and more latents than necessary become inactive.',
    edits: [['tf.mul(0.5, tf.sum(', 'tf.mul(1, tf.sum(']],
  },
  'averaged-over-the-pixels': {
    caughtBy: 'loss',
    lesson: 'reparametrization/elbo#sums-and-means',
    explanation:
      'Your reconstruction term is averaged over the pixels, but the KL term is summed over the latents. The likelihood of an image is a product over its pixels. With a mean, the KL term has hundreds of times too much weight, and the latents collapse to the prior. Sum over the pixels.',
    edits: [
      ['const reconstruction = tf.sum(', 'const reconstruction = tf.mul(x.shape[0], tf.mean('],
      ['tf.mul(x, logits)));', 'tf.mul(x, logits))));'],
    ],
  },
  'summed-over-the-batch': {
    caughtBy: 'loss',
    lesson: 'reparametrization/elbo#sums-and-means',
    explanation:
      'Your loss is a sum over the batch. Take the mean, in nats per image, so that the learning rate does not depend on the batch size.',
    edits: [['tf.div(tf.add(reconstruction, kl), x.shape[0])', 'tf.add(reconstruction, kl)']],
  },
  'sigmoid-before-the-loss': {
    caughtBy: 'loss',
    lesson: 'reparametrization/elbo#log-likelihood',
    explanation:
      'Your loss applies a sigmoid to the logits and then a formula that applies its own. Squashed twice, no pixel can come near 0 or 1, and the digits stay grey. Pass the raw logits to the formula.',
    edits: [['const logits = decode(z);', 'const logits = tf.sigmoid(decode(z));']],
  },
  'decoder-ends-in-sigmoid': {
    caughtBy: 'decode',
    lesson: 'reparametrization/elbo#log-likelihood',
    explanation:
      'Your decode returns probabilities, because a sigmoid follows its last layer. In their logarithm, pixels that are nearly black or white are lost to rounding. The grader reads logits from your decoder and would squash them twice. End with the linear layer and compute the loss from logits.',
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
      'Your decode has no ReLU between its two layers. Two linear layers in a row are one linear layer, so the decoder could only add up fixed images. Put a ReLU after the first layer.',
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
      'Your encode has no ReLU after its hidden layer, so mu and logVar are linear in the pixels. Put a ReLU between the two layers.',
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
      'Your mu and logVar are never negative, because a ReLU follows their layers too. Half of the latent space and every variance below 1 are then out of reach. Both layers should be linear.',
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
      'Your loss is right, but the reconstruction does not move the encoder. You rebuilt z as a new variable or from plain numbers, which cuts the path from the decoder back to mu and logVar. Compute z with tf operations only.',
    edits: [
      [
        `const z: tf.Tensor2D = ${sample};`,
        `const z = tf.variable(tf.tidy(() => ${sample}), false) as tf.Tensor as tf.Tensor2D;`,
      ],
    ],
  },
  'biases-left-out': {
    caughtBy: 'encode',
    lesson: `${lesson}#model`,
    explanation:
      'Your layers are products with the kernels alone: the biases are never added. They start at zero, so nothing seems wrong before training, but they get no gradient. Add the bias of each layer.',
    edits: [
      [
        'tf.add(tf.matMul(x, weights as tf.Tensor2D), offset)',
        'tf.add(tf.matMul(x, weights as tf.Tensor2D), tf.mul(0, offset))',
      ],
    ],
  },
  'heads-exchanged': {
    caughtBy: 'encode',
    lesson: `${lesson}#model`,
    explanation:
      'Your mu comes from the kernel and bias of logVar, and your logVar from those of mu. The grader sets the variables by name. Use muKernel and muBias for mu, and logVarKernel and logVarBias for logVar.',
    edits: [
      ['mu: dense(hidden, w.muKernel, w.muBias)', 'logVar: dense(hidden, w.muKernel, w.muBias)'],
      [
        'logVar: dense(hidden, w.logVarKernel, w.logVarBias)',
        'mu: dense(hidden, w.logVarKernel, w.logVarBias)',
      ],
    ],
  },
  'kl-averaged-over-the-latents': {
    caughtBy: 'loss',
    lesson: 'reparametrization/elbo#sums-and-means',
    explanation:
      'Your KL term is averaged over the latents, but the reconstruction is summed over the pixels. The divergences of independent latents add up. Sum over the latents.',
    edits: [['const kl = tf.mul(0.5, tf.sum(', 'const kl = tf.mul(0.5 / latentSize, tf.sum(']],
  },
  'relu-on-the-logits': {
    caughtBy: 'decode',
    lesson: `${lesson}#model`,
    explanation:
      'Your logits are never negative, because a ReLU follows the last layer too. No pixel can then be darker than grey. End with the linear layer.',
    edits: [
      [
        'dense(tf.relu(dense(z, w.decoderKernel, w.decoderBias)), w.logitsKernel, w.logitsBias);',
        'tf.relu(dense(tf.relu(dense(z, w.decoderKernel, w.decoderBias)), w.logitsKernel, w.logitsBias));',
      ],
    ],
  },
  'decoder-bias-left-out': {
    caughtBy: 'decode',
    lesson: `${lesson}#model`,
    explanation:
      'Your decoder’s hidden layer is a product with its kernel alone: decoderBias is never added. It starts at zero, so nothing seems wrong before training, but it gets no gradient. Add the bias before the ReLU.',
    edits: [['dense(z, w.decoderKernel, w.decoderBias)', 'tf.matMul(z, w.decoderKernel as tf.Tensor2D)']],
  },
});
