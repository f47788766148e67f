/**
 * The runner: a student's code in a worker of the sandboxed frame, called and differentiated as in the grader's child. It
 * stands behind the code in one script (see `desk/student-script.ts`), and ends with its thread.
 */
import { encodeFrame, specOf } from '#grader/session/frames.ts';
import type { ChildMessage } from '#grader/session/responses.ts';
import type { NumericArray } from '#reference/shared/arrays.ts';
import { reportError, type ErrorReport } from '#grader/session/report-error.ts';
import { evaluate, Unusable } from '#grader/session/evaluate.ts';
import { useCpu } from '#reference/tensor/cpu/engine.ts';
import { useWasm } from '#reference/tensor/wasm/engine.ts';
import { loadLayers } from '#reference/tensor/ops/layers-module.ts';
import { seedRandomness } from '#reference/tensor/seed.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { linesBefore, studentFunction, type Linkage } from './student-script.ts';
import type { Question } from './student-protocol.ts';

import { closeDoors } from './close-doors.ts';
import { printed } from './printed.ts';

type Exports = Readonly<Record<string, unknown>>;
type Callable = (...values: unknown[]) => unknown;
type Probes = Readonly<Record<string, () => Promise<Exports>>>;
type Evaluation = Extract<Question, { ask: 'evaluate' }>;

/** One answer: what a child process of the grader says, without its nonce, and its arrays. */
interface Answer {
  readonly message: DistributiveOmit<ChildMessage, 'nonce'>;
  readonly arrays?: readonly NumericArray[];
}
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Answers one question after the other. @param probes by exercise */
export function serve(probes: Probes): void {
  // The student's code cannot change what these are: they are taken before it runs.
  const post = postMessage.bind(globalThis) as (message: unknown, transfer?: Transferable[]) => void;
  const code = taken(studentFunction) as (linkage: Linkage) => Promise<void>;
  let lines = 0;
  let student: Exports = {};
  let probe: Exports | undefined;
  let nonce = '';

  const reply = ({ message, arrays = [] }: Answer): void => {
    const { buffer } = encodeFrame({ ...message, nonce }, arrays);
    post(buffer, [buffer as ArrayBuffer]);
  };
  const report = (error: unknown): ErrorReport => ({ ...reportError(error, ''), ...placeIn(error, lines) });

  async function load({
    exercise,
    imported,
    ...source
  }: Extract<Question, { ask: 'load' }>): Promise<Answer> {
    ({ lines } = source);
    const missing = imported.find((name) => !Object.hasOwn(tf, name));
    if (missing !== undefined)
      return {
        message: {
          kind: 'refused',
          message: `SyntaxError: The requested module '@tensorflow/tfjs' does not provide an export named '${missing}'`,
        },
      };
    probe = await probes[exercise]?.();
    let read: Readonly<Record<string, () => unknown>> = {};
    try {
      const all = Object.fromEntries(
        Object.keys(tf).map((name) => [name, () => Reflect.get(tf, name) as unknown]),
      );
      await code({ tf: names, all, later: () => Promise.resolve(names), exports: (given) => (read = given) });
      student = Object.fromEntries(Object.entries(read).map(([name, value]) => [name, value()]));
    } catch (error) {
      return { message: { kind: 'refused', ...report(error) } };
    }
    const exports = Object.keys(student).filter((name) => name.length <= 200);
    if (exports.length > 10_000)
      return {
        message: {
          kind: 'refused',
          message: `the file exports ${exports.length} names; 10000 are the most.`,
        },
      };
    return { message: { kind: 'loaded', exports } };
  }

  async function evaluated({
    target,
    inputs,
    params,
    wrt,
    cotangents,
    mostValues,
  }: Evaluation): Promise<Answer> {
    const [probed, direct] = [probe?.[target], student[target]];
    const call = (tensors: Readonly<Record<string, tf.Tensor>>): unknown => {
      if (isFunction(probed)) return probed(student, tensors, params);
      if (!isFunction(direct)) throw new Unusable(`'${target}' is not a function.`);
      return direct(...Object.values(tensors));
    };
    try {
      const { outputs, gradients } = await evaluate({ call, inputs, params, wrt, cotangents, mostValues });
      const present = Object.values(gradients).filter((gradient) => gradient !== null);
      return {
        message: {
          kind: 'observed',
          outputs: Object.entries(outputs).map(([name, value]) => specFor(name, value)),
          gradients: Object.entries(gradients).map(([name, value]) =>
            value ? specFor(name, value) : { name, missing: true },
          ),
        },
        arrays: [...Object.values(outputs), ...present],
      };
    } catch (error) {
      if (error instanceof Unusable) return { message: { kind: 'unusable', message: error.message } };
      return { message: { kind: 'threw', ...report(error) } };
    }
  }

  async function answer(question: Question): Promise<Answer> {
    ({ nonce } = question);
    switch (question.ask) {
      case 'start': {
        const engine = await start(question.wasm);
        seedRandomness(question.seed);
        closeDoors();
        printed((text) => {
          post(text);
        });
        return { message: { kind: 'ready', engine } };
      }
      case 'load':
        return await load(question);
      case 'evaluate':
        return await evaluated(question);
    }
  }

  const crash = (error: unknown): void => {
    reply({ message: { kind: 'crashed', ...report(error) } });
  };
  let last: Promise<unknown> = Promise.resolve();
  addEventListener('message', ({ data }: MessageEvent<Question>) => {
    last = last
      .then(() => answer(data))
      .then(reply)
      .catch(crash);
  });
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    crash(event.reason);
  });
  addEventListener('error', (event) => {
    event.preventDefault();
    crash(event.error);
  });
}

