import type { SubmissionResult } from '#grader/core/result.ts';
import { digestOf } from '#grader/report/digest.ts';
import { inertJson } from '#grader/report/inert.ts';
import { visible } from '#grader/report/style.ts';

/** One result as JSON, each line after `indent`; without its texts if it is too large for one string. */
export function resultJson(result: SubmissionResult, indent: string): string {
  try {
    return indented(result, indent);
  } catch (error) {
    console.error(
      `warning: the result of ${visible(result.submission)} is written without its texts: ${(error as Error).message}`,
    );
    return indented(digestOf(result), indent);
  }
}

const indented = (result: SubmissionResult, indent: string): string =>
  indent + inertJson(result).replaceAll('\n', `\n${indent}`);
