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

/** Forward mode: a value and its derivative. */
type Dual = readonly [value: number, slope: number];
const add = (a: Dual, b: Dual): Dual => [a[0] + b[0], a[1] + b[1]];
const mul = (a: Dual, b: Dual): Dual => [a[0] * b[0], a[1] * b[0] + a[0] * b[1]];
const scale = (c: number, a: Dual): Dual => [c * a[0], c * a[1]];
const abs = (a: Dual): Dual => (a[0] < 0 ? scale(-1, a) : a);
const square = (a: Dual): Dual => mul(a, a);
const logSigmoid = (a: Dual): Dual => [-Math.log1p(Math.exp(-a[0])), a[1] / (1 + Math.exp(a[0]))];
const identity = (a: Dual): Dual => a;

function objective(theta: Dual, psi: Dual, o: Options): { generator: Dual; discriminator: Dual } {
  const f = o.variant === 'wgan' || o.variant === 'wgan-gp' ? identity : logSigmoid;
  const fake = mul(psi, add(theta, [o.noise?.fake ?? 0, 0]));
  const real = mul(psi, [o.noise?.real ?? 0, 0]);
  const value = add(f(fake), f(scale(-1, real)));
  const generator = o.variant === 'non-saturating' ? f(scale(-1, fake)) : scale(-1, value);
  const penalties: readonly Dual[] = [
    ...(o.variant === 'r1' ? [scale((o.gamma ?? 0) / 2, square(psi))] : []),
    ...(o.variant === 'wgan-gp'
      ? [scale((o.weight ?? 0) / 2, square(add(abs(psi), [-(o.target ?? 0), 0])))]
      : []),
  ];
  return {
    generator,
    discriminator: penalties.reduce((rest, penalty) => add(rest, scale(-1, penalty)), value),
  };
}

export function diracStep(s: State, o: Options): State {
  const h = o.learningRate;
  const theta = s.theta + h * objective([s.theta, 1], [s.psi, 0], o).generator[1];
  const rounds = o.scheme === 'alternating' ? (o.discriminatorSteps ?? 1) : 1;
  const opponent = o.scheme === 'alternating' ? theta : s.theta;
  const steps = Array.from({ length: rounds });
  const psi = steps.reduce((at: number) => {
    const next = at + h * objective([opponent, 0], [at, 1], o).discriminator[1];
    if (o.variant !== 'wgan' || o.clip === undefined) return next;
    return Math.min(o.clip, Math.max(-o.clip, next));
  }, s.psi);
  return { theta, psi };
}
