import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'exponential',
    title: 'a path for an exponential',
    prompt:
      'z is exponential with rate λ = 2, and the uniform number gave z = 0.6. What is the pathwise derivative ∂z/∂λ of this sample?',
    unit: '',
  },
  {
    kind: 'matching',
    id: 'bias',
    title: 'biased or not',
    prompt: 'Which estimators are biased for the expectation over the latent that is named?',
    left: {
      gamma: 'implicit differentiation, gamma latent',
      flow: 'the path of a flow, flow latent',
      score: 'the score function, categorical latent',
      gumbel: 'Gumbel-softmax at τ = 0.5, categorical latent',
      straightThrough: 'straight-through, categorical latent',
    },
    right: { unbiased: 'unbiased', biased: 'biased' },
  },
  {
    kind: 'numeric',
    id: 'relaxed',
    title: 'a relaxed draw by hand',
    prompt:
      'Two classes have equal logits, the uniform numbers are 0.5 and 0.25, and τ = 0.5. What is the first entry of the relaxed draw? Note that e^g = 1 / (−log u).',
    unit: '',
  },
  {
    kind: 'prediction',
    id: 'temperature',
    title: 'a lower temperature',
    prompt: 'In the example with one bit, τ falls from 0.5 to 0.1. What happens to Gumbel-softmax?',
    options: {
      trade: 'The bias gets smaller and the variance larger.',
      bothSmaller: 'Bias and variance get smaller.',
      biasOnly: 'The bias vanishes and the variance stays.',
      noChange: 'Nothing: τ only rescales the row.',
    },
    measuredBy:
      'an integral over the noise: mean −0.0077 and 0.0127, variance 0.0121 and 0.0716; exact mean 0.0210',
  },
  {
    kind: 'choice',
    id: 'backward',
    title: 'what straight-through passes on',
    prompt:
      'The gradient that arrives at the hard row is (1, 0, 0). Straight-through is applied to a relaxed row y at τ = 0.5. What is the gradient with respect to y?',
    options: {
      identity: '(1, 0, 0)',
      softmax: 'y₁ (1 − y₁), −y₁ y₂, −y₁ y₃',
      doubled: '(2, 0, 0), because of the factor 1 / τ',
      none: '(0, 0, 0), because the hard row is a step function',
    },
  },
  {
    kind: 'choice',
    id: 'report',
    title: 'a bound with relaxed draws',
    prompt:
      'A model with 20 latents of ten classes has a test −ELBO of 98 nats with relaxed draws and 107 nats with hard draws. The KL is that of the categorical. Which number may be reported for the discrete model?',
    options: {
      hard: '107 nats',
      relaxed: '98 nats, because the bound is tighter',
      both: 'The mean of both',
    },
  },
]);

const here = 'reparametrization/beyond-gaussians';

