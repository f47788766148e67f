import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'sampler',
    title: 'a sampler of the library',
    prompt:
      'A library’s normal sampler draws z with mean μ, and the program differentiates f(z) with respect to μ. What does it return?',
    options: {
      pathwise: 'f′(z)',
      zero: '0, or no gradient at all',
      score: 'f(z) ε / σ',
      undefinedGradient: 'Nothing, because E f(z) is not differentiable.',
    },
  },
  {
    kind: 'numeric',
    id: 'byHand',
    title: 'one sample by hand',
    prompt:
      'μ = 1, log σ² = log 0.25, ε = −0.6 and f(z) = z². What is the pathwise gradient of this one sample with respect to log σ²?',
    unit: '',
  },
  {
    kind: 'ordering',
    id: 'step',
    title: 'one training step',
    prompt: 'Put one training step of a VAE in order.',
    items: {
      decode: 'Decode z.',
      loss: 'Compute −log p + KL.',
      encode: 'Encode x.',
      latent: 'Draw ε, and compute z = μ + σε.',
      backpropagate: 'Backpropagate.',
      deviation: 'Compute σ = exp(½ log σ²).',
    },
  },
  {
    kind: 'matching',
    id: 'paths',
    title: 'paths of four latents',
    prompt: 'Which path belongs to which latent?',
    left: {
      gaussian: 'Gaussian',
      exponential: 'exponential',
      gamma: 'gamma',
      categorical: 'categorical',
    },
    right: {
      implicit: 'implicit differentiation of the CDF',
      location: 'μ + σε',
      relaxation: 'a relaxation with Gumbel noise',
      inverse: '−log(1 − u) / λ, with u uniform',
    },
  },
  {
    kind: 'prediction',
    id: 'errors',
    title: 'standard errors of both estimators',
    prompt:
      'f = z², μ = 2, σ = 1, and 100 samples. What are the standard errors of the two estimates of ∂L/∂μ = 4 (score function, then pathwise)?',
    options: {
      right: '0.93 and 0.20',
      variances: '0.87 and 0.04',
      oneSample: '9.3 and 2.0',
      exchanged: '0.20 and 0.93',
    },
    measuredBy: 'the variances per sample, μ⁴ + 14μ² + 15 and 4, divided by 100',
  },
  {
    kind: 'choice',
    id: 'wrongLine',
    title: 'a derivation with an error',
    prompt: 'Someone derives that ∂L/∂σ is always 0. Which line has the error?',
    options: {
      first: 'Line 1: ∂L/∂σ = E[f′(z) ε]',
      second: 'Line 2: E[f′(z) ε] = E[f′(z)] E[ε]',
      third: 'Line 3: E[f′(z)] E[ε] = 0',
    },
  },
]);

const unit = 'reparametrization';

