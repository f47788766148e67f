import { caps, truncate } from './caps.ts';
import type { Check, HiddenChecks, PublicChecks } from './define-checks.ts';
import type { Evidence } from './check.ts';
import type { Predictions } from './diagnosis.ts';
import type { Exercise } from './exercise.ts';
import { goldenPredictions } from './golden.ts';
import { withImportPosition } from './import-position.ts';
import { maskedMessage, type Masked } from './masked-message.ts';
import { missingExports } from './missing-exports.ts';
import { byName, withArguments } from './named-arguments.ts';
import type { AskOutline } from './outline.ts';
import { randomFor } from './random.ts';
import type { CheckResult, ExerciseResult, Verdict } from './result.ts';
import { runChecks, verdictOf, worstVerdict, type TrainedRun } from './run-checks.ts';
import { SessionFailure, type Engine, type StudentSession } from './session.ts';
import { shownOutput } from './shown-output.ts';
import { withImportAdvice } from './tf-import.ts';

/**
 * Opens a fresh session with the student's file. This is the only difference between Node and a page. If the file
 * cannot be read, it rejects with a SessionFailure, which has the place in the file.
 */
export type OpenSession = () => Promise<StudentSession>;

/** What the hidden checks of one grading need beyond the public ones. */
export interface HiddenRun {
  readonly checks: () => Promise<HiddenChecks>;
  /** The course key: hidden inputs cannot be predicted without it. */
  readonly key: string;
  readonly student: string;
  /**
   * Messages of hidden checks show their inputs and what the code wrote. Such a result is for an instructor and is
   * never stored.
   */
  readonly unmasked: boolean;
  /** False skips trained checks, for an engine that is too slow for them. */
  readonly train: boolean;
  /** What each known mistake returns on the evidence of a failed check. */
  readonly predict: (evidence: readonly Evidence[], only?: readonly string[]) => Promise<Predictions>;
  /** Told of each hidden check that does not pass: what the code was asked, with its replies. */
  readonly asked?: ((check: string, evidence: readonly Evidence[]) => void) | undefined;
  /** Told of each run of a trained check. */
  readonly trained?: ((check: string, run: TrainedRun) => void) | undefined;
}

export interface GradeOnce {
  readonly exercise: Exercise;
  /**
   * The outline of the student's file as it was written. Asked at most once, and only if a message needs it. If it rejects,
   * the message goes without advice.
   */
  readonly outline: AskOutline;
  readonly open: OpenSession;
  readonly checks: () => Promise<PublicChecks>;
  /** Absent if only the public checks run. */
  readonly hidden?: HiddenRun;
}

export interface GradedOnce {
  readonly result: ExerciseResult;
  /** Absent if no session was opened. */
  readonly engine?: Engine;
}

interface Loaded {
  readonly session: StudentSession;
  readonly exported: readonly string[];
}

/**
 * Grades one file in separate sessions and closes them. A fault that is not the code's is `infra` and is not thrown.
 */
export async function gradeOnce(grading: GradeOnce): Promise<GradedOnce> {
  const { exercise } = grading;
  const outline = onceOrNone(grading.outline);
  const sessions: StudentSession[] = [];
  const open = async (): Promise<Loaded> => {
    const session = await grading.open();
    sessions.push(session);
    return { session, exported: await session.load() };
  };
  const allPrinted = (): string => sessions.map((session) => session.printed()).join('');
  try {
    const { session, exported } = await open();
    const missing = await missingExports(exercise, exported, outline);
    if (missing !== undefined) return { result: notChecked(exercise, 'error', missing) };
    const { checks, printed } = await runAll(grading, session, open);
    const unmasked = grading.hidden?.unmasked ?? false;
    const result: ExerciseResult = {
      ...notChecked(exercise, verdictFrom(checks), ''),
      points: checks.reduce((sum, check) => sum + check.points, 0),
      printed: unmasked ? truncate(allPrinted(), caps.printed) : shownOutput(printed, allPrinted()),
      checks: await Promise.all(
        checks.map(async (check) => ({ ...check, message: await withAdvice(check.message, outline) })),
      ),
    };
    return { result, engine: session.engine };
  } catch (error) {
    // Anything else is our fault, and must not stop the grading of a class.
    if (!(error instanceof SessionFailure)) {
      const message = `internal: ${error instanceof Error ? error.message : String(error)}`;
      return { result: notChecked(exercise, 'infra', message) };
    }
    const message = await withAdvice(placeOf(error) + error.message, outline);
    // It ended before the hidden checks, whose failures are separate results.
    const printed = truncate(allPrinted(), caps.printed);
    return { result: { ...notChecked(exercise, verdictOf(error.kind), message), printed } };
  } finally {
    for (const session of sessions) session.close();
  }
}

