import { sizeOf } from '#reference/shared/arrays.ts';
import type { Evidence } from './check.ts';
import { show } from './compare.ts';
import { firstDifference, type Difference } from './first-difference.ts';
import type { Evaluation } from './session.ts';
import { wordFor, type Words } from './words.ts';

/** Arrays of at most this many numbers are shown in full; if the text gets too long, the second limit applies. */
const inFull = [12, 4] as const;
const longest = 1500;

/**
 * The inputs of a failed public check, with returned and expected values: small arrays in full, of large ones the part
 * around the first wrong value.
 *
 * @param asked the evaluations of the student's code, in order, with its replies
 * @returns lines to show below the message; empty if there is nothing to show
 */
export function publicExample(asked: readonly Evidence[], words: Words = {}): string {
  const found = firstDifference(asked);
  const broken = asked.findIndex(({ reply }) => reply.kind !== 'observed');
  // The message describes the first problem: a later difference would show the inputs of another call.
  const difference = found && (broken < 0 || asked.indexOf(found.evidence) < broken) ? found : undefined;
  const evidence = difference?.evidence ?? asked.at(broken);
  if (!evidence) return '';
  if (evidence.reply.kind === 'threw') return shapesOf(evidence.evaluation);
  const texts = inFull.map((limit) => exampleOf(evidence, difference, words, limit));
  const text = texts.find(({ length }) => length <= longest) ?? texts.at(-1) ?? '';
  return text.length <= longest ? text : `${text.slice(0, longest - 2)} …`;
}

/** The example for a call that threw: the cause is more often in the code than in the numbers. */
function shapesOf({ inputs }: Evaluation): string {
  const shapes = Object.entries(inputs).map(([name, { shape }]) => `${name} [${shape.join(', ')}]`);
  return shapes.length === 0 ? '' : `The inputs had these shapes: ${shapes.join(', ')}.`;
}

function exampleOf(
  { evaluation, stratum }: Evidence,
  difference: Difference | undefined,
  words: Words,
  limit: number,
): string {
  const inputs = inputLines(evaluation, difference, limit);
  if (inputs.length === 0) return '';
  const of = stratum === undefined ? '' : ` (${stratum})`;
  return [`With these inputs${of}:`, ...inputs, ...answerLines(evaluation, difference, words, limit)].join(
    '\n',
  );
}

function inputLines(evaluation: Evaluation, difference: Difference | undefined, limit: number): string[] {
  const arrays = Object.entries(evaluation.inputs).map(
    ([name, array]) => `  ${name} ${arrayText(array, difference, limit)}`,
  );
  const all = Object.entries(evaluation.params ?? {});
  // A name with dots names what it belongs to; only those of the wrong value are shown.
  const own = all.filter(([name]) => name.includes('.') && name.split('.').includes(difference?.label ?? ''));
  const params = (own.length > 0 ? own : all).map(
    ([name, value]) => `${name} = ${typeof value === 'number' ? show(value) : JSON.stringify(value)}`,
  );
  const weights =
    difference?.part === 'gradient' ? Object.entries(evaluation.gradient?.cotangents ?? {}) : [];
  return [
    ...arrays,
    ...(params.length === 0 ? [] : [`  ${params.join(', ')}`]),
    ...weights.map(
      ([name, array]) =>
        `  the gradient is that of the sum of ${name === 'value' ? 'the result' : name} times ${arrayText(array, difference, limit)}`,
    ),
  ];
}

function answerLines(
  { target }: Evaluation,
  difference: Difference | undefined,
  words: Words,
  limit: number,
): string[] {
  if (!difference?.got) return [];
  const { got, expected, label } = difference;
  const say = (x: number): string => wordFor(words, target, x) ?? show(x);
  const sizes = [got.data.length, sizeOf(expected.shape)];
  // The message already shows a single value; a shape that contains a zero may have any other size.
  if (Math.max(...sizes) > limit || sizes.every((size) => size === 1) || sizes.includes(0)) return [];
  return [
    `  returned for ${label}: ${nested(got.shape, got.data, say)}`,
    `  expected: ${nested(expected.shape, expected.value, say)}`,
  ];
}

interface Shaped {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

function arrayText(array: Shaped, difference: Difference | undefined, limit: number): string {
  const { shape, data } = array;
  if (data.length <= limit) return `= ${nested(shape, data, show)}`;
  const part = difference && difference.at >= 0 ? partAt(array, difference, limit) : undefined;
  return `[${shape.join(', ')}]${part === undefined ? `, ${rangeOf(data)}` : `: ${part}`}`;
}

/**
 * The part of a large input to show: the value in the same place as the first wrong one, or the row that belongs to it.
 */
function partAt({ shape, data }: Shaped, { at, expected }: Difference, limit: number): string | undefined {
  if (shape.length === expected.shape.length && shape.every((size, i) => size === expected.shape[i]))
    return `${show(data[at])} at [${placeOf(at, shape).join(', ')}]`;
  const [rows = 0] = shape;
  if (rows === 0 || rows !== expected.shape[0]) return undefined;
  const size = data.length / rows;
  const row = Math.floor(at / (sizeOf(expected.shape) / rows));
  const values = Array.from({ length: Math.min(size, limit) }, (_, i) => show(data[row * size + i]));
  return `row ${row} is [${values.join(', ')}${size > limit ? ', …' : ''}]`;
}

function rangeOf(data: ArrayLike<number>): string {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < data.length; i++) {
    least = Math.min(least, data[i] ?? NaN);
    most = Math.max(most, data[i] ?? NaN);
  }
  return `from ${show(least)} to ${show(most)}`;
}

/** A nested array in JavaScript syntax. */
function nested(shape: readonly number[], data: ArrayLike<number>, say: (x: number) => string): string {
  const [size, ...rest] = shape;
  if (size === undefined) return say(data[0] ?? NaN);
  const step = sizeOf(rest);
  const items = Array.from({ length: size }, (_, i) =>
    nested(
      rest,
      Array.from({ length: step }, (_, k) => data[i * step + k] ?? NaN),
      say,
    ),
  );
  return `[${items.join(', ')}]`;
}

/** The indices, one per axis, of an entry of the flat data. */
export function placeOf(flat: number, shape: readonly number[]): number[] {
  const place: number[] = [];
  for (let axis = shape.length - 1, rest = flat; axis >= 0; axis--) {
    const size = shape[axis] ?? 1;
    place.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return place;
}
