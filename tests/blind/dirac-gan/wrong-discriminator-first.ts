// WRONG: alternating moves the discriminator first and the generator against the new ψ; here the generator moves first.
export interface State {
  readonly theta: number;
  readonly psi: number;
}

export interface Options {
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

const sigmoid = (t: number) => 1 / (1 + Math.exp(-t));

export function diracStep(s: State, o: Options): State {
  const h = o.learningRate;
  const linear = o.variant === 'wgan' || o.variant === 'wgan-gp';
  const slope = (t: number) => (linear ? 1 : sigmoid(-t)); // f'
  const noise = o.variant === 'instance-noise' ? o.noise! : { real: 0, fake: 0 };

  function generator(theta: number, psi: number): number {
    if (o.variant === 'non-saturating') return theta - h * psi * sigmoid(psi * theta);
    return theta - h * psi * slope(psi * (theta + noise.fake));
  }
  function discriminator(theta: number, psi: number): number {
    const x = theta + noise.fake;
    let g = x * slope(psi * x) - noise.real * slope(-psi * noise.real);
    if (o.variant === 'r1') g -= o.gamma! * psi;
    if (o.variant === 'wgan-gp') g -= o.weight! * (Math.abs(psi) - o.target!) * Math.sign(psi);
    const next = psi + h * g;
    return o.variant === 'wgan' ? Math.min(Math.max(next, -o.clip!), o.clip!) : next;
  }

  if (o.scheme === 'simultaneous') {
    return { theta: generator(s.theta, s.psi), psi: discriminator(s.theta, s.psi) };
  }
  let psi = s.psi;
  for (let k = 0; k < (o.discriminatorSteps ?? 1); k++) psi = discriminator(s.theta, psi);
  return { theta: generator(s.theta, psi), psi };
}
