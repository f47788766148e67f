import { defineKeys } from '#grader/quiz/index.ts';
import { graded } from '../questions.ts';

const choosing = 'vae-vs-gan/choose-a-model';
const estimators = 'reparametrization/two-estimators';

export const gradedKeys = defineKeys(graded, {
  scans: {
    kind: 'option',
    right: 'vaeBound',
    because:
      '−ELBO is a score for a given image, and a threshold on held-out healthy scans turns it into a decision rule.',
    wrong: {
      vaeAlwaysLower: {
        explanation:
          'The likelihood is not always lower for anomalies. A VAE that never saw a 1 rates ones as the most normal digits (AUROC 0.08). You need known anomalies to test whether the score finds them.',
        lesson: `${choosing}#paradox`,
      },
      ganDiscriminator: {
        explanation:
          'The discriminator has learnt to tell the data from the fakes of its own generator, which look like data late in training. It was never trained on scans that look like neither.',
        lesson: `${choosing}#tasks`,
      },
      ganSharper: {
        explanation: 'Sharp samples do not score a given scan. Ask what each model returns for a scan.',
        lesson: `${choosing}#tasks`,
      },
    },
  },
  textures: {
    kind: 'option',
    right: 'ganPicks',
    because:
      'Only the look of the samples matters here, which is what the discriminator judges. Missing kinds of stone cost little.',
    wrong: {
      vaeLikelihood: {
        explanation:
          'In many dimensions, likelihood and sample quality are nearly independent (Theis et al. 2016). A model can have a good likelihood and bad samples, or a bad likelihood and good samples.',
        lesson: `${choosing}#likelihood-and-samples`,
      },
      ganCovers: {
        explanation:
          'A discriminator judges one sample at a time, and no single sample shows that a kind is missing. GANs do lose modes, but that does little harm here.',
        lesson: `${choosing}#coverage`,
      },
      vaeSmooth: {
        explanation:
          'In a smooth latent space, neighbouring latents decode to similar images, but those images need not look real. With independent pixels they are blurry, which is very visible in stone.',
        lesson: `${choosing}#blur`,
      },
    },
  },
  codes: {
    kind: 'option',
    right: 'vaeBoth',
    because: 'The encoder is the inverse that a GAN lacks.',
    wrong: {
      ganBackwards: {
        explanation:
          'A generator cannot be run backwards. For each image you would have to search for a latent by gradient descent. There may be none, because a GAN cannot always generate every image.',
        lesson: `${choosing}#tasks`,
      },
      ganDiscriminator: {
        explanation:
          'The discriminator’s features only serve to tell real from fake, and no network was trained to decode them into images.',
        lesson: `${choosing}#tasks`,
      },
      either: {
        explanation:
          'In a GAN, a given image has no latent. The generator maps noise to images, and no network maps images back.',
        lesson: `${choosing}#tasks`,
      },
    },
  },
  rareClass: {
    kind: 'option',
    right: 'likelihoodAndMeasure',
    because:
      'A likelihood model pays many nats for every image that its density almost leaves out, and a GAN never evaluates a density at the data. You must still measure what the model covers.',
    wrong: {
      wganGuarantee: {
        explanation:
          'The guarantee holds only for the exact distance and its exact minimiser. A trained critic is only approximate and notices a class of 1 % late or never, so WGANs lose modes too.',
        lesson: `${choosing}#coverage`,
      },
      lowFid: {
        explanation:
          'A Fréchet distance compares only the first two moments of the features. Leaving out a class of 1 % shifts the mean by only about 1 % of the distance to that class, and the effect on the distance can be smaller than the bias of the estimate.',
        lesson: `${choosing}#metrics`,
      },
      sharpest: {
        explanation:
          'Precision measures how many samples look like data and says nothing about what is missing. Recall measures that.',
        lesson: `${choosing}#metrics`,
      },
    },
  },
  blur: {
    kind: 'option',
    right: 'pixelAverage',
    because:
      'Given z, the pixels are independent, so the decoder can only average over everything that z does not determine. A different likelihood, or more information in z, removes the blur.',
    wrong: {
      smoothLatents: {
        explanation:
          'Smoothness describes how images change with z, and blur describes a single image. A GAN has a smooth latent space too, but sharp samples.',
        lesson: `${choosing}#blur`,
      },
      noiseInLatents: {
        explanation:
          'Noise limits the information in z, so it contributes: without noise, reconstructions rose from 0.39 to 0.43 of the data’s sharpness. But with or without noise, the likelihood of each pixel makes the decoder return an average over what z does not determine, and that average is blurry.',
        lesson: `${choosing}#blur`,
      },
      tooFewLayers: {
        explanation:
          'Even a perfect decoder for this likelihood returns the mean of all images that fit z, and that mean is blurry. A larger decoder alone cannot help.',
        lesson: `${choosing}#blur`,
      },
    },
  },
  gradientPath: {
    kind: 'order',
    right: ['loss', 'logits', 'latents', 'moments', 'weights'],
    because: 'ε is not on the path. It is an input, so z is an ordinary function of μ and σ.',
    steps: [
      {
        explanation: 'Backpropagation starts at the loss, and the loss is a function of the logits.',
        lesson: 'reparametrization/the-trick#gradient-path',
      },
      {
        explanation: 'The decoder computes the logits from z, so the gradient reaches the logits before z.',
        lesson: 'reparametrization/the-trick#gradient-path',
      },
      {
        explanation:
          'z = μ + σ ε, so the gradient reaches z first, and then μ with a factor of 1 and σ with a factor of ε.',
        lesson: 'reparametrization/the-trick#gradient-path',
      },
      {
        explanation: 'The encoder returns μ and σ, so its weights come after them.',
        lesson: 'reparametrization/the-trick#gradient-path',
      },
    ],
  },
  noGradient: {
    kind: 'option',
    right: 'pathwiseOnly',
    because:
      'For f = z² at μ = 2, a single-sample estimate has variance 87 with the score function and 4 with the pathwise estimator. Both have the mean 2 μ.',
    wrong: {
      asItStands: {
        explanation:
          'The score function needs no path through z, because E[f(z) ∂ log p(z) / ∂μ] is the gradient of the expectation. The trick reduces the variance.',
        lesson: `${estimators}#score-function`,
      },
      automatic: {
        explanation:
          'For automatic differentiation, a random number generator returns constants. The gradient with respect to μ and σ is 0 or does not exist.',
        lesson: 'reparametrization/the-trick#gradient-path',
      },
      biased: {
        explanation: 'Its mean is exactly the gradient, so it is unbiased. The trick reduces the variance.',
        lesson: `${estimators}#variance`,
      },
    },
  },
  remedies: {
    kind: 'pairs',
    right: {
      saturated: 'flippedLoss',
      circling: 'penaltyOnReal',
      clipped: 'gradientPenalty',
      collapsed: 'rates',
    },
    because: 'Each remedy acts on one problem. There is no single reason why GANs are hard to train.',
    wrong: {
      saturated: {
        explanation:
          'If a fake has the logit l, the gradient of the minimax loss is −σ(l), which is nearly 0 if the discriminator is sure. The flipped loss has the gradient −(1 − σ(l)), nearly −1.',
        lesson: 'gan-instability/vanishing-gradients#two-slopes',
      },
      circling: {
        explanation:
          'Circling comes from the vector field of the game. At the equilibrium its eigenvalues are purely imaginary, and flipping the loss does not change them. R1 gives them a negative real part.',
        lesson: 'gan-instability/dirac-gan#field',
      },
      clipped: {
        explanation:
          'The bound on the weights is a crude way to bound the critic’s slope. The gradient penalty acts on the slope itself.',
        lesson: 'gan-instability/gradient-penalty#norm',
      },
      collapsed: {
        explanation:
          'The generator moves faster than its discriminator can follow. On a ring of eight modes, less momentum raised the number of covered modes from 1.0 to 3.4. Swapping the learning rates as well raised it to 7.9, and with equal rates of 0.001 it was 8.0.',
        lesson: 'gan-instability/training#balance',
      },
    },
  },
  gradientRatio: {
    kind: 'number',
    right: Math.exp(6),
    tolerance: 0.45,
    because: '(1 − σ(l)) / σ(l) = exp(−l) = exp(6) = 403.4.',
    near: {
      upsideDown: {
        value: 0,
        explanation:
          'You inverted the ratio. The non-saturating gradient is the larger one if the discriminator is sure.',
        lesson: 'gan-instability/vanishing-gradients#two-slopes',
      },
      oneOverSigma: {
        value: 1 + Math.exp(6),
        explanation: 'You used 1 for 1 − σ(−6), which is 0.9975. The ratio is exactly exp(6).',
        lesson: 'gan-instability/vanishing-gradients#two-slopes',
      },
      lossesDivided: {
        value: Math.log1p(Math.exp(6)) / Math.log1p(Math.exp(-6)),
        explanation: 'You divided the losses. Divide their slopes, which move the generator.',
        lesson: 'gan-instability/vanishing-gradients#two-slopes',
      },
    },
    otherwise: {
      explanation:
        'The two gradients with respect to the logit are −σ(l) and −(1 − σ(l)), with σ(l) = 1 / (1 + exp(−l)). Divide the second by the first at l = −6.',
      lesson: 'gan-instability/vanishing-gradients#two-slopes',
    },
  },
  whoHasWhat: {
    kind: 'pairs',
    right: { bound: 'vae', inference: 'vae', prior: 'both', exact: 'neither' },
    because:
      'Both generate samples in the same way. Everything else that the VAE has comes from its encoder.',
    wrong: {
      bound: {
        explanation:
          'The ELBO is a lower bound on log p(x), and the VAE’s loss is −ELBO. A GAN has no density that could be evaluated.',
        lesson: 'vae-vs-gan/anatomy#losses',
      },
      inference: {
        explanation:
          'This is the encoder. A GAN has none. Its discriminator returns one logit, and its generator maps only from latents to images.',
        lesson: 'vae-vs-gan/anatomy#gan',
      },
      prior: {
        explanation:
          'After training, both generate images in the same way. They pass z from N(0, I) through the decoder or generator.',
        lesson: 'vae-vs-gan/anatomy#sampling',
      },
      exact: {
        explanation:
          'The VAE’s likelihood is an integral over all z, which it can only bound. The GAN has no likelihood at all.',
        lesson: 'vae-vs-gan/anatomy#losses',
      },
    },
  },
  heldOutOne: {
    kind: 'option',
    right: 'belowChance',
    because:
      'It was 0.076 ± 0.004 over five seeds. A 1 has few bright pixels on black, so any model of digits gives it a high likelihood, and the entropy of its grey levels, which no model can avoid, is the lowest. With that entropy subtracted, the AUROC was still only 0.32. This is the likelihood paradox.',
    wrong: {
      high: {
        explanation:
          'That is what one would hope for. But −ELBO also depends on how much ink there is to explain, and a 1 has the least. In 92 of 100 pairs it looks more normal than a digit that the model knows.',
        lesson: `${choosing}#paradox`,
      },
      chance: {
        explanation:
          'The score does react to ones, but in the wrong direction. They are the digits that are easiest to explain, whether the model has seen them or not.',
        lesson: `${choosing}#paradox`,
      },
    },
  },
  oneNumber: {
    kind: 'option',
    right: 'narrowA',
    because:
      'Precision is the fraction of samples near data, and recall is the fraction of data near samples.',
    wrong: {
      betterA: {
        explanation:
          'Precision alone is highest for a model with one perfect sample. A recall of 0.20 means that the model does not reach four fifths of the data.',
        lesson: `${choosing}#metrics`,
      },
      memorised: {
        explanation:
          'A model that had memorised the training images would have a high recall as well. To detect memorisation, look for nearest neighbours in the training set.',
        lesson: `${choosing}#metrics`,
      },
      sameFid: {
        explanation:
          'A Fréchet distance is not a function of precision and recall. It compares two moments, and models that fail in different ways can have any value.',
        lesson: `${choosing}#metrics`,
      },
    },
  },
});
