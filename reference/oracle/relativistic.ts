/**
 * The losses of a relativistic GAN on pairs of logits (Jolicoeur-Martineau 2019, section 4.1; Huang et al. 2024, section 2),
 * in nats. Row i of `real` is compared with row i of `fake`, and only with it.
 */
import { at, elementwise, mean, repeatTo, times } from './arithmetic.ts';
import type { Estimate, Matrix, Term } from './estimate.ts';
import { sigmoid, softplus } from './softplus.ts';

export interface RelativisticInputs {
  readonly real: Matrix; // [n, 1], logits, high on real
  readonly fake: Matrix; // [n, 1]
}

/** softplus(winner − loser) may also be found as log(exp(winner) + exp(loser)) − loser, which rounds at their size. */
const pairTerm = (winner: number, loser: number): Term => ({
  value: softplus(winner - loser),
  scale: Math.abs(winner) + Math.abs(loser) + 1,
});

/** Mean softplus(−(real − fake)) and mean softplus(−(fake − real)), each of shape []. */
export const relativisticLosses = ({
  real,
  fake,
}: RelativisticInputs): { discriminator: Estimate; generator: Estimate } => ({
  discriminator: mean(elementwise({ real, fake }, ({ real, fake }) => pairTerm(fake, real))),
  generator: mean(elementwise({ real, fake }, ({ real, fake }) => pairTerm(real, fake))),
});

type VjpInputs = RelativisticInputs & { readonly cotangent: Matrix }; // []

/** Gradient of cotangent · discriminator loss: its slope with respect to real − fake is −sigmoid(fake − real) / n. */
export const discriminatorVjp = ({
  real,
  fake,
  cotangent,
}: VjpInputs): { real: Estimate; fake: Estimate } => ({
  real: slope(real, fake, cotangent, -1),
  fake: slope(real, fake, cotangent, 1),
});

/** Gradient of cotangent · generator loss: its slope with respect to real − fake is sigmoid(real − fake) / n. */
export const generatorVjp = ({ real, fake, cotangent }: VjpInputs): { real: Estimate; fake: Estimate } => ({
  real: slope(fake, real, cotangent, 1),
  fake: slope(fake, real, cotangent, -1),
});

/** sign · cotangent / n · sigmoid(loser − winner), at each pair: the share of a pair that the loss calls wrong. */
function slope(winner: Matrix, loser: Matrix, cotangent: Matrix, sign: 1 | -1): Estimate {
  const share = repeatTo(winner.shape, times(sign / at(winner.shape, 0), cotangent));
  return elementwise({ winner, loser, share }, ({ winner, loser, share }) => {
    const wrong = sigmoid(loser - winner);
    const moved = wrong * (1 - wrong) * (Math.abs(winner) + Math.abs(loser));
    return { value: share * wrong, scale: Math.abs(share) * (1 + moved) };
  });
}
