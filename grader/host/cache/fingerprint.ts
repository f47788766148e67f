import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Catalogue, Entry } from '../course/catalogue.ts';
import type { GradeOptions } from '../grade/grade-exercise.ts';
import { sha256, sourceDigest } from './source-digest.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** How files are graded, independent of the student. */
export interface Grading extends Omit<GradeOptions, 'student'> {
  /** Present if type errors are shown. */
  readonly types?: unknown;
}

/** Identifies a grading; two gradings with the same fingerprint have the same verdict. */
export type Fingerprint = (entry: Entry, student: string, text: string) => string;

/**
 * Everything that a verdict depends on, hashed: the student's file and name (hidden inputs are drawn for it), the
 * exercise's folder and what it imports, and how it is graded. An exercise that changes leaves the fingerprints of the
 * others as they are.
 */
export function fingerprints(catalogue: Catalogue, options: Grading, isolation: string): Fingerprint {
  const exercises = new Map(catalogue.exercises.map((entry) => [entry, sourceDigest([entry.folder])]));
  const run = JSON.stringify([gradingSetup(options, isolation), options.types !== undefined]);
  return (entry, student, text) =>
    sha256(JSON.stringify([run, exercises.get(entry), entry.exercise.id, student, text]));
}

/** The same for two graders that give every file of a course the same verdict. */
export const courseDigest = (catalogue: Catalogue, options: Grading, isolation: string): string =>
  sha256(
    JSON.stringify([
      gradingSetup(options, isolation),
      ...catalogue.exercises.map(({ exercise, folder }) => [exercise.id, sourceDigest([folder])]),
    ]),
  );

/** The grader's own code, the packages' versions, Node, the engine, the isolation and the course key. */
function gradingSetup(options: Grading, isolation: string): unknown {
  const grader = sourceDigest([
    here('../grade/grade-submission.ts'),
    ...['core', 'quiz', 'session'].map((folder) => here(`../../${folder}`)),
    ...['reference/shared', 'reference/tensor', 'datasets', 'package-lock.json'].map((path) =>
      here(`../../../${path}`),
    ),
  ]);
  return [
    grader,
    process.versions.node,
    options.engine,
    process.env['GENLAB_WEBGPU_ADAPTER'] ?? '',
    isolation,
    options.mode,
    options.train ?? true,
    // Not the key itself: a store may be kept in places where the key must not be.
    createHmac('sha256', options.key).update('genlab results').digest('hex'),
  ];
}
