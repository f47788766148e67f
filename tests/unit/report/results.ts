import {
  scoreOf,
  type CheckResult,
  type ExerciseResult,
  type SubmissionResult,
} from '#grader/core/result.ts';

/** What a student could put into a name or a message to break its reader. */
export const nasty = '=cmd|\' /C calc\'!A1","<b>&amp;\n::error::x\u0000\u001b[31m]]>%0A|`';

export const check = (changes: Partial<CheckResult> = {}): CheckResult => ({
  ...{ id: 'value', title: 'z = μ + σ ε', visibility: 'public', verdict: 'pass', points: 0, maxPoints: 0 },
  ...{ message: '', margin: 0.1 },
  ...changes,
});

export const exercise = (changes: Partial<ExerciseResult> = {}): ExerciseResult => ({
  ...{ id: 'unit/first', title: 'First', attempted: true, points: 2, maxPoints: 2, bonus: false },
  ...{ verdict: 'pass', durationMs: 1500, message: '', printed: '', typeErrors: [], checks: [check()] },
  ...changes,
});

export const submission = (changes: Partial<SubmissionResult> = {}): SubmissionResult => {
  const exercises = changes.exercises ?? [exercise()];
  return {
    ...{ version: 1, course: 'course', engine: { name: 'wasm', version: '4', device: 'one thread' } },
    ...{ isolation: 'permissions', submission: 'ada', notes: [], durationMs: 1500, exercises },
    score: scoreOf(exercises),
    maxScore: exercises.reduce((sum, { bonus, maxPoints }) => sum + (bonus ? 0 : maxPoints), 0),
    ...changes,
  };
};

export const failed = exercise({
  ...{ id: 'unit/second', title: 'Second', points: 0, verdict: 'fail', printed: nasty },
  checks: [
    check({ verdict: 'fail', message: nasty }),
    check({
      ...{ id: 'hidden', visibility: 'hidden', verdict: 'fail', maxPoints: 2, title: nasty },
      message: 'wrong on fresh inputs.',
      diagnosis: { mistake: 'log-variance', explanation: 'It spreads too far.', lesson: 'unit/page#anchor' },
    }),
  ],
});

export const untouched = exercise({
  ...{ id: 'unit/third', title: 'Third', attempted: false, points: 0, verdict: 'fail', checks: [] },
  message: 'not attempted',
});

export const faulty = exercise({
  ...{ id: 'unit/fourth', title: 'Fourth', points: 0, verdict: 'infra', checks: [] },
  message: 'internal: the child did not start.',
});
