import { capMeasures, capPicture } from './cap-parts.ts';
import { caps, truncate } from './caps.ts';
import { failedStratum, runCases, type Evidence, type Outcome } from './check.ts';
import type { Check } from './define-checks.ts';
import { firstDifference } from './first-difference.ts';
import type { MistakeText } from './golden.ts';
import { maskedReason, type Masked } from './masked-message.ts';
import { judgeReply } from './judge-reply.ts';
import { publicExample } from './public-example.ts';
import { nameMistakes, type Predict, type RanCheck } from './naming.ts';
import type { Random } from './random.ts';
import type { CheckResult, Verdict } from './result.ts';
import { SessionFailure, type FailureKind, type Session } from './session.ts';
import { notTrained, runAttempts, type JudgedRun } from './trained-check.ts';
import { differenceText, type Words } from './words.ts';

export interface CheckRun {
  readonly session: Session;
  /**
   * A session that has seen no hidden input, for trained checks, because the student's code produces their measures and
   * pictures.
   */
  readonly trainingSession?: () => Promise<Session>;
  readonly checks: readonly Check[];
  readonly visibility: 'public' | 'hidden';
  /** Whether messages of hidden checks may show what was drawn; only an instructor may read them then. */
  readonly unmasked?: boolean;
  readonly random: Random;
  readonly mistakes: Readonly<Record<string, MistakeText>>;
  /** What the known mistakes return on the evidence of a failed check; asked only then. */
  readonly predict: Predict;
  /** Of the exercise. */
  readonly words?: Words;
  /** Told of each check that does not pass: what the code was asked, with its replies. */
  readonly asked?: ((check: string, evidence: readonly Evidence[]) => void) | undefined;
  /** Told of each run of a trained check, also of those that another one made up for. */
  readonly trained?: ((check: string, run: TrainedRun) => void) | undefined;
  /** Filled while hidden checks run: why each fails, in words that reveal no input. */
  readonly reasons?: Map<string, Masked>;
}

/** Runs checks in order. After a session failure the checks that are left share its verdict: they have no answer. */
export async function runChecks(run: CheckRun): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const ran: RanCheck[] = [];
  let failure: SessionFailure | undefined;
  for (const check of run.checks) {
    if (failure) {
      results.push({
        ...blank(run, check),
        verdict: verdictOf(failure.kind),
        message: 'not run, because your code was ended by an earlier check.',
      });
      continue;
    }
    try {
      const trainable = results.every(({ verdict }) => verdict === 'pass');
      const { result, outcome } = await runCheck(run, check, trainable);
      results.push(result);
      ran.push({ check, outcome });
    } catch (error) {
      if (!(error instanceof SessionFailure)) throw error;
      failure = error;
      results.push({
        ...blank(run, check),
        verdict: verdictOf(error.kind),
        message: truncate(isMasked(run) ? summaryOf(error) : error.message, caps.message),
      });
    }
  }
  const names = await nameMistakes(ran, run.predict);
  return results.map((result, i) => withName(run, result, names.get(run.checks[i] as Check)));
}

function withName(run: CheckRun, result: CheckResult, mistake: string | undefined): CheckResult {
  if (mistake === undefined) return result;
  const text = run.mistakes[mistake];
  if (!text) throw new Error(`internal: check '${result.id}' names the unknown mistake '${mistake}'`);
  return { ...result, diagnosis: { mistake, ...text } };
}

async function runCheck(
  run: CheckRun,
  check: Check,
  trainable: boolean,
): Promise<{ readonly result: CheckResult; readonly outcome: Outcome }> {
  const recorded = recording(run.session);
  const session = check.kind === 'property' ? recorded.session : run.session;
  const { outcome, measures, picture } = await ask({ ...run, session }, check, trainable);
  const asked = outcome.evidence ?? recorded.asked;
  if (outcome.verdict !== 'pass') run.asked?.(check.id, asked);
  if (run.visibility === 'hidden' && outcome.verdict === 'fail')
    run.reasons?.set(check.id, { reason: maskedReason(outcome, asked), stratum: failedStratum(asked) });
  const drawn = picture && capPicture(picture);
  const result: CheckResult = {
    ...blank(run, check),
    verdict: outcome.verdict,
    points: outcome.verdict === 'pass' ? check.points : 0,
    message: truncate(messageFor(run, check, outcome, asked), caps.message),
    margin: shownMargin(run, outcome),
    ...(measures ? { measures: capMeasures(measures) } : {}),
    ...(drawn ? { picture: drawn } : {}),
    ...(outcome.written
      ? { written: { ...outcome.written, text: truncate(outcome.written.text, caps.written) } }
      : {}),
  };
  return { result, outcome };
}

