// Right: the slope of f is exp(−softplus(t)), in log space, and the discriminator's steps are a fold over an array.
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

/** log f′(t) = −log(1 + eᵗ). */
function logSlope(t: number): number {
  return -(Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t))));
}

const slope = (t: number): number => Math.exp(logSlope(t));

export function diracStep(s: State, o: Options): State {
  const linear = o.variant === 'wgan' || o.variant === 'wgan-gp';
  const real = o.variant === 'instance-noise' ? o.noise!.real : 0;
  const shift = o.variant === 'instance-noise' ? o.noise!.fake : 0;
  const rate = linear ? (): number => 1 : slope;

  const moveTheta = (theta: number, psi: number): number => {
    const score = psi * (theta + shift);
    const pull = o.variant === 'non-saturating' ? slope(-score) : rate(score);
    return theta - o.learningRate * psi * pull;
  };

  const movePsi = (theta: number, psi: number): number => {
    const fake = theta + shift;
    let ascent = fake * rate(psi * fake) - real * rate(-psi * real);
    if (o.variant === 'r1') ascent -= o.gamma! * psi;
    if (o.variant === 'wgan-gp') ascent -= o.weight! * (psi - o.target! * Math.sign(psi));
    const next = psi + o.learningRate * ascent;
    return o.variant === 'wgan' ? Math.min(o.clip!, Math.max(-o.clip!, next)) : next;
  };

  const theta = moveTheta(s.theta, s.psi);
  if (o.scheme === 'simultaneous') return { theta, psi: movePsi(s.theta, s.psi) };
  const steps = Array.from({ length: o.discriminatorSteps ?? 1 });
  return { theta, psi: steps.reduce((psi: number) => movePsi(theta, psi), s.psi) };
}
