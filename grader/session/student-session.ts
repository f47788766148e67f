import type { NumericArray } from '#reference/shared/arrays.ts';
import type { EngineOptions } from '#reference/tensor/engine.ts';
import type { Limits } from '#grader/core/exercise.ts';
import { maxValues } from '#grader/core/reply-size.ts';
import type { SessionFailure } from '#grader/core/session.ts';
import {
  type Evaluation,
  type FailureDetails,
  type FailureKind,
  type Reply,
  type StudentSession,
} from '#grader/core/session.ts';
import { specOf } from './frames.ts';
import { observationOf } from './observation.ts';
import type { Sources, Unsigned } from './requests.ts';
import type { RunnerResponse } from './responses.ts';

/** A well-formed answer to the open request; its content still comes from untrusted code. */
export interface Answer {
  readonly message: RunnerResponse;
  readonly payload: Uint8Array;
}

/** How long a request may take, and the message if it takes longer. */
export interface TimeLimit {
  readonly seconds: number;
  readonly late: { readonly kind: FailureKind; readonly message: string };
}

type Place = Pick<FailureDetails, 'line' | 'column'>;

/**
 * The way to a runner, which differs between Node (a child process) and a page (a worker in a sandboxed frame). It
 * enforces the limits, and passes on only well-formed answers to the open request.
 */
export interface Channel {
  /** One request at a time. Rejects with a SessionFailure, which ends the session. */
  ask(request: Unsigned, arrays: readonly NumericArray[], patience: TimeLimit): Promise<Answer>;
  /** Ends the session; the first reason counts, and is returned. */
  fail(kind: FailureKind, summary: string, details?: FailureDetails): SessionFailure;
  /** A place that the code reported, if it exists in the student's file. */
  placed(at: Place): Place;
  /** What this channel adds to a message that the code threw. */
  explained(message: string): string;
  /** What the student's code has printed so far. */
  printed(): string;
  close(): void;
}

/** A running engine, which can load one file after another. */
export interface RunningSession extends Omit<StudentSession, 'load'> {
  /** Runs a file; resolves with the names that it exports. */
  load(sources: Sources): Promise<readonly string[]>;
}

export interface Start {
  readonly engine: string;
  readonly options: EngineOptions;
  /** Seed of the randomness that the student's code uses. */
  readonly seed: string;
  /** The longest that the start may take. */
  readonly seconds: number;
}

/** Starts the engine behind a channel; no code has been loaded yet. */
export async function startSession(channel: Channel, start: Start, limits: Limits): Promise<RunningSession> {
  const { seconds, ...asked } = start;
  const message = `internal: the tensor engine did not start within ${seconds} s.`;
  const late = { kind: 'infra', message } as const;
  const { message: ready } = await channel.ask({ op: 'start', ...asked }, [], { seconds, late });
  if (ready.kind === 'refused')
    throw channel.fail('infra', `internal: the engine does not start: ${ready.message}`);
  if (ready.kind !== 'ready')
    throw channel.fail('infra', `internal: the runner answered a start with '${ready.kind}'.`);
  return {
    engine: ready.engine,
    printed: () => channel.printed(),
    close: () => {
      channel.close();
    },
    load: (sources) => load(channel, sources, limits),
    evaluate: (evaluation) => evaluate(channel, evaluation, limits),
  };
}

async function load(channel: Channel, sources: Sources, limits: Limits): Promise<readonly string[]> {
  const patience = isStudents(Math.max(2, limits.seconds));
  const { message } = await channel.ask({ op: 'load', ...sources }, [], patience);
  if (message.kind === 'loaded') return message.exports;
  if (message.kind === 'refused')
    throw channel.fail('load', channel.explained(message.message), channel.placed(message));
  throw channel.fail('protocol', `your code answered a load with '${message.kind}'.`);
}

async function evaluate(channel: Channel, evaluation: Evaluation, limits: Limits): Promise<Reply> {
  const inputs = Object.entries(evaluation.inputs);
  const cotangents = Object.entries(evaluation.gradient?.cotangents ?? {});
  const { message, payload } = await channel.ask(
    {
      op: 'evaluate',
      target: evaluation.target,
      params: evaluation.params ?? {},
      inputs: inputs.map(([name, value]) => specOf(name, value)),
      args: evaluation.args ?? inputs.map(([name]) => name),
      wrt: evaluation.gradient?.wrt ?? null,
      mostValues: maxValues(evaluation),
      cotangents: cotangents.map(([name, value]) => specOf(name, value)),
    },
    [...inputs, ...cotangents].map(([, value]) => value),
    isStudents(evaluation.seconds ?? limits.seconds),
  );
  switch (message.kind) {
    case 'observed':
      try {
        return { kind: 'observed', observation: observationOf(message, payload, evaluation) };
      } catch (error) {
        throw channel.fail('protocol', `your code sent arrays that do not fit: ${(error as Error).message}.`);
      }
    case 'unusable':
      return { kind: 'unusable', message: message.message };
    case 'threw':
      return thrown(channel.explained(message.message), channel.placed(message));
    default:
      throw channel.fail('protocol', `your code answered an evaluation with '${message.kind}'.`);
  }
}

/** The time of the student's own code. */
const isStudents = (seconds: number): TimeLimit => ({
  seconds,
  late: {
    kind: 'timeout',
    message: `your code did not finish within ${seconds} s: an endless loop, or a Promise that never settles?`,
  },
});

const thrown = (message: string, { line, column }: Place): Reply => ({
  kind: 'threw',
  message,
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
});
