// Wrong: discriminatorSteps is also used for the simultaneous scheme, where each player moves only once.
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

function slope(t: number): number {
  return t > 0 ? Math.exp(-t) / (1 + Math.exp(-t)) : 1 / (1 + Math.exp(t));
}

function generatorGradient(theta: number, psi: number, o: Options): number {
  switch (o.variant) {
    case 'wgan':
    case 'wgan-gp':
      return psi;
    case 'non-saturating':
      return psi * slope(-psi * theta);
    case 'instance-noise':
      return psi * slope(psi * (theta + o.noise!.fake));
    default:
      return psi * slope(psi * theta);
  }
}

function discriminatorGradient(theta: number, psi: number, o: Options): number {
  switch (o.variant) {
    case 'wgan':
      return theta;
    case 'wgan-gp':
      return theta - o.weight! * (Math.abs(psi) - o.target!) * Math.sign(psi);
    case 'r1':
      return theta * slope(psi * theta) - o.gamma! * psi;
    case 'instance-noise': {
      const fake = theta + o.noise!.fake;
      const real = o.noise!.real;
      return fake * slope(psi * fake) - real * slope(-psi * real);
    }
    default:
      return theta * slope(psi * theta);
  }
}

function clamp(psi: number, o: Options): number {
  return o.variant === 'wgan' ? Math.max(-o.clip!, Math.min(o.clip!, psi)) : psi;
}

export function diracStep(s: State, o: Options): State {
  const theta = s.theta - o.learningRate * generatorGradient(s.theta, s.psi, o);
  const at = o.scheme === 'simultaneous' ? s.theta : theta;
  const steps = o.discriminatorSteps ?? 1;
  let psi = s.psi;
  for (let i = 0; i < steps; i++) {
    psi = clamp(psi + o.learningRate * discriminatorGradient(at, psi, o), o);
  }
  return { theta, psi };
}
