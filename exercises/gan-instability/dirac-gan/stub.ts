export interface State {
  readonly theta: number;
  readonly psi: number;
}

export interface Options {
  readonly variant: 'gan' | 'non-saturating' | 'wgan' | 'wgan-gp' | 'r1' | 'instance-noise';
  readonly scheme: 'simultaneous' | 'alternating';
  readonly learningRate: number;
  /** For `alternating`, 1 by default: the number of discriminator steps. It does not count for `simultaneous`. */
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

/**
 * One iteration of the Dirac-GAN (Mescheder, Geiger and Nowozin 2018, definition 2.1). All fakes lie at θ, all data at 0, and
 * the discriminator is D(x) = ψ x. As in the paper, D is high on fakes. With f(t) = −log(1 + exp(−t)),
 *
 *     L(θ, ψ) = f(D(fake)) + f(−D(real)) = f(ψ θ) + f(0).
 *
 * The discriminator ascends L with respect to ψ, and the generator descends L with respect to θ. Each moves by learningRate
 * times its gradient.
 *
 * - `gan`: exactly that.
 * - `non-saturating`: the generator ascends f(−D(fake)) instead, and the discriminator is the same as for `gan`.
 * - `wgan`: f(t) = t, and ψ is clamped to [−clip, clip] after each of its updates.
 * - `wgan-gp`: f(t) = t, and the discriminator ascends L − weight / 2 · (|∂D/∂x| − target)². ψ = 0 is never tested here.
 * - `r1`: like `gan`, but the discriminator ascends L − gamma / 2 · (∂D/∂x)², with the slope at the data.
 * - `instance-noise`: like `gan`, with noise on both examples. The fake example is at θ + noise.fake, the real one at
 *   noise.real. Every update of the iteration uses the same two numbers.
 *
 * `simultaneous`: both players move from the given (theta, psi). `alternating`: the generator takes one step first, and then
 * the discriminator takes `discriminatorSteps` steps at the new θ.
 *
 * Inputs and outputs are plain numbers, so derive the gradients on paper.
 *
 * @returns the new point, as a new object; the given one does not change
 */
export function diracStep(s: State, o: Options): State {
  throw new Error('not written yet');
}