const isMasked = ({ visibility, unmasked }: CheckRun): boolean =>
  visibility === 'hidden' && unmasked !== true;

/** With numbers replaced by the student's words; a failing public check shows an example as well. */
function messageFor(run: CheckRun, check: Check, outcome: Outcome, asked: readonly Evidence[]): string {
  if (isMasked(run)) return withheldMessage(outcome, failedStratum(asked));
  if (outcome.verdict === 'pass' || check.kind === 'trained') return outcome.message;
  const difference = firstDifference(asked);
  const message = (difference && differenceText(difference, run.words ?? {})) ?? outcome.message;
  const example = publicExample(asked, run.words);
  return example === '' ? message : `${message}\n${example}`;
}

/** In a hidden check the code has seen hidden inputs, so none of its text is shown. */
function withheldMessage({ verdict, message, withheld }: Outcome, stratum: string | undefined): string {
  const said = withheld ?? (verdict === 'error' ? 'your code threw on fresh inputs.' : message);
  return verdict === 'error' && stratum !== undefined
    ? `${said} The inputs were of this kind: ${stratum}.`
    : said;
}

/** The session with a record of its evaluations, because a property check does not report its inputs. */
function recording(session: Session): { readonly session: Session; readonly asked: readonly Evidence[] } {
  const asked: Evidence[] = [];
  return {
    asked,
    session: {
      async evaluate(evaluation) {
        const reply = await session.evaluate(evaluation);
        asked.push({ evaluation, reply });
        return reply;
      },
    },
  };
}

/**
 * The same for a session that ended: the grader's own message and the line. A column has many thousands of possible
 * values.
 */
function summaryOf({ kind, summary, line }: SessionFailure): string {
  return kind === 'infra' || line === undefined ? summary : `line ${line}: ${summary}`;
}

/**
 * A margin has sixteen digits that the student's code can choose, whether its answer passes or fails. A hidden check's
 * margin is rounded up, to hundredths up to the limit and to one digit beyond it, which still shows how wrong the
 * answer is.
 */
function shownMargin(run: CheckRun, { margin }: Outcome): number | null {
  if (!Number.isFinite(margin)) return null;
  if (!isMasked(run)) return margin;
  if (margin <= 1) return Math.ceil(margin * 100) / 100;
  const step = 10 ** Math.floor(Math.log10(margin));
  return Math.min(Math.ceil(margin / step) * step, 1e9);
}

async function ask(run: CheckRun, check: Check, trainable: boolean): Promise<JudgedRun> {
  const { session, random: root, trained } = run;
  const random = await root.fork(check.id);
  switch (check.kind) {
    case 'oracle':
      return await judgeReply(session, async (watched) => ({
        outcome: await runCases(watched, check.cases(random)),
      }));
    case 'property':
      return await judgeReply(session, async (watched) => ({ outcome: await check.run(watched, random) }));
    case 'trained':
      if (!trainable) return { outcome: notTrained };
      return await judgeReply((await run.trainingSession?.()) ?? session, (watched) =>
        runAttempts(watched, check, random, (run) => {
          ranOnce(check.id, run, trained);
        }),
      );
  }
}

/** A run of a trained check, capped as a result is. */
export type TrainedRun = Pick<CheckResult, 'verdict' | 'message' | 'measures' | 'picture'>;

function ranOnce(
  check: string,
  { outcome, measures, picture }: JudgedRun,
  trained: CheckRun['trained'],
): void {
  const drawn = picture && capPicture(picture);
  trained?.(check, {
    verdict: outcome.verdict,
    message: truncate(outcome.message, caps.message),
    ...(measures ? { measures: capMeasures(measures) } : {}),
    ...(drawn ? { picture: drawn } : {}),
  });
}

const blank = (run: CheckRun, check: Check): CheckResult => ({
  id: check.id,
  title: check.title,
  visibility: run.visibility,
  verdict: 'infra',
  points: 0,
  maxPoints: check.points,
  message: '',
  margin: null,
});

/** A fault of ours is `infra`; everything else was caused by the student's code. */
export function verdictOf(kind: FailureKind): Verdict {
  if (kind === 'timeout') return 'timeout';
  return kind === 'infra' ? 'infra' : 'error';
}

/** The worst verdict of an exercise's checks; without any check it is never a pass. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  const order: readonly Verdict[] = ['infra', 'ungradable', 'timeout', 'error', 'fail', 'pass'];
  return order.find((verdict) => verdicts.includes(verdict)) ?? 'infra';
}