function onceOrNone(ask: AskOutline): AskOutline {
  let asked: ReturnType<AskOutline> | undefined;
  return () => (asked ??= ask().catch(() => undefined));
}

/** With the place of a refused import, and with what to write instead of a type import. */
const withAdvice = async (message: string, outline: AskOutline): Promise<string> =>
  truncate(await withImportAdvice(await withImportPosition(message, outline), outline), caps.message);

/** Public checks carry no points: where hidden ones ran, these alone decide. */
function verdictFrom(checks: readonly CheckResult[]): Verdict {
  const hidden = checks.filter(({ visibility }) => visibility === 'hidden');
  return worstVerdict((hidden.length > 0 ? hidden : checks).map(({ verdict }) => verdict));
}

/** The results of all checks in order, and what had been printed when the hidden ones began. */
async function runAll(
  grading: GradeOnce,
  session: StudentSession,
  open: () => Promise<Loaded>,
): Promise<{ readonly checks: readonly CheckResult[]; readonly printed: string }> {
  const { exercise, hidden } = grading;
  const { checks, golden } = await grading.checks();
  const parameters = golden.parameters ?? {};
  const shared = { session: byName(session, parameters), words: exercise.words };
  const visible = await runChecks({
    ...shared,
    checks,
    visibility: 'public',
    mistakes: golden.mistakes,
    random: await randomFor('public', exercise.id),
    predict: (check) => Promise.resolve(goldenPredictions(golden, check.id)),
  });
  const printed = session.printed();
  if (!hidden) return { checks: visible, printed };
  const { version, mistakes, checks: all } = await hidden.checks();
  const reasons = new Map<string, Masked>();
  const results = [
    ...visible,
    ...(await runChecks({
      ...shared,
      trainingSession: async () => byName((await open()).session, parameters),
      mistakes: { ...golden.mistakes, ...mistakes },
      checks: all.filter(({ kind }) => hidden.train || kind !== 'trained'),
      visibility: 'hidden',
      unmasked: hidden.unmasked,
      asked: hidden.asked,
      trained: hidden.trained,
      random: await randomFor(hidden.key, hidden.student, exercise.id, String(version)),
      predict: (_, evidence, only) =>
        hidden.predict(
          evidence.map((one) => ({ ...one, evaluation: withArguments(one.evaluation, parameters) })),
          only,
        ),
      reasons,
    })),
  ];
  if (hidden.unmasked) return { checks: results, printed };
  const shown = new Set(all.filter(drawsNothing).map(({ id }) => id));
  return { checks: withoutHiddenInputs(results, shown, reasons), printed };
}

/** What a trained model reaches reveals no input, and neither does a check that draws none. */
const drawsNothing = (check: Check): boolean =>
  check.kind === 'trained' || (check.kind === 'property' && check.drawsNothing === true);

/** A hidden check says what is wrong, but shows no number that was computed from a hidden input. */
const withoutHiddenInputs = (
  checks: readonly CheckResult[],
  shown: ReadonlySet<string>,
  reasons: ReadonlyMap<string, Masked>,
): CheckResult[] =>
  checks.map((check) =>
    check.visibility === 'hidden' && check.verdict === 'fail' && !shown.has(check.id)
      ? {
          ...check,
          message: maskedMessage(check, checks, reasons.get(check.id) ?? { reason: '', stratum: undefined }),
        }
      : check,
  );

const placeOf = ({ line, column }: SessionFailure): string =>
  line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}: `;

/** A result without checks, for a file that could not be run. */
export function notChecked(
  { id, title, points, bonus }: Pick<Exercise, 'id' | 'title' | 'points' | 'bonus'>,
  verdict: Verdict,
  message: string,
): ExerciseResult {
  return {
    id,
    title,
    attempted: true,
    points: 0,
    maxPoints: points,
    bonus,
    verdict,
    durationMs: 0,
    message: truncate(message, caps.message),
    printed: '',
    typeErrors: [],
    checks: [],
  };
}