export const keys = defineKeys(questions, {
  sampler: {
    kind: 'option',
    right: 'zero',
    because: 'z is a number that the sampler returned. Automatic differentiation treats it as a constant.',
    wrong: {
      pathwise: {
        explanation: 'This needs the path z = μ + σε, which the sampler does not record.',
        lesson: `${unit}/the-trick#gradient-path`,
      },
      score: {
        explanation:
          'This term of the score function is unbiased, but the program has to compute it. It does not come from differentiating f(z).',
        lesson: `${unit}/two-estimators#score-function`,
      },
      undefinedGradient: {
        explanation:
          'E f(z) is a differentiable function of μ. Only the path from μ to the drawn number is missing.',
        lesson: `${unit}/two-estimators#score-function`,
      },
    },
  },
  byHand: {
    kind: 'number',
    right: -0.21,
    tolerance: 0.005,
    because:
      'σ = 0.5 and z = 1 − 0.3 = 0.7, so f′(z) = 1.4. With respect to μ the gradient is 1.4, with respect to σ it is 1.4 · (−0.6) = −0.84, and with respect to log σ² it is −0.84 · σ / 2 = −0.21. The expectations are 2, 1 and 0.25: one sample is unbiased, but not exact.',
    near: {
      deviation: {
        value: -0.84,
        explanation: 'This is the gradient with respect to σ. Multiply it by ∂σ/∂(log σ²) = σ / 2.',
        lesson: `${unit}/the-trick#log-variance`,
      },
      mean: {
        value: 1.4,
        explanation: 'This is f′(z), the gradient with respect to μ.',
        lesson: `${unit}/two-estimators#pathwise`,
      },
      noHalf: {
        value: -0.42,
        explanation:
          'This is the gradient with respect to log σ. The derivative of σ with respect to log σ² is σ / 2.',
        lesson: `${unit}/the-trick#log-variance`,
      },
      variance: {
        value: -0.255,
        explanation:
          'You used the variance 0.25 as the scale, so z became 0.85. The standard deviation is 0.5.',
        lesson: `${unit}/the-trick#log-variance`,
      },
      expectation: {
        value: 0.25,
        explanation: 'This is the expectation over ε. The question asks for one sample, with ε = −0.6.',
        lesson: `${unit}/two-estimators#pathwise`,
      },
    },
    otherwise: {
      explanation: 'Compute σ, z and f′(z) = 2z first. The gradient is f′(z) · ε · σ / 2.',
      lesson: `${unit}/the-trick#log-variance`,
    },
  },
  step: {
    kind: 'order',
    right: ['encode', 'deviation', 'latent', 'decode', 'loss', 'backpropagate'],
    because: 'ε depends on nothing, so it may be drawn at any time before z is computed.',
    steps: [
      {
        explanation: 'The log-variance is an output of the encoder, so encode first.',
        lesson: `${unit}/train-a-vae#model`,
      },
      {
        explanation: 'z = μ + σε needs σ.',
        lesson: `${unit}/the-trick#location-and-scale`,
      },
      { explanation: 'The decoder takes z, so compute z first.', lesson: `${unit}/train-a-vae#model` },
      {
        explanation: 'The log-likelihood compares the image with the decoder’s output.',
        lesson: `${unit}/train-a-vae#loss`,
      },
      {
        explanation: 'Backpropagation starts from the loss.',
        lesson: `${unit}/elbo#gradient-path`,
      },
    ],
  },
  paths: {
    kind: 'pairs',
    right: {
      gaussian: 'location',
      exponential: 'inverse',
      gamma: 'implicit',
      categorical: 'relaxation',
    },
    because:
      'The first three gradients are unbiased. The relaxation draws from another distribution, so its gradient is biased for the discrete latent.',
    wrong: {
      gaussian: {
        explanation: 'A Gaussian has a location and a scale.',
        lesson: `${unit}/the-trick#location-and-scale`,
      },
      exponential: {
        explanation: 'The CDF of an exponential, 1 − exp(−λz), can be inverted in closed form.',
        lesson: 'prerequisites#paths',
      },
      gamma: {
        explanation: 'The CDF of a gamma has no inverse in closed form, but it can be differentiated.',
        lesson: 'prerequisites#paths',
      },
      categorical: {
        explanation: 'A category jumps from one value to the next, so it has no path without a relaxation.',
        lesson: 'prerequisites#paths',
      },
    },
  },
  errors: {
    kind: 'option',
    right: 'right',
    because:
      'The variances per sample are 87 and 4, and a mean of 100 samples has √0.87 = 0.93 and √0.04 = 0.20. For equal precision the score function needs 87 / 4 ≈ 22 times the samples.',
    wrong: {
      variances: {
        explanation: 'These are the variances of the means. The standard error is the square root.',
        lesson: 'prerequisites#monte-carlo-error',
      },
      oneSample: {
        explanation: 'These are the deviations of a single sample. Divide them by √100.',
        lesson: 'prerequisites#monte-carlo-error',
      },
      exchanged: {
        explanation: 'For a smooth function such as z² the pathwise estimator has less noise.',
        lesson: `${unit}/two-estimators#variance`,
      },
    },
  },
  wrongLine: {
    kind: 'option',
    right: 'second',
    because:
      'f′(z) and ε are not independent, because z contains ε. For f = z² the gradient is 2σ, and not 0.',
    wrong: {
      first: {
        explanation: 'This line is the pathwise gradient with respect to σ.',
        lesson: `${unit}/two-estimators#pathwise`,
      },
      third: {
        explanation: 'E[ε] is 0, so this line follows from the one before.',
        lesson: `${unit}/two-estimators#pathwise`,
      },
    },
  },
});
