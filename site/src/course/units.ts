/** The units in the order of the course; lessons in the order in which they build on one another. */
export interface Unit {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly lessons: readonly string[];
}

export const units: readonly Unit[] = [
  {
    id: 'reparametrization',
    title: '1 · Reparametrization',
    question: 'How does the reparametrization trick work, and what does it solve?',
    lessons: [
      'the-trick',
      'two-estimators',
      'elbo',
      'elbo-gap',
      'train-a-vae',
      'importance-weighting',
      'beyond-gaussians',
      'posterior-collapse',
    ],
  },
  {
    id: 'gan-instability',
    title: '2 · Why GANs are hard to train',
    question: 'Why is GAN optimization hard, and what stabilises it?',
    lessons: [
      'minimax-game',
      'optimal-discriminator',
      'vanishing-gradients',
      'mode-collapse',
      'dirac-gan',
      'wasserstein',
      'gradient-penalty',
      'stabilisers',
      'training',
      'one-recipe',
      'remedies',
      'debugging',
    ],
  },
  {
    id: 'vae-vs-gan',
    title: '3 · VAE or GAN',
    question: 'How do GANs and VAEs compare, and when should you choose which?',
    lessons: [
      'anatomy',
      'latent-space',
      'frechet-distance',
      'kernel-distance',
      'precision-recall',
      'sharpness',
      'anomaly-detection',
      'choose-a-model',
      'showdown',
      'diffusion-and-flows',
    ],
  },
];

/** The page of each unit that answers its question, as an examination would ask it. */
export const answerPage = 'answer';
