/** Replace each undefined with your answer. genlab check says which answers do not have the form that is asked for. */
export const answers: Record<string, unknown> = {
  /**
   * A VAE is said to have “the latent distribution N(μ, σ)”. Which distribution do you draw z from
   * to make a new image?
   *
   * 'prior': From N(0, I), the prior.
   * 'posterior': From N(μ, σ²), with μ and σ from the encoder.
   * 'meanOnly': From nothing: z = 0 is the most likely latent.
   */
  posteriorOrPrior: undefined,

  /**
   * Put one iteration of a GAN’s training in order.
   *
   * An array of these names, in order:
   * 'updateGenerator': Move the generator’s weights down its loss.
   * 'judgeBoth': The discriminator judges real images and fakes.
   * 'drawNoise': Draw noise, and make fakes of it.
   * 'judgeFakes': The discriminator, as it is now, judges new fakes.
   * 'updateDiscriminator': Move the discriminator’s weights down its loss.
   */
  ganStep: undefined,

  /**
   * What does each loss look at?
   *
   * An object, { vae: …, generator: …, discriminator: … }, that gives each of
   * 'vae': The loss of a VAE
   * 'generator': The loss of a GAN’s generator
   * 'discriminator': The loss of a GAN’s discriminator
   * one of
   * 'imageAndDecoded': An image, what it was decoded to, and the distance of its posterior from the
   *   prior
   * 'fakes': What the discriminator says of fakes, and no image of the data
   * 'both': What the discriminator says of real images and of fakes
   * 'pixels': The distance of each fake from the nearest real image, pixel by pixel
   */
  whatEachLossSees: undefined,

  /**
   * Two latents of 100 dimensions are drawn from N(0, I) independently. About how long is the
   * midpoint of the straight line between them? Each of the two is about 10 long.
   *
   * A number.
   */
  midpointNorm: undefined,

  /**
   * A generator is trained alone for a while, against a discriminator that has not been trained at
   * all. What will its samples do?
   *
   * 'towardsData': They move towards the data: training is training.
   * 'anywhere': They move to wherever the random discriminator happens to say “real”, which has
   *   nothing to do with the data.
   * 'stay': They do not move: an untrained discriminator has no gradient.
   *
   * Settled by: npm run reproduce -- head-start
   */
  headStart: undefined,

  /**
   * A clinic has 10,000 scans of healthy patients, and wants new scans that look unlike these to be
   * put on top of the pile. Which model, and why?
   *
   * 'vaeBound': A VAE: its −ELBO gives every scan a number, a threshold can be set on healthy scans
   *   held back, and some known anomalies must then show whether the score finds them.
   * 'vaeAlwaysLower': A VAE: a likelihood model gives anomalies a lower likelihood than the data it
   *   was trained on, so no test on anomalies is needed.
   * 'ganDiscriminator': A GAN: its discriminator has learnt to tell real scans from all others, so
   *   its logit is the score.
   * 'ganSharper': A GAN: its samples are sharper, so small anomalies stand out.
   */
  scans: undefined,

  /**
   * A game studio needs photographs of stone that look real at first sight. Nothing is encoded, no
   * density is needed, and an artist picks the good ones. Which model, and why?
   *
   * 'vaeLikelihood': A VAE: the model with the higher likelihood makes the better samples.
   * 'ganPicks': A GAN with a stabilised loss: it is trained on how its samples look to a
   *   discriminator, and kinds of stone that it leaves out do little harm here.
   * 'ganCovers': A GAN: it covers every kind of stone in the data, because the discriminator would
   *   notice a missing one.
   * 'vaeSmooth': A VAE: its latent space is smooth, so its textures are free of artefacts.
   */
  textures: undefined,

  /**
   * Millions of product images must each be kept as 32 numbers, from which the image can be shown
   * again roughly. Which model, and why?
   *
   * 'ganBackwards': A GAN: the generator takes 32 numbers to an image, so it only has to be run
   *   backwards.
   * 'vaeBoth': A VAE: encoder and decoder are trained together for just this, and one pass gives
   *   the code of a new image.
   * 'ganDiscriminator': A GAN: the last layer of the discriminator is a code, and the generator
   *   decodes it.
   * 'either': Either: in both of them an image has its own latent.
   */
  codes: undefined,

  /**
   * Samples shall stand in for data that may not be shared. One class is 1 % of the data, and must
   * not be lost. Which plan is right?
   *
   * 'wganGuarantee': A Wasserstein GAN: its distance does not saturate, so it guarantees that no
   *   mode is lost.
   * 'lowFid': Any model with a low Fréchet distance: a lost class would raise it visibly.
   * 'likelihoodAndMeasure': Begin with a likelihood model, whose loss is large for images that it
   *   gives no probability, and measure recall and the share of the class in any case.
   * 'sharpest': The model with the highest precision: precise samples are samples of the data.
   */
  rareClass: undefined,

  /**
   * Why are the images that a VAE with independent pixels decodes blurry?
   *
   * 'smoothLatents': The KL term makes the latent space smooth, and smooth latents give smooth
   *   images.
   * 'noiseInLatents': Noise is added to the latents, and it is still there in the image.
   * 'pixelAverage': The likelihood judges each pixel alone, so the best image for a latent is the
   *   mean of all that the latent leaves open; a mean of sharp images is blurry.
   * 'tooFewLayers': The decoder is too small; a larger one ends the blur.
   */
  blur: undefined,

  /**
   * The sheet’s first question: how does the reparametrization trick let the encoder learn? Put the
   * path of the gradient in order, from the loss to the weights of the encoder.
   *
   * An array of these names, in order:
   * 'latents': z = μ + σ ε, with ε a number like any other
   * 'weights': the weights of the encoder
   * 'loss': the loss
   * 'moments': μ and σ
   * 'logits': the logits of the decoded image
   */
  gradientPath: undefined,

  /**
   * The sheet says: “sampling z from N(μ, σ) has no gradient”. What is true of it?
   *
   * 'asItStands': It is true as it stands: no gradient of an expectation over z can be estimated
   *   without the trick.
   * 'pathwiseOnly': There is no pathwise gradient through a draw; the score function gives an
   *   unbiased gradient all the same, with a larger variance.
   * 'automatic': It is false: automatic differentiation goes through a random number generator.
   * 'biased': It is false: the score function gives one, but a biased one, which the trick repairs.
   */
  noGradient: undefined,

  /**
   * The sheet’s second question: why is a GAN hard to train? Give each trouble the remedy that acts
   * on it.
   *
   * An object, { saturated: …, circling: …, clipped: …, collapsed: … }, that gives each of
   * 'saturated': The discriminator is sure of every fake, and the minimax generator has almost no
   *   gradient
   * 'circling': The players circle around the equilibrium: near it the eigenvalues of the game are
   *   purely imaginary
   * 'clipped': The critic’s weights all sit at the clipping bound, and it can only be a very simple
   *   function
   * 'collapsed': A fast generator with much momentum jumps from mode to mode ahead of its
   *   discriminator
   * one of
   * 'penaltyOnReal': R1: a penalty on the discriminator’s gradient at real data
   * 'flippedLoss': The non-saturating loss: −log D(G(z)) for log(1 − D(G(z)))
   * 'gradientPenalty': A penalty on the distance of the critic’s gradient norm from 1
   * 'rates': Less momentum, and a discriminator with the larger learning rate
   * 'moreLatents': A latent space with more dimensions
   */
  remedies: undefined,

  /**
   * The discriminator gives a fake the logit −6. How many times larger is the non-saturating loss’s
   * gradient by this logit than the minimax loss’s?
   *
   * A number.
   */
  gradientRatio: undefined,

  /**
   * The sheet’s third question: what do the two models have? Say which of them has each of these.
   *
   * An object, { bound: …, inference: …, prior: …, exact: … }, that gives each of
   * 'bound': A lower bound on log p(x) of a given image
   * 'inference': A network that gives the latent of a given image in one pass
   * 'prior': New images from draws of N(0, I)
   * 'exact': The exact likelihood of a given image
   * one of
   * 'vae': The VAE
   * 'gan': The GAN
   * 'both': Both
   * 'neither': Neither
   */
  whoHasWhat: undefined,

  /**
   * A VAE is trained on all digits but the 1, and −ELBO is used to find the ones among the test
   * digits. What will the AUROC be?
   *
   * 'high': Near 1: the model has never seen a 1.
   * 'chance': Near 0.5: the score cannot see them.
   * 'belowChance': Far below 0.5: the ones get the best scores of all.
   *
   * Settled by: npm run reproduce -- anomaly
   */
  heldOutOne: undefined,

  /**
   * Model A has precision .95 and recall .20, model B .75 and .80. What do these say?
   *
   * 'betterA': A is the better model: precision is what quality means.
   * 'narrowA': A’s samples look like data and cover little of it; B’s cover most of it, and more of
   *   them look wrong.
   * 'memorised': A has memorised the training images, since its precision is near 1.
   * 'sameFid': The two have about the same mean of both, so their Fréchet distance is the same.
   */
  oneNumber: undefined,

  /**
   * Take a problem of your own, with data that exist. Choose a model for it, say in five to ten
   * sentences why, and name the measurement that could prove you wrong.
   *
   * Text, between backticks. A person reads it, and looks for this:
   * The problem says what the model must give back: samples, scores, codes, or several of these.
   * The choice follows from what the model is trained on, and not from its reputation.
   * A measurement is named, with the result that would speak against the choice.
   */
  ownProblem: undefined,
};
