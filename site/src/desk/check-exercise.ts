/** The public checks of an exercise on a student's file, by the same code and with the same words as in Node. */
import type { PublicChecks } from '#grader/core/define-checks.ts';
import { missingExports } from '#grader/core/missing-exports.ts';
import { goldenPredictions } from '#grader/core/golden.ts';
import { randomFor } from '#grader/core/random.ts';
import type { CheckResult, Verdict } from '#grader/core/result.ts';
import { runChecks, verdictOf, worstVerdict } from '#grader/core/run-checks.ts';
import { SessionFailure } from '#grader/core/session.ts';
import { withImportAdvice } from '#grader/core/tf-import.ts';

import { loadChunk } from '../offline/load-chunk.ts';

import type { Language } from './language.ts';
import { openFrame } from '#grader/session/web/student-frame.ts';
import { frameParts } from './frame-parts.ts';
import {
  openStudentSession,
  stoppedByStudent,
  type StudentSession,
} from '#grader/session/web/student-session.ts';

export interface Checked {
  readonly verdict: Verdict;
  /** Why no check could be asked; empty where they were. */
  readonly message: string;
  readonly checks: readonly CheckResult[];
  readonly printed: string;
  readonly engine: string;
}

// On the way while the student writes; a check tries again if it does not arrive.
frameParts().catch(() => undefined);

const modules = import.meta.glob<PublicChecks>('../../../exercises/*/*/checks.ts', { import: 'default' });

/** Resolves with a result whatever the code does; throws only for a fault of the page. */
export async function checkExercise(
  id: string,
  text: string,
  { language, signal }: { readonly language: Language; readonly signal: AbortSignal },
): Promise<Checked> {
  const load = modules[`../../../exercises/${id}/checks.ts`];
  if (!load) throw new Error(`internal: there is no exercise '${id}'`);
  // It opens while the file is read; if it does not open, whoever awaits it hears of it.
  const opening = frameParts().then(openFrame);
  opening.catch(() => undefined);
  let session: StudentSession | undefined;
  try {
    const [{ exercise, checks, golden }, source] = await unlessStopped(
      Promise.all([loadChunk(load), language.strip(text, signal)]),
      signal,
    );
    if ('message' in source) return stopped('error', source.message, source);
    const frame = await unlessStopped(opening, signal);
    session = await openStudentSession(exercise, source, frame, signal);
    const missing = missingExports(exercise, await session.load(), text);
    if (missing !== undefined) return stopped('error', missing);
    const results = await runChecks({
      session,
      checks,
      visibility: 'public',
      random: await randomFor('public', id),
      mistakes: golden.mistakes,
      predict: (check) => Promise.resolve(goldenPredictions(golden, check.id)),
      words: exercise.words,
    });
    return {
      verdict: worstVerdict(results.map(({ verdict }) => verdict)),
      message: '',
      checks: results.map((check) => ({ ...check, message: withImportAdvice(check.message, text) })),
      printed: session.printed(),
      engine: session.engine,
    };
  } catch (error) {
    if (!(error instanceof SessionFailure)) throw error;
    const printed = session?.printed() ?? '';
    return { ...stopped(verdictOf(error.kind), withImportAdvice(error.message, text), error), printed };
  } finally {
    session?.close();
    opening.then(
      (frame) => {
        frame.remove();
      },
      () => undefined,
    );
  }
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

function stopped(verdict: Verdict, message: string, at: Place = {}): Checked {
  const { line, column } = at;
  const place = line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}: `;
  return { verdict, message: place + message, checks: [], printed: '', engine: '' };
}

interface Place {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}
