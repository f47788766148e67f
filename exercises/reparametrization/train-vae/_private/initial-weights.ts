import {
  checkInitialWeights,
  failed,
  sameNumbers,
  type Outcome,
  type Random,
  type Session,
} from '#grader/core/index.ts';
import { shapesOf } from './sizes.ts';

const sizes = { inputSize: 300, hiddenSize: 60, latentSize: 20 };

/**
 * Each layer starts random, and the two heads of the encoder, which have the same shape, start with different values.
 */
export async function checkStart(session: Session, random: Random): Promise<Outcome> {
  const { outcome, weights } = await checkInitialWeights(
    session,
    random,
    (seed) => ({ target: 'initial', inputs: {}, params: { ...sizes, seed } }),
    shapesOf(sizes),
    () => 'kernels-start-at-zero',
  );
  if (outcome.verdict !== 'pass') return outcome;
  return sameNumbers(weights['muKernel']?.data ?? [], weights['logVarKernel']?.data)
    ? failed('muKernel and logVarKernel start with the same values.', 'layers-start-alike')
    : outcome;
}
