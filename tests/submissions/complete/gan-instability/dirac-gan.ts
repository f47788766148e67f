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

/** f′(t) of f(t) = −log(1 + exp(−t)). */
const slope = (t: number): number => 1 / (1 + Math.exp(t));

function velocity({ theta, psi }: State, o: Options): State {
  const down = -psi * slope(psi * theta);
  const up = theta * slope(psi * theta);
  switch (o.variant) {
    case 'gan':
      return { theta: down, psi: up };
    case 'non-saturating':
      return { theta: -psi * slope(-psi * theta), psi: up };
    case 'wgan':
      return { theta: -psi, psi: theta };
    case 'wgan-gp': {
      const { weight = 0, target = 0 } = o;
      const penalty = weight * (Math.abs(psi) - target) * Math.sign(psi);
      return { theta: -psi, psi: theta - penalty };
    }
    case 'r1':
      return { theta: down, psi: up - (o.gamma ?? 0) * psi };
    case 'instance-noise': {
      const { real, fake } = { real: o.noise?.real ?? 0, fake: theta + (o.noise?.fake ?? 0) };
      const onFake = slope(psi * fake);
      return { theta: -psi * onFake, psi: fake * onFake - real * slope(-psi * real) };
    }
  }
}

export function diracStep(s: State, o: Options): State {
  const { learningRate, discriminatorSteps = 1, clip = Infinity } = o;
  const moved = (at: State): number => {
    const psi = at.psi + learningRate * velocity(at, o).psi;
    return Math.max(-clip, Math.min(clip, psi));
  };
  const theta = s.theta + learningRate * velocity(s, o).theta;
  if (o.scheme === 'simultaneous') return { theta, psi: moved(s) };
  let psi = s.psi;
  for (let i = 0; i < discriminatorSteps; i++) psi = moved({ theta, psi });
  return { theta, psi };
}
