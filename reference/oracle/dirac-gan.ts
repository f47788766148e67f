/**
 * The Dirac-GAN of Mescheder, Geiger and Nowozin 2018, definition 2.1: the generator puts all its mass on θ, the data
 * are at 0, and D(x) = ψ x. The discriminator ascends and the generator descends L(θ, ψ) = E f(ψ x̃) + E f(−ψ x), x̃ a
 * fake and x a real example: D is high on fakes. Plain numbers, float64.
 */
export interface DiracState {
  readonly theta: number;
  readonly psi: number;
}

export type DiracVariant = 'gan' | 'non-saturating' | 'wgan' | 'wgan-gp' | 'r1' | 'instance-noise';

export interface DiracOptions {
  readonly variant: DiracVariant;
  readonly scheme: 'simultaneous' | 'alternating';
  readonly learningRate: number;
  /** For alternating updates only. */
  readonly discriminatorSteps?: number;
  /** R1. */
  readonly gamma?: number;
  /** WGAN. */
  readonly clip?: number;
  /** WGAN-GP: weight / 2 · (|ψ| − target)². */
  readonly weight?: number;
  readonly target?: number;
  /** Instance noise: added to the real example at 0 and to the fake one at θ. */
  readonly noise?: { readonly real: number; readonly fake: number };
}

/** f′ of f(t) = −log(1 + exp(−t)). */
const logisticSlope = (t: number): number => 1 / (1 + Math.exp(t));

/**
 * (−∂L/∂θ, ∂L/∂ψ), with the non-saturating generator's ascent of f(−ψθ) in place of −∂L/∂θ, and minus the gradient of
 * the penalty with respect to ψ: γ/2 ψ² for their R1, because ∂D/∂x = ψ everywhere.
 */
export function velocity({ theta, psi }: DiracState, options: DiracOptions): DiracState {
  const { variant, gamma = 0, weight = 0, target = 0, noise = { real: 0, fake: 0 } } = options;
  const wasserstein = variant === 'wgan' || variant === 'wgan-gp';
  const slope = wasserstein ? (): number => 1 : logisticSlope;
  const { real, fake } =
    variant === 'instance-noise' ? { ...noise, fake: theta + noise.fake } : { real: 0, fake: theta };
  const generatorSlope = variant === 'non-saturating' ? slope(-psi * fake) : slope(psi * fake);
  const penaltySlope =
    variant === 'r1'
      ? gamma * psi
      : variant === 'wgan-gp'
        ? weight * (Math.abs(psi) - target) * Math.sign(psi)
        : 0;
  return {
    theta: -psi * generatorSlope,
    psi: fake * slope(psi * fake) - real * slope(-psi * real) - penaltySlope,
  };
}

/** One iteration: both players from the same point, or the generator first and then the discriminator's steps. */
export function step(state: DiracState, options: DiracOptions): DiracState {
  const { learningRate, scheme, discriminatorSteps = 1, variant, clip = Infinity } = options;
  const updated = (at: DiracState): number => {
    const psi = at.psi + learningRate * velocity(at, options).psi;
    return variant === 'wgan' ? Math.max(-clip, Math.min(clip, psi)) : psi;
  };
  const theta = state.theta + learningRate * velocity(state, options).theta;
  if (scheme === 'simultaneous') return { theta, psi: updated(state) };
  let psi = state.psi;
  for (let i = 0; i < discriminatorSteps; i++) psi = updated({ theta, psi });
  return { theta, psi };
}

/** The point after `steps` iterations. */
export function run(start: DiracState, options: DiracOptions, steps: number): DiracState {
  let state = start;
  for (let i = 0; i < steps; i++) state = step(state, options);
  return state;
}
