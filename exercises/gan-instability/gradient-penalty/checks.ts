import { definePublicChecks, goldenCheck, parseGolden } from '#grader/core/index.ts';
import exercise from './exercise.ts';
import golden from './golden.json' with { type: 'json' };
import { repeatable } from './repeatable.ts';

const stored = parseGolden(golden);

export default definePublicChecks({
  exercise,
  golden: stored,
  checks: [
    ...['linear', 'value', 'target', 'weights', 'flat'].map((id) => goldenCheck(stored, id)),
    repeatable(0),
  ],
});
