// Right, unusual: no gradient is worked out by hand: the objectives are written as they stand and evaluated with dual numbers
// (forward-mode differentiation).
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

/** value and derivative */
type Dual = readonly [number, number];
const c = (v: number): Dual => [v, 0];
const add = (p: Dual, q: Dual): Dual => [p[0] + q[0], p[1] + q[1]];
const mul = (p: Dual, q: Dual): Dual => [p[0] * q[0], p[0] * q[1] + p[1] * q[0]];
const neg = (p: Dual): Dual => [-p[0], -p[1]];
const abs = (p: Dual): Dual => [Math.abs(p[0]), Math.sign(p[0]) * p[1]];
/** −log(1 + exp(−t)) */
const logistic = (p: Dual): Dual => {
  const t = p[0];
  const e = Math.exp(-Math.abs(t));
  const value = Math.min(t, 0) - Math.log1p(e);
  return [value, p[1] * (t >= 0 ? e / (1 + e) : 1 / (1 + e))];
};

export function diracStep(s: State, o: Options): State {
  const f = o.variant === 'wgan' || o.variant === 'wgan-gp' ? (t: Dual) => t : logistic;
  const atFake = o.variant === 'instance-noise' ? o.noise!.fake : 0;
  const atReal = o.variant === 'instance-noise' ? o.noise!.real : 0;

  const D = (psi: Dual, x: Dual) => mul(psi, x);
  const L = (theta: Dual, psi: Dual) => add(f(D(psi, add(theta, c(atFake)))), f(neg(D(psi, c(atReal)))));

  const whatDiscriminatorAscends = (theta: Dual, psi: Dual): Dual => {
    if (o.variant === 'r1') return add(L(theta, psi), mul(c(-o.gamma! / 2), mul(psi, psi)));
    if (o.variant === 'wgan-gp') {
      const off = add(abs(psi), c(-(o.target ?? 1)));
      return add(L(theta, psi), mul(c(-o.weight! / 2), mul(off, off)));
    }
    return L(theta, psi);
  };
  const whatGeneratorAscends = (theta: Dual, psi: Dual): Dual =>
    o.variant === 'non-saturating' ? f(neg(D(psi, theta))) : neg(L(theta, psi));

  const moveTheta = (theta: number, psi: number) =>
    theta + o.learningRate * whatGeneratorAscends([theta, 1], c(psi))[1];
  const movePsi = (theta: number, psi: number) => {
    const next = psi + o.learningRate * whatDiscriminatorAscends(c(theta), [psi, 1])[1];
    return o.variant === 'wgan' ? Math.max(-o.clip!, Math.min(o.clip!, next)) : next;
  };

  if (o.scheme === 'simultaneous') return { psi: movePsi(s.theta, s.psi), theta: moveTheta(s.theta, s.psi) };
  const theta = moveTheta(s.theta, s.psi);
  let psi = s.psi;
  for (let k = o.discriminatorSteps ?? 1; k > 0; k -= 1) psi = movePsi(theta, psi);
  return { theta, psi };
}
