/** What stands under the title of a lesson. */
export interface Lesson {
  /** Reading, the live figures and the quiz, without the exercises. A test compares them with the length of the lesson. */
  readonly minutes: number;
  /** Numbers of the units whose questions the lesson helps to answer. */
  readonly questions: readonly number[];
  /** Earlier lessons that it uses: `<unit>/<page>`. */
  readonly buildsOn: readonly string[];
  /**
   * What a student can do afterwards, to complete "you can". A browser saves what is checked off under the names, so a name
   * stays when its text is reworded.
   */
  readonly objectives: Readonly<Record<string, string>>;
}

/** Every lesson of `units`, by `<unit>/<page>`. */
export const lessons: Readonly<Record<string, Lesson>> = {
  'reparametrization/the-trick': {
    minutes: 35,
    questions: [1],
    buildsOn: [],
    objectives: {
      gradients: 'derive both gradients of E f(μ + σε)',
      'cut-path': 'find the line of a program at which the path of a gradient is cut',
    },
  },
  'reparametrization/two-estimators': {
    minutes: 35,
    questions: [1],
    buildsOn: ['reparametrization/the-trick'],
    objectives: {
      variance: 'compute the variance of both estimators for f(z) = z²',
      winner: 'predict which of the two needs fewer samples for a given f',
    },
  },
  'reparametrization/elbo': {
    minutes: 35,
    questions: [1, 3],
    buildsOn: ['reparametrization/the-trick'],
    objectives: {
      derive: 'derive the lower bound on log p(x)',
      terms: 'compute its two terms in nats, with every sign and every sum right',
    },
  },
  'reparametrization/elbo-gap': {
    minutes: 30,
    questions: [1],
    buildsOn: ['reparametrization/elbo'],
    objectives: {
      identity: 'show that the bound and its gap add up to log p(x)',
      linear: 'calculate all three in a linear Gaussian model',
    },
  },
  'reparametrization/train-a-vae': {
    minutes: 30,
    questions: [1, 3],
    buildsOn: ['reparametrization/the-trick', 'reparametrization/elbo'],
    objectives: {
      assemble: 'assemble a VAE from an encoder, the trick, a decoder and the bound',
      diagnose: 'diagnose a run from its two terms and its active units',
      blur: 'explain where the blur of its images comes from',
    },
  },
  'reparametrization/importance-weighting': {
    minutes: 25,
    questions: [1],
    buildsOn: ['reparametrization/elbo', 'reparametrization/elbo-gap'],
    objectives: {
      compute: 'compute the bound with k samples without overflow',
      tighter: 'explain why it gets tighter as k grows',
    },
  },
  'reparametrization/beyond-gaussians': {
    minutes: 35,
    questions: [1],
    buildsOn: ['reparametrization/the-trick', 'reparametrization/two-estimators'],
    objectives: {
      paths: 'derive a pathwise gradient for a latent that is not Gaussian',
      bias: 'say which estimators for a discrete latent are biased, and what a lower temperature costs',
    },
  },
  'reparametrization/posterior-collapse': {
    minutes: 30,
    questions: [1, 3],
    buildsOn: ['reparametrization/elbo-gap', 'reparametrization/train-a-vae'],
    objectives: {
      predict: 'predict from rate and distortion when a latent is given up',
      remedies: 'apply two remedies, and say what each of them changes',
    },
  },

  'gan-instability/minimax-game': {
    minutes: 20,
    questions: [2, 3],
    buildsOn: [],
    objectives: {
      losses: 'write the losses of both players on logits',
      signs: 'justify the sign of each term',
    },
  },
  'gan-instability/optimal-discriminator': {
    minutes: 25,
    questions: [2],
    buildsOn: ['gan-instability/minimax-game'],
    objectives: {
      derive: 'derive the optimal discriminator and the value −log 4 + 2 JS',
      flat: 'show where the Jensen–Shannon divergence has no slope',
    },
  },
  'gan-instability/vanishing-gradients': {
    minutes: 30,
    questions: [2],
    buildsOn: ['gan-instability/minimax-game', 'gan-instability/optimal-discriminator'],
    objectives: {
      slopes: 'compare the slopes of both generator losses at a given logit',
      chain: 'say which factor of the gradient no loss of the generator can change',
    },
  },
  'gan-instability/mode-collapse': {
    minutes: 30,
    questions: [2, 3],
    buildsOn: ['gan-instability/optimal-discriminator', 'gan-instability/vanishing-gradients'],
    objectives: {
      measure: 'measure how many modes are found, how good the samples are, and how evenly they are spread',
      explain: 'explain why no gradient reaches a missing mode, although it has a cost',
    },
  },
  'gan-instability/dirac-gan': {
    minutes: 40,
    questions: [2],
    buildsOn: ['gan-instability/minimax-game', 'gan-instability/vanishing-gradients'],
    objectives: {
      classify: 'classify a game of two players as converging, circling or diverging from its eigenvalues',
      damping: 'say what R1 changes in these eigenvalues',
    },
  },
  'gan-instability/wasserstein': {
    minutes: 20,
    questions: [2],
    buildsOn: ['gan-instability/optimal-discriminator', 'gan-instability/mode-collapse'],
    objectives: {
      dual: 'derive the losses of the critic and of the generator from the dual form',
      bound: 'say what the Lipschitz bound does, and what clipping costs',
    },
  },
  'gan-instability/gradient-penalty': {
    minutes: 25,
    questions: [2],
    buildsOn: ['gan-instability/wasserstein', 'gan-instability/dirac-gan'],
    objectives: {
      construct: 'construct the penalty, from its points to its mean',
      second: 'trace the second derivative that training takes through it',
    },
  },
  'gan-instability/stabilisers': {
    minutes: 30,
    questions: [2],
    buildsOn: [
      'gan-instability/vanishing-gradients',
      'gan-instability/dirac-gan',
      'gan-instability/gradient-penalty',
    ],
    objectives: {
      bounds: 'state what each stabiliser bounds',
      choose: 'choose one for a given failure, and name its cost',
    },
  },
  'gan-instability/training': {
    minutes: 20,
    questions: [2],
    buildsOn: [
      'gan-instability/minimax-game',
      'gan-instability/vanishing-gradients',
      'gan-instability/stabilisers',
    ],
    objectives: {
      iteration: 'specify one correct iteration: what is drawn, what is updated, and in which order',
      test: 'test that each update changes its own network and lowers its own loss',
    },
  },
  'gan-instability/one-recipe': {
    minutes: 35,
    questions: [2],
    buildsOn: ['gan-instability/dirac-gan', 'gan-instability/stabilisers', 'gan-instability/training'],
    objectives: {
      assemble: 'assemble loss, penalty, rates and average, and say what each of them repairs',
      limits: 'say what a relativistic loss and unequal rates do not repair',
    },
  },
  'gan-instability/remedies': {
    minutes: 25,
    questions: [2, 3],
    buildsOn: ['gan-instability/mode-collapse', 'gan-instability/training', 'reparametrization/train-a-vae'],
    objectives: {
      several: 'explain why a discriminator that sees several samples at once notices a missing mode',
      blur: 'say what must replace a likelihood of single pixels, and what that costs',
    },
  },
  'gan-instability/debugging': {
    minutes: 25,
    questions: [2],
    buildsOn: ['gan-instability/mode-collapse', 'gan-instability/wasserstein', 'gan-instability/training'],
    objectives: {
      match: 'match four failed runs with their causes, from their curves and samples',
      order: 'say what to look at first in a run that fails',
    },
  },

  'vae-vs-gan/anatomy': {
    minutes: 20,
    questions: [3],
    buildsOn: ['reparametrization/elbo', 'gan-instability/minimax-game'],
    objectives: {
      label: 'label the diagrams of both models with what is sampled',
      losses: 'say what each loss sees',
    },
  },
  'vae-vs-gan/latent-space': {
    minutes: 20,
    questions: [3],
    buildsOn: ['vae-vs-gan/anatomy'],
    objectives: {
      shell: 'predict the length of a straight midpoint between two draws',
      slerp: 'interpolate along the shell',
    },
  },
  'vae-vs-gan/frechet-distance': {
    minutes: 20,
    questions: [3],
    buildsOn: ['vae-vs-gan/anatomy'],
    objectives: {
      compute: 'compute the distance between two Gaussians',
      bias: 'estimate its bias for a given number of samples',
    },
  },
  'vae-vs-gan/kernel-distance': {
    minutes: 20,
    questions: [3],
    buildsOn: ['vae-vs-gan/frechet-distance'],
    objectives: {
      compute: 'compute an unbiased MMD² by hand',
      negative: 'interpret a negative value',
    },
  },
  'vae-vs-gan/precision-recall': {
    minutes: 20,
    questions: [2, 3],
    buildsOn: ['gan-instability/mode-collapse', 'vae-vs-gan/frechet-distance'],
    objectives: {
      separate: 'tell realism from coverage in two given sets of points',
      report: 'say which of the four numbers notices a missing mode',
    },
  },
  'vae-vs-gan/sharpness': {
    minutes: 15,
    questions: [3],
    buildsOn: ['reparametrization/train-a-vae'],
    objectives: {
      measure: 'measure the blur of an image',
      above: 'interpret a value above that of the data',
    },
  },
  'vae-vs-gan/anomaly-detection': {
    minutes: 20,
    questions: [3],
    buildsOn: ['reparametrization/elbo', 'reparametrization/train-a-vae'],
    objectives: {
      rank: 'score, rank and threshold anomalies',
      fails: 'explain when −ELBO fails to find them',
    },
  },
  'vae-vs-gan/choose-a-model': {
    minutes: 25,
    questions: [3],
    buildsOn: ['vae-vs-gan/anatomy', 'vae-vs-gan/precision-recall', 'vae-vs-gan/anomaly-detection'],
    objectives: {
      select: 'select a model from what the task must return',
      defend: 'defend the choice against the usual wrong reasons',
    },
  },
  'vae-vs-gan/showdown': {
    minutes: 25,
    questions: [3],
    buildsOn: [
      'vae-vs-gan/frechet-distance',
      'vae-vs-gan/kernel-distance',
      'vae-vs-gan/precision-recall',
      'vae-vs-gan/sharpness',
    ],
    objectives: {
      decided: 'judge from a table with errors which differences are decided',
    },
  },
  'vae-vs-gan/diffusion-and-flows': {
    minutes: 50,
    questions: [3],
    buildsOn: ['reparametrization/elbo', 'reparametrization/elbo-gap', 'vae-vs-gan/showdown'],
    objectives: {
      bound: 'write the bound of a diffusion model as an ELBO with a fixed encoder',
      regression: 'state the regression of flow matching, and what one step of it returns',
      place: 'place four families by quality, coverage and speed',
    },
  },
};

/** The full name of an objective, in a browser's storage and in exported files. */
export const objectiveName = (lesson: string, objective: string): string => `${lesson}#${objective}`;

/** The names of all objectives. */
export const objectiveNames: readonly string[] = Object.entries(lessons).flatMap(([lesson, { objectives }]) =>
  Object.keys(objectives).map((objective) => objectiveName(lesson, objective)),
);
