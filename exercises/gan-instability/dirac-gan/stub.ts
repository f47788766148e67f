export interface State {
  readonly theta: number;
  readonly psi: number;
}

export interface Options {
  readonly variant: 'gan' | 'non-saturating' | 'wgan' | 'wgan-gp' | 'r1' | 'instance-noise';
  readonly scheme: 'simultaneous' | 'alternating';
  readonly learningRate: number;
  /** `alternating` only: how often the discriminator moves. 1 where it is missing. */
  readonly discriminatorSteps?: number;
  // The rest comes with the variant that names it, always; no default is asked for.
  /** γ of `r1`. */
  readonly gamma?: number;
  /** c of `wgan`. */
  readonly clip?: number;
  /** Of the penalty of `wgan-gp`. */
  readonly weight?: number;
  readonly target?: number;
  /** Of `instance-noise`, drawn for you, with its standard deviation in it: one number for each player's example. */
  readonly noise?: { readonly real: number; readonly fake: number };
}

/**
 * One iteration of the Dirac-GAN (Mescheder, Geiger and Nowozin 2018, definition 2.1): all fakes lie at θ, all data at 0, and
 * the discriminator is D(x) = ψ x. As in the paper, D is high on fakes: with f(t) = −log(1 + exp(−t)),
 *
 *     L(θ, ψ) = f(D(fake)) + f(−D(real)) = f(ψ θ) + f(0).
 *
 * The discriminator ascends L by ψ, the generator descends L by θ, each by learningRate times its gradient.
 *
 * - `gan`: just that.
 * - `non-saturating`: the generator ascends f(−D(fake)) instead; the discriminator is that of `gan`.
 * - `wgan`: f(t) = t, and ψ is clamped to [−clip, clip] after each of its updates.
 * - `wgan-gp`: f(t) = t, and the discriminator ascends L − weight / 2 · (|∂D/∂x| − target)²; the slope of |ψ| at 0 is never asked.
 * - `r1`: `gan`, and the discriminator ascends L − gamma / 2 · (∂D/∂x)², the slope taken at the data.
 * - `instance-noise`: `gan` with noise on both examples: the fake one at θ + noise.fake, the real one at noise.real. The same
 *   two numbers serve every update of the iteration.
 *
 * `simultaneous`: both players move from (theta, psi) as given. `alternating`: the generator moves first, by one step; then
 * the discriminator makes `discriminatorSteps` steps against the new θ.
 *
 * Plain numbers in and out: work the gradients out on paper.
 *
 * @returns the new point, a new record
 */
export function diracStep(s: State, o: Options): State {
  throw new Error('not written yet');
}
