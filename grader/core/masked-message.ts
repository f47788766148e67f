import type { Evidence, Outcome } from './check.ts';
import { firstDifference, type Difference } from './first-difference.ts';
import type { CheckResult } from './result.ts';
import { unusableReplies } from './unusable.ts';

/** The messages that a child may send about an unusable result; any other text may reveal a hidden input. */
const known: readonly string[] = Object.values(unusableReplies);

/**
 * Why a hidden check fails, in a sentence without numbers: neither an input nor a value computed from one. Empty if
 * there is nothing to add to what was tested.
 *
 * @param asked the evaluations of the student's code, with its replies
 */
export function maskedReason({ reason, message, withheld }: Outcome, asked: readonly Evidence[]): string {
  if (reason !== undefined) return reason;
  const difference = firstDifference(asked);
  if (difference) return sentenceOf(difference);
  const unusable = asked.find(({ reply }) => reply.kind === 'unusable')?.reply;
  if (unusable?.kind === 'unusable')
    return (
      known.find((text) => text === unusable.message) ??
      'Your function returned something that is not a tensor, a number, or a record of these.'
    );
  if (withheld !== undefined) return withheld;
  // A property's message is the grader's own; without a number it reveals nothing about the inputs.
  return /(?<![\p{L}\p{N}_.])[-−]?\.?\d/u.test(message) ? '' : message;
}

function sentenceOf({ kind, label, got, expected, at }: Difference): string {
  switch (kind) {
    case 'missing':
      return `${label} is missing from what your function returned.`;
    case 'unconnected':
      return `${label} is missing: your result is not connected to the input by tf operations.`;
    case 'shape':
      return `${label} does not have the right shape.`;
    case 'values':
      return Number.isFinite(expected.value[at]) && !Number.isFinite(got?.data[at])
        ? `${label} is NaN or infinite; it should be a finite number.`
        : `${label} has wrong values.`;
  }
}

/** What a hidden check may say of its failure. */
export interface Masked {
  /** See `maskedReason`. */
  readonly reason: string;
  /** The name of the stratum in which the answer is wrong, if it is right in another. */
  readonly stratum: string | undefined;
}

/** The message of a failing hidden check, which depends on what the public check of the same name shows. */
export function maskedMessage(
  check: CheckResult,
  checks: readonly CheckResult[],
  { reason, stratum }: Masked,
): string {
  const twin = checks.find(({ visibility, title }) => visibility === 'public' && title === check.title);
  const wrong = wrongOn(stratum);
  if (twin?.verdict === 'fail') return `${wrong}; the public check of the same name shows an example.`;
  const tested =
    twin?.verdict === 'pass'
      ? `${wrong}, although the public check of the same name passes: its few numbers do not show it.`
      : `${wrong}. What was tested: ${check.title}.`;
  return reason === '' ? tested : `${tested} ${capital(reason)}`;
}

const wrongOn = (stratum: string | undefined): string =>
  `wrong on fresh inputs${stratum === undefined ? '' : ` (${stratum})`}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
