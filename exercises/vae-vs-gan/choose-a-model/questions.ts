import { defineKeys, defineQuestions } from '#grader/quiz/index.ts';

/** Practice questions. Their keys are public, and they carry no points. */
export const practice = defineQuestions([
  {
    kind: 'choice',
    id: 'posteriorOrPrior',
    title: 'where the latent of a new image comes from',
    prompt:
      'A VAE is said to have “the latent distribution N(μ, σ)”. Which distribution do you draw z from to make a new image?',
    options: {
      prior: 'From N(0, I), the prior.',
      posterior: 'From N(μ, σ²), with μ and σ from the encoder.',
      meanOnly: 'None. Use z = 0, the most likely latent.',
    },
  },
  {
    kind: 'ordering',
    id: 'ganStep',
    title: 'one iteration of a GAN’s training',
    prompt: 'Put one iteration of a GAN’s training in order.',
    items: {
      updateGenerator: 'Move the generator’s weights down its loss.',
      judgeBoth: 'The discriminator evaluates real images and fakes.',
      drawNoise: 'Draw noise and generate fakes from it.',
      judgeFakes: 'The updated discriminator evaluates new fakes.',
      updateDiscriminator: 'Move the discriminator’s weights down its loss.',
    },
  },
  {
    kind: 'matching',
    id: 'whatEachLossSees',
    title: 'what each loss depends on',
    prompt: 'What does each loss depend on?',
    left: {
      vae: 'The loss of a VAE',
      generator: 'The loss of a GAN’s generator',
      discriminator: 'The loss of a GAN’s discriminator',
    },
    right: {
      imageAndDecoded: 'An image, its reconstruction, and the divergence of its posterior from the prior',
      fakes: 'The discriminator’s output for fakes, and no real image',
      both: 'The discriminator’s output for real images and for fakes',
      pixels: 'The pixel distance between each fake and the nearest real image',
    },
  },
  {
    kind: 'numeric',
    id: 'midpointNorm',
    title: 'the length of a midpoint in 100 dimensions',
    prompt:
      'Two latents of 100 dimensions are drawn independently from N(0, I). Each has a length of about 10. What is the approximate length of the midpoint of the straight line between them?',
    unit: '',
  },
  {
    kind: 'prediction',
    id: 'headStart',
    title: 'a head start against an untrained discriminator',
    prompt:
      'A generator is trained alone for a while, against an untrained discriminator. What will its samples do?',
    options: {
      towardsData: 'They move towards the data, because any training helps.',
      anywhere:
        'They move to wherever the random discriminator happens to say “real”, which is unrelated to the data.',
      stay: 'They do not move, because an untrained discriminator has no gradient.',
    },
    measuredBy: 'npm run reproduce -- head-start',
  },
]);

const anatomy = 'vae-vs-gan/anatomy';

export const practiceKeys = defineKeys(practice, {
  posteriorOrPrior: {
    kind: 'option',
    right: 'prior',
    because:
      'N(μ, σ²) is the posterior of one given image. For a new image there is nothing to encode, so its latent comes from the prior. This works because the KL term has kept the posteriors near the prior.',
    wrong: {
      posterior: {
        explanation:
          'N(μ, σ²) is the encoder’s output for one given image. Decoding its samples gives variations of that image. A new image starts from the prior.',
        lesson: `${anatomy}#sampling`,
      },
      meanOnly: {
        explanation:
          'z = 0 is the point of highest density, and decoding it gives the same image every time. In many dimensions no sample of N(0, I) is near it. In 100 dimensions nearly all samples have a length of about 10.',
        lesson: 'vae-vs-gan/latent-space#sampling',
      },
    },
  },
  ganStep: {
    kind: 'order',
    right: ['drawNoise', 'judgeBoth', 'updateDiscriminator', 'judgeFakes', 'updateGenerator'],
    because: 'The discriminator moves first, and then the generator learns from the updated discriminator.',
    steps: [
      {
        explanation: 'There are no fakes to evaluate before noise has been drawn and decoded.',
        lesson: `${anatomy}#gan`,
      },
      {
        explanation:
          'The discriminator’s loss consists of its outputs for both batches, so it evaluates them first.',
        lesson: `${anatomy}#losses`,
      },
      {
        explanation:
          'The generator learns from the discriminator that was just updated. The other order trains as well, but this course updates the discriminator first.',
        lesson: `${anatomy}#gan`,
      },
      {
        explanation: 'The generator’s gradient comes through the discriminator’s output for its fakes.',
        lesson: `${anatomy}#losses`,
      },
    ],
  },
  whatEachLossSees: {
    kind: 'pairs',
    right: { vae: 'imageAndDecoded', generator: 'fakes', discriminator: 'both' },
    because:
      'Only the VAE compares an image with its reconstruction. The generator never sees a real image. Everything it learns about them comes through the discriminator’s gradient.',
    wrong: {
      vae: {
        explanation: 'A VAE has no discriminator. Its loss is −log p(x | z) of the image plus the KL term.',
        lesson: `${anatomy}#losses`,
      },
      generator: {
        explanation:
          'A fake belongs to no image of the batch, so there is nothing to compare it with. The generator’s loss depends only on the discriminator’s output for its fakes.',
        lesson: `${anatomy}#losses`,
      },
      discriminator: {
        explanation: 'The discriminator is a classifier, so its loss needs the real images and the fakes.',
        lesson: `${anatomy}#losses`,
      },
    },
  },
  midpointNorm: {
    kind: 'number',
    right: 7.07,
    tolerance: 0.3,
    because:
      'The midpoint is (a + b) / 2, with variance ½ in each dimension, so its length is about √(100 / 2) = 7.07. The decoder has hardly seen latents that short.',
    near: {
      asLong: {
        value: 10,
        explanation:
          'The two latents are nearly at a right angle, so the midpoint of the line between them is closer to the origin. Its variance is ½ in each dimension.',
        lesson: 'vae-vs-gan/latent-space#straight',
      },
      half: {
        value: 5,
        explanation:
          'The midpoint is the sum of two orthogonal vectors of length 5, and the squares of their lengths add up. 5² + 5² is 50.',
        lesson: 'vae-vs-gan/latent-space#straight',
      },
    },
    otherwise: {
      explanation:
        'In each of the 100 dimensions, (a + b) / 2 has variance ¼ + ¼. The length is about the square root of the sum.',
      lesson: 'vae-vs-gan/latent-space#straight',
    },
  },
  headStart: {
    kind: 'option',
    right: 'anywhere',
    because:
      'An untrained discriminator knows nothing about the data, so its gradient has an arbitrary direction. In the measurement on a ring, it set the generator back.',
    wrong: {
      towardsData: {
        explanation:
          'Everything that a generator learns about the data comes through the discriminator. Random weights contain no information about the data.',
        lesson: 'gan-instability/training#head-start',
      },
      stay: {
        explanation: 'Random weights have a gradient too. It moves the samples, but not towards the data.',
        lesson: 'gan-instability/training#head-start',
      },
    },
  },
});

