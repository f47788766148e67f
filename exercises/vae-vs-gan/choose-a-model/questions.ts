import { defineKeys, defineQuestions } from '#grader/quiz/index.ts';

/** To try one's hand on: their keys are public, and they carry no points. */
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
      meanOnly: 'From nothing: z = 0 is the most likely latent.',
    },
  },
  {
    kind: 'ordering',
    id: 'ganStep',
    title: 'one iteration of a GAN’s training',
    prompt: 'Put one iteration of a GAN’s training in order.',
    items: {
      updateGenerator: 'Move the generator’s weights down its loss.',
      judgeBoth: 'The discriminator judges real images and fakes.',
      drawNoise: 'Draw noise, and make fakes of it.',
      judgeFakes: 'The discriminator, as it is now, judges new fakes.',
      updateDiscriminator: 'Move the discriminator’s weights down its loss.',
    },
  },
  {
    kind: 'matching',
    id: 'whatEachLossSees',
    title: 'what each loss looks at',
    prompt: 'What does each loss look at?',
    left: {
      vae: 'The loss of a VAE',
      generator: 'The loss of a GAN’s generator',
      discriminator: 'The loss of a GAN’s discriminator',
    },
    right: {
      imageAndDecoded: 'An image, what it was decoded to, and the distance of its posterior from the prior',
      fakes: 'What the discriminator says of fakes, and no image of the data',
      both: 'What the discriminator says of real images and of fakes',
      pixels: 'The distance of each fake from the nearest real image, pixel by pixel',
    },
  },
  {
    kind: 'numeric',
    id: 'midpointNorm',
    title: 'the length of a midpoint in 100 dimensions',
    prompt:
      'Two latents of 100 dimensions are drawn from N(0, I) independently. About how long is the midpoint of the straight line between them? Each of the two is about 10 long.',
    unit: '',
  },
  {
    kind: 'prediction',
    id: 'headStart',
    title: 'a head start against an untrained discriminator',
    prompt:
      'A generator is trained alone for a while, against a discriminator that has not been trained at all. What will its samples do?',
    options: {
      towardsData: 'They move towards the data: training is training.',
      anywhere:
        'They move to wherever the random discriminator happens to say “real”, which has nothing to do with the data.',
      stay: 'They do not move: an untrained discriminator has no gradient.',
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
      'N(μ, σ²) is the posterior of one given image. A new image has no image to be encoded; its latent comes from the prior, and the KL term has kept the posteriors near it so that this works.',
    wrong: {
      posterior: {
        explanation:
          'N(μ, σ²) is what the encoder says of one image that it was given. Decoding its draws gives variations of that image; a new image begins with the prior.',
        lesson: `${anatomy}#sampling`,
      },
      meanOnly: {
        explanation:
          'z = 0 is the point of the highest density, and decoding it gives the same image every time. In many dimensions no draw of N(0, I) is near it: at 100 dimensions they all lie about 10 away.',
        lesson: 'vae-vs-gan/latent-space#sampling',
      },
    },
  },
  ganStep: {
    kind: 'order',
    right: ['drawNoise', 'judgeBoth', 'updateDiscriminator', 'judgeFakes', 'updateGenerator'],
    because: 'The discriminator moves first, and the generator then learns from it as it is now.',
    steps: [
      {
        explanation: 'There are no fakes to be judged before noise has been drawn and decoded.',
        lesson: `${anatomy}#gan`,
      },
      {
        explanation:
          'The discriminator’s loss is made of what it says of both batches, so it judges them first.',
        lesson: `${anatomy}#losses`,
      },
      {
        explanation:
          'The generator learns from the discriminator that was just updated. The other order is another game: the Dirac GAN ends elsewhere.',
        lesson: `${anatomy}#gan`,
      },
      {
        explanation: 'The generator’s gradient comes through what the discriminator says of its fakes.',
        lesson: `${anatomy}#losses`,
      },
    ],
  },
  whatEachLossSees: {
    kind: 'pairs',
    right: { vae: 'imageAndDecoded', generator: 'fakes', discriminator: 'both' },
    because:
      'Only the VAE compares an image with its own copy. The generator never meets an image of the data: all it knows of them came through the discriminator’s gradient.',
    wrong: {
      vae: {
        explanation: 'A VAE has no discriminator: its loss is −log p(x | z) of the image, plus the KL term.',
        lesson: `${anatomy}#losses`,
      },
      generator: {
        explanation:
          'A fake belongs to no image of the batch, so there is nothing to compare it with. The generator sees what the discriminator says of its fakes, and only that.',
        lesson: `${anatomy}#losses`,
      },
      discriminator: {
        explanation: 'The discriminator is a classifier: its loss needs the real images and the fakes.',
        lesson: `${anatomy}#losses`,
      },
    },
  },
  midpointNorm: {
    kind: 'number',
    right: 7.07,
    tolerance: 0.3,
    because:
      'The midpoint is (a + b) / 2, with variance ½ in each dimension: its length is about √(100 / 2) = 7.07. The decoder hardly ever saw latents that short.',
    near: {
      asLong: {
        value: 10,
        explanation:
          'The two latents are nearly at a right angle, so the middle of the straight line between them is nearer to the origin than they are. Its variance is ½ in each dimension.',
        lesson: 'vae-vs-gan/latent-space#straight',
      },
      half: {
        value: 5,
        explanation:
          'The halves of two vectors at a right angle do not shrink the length to a half: lengths add by their squares. (5² + 5²) is 50.',
        lesson: 'vae-vs-gan/latent-space#straight',
      },
    },
    otherwise: {
      explanation:
        'In each of the 100 dimensions (a + b) / 2 has variance ¼ + ¼. The length is about the root of the sum.',
      lesson: 'vae-vs-gan/latent-space#straight',
    },
  },
  headStart: {
    kind: 'option',
    right: 'anywhere',
    because:
      'A discriminator that has not been trained knows nothing of the data, so its gradient leads nowhere in particular. Measured on a ring, it set the generator back.',
    wrong: {
      towardsData: {
        explanation:
          'All that a generator knows of the data comes through the discriminator. Random weights carry no word of it.',
        lesson: 'gan-instability/training#head-start',
      },
      stay: {
        explanation:
          'Random weights have a gradient like any others. It moves the samples, only not towards the data.',
        lesson: 'gan-instability/training#head-start',
      },
    },
  },
});

