import { definePublicChecks, goldenCheck, parseGolden } from '#grader/core/index.ts';
import exercise from './exercise.ts';
import { usesTheNoise } from './noise.ts';
import golden from './golden.json' with { type: 'json' };

const stored = parseGolden(golden);

export default definePublicChecks({
  exercise,
  golden: stored,
  checks: [
    ...['lerp', 'slerp', 'parallel', 'generate'].map((id) => goldenCheck(stored, id)),
    usesTheNoise(0),
  ],
});