/** What stands in the global scope under a name that the student's code shall not find. */
function taken(name: string): unknown {
  const value: unknown = Reflect.get(globalThis, name);
  Reflect.deleteProperty(globalThis, name);
  return value;
}

/** tfjs as a module is: nothing can be added to it, or changed. */
const names: object = Object.freeze(Object.assign(Object.create(null) as object, tf));

async function start(wasm: ArrayBuffer): Promise<Awaited<ReturnType<typeof useWasm>>> {
  // tfjs fetches its binary by whatever is called `fetch`; here there is no network, and the page has sent it.
  const binary = (): Promise<Response> =>
    Promise.resolve(new Response(wasm, { headers: { 'content-type': 'application/wasm' } }));
  Object.defineProperty(globalThis, 'fetch', { value: binary, configurable: true, writable: true });
  const [engine] = await Promise.all([
    useWasm({ wasmPaths: './' }).catch(useCpu),
    // A page cannot load tf.layers at the moment of their first use, as Node does.
    loadLayers(),
  ]);
  // The first gradient loads tfjs's derivatives; do it before the clock of a check runs.
  tf.tidy(() => tf.grad((x) => tf.square(x))(tf.scalar(1)));
  return engine;
}

const isFunction = (value: unknown): value is Callable => typeof value === 'function';

const specFor = (
  name: string,
  value: NumericArray,
): { name: string; dtype: NumericArray['dtype']; shape: number[] } => {
  const { dtype, shape } = specOf(name, value);
  return { name, dtype, shape: [...shape] };
};

/** The first place of a stack that is in the student's lines; the runner's are behind them. */
function placeIn(error: unknown, lines: number): { line: number; column: number } | undefined {
  let stack = '';
  try {
    if (error instanceof Error) stack = String(error.stack);
  } catch {
    return undefined;
  }
  for (const [, line, column] of stack.matchAll(/blob:[^\s()]*?:(\d{1,9}):(\d{1,9})/g)) {
    const place = { line: Number(line) - linesBefore, column: Number(column) };
    if (place.line >= 1 && Number(line) <= lines && place.column >= 1) return place;
  }
  return undefined;
}