export const keys = defineKeys(questions, {
  exponential: {
    kind: 'number',
    right: -0.3,
    tolerance: 0.005,
    because: 'z = −log(1 − u)/λ, so ∂z/∂λ = −z/λ = −0.6/2 = −0.3. A larger rate makes each sample smaller.',
    near: {
      sign: {
        value: 0.3,
        explanation: 'The sign is wrong: a larger rate makes an exponential sample smaller.',
        lesson: `${here}#inverse-cdf`,
      },
      score: {
        value: -0.1,
        explanation: 'This is the score 1/λ − z. The path differentiates the sample and not its log-density.',
        lesson: `${here}#inverse-cdf`,
      },
      mean: {
        value: -0.25,
        explanation: 'This is −1/λ², the derivative of the mean. The question asks for one sample.',
        lesson: `${here}#inverse-cdf`,
      },
    },
    otherwise: {
      explanation:
        'Write z as a function of u and λ, and differentiate it with respect to λ with u held fixed.',
      lesson: `${here}#inverse-cdf`,
    },
  },
  bias: {
    kind: 'pairs',
    right: {
      gamma: 'unbiased',
      flow: 'unbiased',
      score: 'unbiased',
      gumbel: 'biased',
      straightThrough: 'biased',
    },
    because:
      'A path of the latent itself is unbiased, and so is the score function. Gumbel-softmax differentiates another objective, and straight-through differentiates a function that it did not compute.',
    wrong: {
      gamma: {
        explanation: 'Implicit differentiation gives the exact derivative of the sample with u held fixed.',
        lesson: `${here}#implicit`,
      },
      flow: {
        explanation: 'A flow is a differentiable function of Gaussian noise, so the trick applies as it is.',
        lesson: `${here}#flow-posterior`,
      },
      score: {
        explanation:
          'The score function needs only a differentiable log-probability, and a categorical has one.',
        lesson: 'reparametrization/two-estimators#score-function',
      },
      gumbel: {
        explanation:
          'It is unbiased for the relaxed objective only. The loss between the classes counts there.',
        lesson: `${here}#one-bit`,
      },
      straightThrough: {
        explanation: 'No function has the hard value and the soft gradient, so the estimate is biased.',
        lesson: `${here}#straight-through`,
      },
    },
  },
  relaxed: {
    kind: 'number',
    right: 0.8,
    tolerance: 0.005,
    because:
      '−log u is 0.693 and 1.386, so e^g is 1.443 and 0.721, twice as large for the first class. Dividing by τ = 0.5 squares this ratio: 4 to 1, so the entry is 4/5.',
    near: {
      temperature: {
        value: 0.667,
        explanation: 'This is the row at τ = 1. Dividing by τ = 0.5 squares the ratio of 2 to 1.',
        lesson: `${here}#temperature`,
      },
      upsideDown: {
        value: 0.586,
        explanation: 'You multiplied by τ instead of dividing by it.',
        lesson: `${here}#temperature`,
      },
      sign: {
        value: 0.2,
        explanation: 'You subtracted the noise. The larger u gives the larger g = −log(−log u).',
        lesson: `${here}#gumbel-max`,
      },
    },
    otherwise: {
      explanation: 'The ratio of the two entries is the ratio of e^g, to the power 1/τ.',
      lesson: `${here}#temperature`,
    },
  },
  temperature: {
    kind: 'option',
    right: 'trade',
    because:
      'The mean moves from −0.0077 to 0.0127, nearer to the exact 0.0210, and the variance rises from 0.0121 to 0.0716.',
    wrong: {
      bothSmaller: {
        explanation: 'The derivative contains the factor 1/τ and is 0 for most draws, so its variance grows.',
        lesson: `${here}#temperature`,
      },
      biasOnly: {
        explanation: 'There is a bias at every temperature above 0, and the variance grows as τ falls.',
        lesson: `${here}#one-bit`,
      },
      noChange: {
        explanation: 'τ divides the exponents. The row becomes sharper, and its derivative changes.',
        lesson: `${here}#temperature`,
      },
    },
  },
  backward: {
    kind: 'option',
    right: 'identity',
    because:
      'The step from soft to hard has the gradient of the identity. The derivative of the softmax and 1/τ follow in the next step, from y to the logits.',
    wrong: {
      softmax: {
        explanation:
          'This is the derivative with respect to the scores of the softmax. It belongs to the relaxed row.',
        lesson: `${here}#identity`,
      },
      doubled: {
        explanation: 'The factor 1/τ belongs to the relaxed row, whose derivative contains it already.',
        lesson: `${here}#identity`,
      },
      none: {
        explanation: 'This is the true derivative of the step, and nothing would be learned from it.',
        lesson: `${here}#straight-through`,
      },
    },
  },
  report: {
    kind: 'option',
    right: 'hard',
    because:
      'Relaxed rows are points of a continuous space and can carry more than the categorical’s KL charges for. Only hard draws belong to the discrete model.',
    wrong: {
      relaxed: {
        explanation:
          'It is not a bound on log p(x) of the discrete model, because the decoder saw mixtures of classes.',
        lesson: `${here}#relaxed-at-test-time`,
      },
      both: {
        explanation: 'A mean with a number that is not a bound is not a bound either.',
        lesson: `${here}#relaxed-at-test-time`,
      },
    },
  },
});
