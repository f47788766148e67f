/** A training state as named arrays and back: a tensor is F32 under its dotted path, a number an F64 of shape []. */
import type { Checkpoint, StoredTensor } from '#reference/checkpoint/stored-tensor.ts';
import * as tf from '#reference/tensor/tfjs.ts';

type Leaf = tf.Tensor | number;

const isLeaf = (value: unknown): value is Leaf => value instanceof tf.Tensor || typeof value === 'number';

/** Every tensor and number with its path, in the state's own order. */
function leaves(state: object, path = ''): [path: string, leaf: Leaf][] {
  return Object.entries(state).flatMap(([name, value]: [string, unknown]): [string, Leaf][] => {
    const at = path === '' ? name : `${path}.${name}`;
    if (isLeaf(value)) return [[at, value]];
    if (typeof value === 'object' && value !== null) return leaves(value, at);
    throw new Error(
      `internal: a training state holds tensors, numbers and records, and '${at}' is something else.`,
    );
  });
}

export async function storedState(state: object): Promise<Checkpoint['tensors']> {
  const entries = leaves(state).map(async ([path, leaf]): Promise<[string, StoredTensor]> => {
    if (typeof leaf === 'number') return [path, { shape: [], data: Float64Array.of(leaf) }];
    return [path, { shape: leaf.shape, data: (await leaf.data()) as Float32Array }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The stored state, which must have the paths and shapes of `like`. Its tensors are new. */
export function restoredState<S extends object>(tensors: Checkpoint['tensors'], like: S): S {
  const expected = leaves(like).map(([path]) => path);
  const surplus = Object.keys(tensors).filter((path) => !expected.includes(path));
  if (surplus.length > 0)
    throw new Error(
      `it holds ${surplus.join(', ')}, which this training has not: it is of another method or model.`,
    );
  const restore = (part: object, prefix: string): object =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]: [string, unknown]): [string, Leaf | object] => {
        const path = `${prefix}${name}`;
        if (isLeaf(value)) return [name, restoredLeaf(path, tensors[path], value)];
        return [name, restore(value as object, `${path}.`)];
      }),
    );
  return restore(like, '') as S;
}

function restoredLeaf(path: string, stored: StoredTensor | undefined, like: Leaf): Leaf {
  const shape = typeof like === 'number' ? [] : like.shape;
  if (stored?.shape.join() !== shape.join())
    throw new Error(
      `'${path}' should have shape [${shape.join(', ')}] and ${stored ? `has [${stored.shape.join(', ')}]` : 'is not there'}: the checkpoint is of another method or model.`,
    );
  if (typeof like === 'number') return stored.data[0] ?? NaN;
  return tf.tensor(Float32Array.from(stored.data), shape);
}
