import { defineKeys } from '#grader/quiz/index.ts';
import { graded } from '../questions.ts';

const choosing = 'vae-vs-gan/choose-a-model';
const estimators = 'reparametrization/two-estimators';

export const gradedKeys = defineKeys(graded, {
  scans: {
    kind: 'option',
    right: 'vaeBound',
    because:
      'A score for a given image is what −ELBO is, and a threshold on held-back healthy scans makes a rule of it.',
    wrong: {
      vaeAlwaysLower: {
        explanation:
          'A likelihood is not sure to be lower for anomalies: a VAE that never saw a 1 gives the ones its best scores (AUROC .08). Some known anomalies must show whether the score finds them.',
        lesson: `${choosing}#paradox`,
      },
      ganDiscriminator: {
        explanation:
          'The discriminator learnt to tell the data from the fakes of its own generator, and those from late training look like data. A scan unlike either is something it was never asked about.',
        lesson: `${choosing}#tasks`,
      },
      ganSharper: {
        explanation: 'Sharp samples do not score a given scan. Ask what each model gives back for it.',
        lesson: `${choosing}#tasks`,
      },
    },
  },
  textures: {
    kind: 'option',
    right: 'ganPicks',
    because:
      'Only the look of samples counts here, which is what the discriminator judges, and what is left out costs little.',
    wrong: {
      vaeLikelihood: {
        explanation:
          'Likelihood and the look of samples are nearly independent in many dimensions (Theis et al. 2016): a good likelihood can go together with bad samples, and a bad one with good samples.',
        lesson: `${choosing}#likelihood-and-samples`,
      },
      ganCovers: {
        explanation:
          'A discriminator judges one sample at a time, and a missing kind shows in no single sample. GANs do lose modes; here that happens to be affordable.',
        lesson: `${choosing}#coverage`,
      },
      vaeSmooth: {
        explanation:
          'A smooth latent space says that neighbouring latents decode alike, not that what they decode to looks real. With independent pixels it is blurred, which is the artefact that stone shows most.',
        lesson: `${choosing}#blur`,
      },
    },
  },
  codes: {
    kind: 'option',
    right: 'vaeBoth',
    because: 'The encoder is the inverse that a GAN has not got.',
    wrong: {
      ganBackwards: {
        explanation:
          'A generator is a neural network that cannot be run backwards: a latent for an image has to be searched by gradient descent, image by image, and there may be none, since a GAN need not be able to make every image.',
        lesson: `${choosing}#tasks`,
      },
      ganDiscriminator: {
        explanation:
          'The discriminator’s features serve to tell real from fake, and no network was trained to make images of them.',
        lesson: `${choosing}#tasks`,
      },
      either: {
        explanation: 'In a GAN no image has a latent: noise becomes images, and no network leads back.',
        lesson: `${choosing}#tasks`,
      },
    },
  },
  rareClass: {
    kind: 'option',
    right: 'likelihoodAndMeasure',
    because:
      'log p(x) of an image with no probability is −∞, so a likelihood model pays for what it leaves out. It is still a model, and what it covers has to be measured.',
    wrong: {
      wganGuarantee: {
        explanation:
          'The guarantee holds for the exact distance and its perfect minimiser. A trained critic is neither: it finds a class of 1 % late or never, and so WGANs lose modes too.',
        lesson: `${choosing}#coverage`,
      },
      lowFid: {
        explanation:
          'A Fréchet distance sees two moments of all features together. A class of 1 % moves them by about 1 % of its distance, which is less than the bias of the estimate.',
        lesson: `${choosing}#metrics`,
      },
      sharpest: {
        explanation:
          'Precision asks how many samples look like data, and says nothing of what is missing. That is recall.',
        lesson: `${choosing}#metrics`,
      },
    },
  },
  blur: {
    kind: 'option',
    right: 'pixelAverage',
    because:
      'Given z the pixels are independent, so all that z leaves open can only be averaged. Another likelihood, or more information in z, takes the blur away.',
    wrong: {
      smoothLatents: {
        explanation:
          'Smoothness is about how images change with z, blur about one image. A GAN has a smooth latent space too, and sharp samples.',
        lesson: `${choosing}#blur`,
      },
      noiseInLatents: {
        explanation:
          'Decoding μ without any noise gives images that are just as blurry. The noise makes z say less, but it is the average over what z leaves open that blurs.',
        lesson: `${choosing}#blur`,
      },
      tooFewLayers: {
        explanation:
          'A perfect decoder for this likelihood returns the mean of all images that z leaves open, and that mean is blurry. Size alone cannot help.',
        lesson: `${choosing}#blur`,
      },
    },
  },
  gradientPath: {
    kind: 'order',
    right: ['loss', 'logits', 'latents', 'moments', 'weights'],
    because:
      'ε is not on the path: it is a number that came from outside, so z is a plain function of μ and σ.',
    steps: [
      {
        explanation: 'Backpropagation starts at the loss, and the loss is a function of the logits.',
        lesson: 'reparametrization/the-trick#gradient-path',
      },
      {
        explanation: 'The decoder makes the logits of z, so the gradient reaches the logits before z.',
        lesson: 'reparametrization/the-trick#gradient-path',
      },
      {
        explanation:
          'z = μ + σ ε: the gradient comes to z first, and from there to μ with factor 1 and to σ with factor ε.',
        lesson: 'reparametrization/the-trick#gradient-path',
      },
      {
        explanation: 'μ and σ are what the encoder returns, so its weights come after them.',
        lesson: 'reparametrization/the-trick#gradient-path',
      },
    ],
  },
  noGradient: {
    kind: 'option',
    right: 'pathwiseOnly',
    because:
      'For f = z² at μ = 2 one sample of the score function’s estimate has variance 87, and of the pathwise one 4; both have the mean 2 μ.',
    wrong: {
      asItStands: {
        explanation:
          'The score function needs no path through z: E[f(z) ∂ log p(z) / ∂μ] is the gradient of the expectation. The trick is for its variance.',
        lesson: `${estimators}#score-function`,
      },
      automatic: {
        explanation:
          'A generator of random numbers returns constants as far as differentiation is concerned: the gradient by μ and σ is 0, or none at all.',
        lesson: 'reparametrization/the-trick#gradient-path',
      },
      biased: {
        explanation:
          'Its mean is exactly the gradient: it is unbiased. What the trick repairs is the variance.',
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
    because: 'Each remedy acts on one trouble: there is no single reason why GANs are hard to train.',
    wrong: {
      saturated: {
        explanation:
          'At a logit l of a fake the minimax loss has the gradient −σ(l), which is nearly 0 where the discriminator is sure. Flipping the loss makes it −(1 − σ(l)), nearly −1.',
        lesson: 'gan-instability/vanishing-gradients#two-slopes',
      },
      circling: {
        explanation:
          'Circling comes from the field of the game itself: at the equilibrium its eigenvalues are purely imaginary, and flipping the loss leaves them there. R1 gives them a negative real part.',
        lesson: 'gan-instability/dirac-gan#field',
      },
      clipped: {
        explanation:
          'The bound on the weights is there to bound the critic’s slope, and does it crudely. The gradient penalty asks for the slope itself.',
        lesson: 'gan-instability/gradient-penalty#norm',
      },
      collapsed: {
        explanation:
          'The generator runs away faster than its discriminator can follow. On a ring of eight modes, less momentum found 3.4 of them instead of 1.0, and exchanging the rates as well 7.9.',
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
          'You divided the other way round: the non-saturating gradient is the larger one where the discriminator is sure.',
        lesson: 'gan-instability/vanishing-gradients#two-slopes',
      },
      oneOverSigma: {
        value: 1 + Math.exp(6),
        explanation: 'You took 1 for 1 − σ(−6). It is .9975; the ratio is exp(6) exactly.',
        lesson: 'gan-instability/vanishing-gradients#two-slopes',
      },
      lossesDivided: {
        value: Math.log1p(Math.exp(6)) / Math.log1p(Math.exp(-6)),
        explanation: 'You divided the losses. It is the slopes that move the generator.',
        lesson: 'gan-instability/vanishing-gradients#two-slopes',
      },
    },
    otherwise: {
      explanation:
        'The two gradients by the logit are −σ(l) and −(1 − σ(l)), with σ(l) = 1 / (1 + exp(−l)). Divide the second by the first at l = −6.',
      lesson: 'gan-instability/vanishing-gradients#two-slopes',
    },
  },
  whoHasWhat: {
    kind: 'pairs',
    right: { bound: 'vae', inference: 'vae', prior: 'both', exact: 'neither' },
    because: 'Both sample alike; what the VAE has besides, it has because of its encoder.',
    wrong: {
      bound: {
        explanation:
          'The ELBO is a lower bound on log p(x), and the VAE’s loss. A GAN has no density that one could ask for.',
        lesson: 'vae-vs-gan/anatomy#losses',
      },
      inference: {
        explanation:
          'This is the encoder. A GAN has none: its discriminator gives one logit, and its generator runs one way.',
        lesson: 'vae-vs-gan/anatomy#gan',
      },
      prior: {
        explanation:
          'Once trained, both make images in the same way: z from N(0, I), through the decoder or generator.',
        lesson: 'vae-vs-gan/anatomy#sampling',
      },
      exact: {
        explanation:
          'The VAE’s likelihood is an integral over all z, which it can only bound; the GAN has no likelihood at all.',
        lesson: 'vae-vs-gan/anatomy#losses',
      },
    },
  },
  heldOutOne: {
    kind: 'option',
    right: 'belowChance',
    because:
      'It was .076 ± .004 over five seeds. A 1 is few bright pixels on black, which any model of digits gives a high likelihood: the likelihood paradox.',
    wrong: {
      high: {
        explanation:
          'That is what one hopes for. But −ELBO also measures how much ink there is to explain, and a 1 has the least: in 92 of 100 pairs it scores better than a digit that the model knows.',
        lesson: `${choosing}#paradox`,
      },
      chance: {
        explanation:
          'The score is not blind to ones: it orders them against you. They are the digits that are easiest to explain, seen or not.',
        lesson: `${choosing}#paradox`,
      },
    },
  },
  oneNumber: {
    kind: 'option',
    right: 'narrowA',
    because:
      'Precision is the share of samples that fall among data, recall the share of data that fall among samples.',
    wrong: {
      betterA: {
        explanation:
          'Precision alone is highest for a model with one perfect sample. Recall .20 says that four fifths of the data are out of its reach.',
        lesson: `${choosing}#metrics`,
      },
      memorised: {
        explanation:
          'A model that had memorised the training images would have a high recall as well. Memory is found by looking for nearest neighbours in the training set.',
        lesson: `${choosing}#metrics`,
      },
      sameFid: {
        explanation:
          'A Fréchet distance is no function of precision and recall: it compares two moments, and models that fail in different ways can have any.',
        lesson: `${choosing}#metrics`,
      },
    },
  },
});
