import type { Evidence } from '#grader/core/check.ts';
import { gradeOnce, type GradedOnce } from '#grader/core/grade-once.ts';
import type { TrainedRun } from '#grader/core/run-checks.ts';
import { SessionFailure, type StudentSession } from '#grader/core/session.ts';
import {
  openSession,
  outlineSubmission,
  stripSubmission,
  SyntaxProblem,
} from '#grader/session/node/index.ts';
import type { Entry } from '../course/catalogue.ts';
import { Mistakes } from './predictions.ts';

export interface GradeOptions {
  readonly engine: string;
  /** The course key: hidden inputs cannot be predicted without it. */
  readonly key: string;
  readonly student: string;
  /** `check` runs the public checks only, `grade` both. */
  readonly mode: 'check' | 'grade';
  /**
   * Messages of hidden checks show their inputs and what the code wrote. Such a result is for an instructor and is
   * never stored.
   */
  readonly unmasked?: boolean;
  /** Told of each hidden check that does not pass: what the code was asked, with its replies. For an instructor as well. */
  readonly asked?: (check: string, evidence: readonly Evidence[]) => void;
  /** Told of each run of a trained check. For an instructor as well. */
  readonly trained?: (check: string, run: TrainedRun) => void;
  /** False skips trained checks, for an engine that is too slow for them. */
  readonly train?: boolean;
  /** Opens a session for the file; by default a fresh child. For a course's own answers, which need no child. */
  readonly open?: (source: string) => Promise<StudentSession>;
  /** Shared by gradings of the same exercise, and closed by its owner. Without it, each grading opens its own. */
  readonly mistakes?: Mistakes;
}

export type Graded = GradedOnce;

/**
 * Grades one file in fresh child processes. If the fault is ours, it is tried once more; it is never scored as zero.
 */
export async function gradeExercise(entry: Entry, source: string, options: GradeOptions): Promise<Graded> {
  const started = performance.now();
  let graded = await attempt(entry, source, options);
  if (graded.result.verdict === 'infra') graded = await attempt(entry, source, options);
  const tookMs = performance.now() - started;
  return { ...graded, result: { ...graded.result, durationMs: shownDuration(tookMs, options.mode) } };
}

/** Code that has seen hidden inputs could reveal one by how long it takes, so a grade's duration has one digit. */
const shownDuration = (ms: number, mode: GradeOptions['mode']): number =>
  mode === 'check' ? Math.round(ms) : Number(Math.max(1, ms).toPrecision(1));

async function attempt(entry: Entry, source: string, options: GradeOptions): Promise<Graded> {
  const { exercise } = entry;
  const { mode, key, student, unmasked = false, train = true } = options;
  const mistakes = options.mistakes ?? new Mistakes(entry, options.engine);
  const open = options.open ?? freshChildren(entry, options);
  try {
    return await gradeOnce({
      exercise,
      outline: () => outlineSubmission(source),
      open: () => open(source),
      checks: () => entry.publicChecks(),
      ...(mode === 'check'
        ? {}
        : {
            hidden: {
              ...{ key, student, unmasked, train },
              asked: options.asked,
              trained: options.trained,
              checks: () => entry.hiddenChecks(),
              predict: (evidence, only) => mistakes.predict(evidence, only),
            },
          }),
    });
  } finally {
    if (!options.mistakes) await mistakes.close();
  }
}

function freshChildren(entry: Entry, options: GradeOptions): (source: string) => Promise<StudentSession> {
  const { id, limits } = entry.exercise;
  const file = `${id}.ts`;
  // A trained check opens a second child.
  let stripped: Promise<string> | undefined;
  return async (source) => {
    const code = await (stripped ??= strip(source));
    const session = await openSession({ engine: options.engine, seed: `${id}:${options.student}`, limits });
    return {
      ...session,
      load: () => session.load({ files: { [file]: code }, entry: file, probe: entry.probe }),
    };
  };
}

async function strip(source: string): Promise<string> {
  try {
    return await stripSubmission(source);
  } catch (error) {
    if (error instanceof SyntaxProblem) throw new SessionFailure('load', error.message, error);
    throw error;
  }
}
