/** Runs the public checks of an exercise on a student's file, with the same code and the same messages as in Node. */
import type { PublicChecks } from '#grader/core/define-checks.ts';
import type { Exercise } from '#grader/core/exercise.ts';
import { gradeOnce, notChecked, type GradedOnce } from '#grader/core/grade-once.ts';
import { verdictOf } from '#grader/core/run-checks.ts';
import { SessionFailure, type StudentSession } from '#grader/core/session.ts';
import { openFrame, openFrameSession, stoppedByStudent, type Source } from '#grader/session/web/index.ts';

import { loadChunk } from '../offline/load-chunk.ts';

import { frameParts } from './frame-parts.ts';
import type { Language } from './language.ts';

// Loads while the student writes. A check tries again if this fails.
frameParts().catch(() => undefined);

const modules = import.meta.glob<PublicChecks>('../../../exercises/*/*/checks.ts', { import: 'default' });

/** Resolves with a result whatever the code does. Throws only if the page itself fails. */
export async function checkExercise(
  id: string,
  text: string,
  { language, signal }: { readonly language: Language; readonly signal: AbortSignal },
): Promise<GradedOnce> {
  const load = modules[`../../../exercises/${id}/checks.ts`];
  if (!load) throw new Error(`internal: there is no exercise '${id}'`);
  const loaded = loadChunk(load);
  // All three run at once. If one fails, the code that awaits it gets the error.
  const stripped = strip(text, language, signal);
  const opening = frameParts().then(openFrame);
  for (const started of [loaded, stripped, opening]) started.catch(() => undefined);
  const open = async (exercise: Exercise): Promise<StudentSession> => {
    const source = await unlessStopped(stripped, signal);
    return await openFrameSession(exercise, source, await unlessStopped(opening, signal), signal);
  };
  try {
    const checks = await unlessStopped(loaded, signal);
    return await gradeOnce({
      ...{ exercise: checks.exercise, open: () => open(checks.exercise) },
      outline: () => language.outline(text, signal),
      checks: () => Promise.resolve(checks),
    });
  } catch (error) {
    // The exercise has not been loaded yet.
    if (!(error instanceof SessionFailure)) throw error;
    const unknown = { id, title: id, points: 0, bonus: false };
    return { result: notChecked(unknown, verdictOf(error.kind), error.message) };
  } finally {
    opening.then(
      (frame) => {
        frame.remove();
      },
      () => undefined,
    );
  }
}

async function strip(text: string, language: Language, signal: AbortSignal): Promise<Source> {
  const source = await language.strip(text, signal);
  if ('message' in source) throw new SessionFailure('load', source.message, source);
  return source;
}

/** Loading and compiling can take long, and the student can stop them. */
const unlessStopped = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(stoppedByStudent());
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    work.then(resolve, reject);
  });
