import type { Limits } from '#grader/core/exercise.ts';
import { SessionFailure } from '#grader/core/session.ts';
import { startSession, type RunningSession } from '../student-session.ts';
import { Child } from './child-process.ts';

export interface SessionOptions {
  readonly engine: string;
  /** Seed of the child's own randomness. */
  readonly seed: string;
  readonly limits: Limits;
  /** Processor time of the whole session, in seconds; if left out, far more than any grading takes. */
  readonly processorSeconds?: number;
}

const startSeconds = 20;

/** Starts a fresh child and waits until its engine runs; the child knows nothing of any exercise yet. */
export async function openSession(options: SessionOptions): Promise<RunningSession> {
  const child = start(options);
  const { engine, seed, limits } = options;
  const asked = { engine, options: child.rights.options, seed, seconds: startSeconds };
  const session = await startSession(child, asked, limits);
  child.takeCache(engine);
  return session;
}

function start({ engine, limits, processorSeconds }: SessionOptions): Child {
  try {
    return new Child(limits, engine, processorSeconds);
  } catch (error) {
    throw new SessionFailure('infra', `internal: no child could be started: ${(error as Error).message}`);
  }
}