/** Graded questions. Their keys are private. */
export const graded = defineQuestions([
  {
    kind: 'choice',
    id: 'scans',
    title: 'a model to find unusual scans',
    prompt:
      'A clinic has 10,000 scans of healthy patients. New scans that look different from these should be reviewed first. Which model do you choose, and why?',
    options: {
      vaeBound:
        'A VAE: its −ELBO gives every scan a score, held-out healthy scans set a threshold, and known anomalies must show whether the score finds them.',
      vaeAlwaysLower:
        'A VAE: a likelihood model gives anomalies a lower likelihood than its training data, so no test on anomalies is needed.',
      ganDiscriminator:
        'A GAN: its discriminator has learnt to tell real scans from everything else, so its logit is the score.',
      ganSharper: 'A GAN: its samples are sharper, so small anomalies stand out.',
    },
  },
  {
    kind: 'choice',
    id: 'textures',
    title: 'a model for textures of stone',
    prompt:
      'A game studio needs images of stone that look real at first sight. It needs no encoding and no density, and an artist picks the good images. Which model do you choose, and why?',
    options: {
      vaeLikelihood: 'A VAE: the model with the higher likelihood generates the better samples.',
      ganPicks:
        'A GAN with a stabilised loss: it is trained on how its samples look to a discriminator, and missing kinds of stone do little harm here.',
      ganCovers:
        'A GAN: it covers every kind of stone in the data, because the discriminator would notice a missing one.',
      vaeSmooth: 'A VAE: its latent space is smooth, so its textures are free of artefacts.',
    },
  },
  {
    kind: 'choice',
    id: 'codes',
    title: 'a model to store images as 32 numbers',
    prompt:
      'Millions of product images must each be stored as 32 numbers, from which the image can be roughly reconstructed. Which model do you choose, and why?',
    options: {
      ganBackwards: 'A GAN: the generator maps 32 numbers to an image, so you only have to run it backwards.',
      vaeBoth:
        'A VAE: encoder and decoder are trained together for exactly this purpose, and one pass gives the code of a new image.',
      ganDiscriminator: 'A GAN: the last layer of the discriminator is a code, and the generator decodes it.',
      either: 'Either: in both models an image has its own latent.',
    },
  },
  {
    kind: 'choice',
    id: 'rareClass',
    title: 'a rare class that must not be lost',
    prompt:
      'Samples should replace data that cannot be shared. One class makes up 1 % of the data and must not be lost. Which plan is right?',
    options: {
      wganGuarantee:
        'A Wasserstein GAN: its distance does not saturate, so it guarantees that no mode is lost.',
      lowFid: 'Any model with a low Fréchet distance: a lost class would raise it visibly.',
      likelihoodAndMeasure:
        'Start with a likelihood model, whose loss is large for images with low probability, and in any case measure recall and the share of the class.',
      sharpest: 'The model with the highest precision: precise samples are samples of the data.',
    },
  },
  {
    kind: 'choice',
    id: 'blur',
    title: 'why a VAE’s images are blurry',
    prompt: 'Why are the images of a VAE with independent pixels blurry?',
    options: {
      smoothLatents: 'The KL term makes the latent space smooth, and smooth latents give smooth images.',
      noiseInLatents: 'Noise is added to the latents, and it is still there in the image.',
      pixelAverage:
        'The likelihood treats each pixel separately, so the best image for a latent is the mean of all images that fit it, and a mean of sharp images is blurry.',
      tooFewLayers: 'The decoder is too small, and a larger one would remove the blur.',
    },
  },
  {
    kind: 'ordering',
    id: 'gradientPath',
    title: 'the path of the gradient to the encoder',
    prompt:
      'The first question of the course: how does the reparametrization trick let the encoder learn? Put the path of the gradient in order, from the loss to the weights of the encoder.',
    items: {
      latents: 'z = μ + σ ε, where ε is a constant input',
      weights: 'the weights of the encoder',
      loss: 'the loss',
      moments: 'μ and σ',
      logits: 'the logits of the decoded image',
    },
  },
  {
    kind: 'choice',
    id: 'noGradient',
    title: 'whether sampling has a gradient',
    prompt: 'It is often said that “sampling z from N(μ, σ) has no gradient”. Is that true?',
    options: {
      asItStands:
        'It is true without qualification: the gradient of an expectation over z cannot be estimated without the trick.',
      pathwiseOnly:
        'There is no pathwise gradient through a random draw, but the score function gives an unbiased gradient, with a larger variance.',
      automatic: 'It is false: automatic differentiation works through a random number generator.',
      biased: 'It is false: the score function gives a gradient, but a biased one, which the trick corrects.',
    },
  },
  {
    kind: 'matching',
    id: 'remedies',
    title: 'problems of GANs and their remedies',
    prompt:
      'The second question of the course: why is a GAN hard to train? Match each problem with the remedy that acts on it.',
    left: {
      saturated: 'The discriminator is sure of every fake, and the minimax generator has almost no gradient',
      circling:
        'The players circle around the equilibrium, because the eigenvalues of the game there are purely imaginary',
      clipped:
        'All weights of the critic are at the clipping bound, so it can only represent a very simple function',
      collapsed: 'A fast generator with high momentum jumps from mode to mode ahead of its discriminator',
    },
    right: {
      penaltyOnReal: 'R1: a penalty on the discriminator’s gradient at real data',
      flippedLoss: 'The non-saturating loss: −log D(G(z)) instead of log(1 − D(G(z)))',
      gradientPenalty: 'A penalty on the distance between the critic’s gradient norm and 1',
      rates: 'Less momentum, and a larger learning rate for the discriminator',
      moreLatents: 'A latent space with more dimensions',
    },
  },
  {
    kind: 'numeric',
    id: 'gradientRatio',
    title: 'the two generator losses at a logit of −6',
    prompt:
      'The discriminator gives a fake the logit −6. How many times larger is the gradient of the non-saturating loss with respect to this logit than that of the minimax loss?',
    unit: '',
  },
  {
    kind: 'matching',
    id: 'whoHasWhat',
    title: 'what a VAE has and what a GAN has',
    prompt:
      'The third question of the course: what do the two models have? Say which of the models has each of these.',
    left: {
      bound: 'A lower bound on log p(x) of a given image',
      inference: 'A network that returns the latent of a given image in one pass',
      prior: 'New images from samples of N(0, I)',
      exact: 'The exact likelihood of a given image',
    },
    right: { vae: 'The VAE', gan: 'The GAN', both: 'Both', neither: 'Neither' },
  },
  {
    kind: 'prediction',
    id: 'heldOutOne',
    title: 'the AUROC for a digit that was held out',
    prompt:
      'A VAE is trained on all digits except 1, and −ELBO is used to find the ones among the test digits. What will the AUROC be?',
    options: {
      high: 'Near 1: the model has never seen a 1.',
      chance: 'Near 0.5: the score cannot detect them.',
      belowChance: 'Far below 0.5: the ones look the most normal of all digits.',
    },
    measuredBy: 'npm run reproduce -- anomaly',
  },
  {
    kind: 'choice',
    id: 'oneNumber',
    title: 'what precision and recall say about two models',
    prompt:
      'Model A has precision 0.95 and recall 0.20, and model B has 0.75 and 0.80. What do these numbers say?',
    options: {
      betterA: 'A is the better model, because precision measures quality.',
      narrowA:
        'A’s samples look like data but cover little of it. B’s samples cover most of the data, but more of them look wrong.',
      memorised: 'A has memorised the training images, because its precision is near 1.',
      sameFid:
        'The averages of precision and recall are similar, so the models have the same Fréchet distance.',
    },
  },
  {
    kind: 'text',
    id: 'ownProblem',
    title: 'a problem of your own',
    prompt:
      'Take a problem of your own for which data exist. Choose a model for it, explain your choice in five to ten sentences, and name the measurement that could prove you wrong.',
    rubric: [
      'The problem states what the model must return: samples, scores, codes, or several of these.',
      'The choice follows from the model’s training objective, and not from its reputation.',
      'The answer names a measurement and the result that would refute the choice.',
    ],
  },
]);

export const questions = [...practice, ...graded];
