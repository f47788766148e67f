/** The public checks of an exercise on a student's file, by the same code and with the same words as in Node. */
import type { PublicChecks } from '#grader/core/define-checks.ts';
import { gradeOnce, type GradedOnce } from '#grader/core/grade-once.ts';
import { SessionFailure, type StudentSession } from '#grader/core/session.ts';
import { openFrame, openFrameSession, stoppedByStudent, type Source } from '#grader/session/web/index.ts';

import { loadChunk } from '../offline/load-chunk.ts';

import { frameParts } from './frame-parts.ts';
import type { Language } from './language.ts';

// On the way while the student writes; a check tries again if it does not arrive.
frameParts().catch(() => undefined);

const modules = import.meta.glob<PublicChecks>('../../../exercises/*/*/checks.ts', { import: 'default' });

/** Resolves with a result whatever the code does; throws only for a fault of the page. */
export async function checkExercise(
  id: string,
  text: string,
  { language, signal }: { readonly language: Language; readonly signal: AbortSignal },
): Promise<GradedOnce> {
  const load = modules[`../../../exercises/${id}/checks.ts`];
  if (!load) throw new Error(`internal: there is no exercise '${id}'`);
  const loaded = loadChunk(load);
  // Both are on their way at once; if one fails, whoever awaits it hears of it.
  const stripped = strip(text, language, signal);
  const opening = frameParts().then(openFrame);
  for (const begun of [stripped, opening]) begun.catch(() => undefined);
  const open = async (): Promise<StudentSession> => {
    const source = await unlessStopped(stripped, signal);
    return await openFrameSession(checks.exercise, source, await unlessStopped(opening, signal), signal);
  };
  const checks = await loaded;
  try {
    return await gradeOnce({
      ...{ exercise: checks.exercise, source: text, open },
      checks: () => Promise.resolve(checks),
    });
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

/** Whatever loads or compiles may take long, and the student may stop it. */
const unlessStopped = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(stoppedByStudent());
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    work.then(resolve, reject);
  });
