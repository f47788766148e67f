import type { Check } from '#grader/core/define-checks.ts';
import { caps, cut } from '#grader/core/caps.ts';
import { maskedMessage } from '#grader/core/masked-message.ts';
import { missingExports } from '#grader/core/missing-exports.ts';
import { withImportPlace } from '#grader/core/import-place.ts';
import { goldenPredictions } from '#grader/core/golden.ts';
import { randomFor } from '#grader/core/random.ts';
import type { CheckResult, ExerciseResult, Verdict } from '#grader/core/result.ts';
import { runChecks, verdictOf, worstVerdict } from '#grader/core/run-checks.ts';
import { SessionFailure } from '#grader/core/session.ts';
import { withImportAdvice } from '#grader/core/tf-import.ts';
import {
  openSession,
  stripSubmission,
  SyntaxProblem,
  type Engine,
  type NodeSession,
} from '#grader/session/node/index.ts';
import type { Entry } from '../course/catalogue.ts';
import { Mistakes } from './predictions.ts';
import { shownOutput } from './shown-output.ts';

export interface GradeOptions {
  readonly engine: string;
  /** The course key: hidden inputs cannot be predicted without it. */
  readonly key: string;
  readonly student: string;
  /** `check` runs the public checks only, `grade` both. */
  readonly mode: 'check' | 'grade';
  /** Hidden checks say what they drew and what the code said: such a result is an instructor's, and is never kept. */
  readonly unmasked?: boolean;
  /** False leaves trained checks out, for an engine that is too slow for them. */
  readonly train?: boolean;
  /** Shared by gradings with the same questions, and closed by whoever opened it; each grading has its own without. */
  readonly mistakes?: Mistakes;
}

export interface Graded {
  readonly result: ExerciseResult;
  /** Absent where no child was started. */
  readonly engine?: Engine;
}

/** Grades one file in a fresh child. A fault of ours is tried once more, and is never a zero in disguise. */
export async function gradeExercise(entry: Entry, source: string, options: GradeOptions): Promise<Graded> {
  const started = performance.now();
  let graded = await attempt(entry, source, options);
  if (graded.result.verdict === 'infra') graded = await attempt(entry, source, options);
  const tookMs = performance.now() - started;
  return { ...graded, result: { ...graded.result, durationMs: shownDuration(tookMs, options.mode) } };
}

/** Code that has seen hidden inputs can tell one by how long it takes: a grade's duration has one digit. */
const shownDuration = (ms: number, mode: GradeOptions['mode']): number =>
  mode === 'check' ? Math.round(ms) : Number(Math.max(1, ms).toPrecision(1));

