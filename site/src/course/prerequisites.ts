/** A section of the page of prerequisites. */
export interface Prerequisite {
  /** The anchor of the section. */
  readonly anchor: string;
  /** As a lesson names it. */
  readonly term: string;
  /** The lessons that use it first, at most one per unit, because the units can be read apart. */
  readonly lessons: readonly string[];
}

export const prerequisites: readonly Prerequisite[] = [
  {
    anchor: 'kl-divergence',
    term: 'KL divergence',
    lessons: ['reparametrization/elbo', 'gan-instability/optimal-discriminator', 'vae-vs-gan/anatomy'],
  },
  {
    anchor: 'nats',
    term: 'nats',
    lessons: ['reparametrization/elbo', 'gan-instability/minimax-game', 'vae-vs-gan/anatomy'],
  },
  {
    anchor: 'change-of-variables',
    term: 'expectations under a change of variables',
    lessons: ['reparametrization/the-trick'],
  },
  {
    anchor: 'monte-carlo-error',
    term: 'Monte Carlo error',
    lessons: ['reparametrization/two-estimators', 'vae-vs-gan/showdown'],
  },
  {
    anchor: 'jacobian',
    term: 'Jacobians and their eigenvalues',
    lessons: ['gan-instability/dirac-gan'],
  },
  {
    anchor: 'lipschitz-constant',
    term: 'Lipschitz constants',
    lessons: ['gan-instability/wasserstein'],
  },
  {
    anchor: 'singular-values',
    term: 'singular values',
    lessons: ['gan-instability/stabilisers'],
  },
  {
    anchor: 'matrix-square-root',
    term: 'matrix square roots',
    lessons: ['vae-vs-gan/frechet-distance'],
  },
];

/** What a reader of a lesson should know: the prerequisites that it is the first of its unit to use. */
export const prerequisitesOf = (lesson: string): readonly Prerequisite[] =>
  prerequisites.filter(({ lessons }) => lessons.includes(lesson));
