/** A student's code in a thread of its own: called and differentiated as in the grader's child, and killed with the thread. */
import type { NumericArray } from '#grader/core/arrays.ts';
import type { Observation } from '#grader/core/session.ts';
import { reportError } from '#grader/sandbox/child/errors.ts';
import { evaluate, Unusable } from '#grader/sandbox/child/evaluate.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import { loadLayers } from '#reference/tensor/layers-module.ts';
import { seedRandomness } from '#reference/tensor/seed.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import type { Answer, Question, Source } from '../desk/student-protocol.ts';

import { wasmPaths } from './wasm-files.ts';

type Exports = Readonly<Record<string, unknown>>;
type Callable = (...values: unknown[]) => unknown;

const probes = import.meta.glob<Exports>('../../../exercises/*/*/probe.ts', { import: 'default' });

let student: Exports = {};
let probe: Exports | undefined;
let studentUrl = '';

const reply = (answer: Answer): void => {
  postMessage(answer);
};

let last: Promise<unknown> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<Question>) => {
  last = last.then(() => answer(data)).then(reply);
});
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  reply({ kind: 'refused', ...reportError(event.reason, studentUrl) });
});

async function answer(question: Question): Promise<Answer> {
  switch (question.ask) {
    case 'start': {
      // A page cannot load tf.layers at the moment of their first use, as Node does.
      const [{ name, device }] = await Promise.all([useEngine('auto', { wasmPaths }), loadLayers()]);
      // The first gradient loads tfjs's derivatives; do it before the clock of a check runs.
      tf.tidy(() => tf.grad((x) => tf.square(x))(tf.scalar(1)));
      seedRandomness(question.seed);
      return { kind: 'ready', engine: `${name} (${device})` };
    }
    case 'load': {
      probe = await probes[`../../../exercises/${question.exercise}/probe.ts`]?.();
      studentUrl = moduleUrl(linked(question.source));
      try {
        student = (await import(/* @vite-ignore */ studentUrl)) as Exports;
        return { kind: 'loaded', exported: Object.keys(student) };
      } catch (error) {
        return { kind: 'refused', ...reportError(error, studentUrl) };
      }
    }
    case 'evaluate':
      return await evaluated(question.evaluation);
  }
}

async function evaluated({
  target,
  inputs,
  params = {},
  gradient,
}: Extract<Question, { ask: 'evaluate' }>['evaluation']): Promise<Answer> {
  const [probed, direct] = [probe?.[target], student[target]];
  try {
    const call = (tensors: Readonly<Record<string, tf.Tensor>>): unknown => {
      if (isFunction(probed)) return probed(student, tensors, params);
      if (!isFunction(direct)) throw new Unusable(`'${target}' is no function.`);
      return direct(...Object.values(tensors));
    };
    const observation = await evaluate({
      call,
      inputs,
      params,
      wrt: gradient?.wrt ?? null,
      cotangents: gradient?.cotangents ?? {},
    });
    return { kind: 'observed', observation: copied(observation) };
  } catch (error) {
    if (error instanceof Unusable) return { kind: 'unusable', message: error.message };
    return { kind: 'threw', ...reportError(error, studentUrl) };
  }
}

const isFunction = (value: unknown): value is Callable => typeof value === 'function';

/** A tensor's data may be a view of the engine's memory, which a message cannot take along. */
const copied = ({ outputs, gradients }: Observation): Observation => ({
  outputs: mapValues(outputs, copy),
  gradients: mapValues(gradients, (gradient) => gradient && copy(gradient)),
});

const copy = (array: NumericArray): NumericArray => ({ ...array, data: array.data.slice() });
const mapValues = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]));

/** The student's code with the address of this worker's tfjs wherever it imports tfjs. */
function linked({ code, imports }: Source): string {
  let text = '';
  let end = 0;
  for (const { start, end: stop } of imports) {
    text += code.slice(end, start) + tensorDoor();
    end = stop;
  }
  return text + code.slice(end);
}

let door: string | undefined;

/** A module with the names of tfjs, all from the one instance that the checks use. */
function tensorDoor(): string {
  const key = 'genlab tfjs';
  Object.defineProperty(globalThis, key, { value: tf, configurable: true });
  const names = Object.keys(tf).filter((name) => name !== 'default');
  return (door ??= moduleUrl(
    [
      `const tf = globalThis[${JSON.stringify(key)}];`,
      ...names.map((name) => `export const ${name} = tf.${name};`),
    ].join('\n'),
  ));
}

const moduleUrl = (source: string): string =>
  URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));

for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
  console[method] = (...values: unknown[]) => {
    reply({ kind: 'printed', text: `${values.map(shown).join(' ')}\n` });
  };

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof tf.Tensor) return value.toString();
  if (typeof value === 'function') return `[function ${value.name}]`;
  if (typeof value === 'symbol' || typeof value === 'bigint') return value.toString();
  try {
    return value === undefined ? 'undefined' : JSON.stringify(value);
  } catch {
    return typeof value;
  }
}