/** With points; their keys are not public. */
export const graded = defineQuestions([
  {
    kind: 'choice',
    id: 'scans',
    title: 'a model to find unusual scans',
    prompt:
      'A clinic has 10,000 scans of healthy patients, and wants new scans that look unlike these to be put on top of the pile. Which model, and why?',
    options: {
      vaeBound:
        'A VAE: its −ELBO gives every scan a number, a threshold can be set on healthy scans held back, and some known anomalies must then show whether the score finds them.',
      vaeAlwaysLower:
        'A VAE: a likelihood model gives anomalies a lower likelihood than the data it was trained on, so no test on anomalies is needed.',
      ganDiscriminator:
        'A GAN: its discriminator has learnt to tell real scans from all others, so its logit is the score.',
      ganSharper: 'A GAN: its samples are sharper, so small anomalies stand out.',
    },
  },
  {
    kind: 'choice',
    id: 'textures',
    title: 'a model for textures of stone',
    prompt:
      'A game studio needs photographs of stone that look real at first sight. Nothing is encoded, no density is needed, and an artist picks the good ones. Which model, and why?',
    options: {
      vaeLikelihood: 'A VAE: the model with the higher likelihood makes the better samples.',
      ganPicks:
        'A GAN with a stabilised loss: it is trained on how its samples look to a discriminator, and kinds of stone that it leaves out do little harm here.',
      ganCovers:
        'A GAN: it covers every kind of stone in the data, because the discriminator would notice a missing one.',
      vaeSmooth: 'A VAE: its latent space is smooth, so its textures are free of artefacts.',
    },
  },
  {
    kind: 'choice',
    id: 'codes',
    title: 'a model to keep images as 32 numbers',
    prompt:
      'Millions of product images must each be kept as 32 numbers, from which the image can be shown again roughly. Which model, and why?',
    options: {
      ganBackwards: 'A GAN: the generator takes 32 numbers to an image, so it only has to be run backwards.',
      vaeBoth:
        'A VAE: encoder and decoder are trained together for just this, and one pass gives the code of a new image.',
      ganDiscriminator: 'A GAN: the last layer of the discriminator is a code, and the generator decodes it.',
      either: 'Either: in both of them an image has its own latent.',
    },
  },
  {
    kind: 'choice',
    id: 'rareClass',
    title: 'a rare class that must not be lost',
    prompt:
      'Samples shall stand in for data that may not be shared. One class is 1 % of the data, and must not be lost. Which plan is right?',
    options: {
      wganGuarantee:
        'A Wasserstein GAN: its distance does not saturate, so it guarantees that no mode is lost.',
      lowFid: 'Any model with a low Fréchet distance: a lost class would raise it visibly.',
      likelihoodAndMeasure:
        'Begin with a likelihood model, whose loss is large for images that it gives no probability, and measure recall and the share of the class in any case.',
      sharpest: 'The model with the highest precision: precise samples are samples of the data.',
    },
  },
  {
    kind: 'choice',
    id: 'blur',
    title: 'why a VAE’s images are blurry',
    prompt: 'Why are the images that a VAE with independent pixels decodes blurry?',
    options: {
      smoothLatents: 'The KL term makes the latent space smooth, and smooth latents give smooth images.',
      noiseInLatents: 'Noise is added to the latents, and it is still there in the image.',
      pixelAverage:
        'The likelihood judges each pixel alone, so the best image for a latent is the mean of all that the latent leaves open; a mean of sharp images is blurry.',
      tooFewLayers: 'The decoder is too small; a larger one ends the blur.',
    },
  },
  {
    kind: 'ordering',
    id: 'gradientPath',
    title: 'the path of the gradient to the encoder',
    prompt:
      'The sheet’s first question: how does the reparametrization trick let the encoder learn? Put the path of the gradient in order, from the loss to the weights of the encoder.',
    items: {
      latents: 'z = μ + σ ε, with ε a number like any other',
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
    prompt: 'The sheet says: “sampling z from N(μ, σ) has no gradient”. What is true of it?',
    options: {
      asItStands:
        'It is true as it stands: no gradient of an expectation over z can be estimated without the trick.',
      pathwiseOnly:
        'There is no pathwise gradient through a draw; the score function gives an unbiased gradient all the same, with a larger variance.',
      automatic: 'It is false: automatic differentiation goes through a random number generator.',
      biased: 'It is false: the score function gives one, but a biased one, which the trick repairs.',
    },
  },
  {
    kind: 'matching',
    id: 'remedies',
    title: 'troubles of GANs and their remedies',
    prompt:
      'The sheet’s second question: why is a GAN hard to train? Give each trouble the remedy that acts on it.',
    left: {
      saturated: 'The discriminator is sure of every fake, and the minimax generator has almost no gradient',
      circling:
        'The players circle around the equilibrium: near it the eigenvalues of the game are purely imaginary',
      clipped:
        'The critic’s weights all sit at the clipping bound, and it can only be a very simple function',
      collapsed: 'A fast generator with much momentum jumps from mode to mode ahead of its discriminator',
    },
    right: {
      penaltyOnReal: 'R1: a penalty on the discriminator’s gradient at real data',
      flippedLoss: 'The non-saturating loss: −log D(G(z)) for log(1 − D(G(z)))',
      gradientPenalty: 'A penalty on the distance of the critic’s gradient norm from 1',
      rates: 'Less momentum, and a discriminator with the larger learning rate',
      moreLatents: 'A latent space with more dimensions',
    },
  },
  {
    kind: 'numeric',
    id: 'gradientRatio',
    title: 'the two generator losses at a logit of −6',
    prompt:
      'The discriminator gives a fake the logit −6. How many times larger is the non-saturating loss’s gradient by this logit than the minimax loss’s?',
    unit: '',
  },
  {
    kind: 'matching',
    id: 'whoHasWhat',
    title: 'what a VAE has, and what a GAN',
    prompt: 'The sheet’s third question: what do the two models have? Say which of them has each of these.',
    left: {
      bound: 'A lower bound on log p(x) of a given image',
      inference: 'A network that gives the latent of a given image in one pass',
      prior: 'New images from draws of N(0, I)',
      exact: 'The exact likelihood of a given image',
    },
    right: { vae: 'The VAE', gan: 'The GAN', both: 'Both', neither: 'Neither' },
  },
  {
    kind: 'prediction',
    id: 'heldOutOne',
    title: 'the AUROC for a digit that was held out',
    prompt:
      'A VAE is trained on all digits but the 1, and −ELBO is used to find the ones among the test digits. What will the AUROC be?',
    options: {
      high: 'Near 1: the model has never seen a 1.',
      chance: 'Near 0.5: the score cannot see them.',
      belowChance: 'Far below 0.5: the ones get the best scores of all.',
    },
    measuredBy: 'npm run reproduce -- anomaly',
  },
  {
    kind: 'choice',
    id: 'oneNumber',
    title: 'what precision and recall say of two models',
    prompt: 'Model A has precision .95 and recall .20, model B .75 and .80. What do these say?',
    options: {
      betterA: 'A is the better model: precision is what quality means.',
      narrowA:
        'A’s samples look like data and cover little of it; B’s cover most of it, and more of them look wrong.',
      memorised: 'A has memorised the training images, since its precision is near 1.',
      sameFid: 'The two have about the same mean of both, so their Fréchet distance is the same.',
    },
  },
  {
    kind: 'text',
    id: 'ownProblem',
    title: 'a problem of your own',
    prompt:
      'Take a problem of your own, with data that exist. Choose a model for it, say in five to ten sentences why, and name the measurement that could prove you wrong.',
    rubric: [
      'The problem says what the model must give back: samples, scores, codes, or several of these.',
      'The choice follows from what the model is trained on, and not from its reputation.',
      'A measurement is named, with the result that would speak against the choice.',
    ],
  },
]);

export const questions = [...practice, ...graded];
