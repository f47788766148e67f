/** A session with a student's code in a worker of a sandboxed frame. */
import type { Exercise } from '#grader/core/exercise.ts';
import type { StudentSession } from '#grader/core/session.ts';

import { startSession } from '../student-session.ts';

import { FrameChannel } from './frame-channel.ts';
import type { StudentFrame } from './student-frame.ts';
import type { Source } from './student-protocol.ts';

export { stoppedByStudent } from './frame-channel.ts';
export { openFrame, type FrameParts, type StudentFrame } from './student-frame.ts';
export type { Fault, Source } from './student-protocol.ts';

/** The machine may be slow, and it compiles the engine's code anew each time. */
const startSeconds = 60;

/**
 * Starts the code in a fresh frame. `signal` ends it at any time, and an open request rejects.
 *
 * @throws SessionFailure if the engine does not start
 */
export async function openFrameSession(
  { id, limits }: Exercise,
  source: Source,
  frame: StudentFrame,
  signal: AbortSignal,
): Promise<StudentSession> {
  const channel = new FrameChannel(frame, source, limits, signal);
  const start = { engine: 'auto', options: {}, seed: `${id}:page`, seconds: startSeconds };
  const session = await startSession(channel, start, limits);
  // The frame's script contains the code and every probe; it runs them on request.
  return { ...session, load: () => session.load({ files: {}, entry: `${id}.ts`, probe: id }) };
}
