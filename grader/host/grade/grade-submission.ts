import { capTypeErrors } from '#grader/core/cap-parts.ts';
import { notGraded } from '#grader/core/not-graded.ts';
import { scoreOf, type ExerciseResult, type SubmissionResult } from '#grader/core/result.ts';
import type { Engine } from '#grader/core/session.ts';
import { isolation } from '#grader/session/node/index.ts';
import type { Catalogue, Entry } from '../course/catalogue.ts';
import { notChecked } from '#grader/core/grade-once.ts';
import { gradeExercise, type Graded, type GradeOptions } from './grade-exercise.ts';
import type { ResultCache } from '../cache/result-cache.ts';
import type { Submission } from '../intake/index.ts';
import { isStub } from '../course/is-stub.ts';
import type { ConcurrencyLimit } from './limit-concurrency.ts';

import type { TypeChecker } from '#grader/session/node/tools/type-check.ts';

export interface FileOptions extends Omit<GradeOptions, 'student'> {
  /** Shows type errors beside the checks; they never change a verdict. */
  readonly types?: TypeChecker | undefined;
  /** Results of earlier gradings: an unchanged file is not graded again, and each new result is stored at once. */
  readonly cache?: ResultCache | undefined;
  /** Grades in another process, through a queue, instead of in a child of this one. */
  readonly gradeRemotely?: GradeText | undefined;
}

/** Grades a student's file that exists, can be read and is not the stub; the student is the key of an identity. */
export type GradeText = (entry: Entry, student: string, text: string) => Promise<Graded>;

export interface SubmissionOptions extends FileOptions {
  /** Limits how many exercises are graded at a time. */
  readonly limit: ConcurrencyLimit;
  /** Exercises to grade; all if absent. */
  readonly only?: ((entry: Entry) => boolean) | undefined;
  readonly onExercise?: ((result: ExerciseResult) => void) | undefined;
}

/** The results of one submission. */
export interface GradedSubmission {
  /** The exercises that were to be graded. */
  readonly result: SubmissionResult;
  /** All exercises of the course: stored results of the same files for the others, or `isUnknown`. */
  readonly whole: SubmissionResult;
}

/** Grades the files of one submission, each in a fresh child. */
export async function gradeSubmission(
  catalogue: Catalogue,
  submission: Submission,
  options: SubmissionOptions,
): Promise<GradedSubmission> {
  const { only } = options;
  const entries = catalogue.exercises.filter(only ?? (() => true));
  const graded = await Promise.all(
    entries.map((entry) =>
      options.limit(async () => {
        const one = await gradeFile(entry, submission, options);
        options.onExercise?.(one.result);
        return one;
      }),
    ),
  );
  const result = resultOf(catalogue, submission, graded, options);
  if (!only) return { result, whole: result };
  const others = await Promise.all(
    catalogue.exercises.map(async (entry) =>
      only(entry) ? graded[entries.indexOf(entry)] : cachedOrUnknown(entry, submission, options),
    ),
  );
  const whole = others.filter((one) => one !== undefined);
  return { result, whole: resultOf(catalogue, submission, whole, options) };
}

function resultOf(
  catalogue: Catalogue,
  submission: Submission,
  graded: readonly Graded[],
  { engine: chosen }: FileOptions,
): SubmissionResult {
  const exercises = graded.map(({ result }) => result);
  const engine: Engine = graded.find((one) => one.engine)?.engine ?? {
    ...{ name: chosen, version: 'not started', device: 'not started' },
  };
  const sum = (of: (result: ExerciseResult) => number): number =>
    exercises.reduce((total, one) => total + of(one), 0);
  return {
    version: 1,
    course: catalogue.course.id,
    engine,
    isolation: isolation().name,
    submission: submission.name,
    ...(submission.shown === undefined ? {} : { name: submission.shown }),
    ...(submission.group ? { group: { ...submission.group, members: [...submission.group.members] } } : {}),
    ...(submission.problem === undefined ? {} : { problem: submission.problem }),
    notes: [...submission.notes()],
    score: scoreOf(exercises),
    maxScore: sum((one) => (one.bonus ? 0 : one.maxPoints)),
    durationMs: sum((one) => one.durationMs),
    exercises,
  };
}

async function cachedOrUnknown(entry: Entry, submission: Submission, options: FileOptions): Promise<Graded> {
  const known = await withoutGrading(entry, submission, options);
  return typeof known === 'string' ? { result: notChecked(entry.exercise, 'infra', notGraded) } : known;
}

export async function gradeFile(entry: Entry, submission: Submission, options: FileOptions): Promise<Graded> {
  const known = await withoutGrading(entry, submission, options);
  if (typeof known !== 'string') return known;
  const grade = options.gradeRemotely ?? ((...given) => gradeText(...given, options));
  const graded = await grade(entry, submission.key, known);
  options.cache?.save(entry, submission.key, known, graded);
  return graded;
}

/** The result, if it is known without running a child; else the text to grade. */
async function withoutGrading(
  entry: Entry,
  submission: Submission,
  options: FileOptions,
): Promise<Graded | string> {
  const { id } = entry.exercise;
  const file = await submission.read(id);
  if (file.kind === 'missing') return { result: notAttempted(entry, `not attempted: there is no ${id}.ts.`) };
  if (file.kind === 'unreadable') return { result: notChecked(entry.exercise, 'ungradable', file.reason) };
  if (isStub(file.text, entry.stub))
    return { result: notAttempted(entry, 'not attempted: the file is still the stub.') };
  return options.cache?.find(entry, submission.key, file.text) ?? file.text;
}

/** Grades a file in a fresh child of this process. */
export async function gradeText(
  entry: Entry,
  student: string,
  text: string,
  options: FileOptions,
): Promise<Graded> {
  const path = `${entry.exercise.id}.ts`;
  const [graded, typeErrors] = await Promise.all([
    gradeExercise(entry, text, { ...options, student }),
    options.types?.check({ [path]: text }),
  ]);
  return { ...graded, result: { ...graded.result, typeErrors: capTypeErrors(typeErrors?.[path] ?? []) } };
}

const notAttempted = (entry: Entry, message: string): ExerciseResult => ({
  ...notChecked(entry.exercise, 'fail', message),
  attempted: false,
});
