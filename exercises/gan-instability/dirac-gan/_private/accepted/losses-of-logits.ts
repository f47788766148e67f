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

const sigmoid = (t: number): number => (t >= 0 ? 1 / (1 + Math.exp(-t)) : Math.exp(t) / (1 + Math.exp(t)));

/** One player at a time, with the usual sign: the logit l = −D is high on real examples. */
function generatorGradient(theta: number, psi: number, o: Options): number {
  if (o.variant.startsWith('wgan')) return psi;
  const fake = theta + (o.noise ? o.noise.fake : 0);
  const logit = -psi * fake;
  // With respect to the logit: of −log(1 + e^l), and of log(1 + e^−l) for the non-saturating loss; both are minimised.
  const byLogit = o.variant === 'non-saturating' ? sigmoid(logit) - 1 : -sigmoid(logit);
  return byLogit * -psi;
}

function discriminatorGradient(theta: number, psi: number, o: Options): number {
  if (o.variant === 'wgan') return -theta;
  if (o.variant === 'wgan-gp') return (o.weight ?? 0) * (psi - (psi < 0 ? -1 : 1) * (o.target ?? 0)) - theta;
  const fake = theta + (o.noise ? o.noise.fake : 0);
  const real = o.noise ? o.noise.real : 0;
  // The derivative of softplus(fake logit) + softplus(−real logit) with respect to ψ.
  const losses = sigmoid(-psi * fake) * -fake + (sigmoid(-psi * real) - 1) * -real;
  return o.variant === 'r1' ? losses + (o.gamma ?? 0) * psi : losses;
}

export function diracStep({ theta, psi }: State, o: Options): State {
  const h = o.learningRate;
  const before = theta;
  theta -= h * generatorGradient(theta, psi, o);
  const alternating = o.scheme === 'alternating';
  for (let i = alternating ? (o.discriminatorSteps ?? 1) : 1; i > 0; i--) {
    psi -= h * discriminatorGradient(alternating ? theta : before, psi, o);
    if (o.variant === 'wgan' && o.clip !== undefined && Math.abs(psi) > o.clip) psi = Math.sign(psi) * o.clip;
  }
  return { theta, psi };
}
