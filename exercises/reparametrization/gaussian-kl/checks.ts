import { definePublicChecks, goldenCheck, parseGolden } from '#grader/core/index.ts';
import exercise from './exercise.ts';
import golden from './golden.json' with { type: 'json' };
import { neverNegative } from './sign.ts';

const stored = parseGolden(golden);

export default definePublicChecks({
  exercise,
  golden: stored,
  checks: [goldenCheck(stored, 'value'), goldenCheck(stored, 'gradient'), neverNegative(0)],
});
