interface State {
  readonly theta: number;
  readonly psi: number;
}

interface Options {
  readonly variant: 'gan' | 'non-saturating' | 'wgan' | 'wgan-gp' | 'r1' | 'instance-noise';
  readonly scheme: 'simultaneous' | 'alternating';
  readonly learningRate: number;
  readonly discriminatorSteps?: number;
  readonly gamma?: number;
  readonly clip?: number;
  readonly weight?: number;
  readonly target?: number;
  readonly noise?: { readonly real: number; readonly fake: number };
}

/** (1 − tanh(t / 2)) / 2 is 1 / (1 + e^t). */
const slope = (t: number): number => (1 - Math.tanh(t / 2)) / 2;

class Game {
  theta: number;
  psi: number;
  readonly options: Options;

  constructor({ theta, psi }: State, options: Options) {
    this.theta = theta;
    this.psi = psi;
    this.options = options;
  }

  slopeAt(t: number): number {
    return this.options.variant.includes('wgan') ? 1 : slope(t);
  }

  get fake(): number {
    return this.theta + (this.options.noise?.fake ?? 0);
  }

  generatorMove(): number {
    const sign = this.options.variant === 'non-saturating' ? -1 : 1;
    return -this.options.learningRate * this.psi * this.slopeAt(sign * this.psi * this.fake);
  }

  discriminatorMove(): number {
    const { noise, gamma = 0, weight = 0, target = 0, learningRate } = this.options;
    const real = noise?.real ?? 0;
    const learned = this.fake * this.slopeAt(this.psi * this.fake) - real * this.slopeAt(-this.psi * real);
    const penalty = (gamma + weight) * this.psi - weight * target * Math.sign(this.psi);
    return learningRate * (learned - penalty);
  }

  moveDiscriminator(by: number): void {
    const { clip } = this.options;
    this.psi += by;
    if (clip === undefined) return;
    if (this.psi > clip) this.psi = clip;
    if (this.psi < -clip) this.psi = -clip;
  }
}

export function diracStep(s: State, o: Options): State {
  const game = new Game(s, o);
  if (o.scheme === 'simultaneous') {
    const by = game.discriminatorMove();
    game.theta += game.generatorMove();
    game.moveDiscriminator(by);
  } else {
    game.theta += game.generatorMove();
    let left = o.discriminatorSteps ?? 1;
    while (left-- > 0) game.moveDiscriminator(game.discriminatorMove());
  }
  return { theta: game.theta, psi: game.psi };
}
