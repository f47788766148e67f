import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'start',
    title: 'the start of a new image',
    prompt: 'A new image from a trained VAE starts from …',
    options: {
      posterior: 'N(μ(x), σ²(x)) of a training image',
      prior: 'N(0, I)',
      meanOfMeans: 'the mean of all μ(x)',
      encodedNoise: 'the encoder’s output for an image of noise',
    },
  },
  {
    kind: 'matching',
    id: 'tasks',
    title: 'four tasks',
    prompt: 'Which model, or which part of it, fits the task best?',
    left: {
      scan: 'a score for a scan',
      texture: 'a texture in one fast pass',
      retrieval: 'a code for retrieval',
      looks: 'the best samples, with no limit on time',
    },
    right: {
      gan: 'a GAN’s generator',
      encoder: 'a VAE’s encoder',
      bound: 'a VAE’s −ELBO',
      diffusion: 'a diffusion model',
    },
  },
  {
    kind: 'numeric',
    id: 'bars',
    title: 'the mean of two bars',
    prompt:
      'An 8 × 8 image is black except for a white bar, one pixel wide and four high, in rows 3 to 6. The bar lies in column 3 or 4 with equal chance. What is the sharpness (the variance of the Laplacian) of the mean image, relative to that of a sharp one?',
    unit: '',
  },
  {
    kind: 'prediction',
    id: 'missingMode',
    title: 'seven of eight modes',
    prompt:
      'A sampler has exactly seven of the ring’s eight modes. What are its precision and recall for k = 3, if all eight modes give 0.976 and 0.975?',
    options: {
      bothFall: '0.853 and 0.853',
      recallFalls: '0.974 and 0.853',
      precisionFalls: '0.853 and 0.974',
      neitherFalls: '0.974 and 0.974',
    },
    measuredBy: 'npm run reproduce -- missing-mode',
  },
  {
    kind: 'choice',
    id: 'wrongLine',
    title: 'an argument about anomalies',
    prompt:
      'Someone argues about −ELBO on grey pixels, scored with the Bernoulli formula. Which line is the first that does not hold?',
    options: {
      first: 'Line 1: s(x) = −ELBO(x) is the score of an image.',
      second: 'Line 2: so s(x) ≥ −log p(x).',
      third: 'Line 3: so a high s(x) means that the image is unfamiliar.',
    },
  },
  {
    kind: 'ordering',
    id: 'distances',
    title: 'Fréchet distances on the digits',
    prompt:
      'Order by the Fréchet distance to test digits, the smallest first (3,000 steps each, a learning rate chosen for each).',
    items: {
      vae: 'VAE',
      nonSaturating: 'non-saturating GAN',
      r1: 'GAN with R1',
      wganGp: 'WGAN-GP',
      real: 'real digits',
    },
  },
]);

const unit = 'vae-vs-gan';

export const keys = defineKeys(questions, {
  start: {
    kind: 'option',
    right: 'prior',
    because: 'The decoder gets a draw from the prior. No image is encoded.',
    wrong: {
      posterior: {
        explanation: 'This gives a noisy reconstruction of that image.',
        lesson: `${unit}/anatomy#sampling`,
      },
      meanOfMeans: {
        explanation: 'This is one point, so it gives one image.',
        lesson: `${unit}/anatomy#sampling`,
      },
      encodedNoise: {
        explanation: 'The encoder was never trained on noise, and its output need not follow the prior.',
        lesson: `${unit}/latent-space#sampling`,
      },
    },
  },
  tasks: {
    kind: 'pairs',
    right: { scan: 'bound', texture: 'gan', retrieval: 'encoder', looks: 'diffusion' },
    because:
      'Ask what has to come back: a number, a sample or a code. Test the score on known anomalies before you use it.',
    wrong: {
      scan: {
        explanation: 'A number for a given image is needed, in nats.',
        lesson: `${unit}/choose-a-model#tasks`,
      },
      texture: {
        explanation: 'Only looks and speed count, and one pass must be enough.',
        lesson: `${unit}/choose-a-model#tasks`,
      },
      retrieval: {
        explanation: 'A given image has to be turned into a short code, in one pass.',
        lesson: `${unit}/choose-a-model#tasks`,
      },
      looks: {
        explanation:
          'If many network evaluations per sample are allowed, the newest family leads in quality.',
        lesson: `${unit}/answer#model-answer`,
      },
    },
  },
  bars: {
    kind: 'number',
    right: 0.22,
    tolerance: 0.01,
    because:
      'The Laplacian of the sharp bar has the variance 1.00 over the 36 inner positions, and that of the mean image 0.222. Half the contrast alone would leave a quarter. A bar that is two pixels wide keeps 0.50.',
    near: {
      contrast: {
        value: 0.25,
        explanation:
          'This would be one bar at half the contrast. The mean image has two bars side by side, and their curvatures partly cancel.',
        lesson: `${unit}/sharpness#variance`,
      },
      half: {
        value: 0.5,
        explanation: 'The contrast is halved, and the variance scales with its square.',
        lesson: `${unit}/sharpness#variance`,
      },
    },
    otherwise: {
      explanation:
        'Compute the Laplacian at the 36 positions that have four neighbours, once for a sharp bar and once for two bars of grey level ½.',
      lesson: `${unit}/sharpness#laplacian`,
    },
  },
  missingMode: {
    kind: 'option',
    right: 'recallFalls',
    because:
      'Every sample is realistic, so precision does not show that a mode is missing. Recall falls by about one eighth.',
    wrong: {
      bothFall: {
        explanation: 'All samples lie among the data, so precision hardly changes.',
        lesson: `${unit}/precision-recall#two-questions`,
      },
      precisionFalls: {
        explanation:
          'You exchanged them. Precision asks about the samples, which are all realistic. Recall asks about the data.',
        lesson: `${unit}/precision-recall#whose-balls`,
      },
      neitherFalls: {
        explanation: 'One eighth of the data lies near no sample, and recall counts it.',
        lesson: `${unit}/precision-recall#two-questions`,
      },
    },
  },
  wrongLine: {
    kind: 'option',
    right: 'second',
    because:
      'For grey targets the Bernoulli formula is not a likelihood, and s contains a floor: the entropy of the grey levels. Line 3 does not hold either, even for binary pixels, because s also measures how much there is to describe.',
    wrong: {
      first: {
        explanation: 'This line only defines the score.',
        lesson: `${unit}/anomaly-detection#score`,
      },
      third: {
        explanation:
          'This line is wrong too, but an earlier one already fails. Is p(x) defined for grey pixels?',
        lesson: `reparametrization/elbo#log-likelihood`,
      },
    },
  },
  distances: {
    kind: 'order',
    right: ['real', 'r1', 'wganGp', 'nonSaturating', 'vae'],
    because:
      'The distances are 6.1, 38.6, 55.5, 97.8 and 141.5. The kernel distance exchanges R1 and WGAN-GP.',
    steps: [
      {
        explanation:
          'Real digits have the smallest distance, 6.1. It is not 0, because both sets are samples.',
        lesson: `${unit}/frechet-distance#the-bias`,
      },
      {
        explanation: 'R1 has 38.6 and WGAN-GP 55.5.',
        lesson: `${unit}/showdown#what-follows`,
      },
      {
        explanation: 'WGAN-GP has 55.5, and the GAN without a stabiliser 97.8.',
        lesson: `${unit}/showdown#what-follows`,
      },
      {
        explanation: 'The blurred samples of the VAE have the largest distance, 141.5.',
        lesson: `${unit}/showdown#what-follows`,
      },
    ],
  },
});
