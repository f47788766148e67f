/**
 * The losses of a Wasserstein GAN with weight clipping (Arjovsky et al. 2017, eqs. 2 and 3, algorithm 1), both to be
 * minimised: the critic's scores should be large for real examples.
 */
import { at, combine, elementwise, mean, repeatTo, times } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';

interface Cotangent {
  readonly cotangent: Matrix; // []
}

const meanOf = (scores: Matrix): Estimate =>
  mean(elementwise({ scores }, ({ scores }) => ({ value: scores, scale: Math.abs(scores) })));

/** Gradient of weight · mean with respect to each score: weight / batch. */
const meanVjp = (scores: Matrix, weight: Matrix): Estimate =>
  elementwise({ share: repeatTo(scores.shape, times(1 / at(scores.shape, 0), weight)) }, ({ share }) => ({
    value: share,
    scale: Math.abs(share),
  }));

export interface CriticInputs {
  readonly real: Matrix; // [batch, 1], scores
  readonly fake: Matrix; // [fake batch, 1]
}

/** mean D(fake) − mean D(real): shape []. Its minimum is minus the distance W₁, over critics of slope 1 at most. */
export const criticLoss = ({ real, fake }: CriticInputs): Estimate =>
  combine(1, meanOf(fake), -1, meanOf(real));

export const criticLossVjp = ({
  real,
  fake,
  cotangent,
}: CriticInputs & Cotangent): { real: Estimate; fake: Estimate } => ({
  real: meanVjp(real, times(-1, cotangent)),
  fake: meanVjp(fake, cotangent),
});

/** −mean D(fake): shape []. */
export const generatorLoss = ({ fake }: { readonly fake: Matrix }): Estimate => {
  const { shape, value, scale } = meanOf(fake);
  return { shape, value: value.map((score) => -score), scale };
};

export const generatorLossVjp = ({
  fake,
  cotangent,
}: { readonly fake: Matrix } & Cotangent): { fake: Estimate } => ({
  fake: meanVjp(fake, times(-1, cotangent)),
});

/** Each weight w, moved into −c..c. It may be found as w − (w − c), which rounds at the size of w. */
export const clipped = ({ weights, c }: { readonly weights: Matrix; readonly c: Matrix }): Estimate => {
  const limit = at(c.data, 0);
  return elementwise({ weights }, ({ weights }) => {
    const value = Math.min(Math.max(weights, -limit), limit);
    return { value, scale: Math.abs(weights) };
  });
};
