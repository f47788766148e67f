/**
 * The losses of both players of a GAN, from logits l of D = σ(l), and their slopes (Goodfellow et al. 2014, eq. 1 and
 * section 3; the two names for the generator's: Fedus et al. 2018, eqs. 2 and 3). All are in nats.
 */
import { at, combine, elementwise, mean, repeatTo, times } from './arithmetic.ts';
import type { Estimate, Matrix, Term } from './estimate.ts';
import { sigmoid, softplus } from './softplus.ts';

interface Cotangent {
  readonly cotangent: Matrix; // []
}

/** softplus(±l); a float32 formula may find it asmax(l, 0) + log1p(exp(−|l|)), the last term below 1. */
const softplusTerm = (l: number): Term => ({ value: softplus(l), scale: Math.abs(l) + 1 });

/** weight · σ(l); it may be computed as 1 − σ(−l), two numbers of size 1 at most. */
const slopeTerm = (weight: number, l: number): Term => ({
  value: weight * sigmoid(l),
  scale: Math.abs(weight),
});

/** −log D(x) = softplus(−l), and −log(1 − D(x)) = softplus(l), each averaged over its own batch: shape []. */
const meanSurprise = (logits: Matrix, sign: 1 | -1): Estimate =>
  mean(elementwise({ logits }, ({ logits }) => softplusTerm(sign * logits)));

/**
 * Gradient of weight · mean softplus(sign · l) with respect to the logits, [batch, 1]: weight · sign · σ(sign · l) /
 * batch.
 */
function meanSurpriseVjp(logits: Matrix, sign: 1 | -1, weight: Matrix): Estimate {
  const share = repeatTo(logits.shape, times(sign / at(logits.shape, 0), weight));
  return elementwise({ logits, share }, ({ logits, share }) => slopeTerm(share, sign * logits));
}

export interface DiscriminatorInputs {
  readonly real: Matrix; // [batch, 1], logits
  readonly fake: Matrix; // [fake batch, 1]
}

/** −mean log D(real) − mean log(1 − D(fake)), the two means added and not halved: shape []. */
export const discriminatorLoss = ({ real, fake }: DiscriminatorInputs): Estimate =>
  combine(1, meanSurprise(real, -1), 1, meanSurprise(fake, 1));

export const discriminatorLossVjp = ({
  real,
  fake,
  cotangent,
}: DiscriminatorInputs & Cotangent): { real: Estimate; fake: Estimate } => ({
  real: meanSurpriseVjp(real, -1, cotangent),
  fake: meanSurpriseVjp(fake, 1, cotangent),
});

export interface GeneratorInputs {
  readonly fake: Matrix; // [batch, 1], logits
}

/** mean log(1 − D(fake)): shape [], never positive. */
export function saturatingLoss({ fake }: GeneratorInputs): Estimate {
  const { shape, value, scale } = meanSurprise(fake, 1);
  return { shape, value: value.map((surprise) => -surprise), scale };
}

export const saturatingLossVjp = ({ fake, cotangent }: GeneratorInputs & Cotangent): { fake: Estimate } => ({
  fake: meanSurpriseVjp(fake, 1, times(-1, cotangent)),
});

/** −mean log D(fake): shape [], never negative. */
export const nonSaturatingLoss = ({ fake }: GeneratorInputs): Estimate => meanSurprise(fake, -1);

export const nonSaturatingLossVjp = ({
  fake,
  cotangent,
}: GeneratorInputs & Cotangent): { fake: Estimate } => ({
  fake: meanSurpriseVjp(fake, -1, cotangent),
});

/** d/dl of each generator loss of one sample, at every logit of fake [batch]: −σ(l), and −(1 − σ(l)) = −σ(−l). */
export const generatorGradientScale = ({
  fake,
}: GeneratorInputs): { saturating: Estimate; nonSaturating: Estimate } => ({
  saturating: elementwise({ fake }, ({ fake }) => slopeTerm(-1, fake)),
  nonSaturating: elementwise({ fake }, ({ fake }) => slopeTerm(-1, -fake)),
});
