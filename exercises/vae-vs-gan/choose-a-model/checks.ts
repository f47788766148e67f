import { definePublicChecks, parseGolden } from '#grader/core/index.ts';
import { formCheck, questionChecks } from '#grader/quiz/index.ts';
import exercise from './exercise.ts';
import golden from './golden.json' with { type: 'json' };
import { practice, practiceKeys, questions } from './questions.ts';

export default definePublicChecks({
  exercise,
  golden: parseGolden(golden),
  checks: [formCheck(questions), ...questionChecks(practice, practiceKeys, 0)],
});
