import * as tf from '#reference/tensor/tfjs.ts';
import { unusableReplies } from '#grader/core/unusable.ts';
import { Unusable } from './unusable.ts';

type AnyFunction = (...args: unknown[]) => unknown;

/**
 * The exports of a student's file, whose functions are refused if they change an argument: a caller goes on to use what it
 * passes. Compared are numbers, texts and lists and records of them; of tensors, whether they were disposed of.
 */
export function keepingArguments(
  exported: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  // Like a module, without a prototype: 'constructor' is not an export.
  const kept = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(exported))
    kept[name] = typeof value === 'function' ? keepArguments(value as AnyFunction) : value;
  return kept;
}

const keepArguments = (student: AnyFunction): AnyFunction =>
  new Proxy(student, {
    apply(target, self, args: unknown[]) {
      const before = args.map((arg) => plainCopy(arg, deepest));
      const live = tensorsIn(args, deepest).filter(({ isDisposed }) => !isDisposed);
      const checked = (result: unknown): unknown => {
        if (live.some(({ isDisposed }) => isDisposed)) throw new Unusable(unusableReplies.disposed);
        if (!args.every((arg, i) => same(arg, before[i]))) throw new Unusable(unusableReplies.changed);
        return result;
      };
      const result: unknown = Reflect.apply(target, self, args);
      return result instanceof Promise ? result.then(checked) : checked(result);
    },
  });

/** Records in records beyond this depth are not looked into. */
const deepest = 4;
/** Stands for what is not compared: tensors, functions, instances of classes. */
const other = Symbol('not compared');
type Plain = number | string | boolean | bigint | null | undefined | typeof other | Plain[] | PlainRecord;
interface PlainRecord {
  readonly [name: string]: Plain;
}

function plainCopy(value: unknown, depth: number): Plain {
  if (typeof value === 'symbol') return other;
  if (value === null || (typeof value !== 'object' && typeof value !== 'function'))
    return value as Exclude<Plain, object | symbol>;
  if (depth === 0) return other;
  if (Array.isArray(value)) return value.map((one) => plainCopy(one, depth - 1));
  if (!isRecord(value)) return other;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plainCopy(one, depth - 1)]));
}

function same(value: unknown, copy: Plain): boolean {
  if (copy === other) return true;
  if (typeof copy !== 'object' || copy === null) return Object.is(value, copy);
  if (Array.isArray(copy))
    return (
      Array.isArray(value) && value.length === copy.length && copy.every((one, i) => same(value[i], one))
    );
  return (
    isRecord(value) &&
    Object.keys(value).length === Object.keys(copy).length &&
    Object.entries(copy).every(([name, one]) => Object.hasOwn(value, name) && same(value[name], one))
  );
}

function tensorsIn(value: unknown, depth: number): tf.Tensor[] {
  if (value instanceof tf.Tensor) return [value as tf.Tensor];
  if (depth === 0) return [];
  const parts = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  return parts.flatMap((one) => tensorsIn(one, depth - 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
