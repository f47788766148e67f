import type { Limits } from '#grader/core/exercise.ts';
import { mostValues } from '#grader/core/reply-size.ts';
import {
  SessionFailure,
  type Evaluation,
  type FailureDetails,
  type Reply,
  type Session,
} from '#grader/core/session.ts';
import { Child, type Unsigned } from './child-process.ts';
import { specOf, type encodeFrame } from '../frames.ts';
import type { Request } from '../requests.ts';

export interface Engine {
  readonly name: string;
  readonly version: string;
  readonly device: string;
}

export interface SessionOptions {
  readonly engine: string;
  /** Of the child's own randomness. */
  readonly seed: string;
  readonly limits: Limits;
  /** Processor time of the whole session, in seconds; far more than any grading takes where it is left out. */
  readonly processorSeconds?: number;
}

/** JavaScript of a student's file (types stripped), and of the exercise's probe where it has one. */
export interface Sources {
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  readonly probe: string | null;
}

export interface NodeSession extends Session {
  readonly engine: Engine;
  /** Imports the student's file; resolves with the names that it exports. */
  load(sources: Sources): Promise<readonly string[]>;
  /** What the student's code has printed so far. */
  printed(): string;
  close(): void;
}

const startSeconds = 20;

/** Starts a fresh child and waits until its engine runs; the child knows nothing of any exercise yet. */
export async function openSession(options: SessionOptions): Promise<NodeSession> {
  const child = start(options);
  const ready = await child.ask(
    { op: 'start', engine: options.engine, options: child.rights.options, seed: options.seed },
    [],
    startSeconds,
    'infra',
  );
  if (ready.message.kind === 'refused')
    throw child.fail('infra', `internal: the engine does not start: ${ready.message.message}`);
  if (ready.message.kind !== 'ready') throw child.fail('infra', 'the child did not start its engine.');
  const { engine } = ready.message;
  const { limits } = options;
  child.takeCache(options.engine);
  return {
    engine,
    printed: () => child.printed,
    close: () => {
      child.kill();
    },
    async load(sources) {
      const { message } = await child.ask(
        { op: 'load', ...sources },
        [],
        Math.max(2, limits.seconds),
        'timeout',
      );
      if (message.kind === 'loaded') return message.exports;
      if (message.kind === 'refused')
        throw child.fail('load', message.message, { line: message.line, column: message.column });
      throw child.fail('protocol', `your code answered a load with '${message.kind}'.`);
    },
    async evaluate(evaluation) {
      const { request, arrays } = encode(evaluation);
      const { message, payload } = await child.ask(
        request,
        arrays,
        evaluation.seconds ?? limits.seconds,
        'timeout',
      );
      if (message.kind === 'observed')
        return {
          kind: 'observed',
          observation: child.observation(message, payload, evaluation.gradient?.wrt ?? []),
        };
      if (message.kind === 'unusable') return { kind: 'unusable', message: message.message };
      if (message.kind === 'threw') return thrown({ ...message, ...child.placed(message) }, limits);
      throw child.fail('protocol', `your code answered an evaluation with '${message.kind}'.`);
    },
  };
}

function start({ engine, limits, processorSeconds }: SessionOptions): Child {
  try {
    return new Child(limits, engine, processorSeconds);
  } catch (error) {
    throw new SessionFailure('infra', `internal: no child could be started: ${(error as Error).message}`);
  }
}

function encode(evaluation: Evaluation): {
  request: Unsigned<Request>;
  arrays: Parameters<typeof encodeFrame>[1];
} {
  const inputs = Object.entries(evaluation.inputs);
  const cotangents = Object.entries(evaluation.gradient?.cotangents ?? {});
  return {
    request: {
      op: 'evaluate',
      target: evaluation.target,
      params: evaluation.params ?? {},
      inputs: inputs.map(([name, value]) => specOf(name, value)),
      wrt: evaluation.gradient?.wrt ?? null,
      mostValues: mostValues(evaluation),
      cotangents: cotangents.map(([name, value]) => specOf(name, value)),
    },
    arrays: [...inputs, ...cotangents].map(([, value]) => value),
  };
}

/** What V8 says where RLIMIT_DATA refuses memory outside its heap. */
const refusedMemory = /allocation failed|could not allocate memory|unable to grow|out of memory/i;

function thrown(
  { message, line, column }: { readonly message: string } & Pick<FailureDetails, 'line' | 'column'>,
  { memoryMb }: Limits,
): Reply {
  const limit = refusedMemory.test(message) ? ` (your code may take ${memoryMb} MB of memory)` : '';
  return {
    kind: 'threw',
    message: message + limit,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}
