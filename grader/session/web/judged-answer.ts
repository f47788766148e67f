/**
 * What comes out of the sandboxed frame, judged: a stranger's code may have written any of it. The frames, the messages and
 * their limits are those of the grader's child process.
 */
import { z } from 'zod';

import { sizeOf } from '#reference/shared/arrays.ts';
import { mostValues } from '#grader/core/reply-size.ts';
import { SessionFailure, type Evaluation, type Observation } from '#grader/core/session.ts';
import { decodeArrays, FrameReader } from '#grader/session/frames.ts';
import { childMessage, type ChildMessage } from '#grader/session/responses.ts';

import type { FrameFault } from './student-protocol.ts';

export interface JudgedAnswer {
  readonly message: ChildMessage;
  readonly payload: Uint8Array;
}

const header = 2 ** 20;

/** An answer that holds no arrays. */
export const wordsAlone = header + 8;

/** The bytes that an answer to this question may have. */
export const answerBytes = (evaluation: Evaluation): number => wordsAlone + 8 * mostValues(evaluation);

/** One whole frame with the nonce that was given out. Throws a SessionFailure for anything else. */
export function judgedAnswer(bytes: ArrayBuffer, nonce: string, most: number): JudgedAnswer {
  try {
    const frames = new FrameReader({ header, payload: most }).push(new Uint8Array(bytes));
    const [frame] = frames;
    const parsed = childMessage.safeParse(frame?.header);
    if (
      frames.length !== 1 ||
      !frame ||
      bytes.byteLength > most ||
      !parsed.success ||
      parsed.data.nonce !== nonce
    )
      throw forged('a frame that nobody asked for');
    return { message: parsed.data, payload: frame.payload };
  } catch (error) {
    throw error instanceof SessionFailure ? error : forged(wordsOf(error));
  }
}

/**
 * The arrays of an answer. The gradients are those that were asked for and no others, each of its input's shape; the
 * outputs are judged by whoever asked. Throws a SessionFailure where the answer does not fit.
 */
export function judgedObservation(
  message: Extract<ChildMessage, { kind: 'observed' }>,
  payload: Uint8Array,
  { inputs, gradient }: Evaluation,
): Observation {
  try {
    const present = message.gradients.flatMap((one) =>
      'missing' in one ? [] : [{ ...one, name: `gradient:${one.name}` }],
    );
    const arrays = decodeArrays([...message.outputs, ...present], payload);
    const outputs = Object.fromEntries(
      message.outputs.flatMap(({ name }) => (arrays[name] ? [[name, arrays[name]]] : [])),
    );
    const gradients: Record<string, Observation['gradients'][string]> = {};
    for (const name of gradient?.wrt ?? []) {
      if (!message.gradients.some((one) => one.name === name)) continue;
      const found = arrays[`gradient:${name}`] ?? null;
      if (found && found.data.length !== sizeOf(inputs[name]?.shape ?? []))
        throw new Error(`the gradient of '${name}' has ${found.data.length} values`);
      gradients[name] = found;
    }
    return { outputs, gradients };
  } catch (error) {
    throw new SessionFailure('protocol', `your code sent arrays that do not fit: ${wordsOf(error)}.`);
  }
}

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

/** What the frame itself says of its worker; undefined for what is no such thing. */
export const judgedFault = (said: unknown): FrameFault | undefined => fault.safeParse(said).data;

const forged = (what: string): SessionFailure =>
  new SessionFailure('protocol', `your code wrote to the page's channel: ${what}.`);

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : 'it cannot be read');
