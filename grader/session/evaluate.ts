import * as tf from '#reference/tensor/tfjs.ts';
import type { NumericArray } from '#reference/shared/arrays.ts';
import type { Params } from '#grader/core/session.ts';
import { unusableReplies } from '#grader/core/unusable.ts';
import { maxArrays, maxName } from './response-caps.ts';
import { Unusable } from './unusable.ts';
import { mapValues } from '#reference/shared/map-values.ts';

export interface Job {
  /** The function to call, already bound to its probe. */
  readonly call: (inputs: Readonly<Record<string, tf.Tensor>>, params: Params) => unknown;
  readonly inputs: Readonly<Record<string, NumericArray>>;
  readonly params: Params;
  readonly wrt: readonly string[] | null;
  readonly cotangents: Readonly<Record<string, NumericArray>>;
  /** The most numbers that the answer may hold; no limit if absent. */
  readonly mostValues?: number;
}

export interface Answer {
  outputs: Record<string, NumericArray>;
  gradients: Record<string, NumericArray | null>;
}

/** Calls the function and, if asked, takes the vector-Jacobian product with respect to each input of `wrt`. */
export async function evaluate(job: Job): Promise<Answer> {
  const engine = tf.engine();
  engine.startScope('evaluation');
  try {
    const inputs = mapValues(job.inputs, toTensor);
    const answer = job.wrt ? await differentiate(job, inputs, job.wrt) : await callOnly(job, inputs);
    expectRoom(
      job,
      [...Object.values(answer.outputs), ...Object.values(answer.gradients)].map(
        (array) => array?.data.length ?? 0,
      ),
    );
    return answer;
  } finally {
    engine.endScope();
  }
}

/** A clear message for a student who returned a large tensor by mistake; the grader limits what it reads separately. */
function expectRoom({ mostValues = Infinity }: Job, sizes: readonly number[]): void {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > mostValues)
    throw new Unusable(
      `your function returned ${total} numbers; an answer to this question has at most ${mostValues}.`,
    );
}

type Tensors = Record<string, tf.Tensor>;
type Results = Record<string, tf.Tensor | number>;

async function callOnly(job: Job, inputs: Tensors): Promise<Answer> {
  const results = normalise(await job.call(inputs, job.params));
  expectRoom(job, sizesOf(results));
  return { outputs: await readAll(results), gradients: {} };
}

async function differentiate(job: Job, inputs: Tensors, wrt: readonly string[]): Promise<Answer> {
  const cotangents = mapValues(job.cotangents, toTensor);
  let results: Results = {};
  const connected: string[] = [];
  const weighted = (): tf.Scalar => {
    const returned = job.call(inputs, job.params);
    if (returned instanceof Promise) throw new Unusable(unusableReplies.promise);
    results = normalise(returned);
    const terms = Object.entries(cotangents).flatMap(([name, cotangent]) => {
      const result = results[name];
      if (!(result instanceof tf.Tensor) || !tf.util.arraysEqual(result.shape, cotangent.shape)) return [];
      connected.push(name);
      return [tf.sum(tf.mul(tf.cast(result, 'float32'), cotangent))];
    });
    for (const result of Object.values(results)) if (result instanceof tf.Tensor) tf.keep(result);
    return tf.addN(terms.length > 0 ? terms : [tf.scalar(0)]).asScalar();
  };
  const variables = wrt.map((name) => {
    const input = inputs[name];
    if (!input) throw new Error(`internal: no input is called '${name}'`);
    return input;
  });
  // The last argument allows inputs that no path reaches: a cut gradient is a valid answer, and the most common
  // mistake.
  const { grads } = tf.engine().gradients(weighted, variables, undefined, true);
  expectRoom(job, sizesOf(results));
  const outputs = await readAll(results);
  const gradients: Answer['gradients'] = {};
  if (connected.length > 0)
    for (const [i, name] of wrt.entries()) {
      const gradient = (grads as (tf.Tensor | null | undefined)[])[i];
      gradients[name] = gradient ? await read(gradient) : null;
    }
  for (const result of Object.values(results)) if (result instanceof tf.Tensor) result.dispose();
  return { outputs, gradients };
}

/** A single output is called `value`; a record keeps its names. */
function normalise(returned: unknown): Results {
  if (returned instanceof tf.Tensor || typeof returned === 'number') return { value: returned };
  if (returned === undefined) throw new Unusable(unusableReplies.nothing);
  if (typeof returned !== 'object' || returned === null || Array.isArray(returned))
    throw unusable('a result', returned);
  const entries = Object.entries(returned);
  if (entries.length > maxArrays || entries.some(([name]) => name.length > maxName))
    throw new Unusable(
      `your function returned a record of ${entries.length} entries; at most ${maxArrays} are read, with names of at most ${maxName} characters.`,
    );
  return Object.fromEntries(
    entries.map(([name, value]: [string, unknown]) => {
      if (value instanceof tf.Tensor || typeof value === 'number') return [name, value];
      throw unusable(`'${name}'`, value);
    }),
  );
}

const unusable = (what: string, value: unknown): Unusable =>
  new Unusable(
    `your function returned ${what} that is ${Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`}; it must be a tensor or a number.`,
  );

const sizesOf = (results: Results): number[] =>
  Object.values(results).map((result) => (typeof result === 'number' ? 1 : result.size));

const toTensor = ({ data, shape }: NumericArray): tf.Tensor => tf.tensor(data, [...shape], 'float32');

async function readAll(results: Results): Promise<Record<string, NumericArray>> {
  const arrays: Record<string, NumericArray> = {};
  for (const [name, result] of Object.entries(results)) arrays[name] = await read(result);
  return arrays;
}

async function read(result: tf.Tensor | number): Promise<NumericArray> {
  if (typeof result === 'number') return { dtype: 'float64', shape: [], data: Float64Array.of(result) };
  if (result.dtype !== 'float32' && result.dtype !== 'int32' && result.dtype !== 'bool')
    throw new Unusable(`your function returned a tensor of dtype ${result.dtype}; it must hold numbers.`);
  const data = await result.data();
  // The plain JS engine casts bool to float32 in name only and keeps the bytes.
  const cast = (data as unknown) instanceof Uint8Array && result.dtype === 'float32';
  return { dtype: result.dtype, shape: result.shape, data: cast ? Float32Array.from(data) : data };
}
