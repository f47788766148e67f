// Right: the two players are classes of their own, the variants are subclasses, and a referee lets them move.
export interface State {
  readonly theta: number;
  readonly psi: number;
}

export interface Options {
  readonly variant: 'gan' | 'non-saturating' | 'wgan' | 'wgan-gp' | 'r1' | 'instance-noise';
  readonly scheme: 'simultaneous' | 'alternating';
  readonly learningRate: number;
  /** For `alternating` only: the number of discriminator steps, 1 by default. */
  readonly discriminatorSteps?: number;
  // The other options are always set for the variant that uses them, so they need no default.
  /** γ of `r1`. */
  readonly gamma?: number;
  /** c of `wgan`. */
  readonly clip?: number;
  /** The weight of the penalty of `wgan-gp`, and its target. */
  readonly weight?: number;
  readonly target?: number;
  /** For `instance-noise`: one number for each example, already drawn and scaled by the standard deviation. */
  readonly noise?: { readonly real: number; readonly fake: number };
}

const logistic = (t: number): number => {
  if (t > 0) {
    const e = Math.exp(-t);
    return e / (1 + e);
  }
  return 1 / (1 + Math.exp(t));
};

/** The plain game. */
class Game {
  readonly o: Options;

  constructor(o: Options) {
    this.o = o;
  }

  slope(t: number): number {
    return logistic(t);
  }

  generator(theta: number, psi: number): number {
    return -psi * this.slope(psi * theta);
  }

  discriminator(theta: number, psi: number): number {
    return theta * this.slope(psi * theta);
  }

  afterUpdate(psi: number): number {
    return psi;
  }
}

class NonSaturating extends Game {
  override generator(theta: number, psi: number): number {
    return -psi * this.slope(-psi * theta);
  }
}

class Wasserstein extends Game {
  override slope(): number {
    return 1;
  }
}

class Clipped extends Wasserstein {
  override afterUpdate(psi: number): number {
    const c = this.o.clip!;
    return psi > c ? c : psi < -c ? -c : psi;
  }
}

class WithTarget extends Wasserstein {
  override discriminator(theta: number, psi: number): number {
    const excess = Math.abs(psi) - this.o.target!;
    return theta - this.o.weight! * (psi < 0 ? -excess : excess);
  }
}

class R1 extends Game {
  override discriminator(theta: number, psi: number): number {
    return super.discriminator(theta, psi) - this.o.gamma! * psi;
  }
}

class Noisy extends Game {
  override generator(theta: number, psi: number): number {
    return super.generator(theta + this.o.noise!.fake, psi);
  }

  override discriminator(theta: number, psi: number): number {
    const { real, fake } = this.o.noise!;
    return super.discriminator(theta + fake, psi) - real * this.slope(-psi * real);
  }
}

const games: Record<Options['variant'], new (o: Options) => Game> = {
  gan: Game,
  'non-saturating': NonSaturating,
  wgan: Clipped,
  'wgan-gp': WithTarget,
  r1: R1,
  'instance-noise': Noisy,
};

export function diracStep(s: State, o: Options): State {
  const game = new games[o.variant](o);
  const theta = s.theta + o.learningRate * game.generator(s.theta, s.psi);
  const seen = o.scheme === 'alternating' ? theta : s.theta;
  let turns = o.scheme === 'alternating' ? (o.discriminatorSteps ?? 1) : 1;
  let psi = s.psi;
  while (turns-- > 0) {
    psi = game.afterUpdate(psi + o.learningRate * game.discriminator(seen, psi));
  }
  return { theta, psi };
}