async function attempt(entry: Entry, source: string, options: GradeOptions): Promise<Graded> {
  const { exercise } = entry;
  const stripped = await strip(source);
  if (typeof stripped !== 'string') {
    const verdict = stripped instanceof SessionFailure ? verdictOf(stripped.kind) : 'error';
    return { result: stopped(entry, verdict, place(stripped) + stripped.message) };
  }
  const mistakes = options.mistakes ?? new Mistakes(entry, options.engine);
  const sessions: NodeSession[] = [];
  const open = async (): Promise<{ session: NodeSession; exported: readonly string[] }> => {
    const session = await openSession({
      engine: options.engine,
      seed: `${exercise.id}:${options.student}`,
      limits: exercise.limits,
    });
    sessions.push(session);
    const file = `${exercise.id}.ts`;
    return {
      session,
      exported: await session.load({ files: { [file]: stripped }, entry: file, probe: entry.probe }),
    };
  };
  const allPrinted = (): string => sessions.map((session) => session.printed()).join('');
  try {
    const { session, exported } = await open();
    const missing = missingExports(exercise, exported, source);
    if (missing !== undefined) return { result: stopped(entry, 'error', missing) };
    const golden = await entry.golden();
    const shown = new Set<string>();
    const reasons = new Map<string, string>();
    const shared = { session, mistakes: golden.mistakes, words: exercise.words };
    const checks: CheckResult[] = await runChecks({
      ...shared,
      checks: (await entry.publicChecks()).checks,
      visibility: 'public',
      random: await randomFor('public', exercise.id),
      predict: (check) => Promise.resolve(goldenPredictions(golden, check.id)),
    });
    const printed = session.printed();
    if (options.mode === 'grade') {
      const hidden = await entry.hiddenChecks();
      const train = options.train ?? true;
      for (const check of hidden.checks) if (drawsNothing(check)) shown.add(check.id);
      checks.push(
        ...(await runChecks({
          ...shared,
          trainingSession: async () => (await open()).session,
          mistakes: { ...golden.mistakes, ...hidden.mistakes },
          checks: hidden.checks.filter(({ kind }) => train || kind !== 'trained'),
          visibility: 'hidden',
          unmasked: options.unmasked ?? false,
          random: await randomFor(options.key, options.student, exercise.id, String(hidden.version)),
          predict: (_, evidence) => mistakes.predict(evidence),
          reasons,
        })),
      );
    }
    const result: ExerciseResult = {
      ...stopped(entry, worstVerdict(checks.map((check) => check.verdict)), ''),
      points: checks.reduce((sum, check) => sum + check.points, 0),
      printed: options.unmasked ? cut(allPrinted(), caps.printed) : shownOutput(printed, allPrinted()),
      checks: (options.unmasked ? checks : withoutHiddenInputs(checks, shown, reasons)).map((check) => ({
        ...check,
        message: withImportAdvice(withImportPlace(check.message, stripped), source),
      })),
    };
    return { result, engine: session.engine };
  } catch (error) {
    // Whatever else is thrown is a fault of ours, and must not stop the grading of a class.
    if (!(error instanceof SessionFailure))
      return {
        result: stopped(
          entry,
          'infra',
          `internal: ${error instanceof Error ? error.message : String(error)}`,
        ),
      };
    const message = withImportAdvice(withImportPlace(place(error) + error.message, stripped), source);
    const result = stopped(entry, verdictOf(error.kind), message);
    // It ended before the hidden checks, whose failures are results of their own.
    return { result: { ...result, printed: cut(allPrinted(), caps.printed) } };
  } finally {
    for (const session of sessions) session.close();
    if (!options.mistakes) await mistakes.close();
  }
}

/** What a trained model reaches gives no input away, nor does a check that draws none. */
const drawsNothing = (check: Check): boolean =>
  check.kind === 'trained' || (check.kind === 'property' && check.drawsNothing === true);

/** A hidden check says what is wrong, but shows no number that was computed from a hidden input. */
const withoutHiddenInputs = (
  checks: readonly CheckResult[],
  shown: ReadonlySet<string>,
  reasons: ReadonlyMap<string, string>,
): CheckResult[] =>
  checks.map((check) =>
    check.visibility === 'hidden' && check.verdict === 'fail' && !shown.has(check.id)
      ? { ...check, message: maskedMessage(check, checks, reasons.get(check.id)) }
      : check,
  );

async function strip(source: string): Promise<string | SyntaxProblem | SessionFailure> {
  try {
    return await stripSubmission(source);
  } catch (error) {
    if (error instanceof SyntaxProblem || error instanceof SessionFailure) return error;
    return new SessionFailure('infra', `internal: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const place = ({ line, column }: { line: number | undefined; column: number | undefined }): string =>
  line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}: `;

/** A result without checks: what stands when nothing could be asked. */
export function stopped(entry: Entry, verdict: Verdict, message: string): ExerciseResult {
  const { id, title, points, bonus } = entry.exercise;
  return {
    id,
    title,
    attempted: true,
    points: 0,
    maxPoints: points,
    bonus,
    verdict,
    durationMs: 0,
    message: cut(message, caps.message),
    printed: '',
    typeErrors: [],
    checks: [],
  };
}
