import type { Comparison, Expected } from './compare.ts';
import { compare } from './compare.ts';
import { errorKind } from './error-kind.ts';
import type { Random } from './random.ts';
import type { Written } from './result.ts';
import type { Evaluation, Observation, Reply, Session } from './session.ts';
import { mapValues } from '#reference/shared/map-values.ts';

/** One evaluation with its expected result. */
export interface Case {
  readonly evaluation: Evaluation;
  readonly expected: {
    readonly outputs: Readonly<Record<string, Expected>>;
    readonly gradients?: Readonly<Record<string, Expected>>;
  };
  /** The name of the part of the domain that the inputs come from, such as 'duplicate rows'. */
  readonly stratum?: string;
}

/**
 * The parts into which a check divides its domain, by name, such as 'duplicate rows'. Every grading draws from each of
 * them, so that the key changes the numbers but never the verdict. A student whose answer fails in some of them only is
 * told the name of the first: it must say nothing about the numbers that were drawn.
 */
export type Strata = Readonly<Record<string, (random: Random) => Case | readonly Case[]>>;

/** The outcome of a check. A diagnosis compares `evidence` with the known mistakes, also if the check passes. */
export interface Outcome {
  readonly verdict: 'pass' | 'fail' | 'error';
  readonly message: string;
  /** The message if the check is hidden: a sentence without any number that was drawn or computed. */
  readonly reason?: string;
  /**
   * The message of a hidden check, set if `message` contains text that the student's code chose while it saw hidden
   * inputs.
   */
  readonly withheld?: string;
  /** Largest error / tolerance seen. */
  readonly margin: number;
  readonly evidence?: readonly Evidence[];
  /** Set by a property check whose failure can mean only one mistake. */
  readonly mistake?: string;
  /** Free text for a person to grade. */
  readonly written?: Written;
}

export interface Evidence {
  readonly evaluation: Evaluation;
  readonly reply: Reply;
  /** Set if an oracle judged the reply: the rounding error that each number may have. */
  readonly expected?: Case['expected'];
  readonly stratum?: string;
}

export interface CheckBase {
  readonly id: string;
  readonly title: string;
  readonly points: number;
}

/** Compares the student's values and gradients with an oracle's on drawn inputs. */
export interface OracleCheck extends CheckBase {
  readonly kind: 'oracle';
  readonly cases: (random: Random) => readonly Case[];
}

/** Tests a property that no table of values can state. */
export interface PropertyCheck extends CheckBase {
  readonly kind: 'property';
  /** Set if no input is drawn, so that a hidden check's message cannot reveal one. */
  readonly drawsNothing?: boolean;
  readonly run: (session: Session, random: Random) => Promise<Outcome>;
}

/** The cases are drawn stratum by stratum, in the order in which they are declared. */
export const oracleCheck = ({ strata, ...check }: CheckBase & { readonly strata: Strata }): OracleCheck => ({
  kind: 'oracle',
  ...check,
  cases: (random) =>
    Object.entries(strata).flatMap(([stratum, draw]) =>
      [draw(random)].flat().map((one) => ({ ...one, stratum })),
    ),
});
export const propertyCheck = (check: Omit<PropertyCheck, 'kind'>): PropertyCheck => ({
  kind: 'property',
  ...check,
});

export const passed = (margin = 0): Outcome => ({ verdict: 'pass', message: '', margin });
export const failed = (message: string, mistake?: string): Outcome => ({
  verdict: 'fail',
  message,
  margin: Infinity,
  ...(mistake === undefined ? {} : { mistake }),
});

/** Runs every case, so that the evidence is complete; the message describes the first difference. */
export async function runCases(session: Session, cases: readonly Case[]): Promise<Outcome> {
  const evidence: Evidence[] = [];
  let margin = 0;
  let firstProblem: Outcome | undefined;
  for (const { evaluation: asked, expected, stratum } of cases) {
    const evaluation = { ...asked, expects: shapesOf(expected.outputs) };
    const reply = await session.evaluate(evaluation);
    evidence.push({ evaluation, reply, expected, ...(stratum === undefined ? {} : { stratum }) });
    const problem = judge(reply, expected);
    if (problem.verdict === 'pass') margin = Math.max(margin, problem.margin);
    else firstProblem ??= problem;
  }
  return { ...(firstProblem ?? passed(margin)), evidence };
}

/**
 * The name of the first stratum in which an answer is wrong; undefined if it is wrong in all of them, where a name would
 * only mislead, or if the check has none.
 */
export function failedStratum(asked: readonly Evidence[]): string | undefined {
  const named = asked.filter(({ stratum }) => stratum !== undefined);
  const failing = named.filter(
    ({ reply, expected }) => expected && judge(reply, expected).verdict !== 'pass',
  );
  const strata = new Set(failing.map(({ stratum }) => stratum));
  return named.every(({ stratum }) => strata.has(stratum)) ? undefined : failing[0]?.stratum;
}

const shapesOf = (expected: Case['expected']['outputs']): Record<string, readonly number[]> =>
  mapValues(expected, ({ shape }) => shape);

function judge(reply: Reply, expected: Case['expected']): Outcome {
  if (reply.kind !== 'observed') return replyProblem(reply);
  const comparisons = comparisonsOf(reply.observation, expected);
  const wrong = comparisons.find((comparison) => !comparison.agrees);
  if (wrong) return { verdict: 'fail', message: wrong.message, margin: wrong.margin };
  return passed(Math.max(0, ...comparisons.map((comparison) => comparison.margin)));
}

/** The outcome of a reply without an observation. */
export function replyProblem(reply: Exclude<Reply, { kind: 'observed' }>): Outcome {
  if (reply.kind === 'unusable')
    return {
      ...failed(reply.message),
      withheld: 'your function returned something that is not a tensor, a number or a record of these.',
    };
  const where =
    reply.line === undefined
      ? ''
      : ` (line ${reply.line}${reply.column === undefined ? '' : `, column ${reply.column}`})`;
  return {
    verdict: 'error',
    message: `your code threw${where}: ${reply.message}`,
    // A column can have many thousands of values, and so could reveal an input.
    withheld: `your code threw${reply.line === undefined ? '' : ` (line ${reply.line})`}: ${errorKind(reply.message)}. Its message is withheld, because the code saw hidden inputs.`,
    margin: Infinity,
  };
}

export function comparisonsOf(observation: Observation, expected: Case['expected']): Comparison[] {
  const outputs = Object.entries(expected.outputs).map(([name, value]) =>
    compare(name === 'value' ? 'the result' : name, own(observation.outputs, name), value),
  );
  const gradients = Object.entries(expected.gradients ?? {}).map(([name, value]) =>
    compare(`the gradient with respect to ${name}`, own(observation.gradients, name), value),
  );
  return [...outputs, ...gradients];
}

/** Only own properties count, not inherited ones. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
