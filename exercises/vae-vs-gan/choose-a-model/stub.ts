/** Replace each undefined with your answer. genlab check says which answers do not have the form that is asked for. */
export const answers: Record<string, unknown> = {
  /**
   * A VAE is said to have “the latent distribution N(μ, σ)”. Which distribution do you draw z from
   * to make a new image?
   *
   * 'prior': From N(0, I), the prior.
   * 'posterior': From N(μ, σ²), with μ and σ from the encoder.
   * 'meanOnly': None. Use z = 0, the most likely latent.
   */
  posteriorOrPrior: undefined,

  /**
   * Put one iteration of a GAN’s training in order.
   *
   * An array of these names, in order:
   * 'updateGenerator': Move the generator’s weights down its loss.
   * 'judgeBoth': The discriminator evaluates real images and fakes.
   * 'drawNoise': Draw noise and generate fakes from it.
   * 'judgeFakes': The updated discriminator evaluates new fakes.
   * 'updateDiscriminator': Move the discriminator’s weights down its loss.
   */
  ganStep: undefined,

  /**
   * What does each loss depend on?
   *
   * An object, { vae: …, generator: …, discriminator: … }, that gives each of
   * 'vae': The loss of a VAE
   * 'generator': The loss of a GAN’s generator
   * 'discriminator': The loss of a GAN’s discriminator
   * one of
   * 'imageAndDecoded': An image, its reconstruction, and the divergence of its posterior from the
   *   prior
   * 'fakes': The discriminator’s output for fakes, and no real image
   * 'both': The discriminator’s output for real images and for fakes
   * 'pixels': The pixel distance between each fake and the nearest real image
   */
  whatEachLossSees: undefined,

  /**
   * Two latents of 100 dimensions are drawn independently from N(0, I). Each has a length of about
   * 10. What is the approximate length of the midpoint of the straight line between them?
   *
   * A number.
   */
  midpointNorm: undefined,

  /**
   * A generator is trained alone for a while, against an untrained discriminator. What will its
   * samples do?
   *
   * 'towardsData': They move towards the data, because any training helps.
   * 'anywhere': They move to wherever the random discriminator happens to say “real”, which is
   *   unrelated to the data.
   * 'stay': They do not move, because an untrained discriminator has no gradient.
   *
   * Settled by: npm run reproduce -- head-start
   */
  headStart: undefined,

  /**
   * A clinic has 10,000 scans of healthy patients. New scans that look different from these should
   * be reviewed first. Which model do you choose, and why?
   *
   * 'vaeBound': A VAE: its −ELBO gives every scan a score, held-out healthy scans set a threshold,
   *   and known anomalies must show whether the score finds them.
   * 'vaeAlwaysLower': A VAE: a likelihood model gives anomalies a lower likelihood than its
   *   training data, so no test on anomalies is needed.
   * 'ganDiscriminator': A GAN: its discriminator has learnt to tell real scans from everything
   *   else, so its logit is the score.
   * 'ganSharper': A GAN: its samples are sharper, so small anomalies stand out.
   */
  scans: undefined,

  /**
   * A game studio needs images of stone that look real at first sight. It needs no encoding and no
   * density, and an artist picks the good images. Which model do you choose, and why?
   *
   * 'vaeLikelihood': A VAE: the model with the higher likelihood generates the better samples.
   * 'ganPicks': A GAN with a stabilised loss: it is trained on how its samples look to a
   *   discriminator, and missing kinds of stone do little harm here.
   * 'ganCovers': A GAN: it covers every kind of stone in the data, because the discriminator would
   *   notice a missing one.
   * 'vaeSmooth': A VAE: its latent space is smooth, so its textures are free of artefacts.
   */
  textures: undefined,

  /**
   * Millions of product images must each be stored as 32 numbers, from which the image can be
   * roughly reconstructed. Which model do you choose, and why?
   *
   * 'ganBackwards': A GAN: the generator maps 32 numbers to an image, so you only have to run it
   *   backwards.
   * 'vaeBoth': A VAE: encoder and decoder are trained together for exactly this purpose, and one
   *   pass gives the code of a new image.
   * 'ganDiscriminator': A GAN: the last layer of the discriminator is a code, and the generator
   *   decodes it.
   * 'either': Either: in both models an image has its own latent.
   */
  codes: undefined,

  /**
   * Samples should replace data that cannot be shared. One class makes up 1 % of the data and must
   * not be lost. Which plan is right?
   *
   * 'wganGuarantee': A Wasserstein GAN: its distance does not saturate, so it guarantees that no
   *   mode is lost.
   * 'lowFid': Any model with a low Fréchet distance: a lost class would raise it visibly.
   * 'likelihoodAndMeasure': Start with a likelihood model, whose loss is large for images with low
   *   probability, and in any case measure recall and the share of the class.
   * 'sharpest': The model with the highest precision: precise samples are samples of the data.
   */
  rareClass: undefined,

  /**
   * Why are the images of a VAE with independent pixels blurry?
   *
   * 'smoothLatents': The KL term makes the latent space smooth, and smooth latents give smooth
   *   images.
   * 'noiseInLatents': Noise is added to the latents, and it is still there in the image.
   * 'pixelAverage': The likelihood treats each pixel separately, so the best image for a latent is
   *   the mean of all images that fit it, and a mean of sharp images is blurry.
   * 'tooFewLayers': The decoder is too small, and a larger one would remove the blur.
   */
  blur: undefined,

  /**
   * The first question of the course: how does the reparametrization trick let the encoder learn?
   * Put the path of the gradient in order, from the loss to the weights of the encoder.
   *
   * An array of these names, in order:
   * 'latents': z = μ + σ ε, where ε is a constant input
   * 'weights': the weights of the encoder
   * 'loss': the loss
   * 'moments': μ and σ
   * 'logits': the logits of the decoded image
   */
  gradientPath: undefined,

  /**
   * It is often said that “sampling z from N(μ, σ) has no gradient”. Is that true?
   *
   * 'asItStands': It is true without qualification: the gradient of an expectation over z cannot be
   *   estimated without the trick.
   * 'pathwiseOnly': There is no pathwise gradient through a random draw, but the score function
   *   gives an unbiased gradient, with a larger variance.
   * 'automatic': It is false: automatic differentiation works through a random number generator.
   * 'biased': It is false: the score function gives a gradient, but a biased one, which the trick
   *   corrects.
   */
  noGradient: undefined,

  /**
   * The second question of the course: why is a GAN hard to train? Match each problem with the
   * remedy that acts on it.
   *
   * An object, { saturated: …, circling: …, clipped: …, collapsed: … }, that gives each of
   * 'saturated': The discriminator is sure of every fake, and the minimax generator has almost no
   *   gradient
   * 'circling': The players circle around the equilibrium, because the eigenvalues of the game
   *   there are purely imaginary
   * 'clipped': All weights of the critic are at the clipping bound, so it can only represent a very
   *   simple function
   * 'collapsed': A fast generator with high momentum jumps from mode to mode ahead of its
   *   discriminator
   * one of
   * 'penaltyOnReal': R1: a penalty on the discriminator’s gradient at real data
   * 'flippedLoss': The non-saturating loss: −log D(G(z)) instead of log(1 − D(G(z)))
   * 'gradientPenalty': A penalty on the distance between the critic’s gradient norm and 1
   * 'rates': Less momentum, and a larger learning rate for the discriminator
   * 'moreLatents': A latent space with more dimensions
   */
  remedies: undefined,

  /**
   * The discriminator gives a fake the logit −6. How many times larger is the gradient of the
   * non-saturating loss with respect to this logit than that of the minimax loss?
   *
   * A number.
   */
  gradientRatio: undefined,

  /**
   * The third question of the course: what do the two models have? Say which of the models has each
   * of these.
   *
   * An object, { bound: …, inference: …, prior: …, exact: … }, that gives each of
   * 'bound': A lower bound on log p(x) of a given image
   * 'inference': A network that returns the latent of a given image in one pass
   * 'prior': New images from samples of N(0, I)
   * 'exact': The exact likelihood of a given image
   * one of
   * 'vae': The VAE
   * 'gan': The GAN
   * 'both': Both
   * 'neither': Neither
   */
  whoHasWhat: undefined,

  /**
   * A VAE is trained on all digits except 1, and −ELBO is used to find the ones among the test
   * digits. What will the AUROC be?
   *
   * 'high': Near 1: the model has never seen a 1.
   * 'chance': Near 0.5: the score cannot detect them.
   * 'belowChance': Far below 0.5: the ones look the most normal of all digits.
   *
   * Settled by: npm run reproduce -- anomaly
   */
  heldOutOne: undefined,

  /**
   * Model A has precision 0.95 and recall 0.20, and model B has 0.75 and 0.80. What do these
   * numbers say?
   *
   * 'betterA': A is the better model, because precision measures quality.
   * 'narrowA': A’s samples look like data but cover little of it. B’s samples cover most of the
   *   data, but more of them look wrong.
   * 'memorised': A has memorised the training images, because its precision is near 1.
   * 'sameFid': The averages of precision and recall are similar, so the models have the same
   *   Fréchet distance.
   */
  oneNumber: undefined,

  /**
   * Take a problem of your own for which data exist. Choose a model for it, explain your choice in
   * five to ten sentences, and name the measurement that could prove you wrong.
   *
   * Text, between backticks. A person reads it, and looks for this:
   * The problem states what the model must return: samples, scores, codes, or several of these.
   * The choice follows from the model’s training objective, and not from its reputation.
   * The answer names a measurement and the result that would refute the choice.
   */
  ownProblem: undefined,
};
