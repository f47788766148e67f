import type { Limits } from '#grader/core/exercise.ts';
import type { Reply, SessionFailure } from '#grader/core/session.ts';
import { openSession } from '#grader/session/node/index.ts';
import type { RunningSession } from '#grader/session/student-session.ts';

export const limits: Limits = { seconds: 10, memoryMb: 256, outputBytes: 65_536 };

/** A fresh child with this code loaded as a student's; a probe, unlike the student, may import Node's modules. */
export async function sandboxed(
  code: string,
  options: { readonly probe?: string; readonly limits?: Partial<Limits> } = {},
): Promise<RunningSession> {
  const session = await openSession({
    // CI also tries the holes on the native engine, whose child may run native code.
    engine: process.env['GENLAB_TEST_ENGINE'] ?? 'wasm',
    seed: 'attack',
    limits: { ...limits, ...options.limits },
  });
  try {
    await session.load({
      files: { 'unit/exercise.ts': code },
      entry: 'unit/exercise.ts',
      probe: options.probe ?? null,
    });
  } catch (error) {
    session.close();
    throw error;
  }
  return session;
}

/** Calls an export without inputs. */
export const call = (session: RunningSession, target = 'run'): Promise<Reply> =>
  session.evaluate({ target, inputs: {} });

/** The end of a session that runs this as the body of a student's function. */
export async function endOf(
  body: string,
  options: Parameters<typeof sandboxed>[1] & { readonly before?: string } = {},
): Promise<SessionFailure> {
  const session = await sandboxed(
    `${options.before ?? ''}\nexport async function run() {\n${body}\n}`,
    options,
  );
  try {
    const reply = await call(session);
    throw new Error(`the session goes on: ${JSON.stringify(reply)}`);
  } catch (error) {
    return error as SessionFailure;
  } finally {
    session.close();
  }
}
