import { definePublicChecks, goldenCheck, parseGolden } from '#grader/core/index.ts';
import exercise from './exercise.ts';
import golden from './golden.json' with { type: 'json' };

const stored = parseGolden(golden);

export default definePublicChecks({
  exercise,
  golden: stored,
  checks: ['diffuse', 'posterior', 'prior', 'denoising', 'reconstruction', 'calls', 'gradient'].map((id) =>
    goldenCheck(stored, id),
  ),
});
