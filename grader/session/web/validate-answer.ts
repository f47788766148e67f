/**
 * Validates what comes out of the sandboxed frame: untrusted code may have written any of it. The frames, the messages
 * and their limits are those of the grader's child process.
 */
import { z } from 'zod';

import { SessionFailure } from '#grader/core/session.ts';

import { FrameReader, type FrameLimits } from '../frames.ts';
import { runnerResponse } from '../responses.ts';
import type { Answer } from '../student-session.ts';

import type { FrameFault } from './student-protocol.ts';

/** What an answer must satisfy. */
export interface Expectation {
  /** The nonce that was sent with the request. */
  readonly nonce: string;
  readonly limits: FrameLimits;
}

/** One whole frame, and nothing after it. Throws a SessionFailure for anything else. */
export function validateAnswer(bytes: ArrayBuffer, { nonce, limits }: Expectation): Answer {
  try {
    const frames = new FrameReader(limits).push(new Uint8Array(bytes));
    const [frame] = frames;
    const parsed = runnerResponse.safeParse(frame?.header);
    if (
      frames.length !== 1 ||
      !frame ||
      bytes.byteLength > maxBytes(limits) ||
      !parsed.success ||
      parsed.data.nonce !== nonce
    )
      throw forged('an unsolicited frame');
    return { message: parsed.data, payload: frame.payload };
  } catch (error) {
    throw error instanceof SessionFailure ? error : forged(wordsOf(error));
  }
}

/** The bytes of the largest frame within the limits. */
export const maxBytes = ({ header, payload }: FrameLimits): number => 8 + header + payload;

const fault = z.discriminatedUnion('fault', [
  z.strictObject({ fault: z.literal('output') }),
  z.strictObject({ fault: z.literal('protocol'), message: z.string().max(200) }),
  z.strictObject({
    fault: z.literal('broken'),
    message: z.string().transform((text) => text.slice(0, 2000)),
    line: z.number().int().nonnegative(),
    column: z.number().int().nonnegative(),
  }),
]);

/** What the frame itself reports about its worker; undefined for any other message. */
export const validateFault = (said: unknown): FrameFault | undefined => fault.safeParse(said).data;

const forged = (what: string): SessionFailure =>
  new SessionFailure('protocol', `your code wrote to the page's channel: ${what}.`);

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : 'it cannot be read');
