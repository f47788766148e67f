/** The public checks of an exercise on a student's file, by the same code and with the same words as in Node. */
import type { PublicChecks } from '#grader/core/define-checks.ts';
import { missingExports } from '#grader/core/exercise.ts';
import { goldenPredictions } from '#grader/core/golden.ts';
import { randomFor } from '#grader/core/random.ts';
import type { CheckResult, Verdict } from '#grader/core/result.ts';
import { runChecks, verdictOf, worstVerdict } from '#grader/core/run-checks.ts';
import { SessionFailure } from '#grader/core/session.ts';

import type { Language } from './language.ts';
import { frameParts } from './student-frame.ts';
import { openStudentSession, type StudentSession } from './student-session.ts';

export interface Checked {
  readonly verdict: Verdict;
  /** Why no check could be asked; empty where they were. */
  readonly message: string;
  readonly checks: readonly CheckResult[];
  readonly printed: string;
  readonly engine: string;
}

const modules = import.meta.glob<PublicChecks>('../../../exercises/*/*/checks.ts', { import: 'default' });

/** Resolves with a result whatever the code does; throws only for a fault of the page. */
export async function checkExercise(
  id: string,
  text: string,
  { language, signal }: { readonly language: Language; readonly signal: AbortSignal },
): Promise<Checked> {
  const load = modules[`../../../exercises/${id}/checks.ts`];
  if (!load) throw new Error(`internal: there is no exercise '${id}'`);
  // They come beside the rest; whoever opens the frame hears of it when they do not.
  frameParts().catch(() => undefined);
  const [{ exercise, checks, golden }, source] = await Promise.all([load(), language.strip(text)]);
  if ('message' in source) return stopped('error', source.message, source);

  let session: StudentSession | undefined;
  try {
    session = await openStudentSession(exercise, source, signal);
    const missing = missingExports(exercise, await session.load());
    if (missing !== undefined) return stopped('error', missing);
    const results = await runChecks({
      session,
      checks,
      visibility: 'public',
      random: await randomFor('public', id),
      mistakes: golden.mistakes,
      predict: (check) => Promise.resolve(goldenPredictions(golden, check.id)),
    });
    return {
      verdict: worstVerdict(results.map(({ verdict }) => verdict)),
      message: '',
      checks: results,
      printed: session.printed(),
      engine: session.engine,
    };
  } catch (error) {
    if (!(error instanceof SessionFailure)) throw error;
    const printed = session?.printed() ?? '';
    return { ...stopped(verdictOf(error.kind), error.message, error), printed };
  } finally {
    session?.close();
  }
}

function stopped(verdict: Verdict, message: string, at: Place = {}): Checked {
  const { line, column } = at;
  const place = line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}: `;
  return { verdict, message: place + message, checks: [], printed: '', engine: '' };
}

interface Place {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}
