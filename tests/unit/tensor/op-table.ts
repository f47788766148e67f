/**
 * Every op that a student of this course may differentiate: how tfjs writes it, and how plain float64 arrays do.
 *
 * The two sides share nothing, so a bug in tfjs shows as a difference. Inputs are in `range`, which avoids kinks (relu
 * at 0) and poles; for ops with several inputs the ranges may differ.
 */
import type { OpCase } from './op-case.ts';
import { binaryCases } from './ops-binary.ts';
import { convolutionCases } from './ops-convolutions.ts';
import { productCases } from './ops-products.ts';
import { reductionCases } from './ops-reductions.ts';
import { shapeCases } from './ops-shapes.ts';
import { unaryCases } from './ops-unary.ts';

export const opTable: OpCase[] = [
  ...unaryCases,
  ...binaryCases,
  ...reductionCases,
  ...shapeCases,
  ...productCases,
  ...convolutionCases,
];
