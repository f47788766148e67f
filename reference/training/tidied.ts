import * as tf from '#reference/tensor/tfjs.ts';

/**
 * `tf.tidy` for any record: the tensors in the result of f stay, at any depth, and every other tensor that f created is
 * freed.
 */
export function tidied<T extends object>(f: () => T): T {
  let result!: T;
  tf.tidy(() => {
    result = f();
    return tensorsIn(result);
  });
  return result;
}

/** `tf.dispose` for any record or list: frees its tensors, at any depth. */
export function disposeState(state: object): void {
  for (const tensor of tensorsIn(state)) tensor.dispose();
}

/** Frees the tensors of a state that its successor does not share. */
export function disposeReplaced(before: object, after: object): void {
  const kept = new Set(tensorsIn(after));
  for (const tensor of tensorsIn(before)) if (!kept.has(tensor)) tensor.dispose();
}

const tensorsIn = (record: object): tf.Tensor[] =>
  Object.values(record).flatMap((value: unknown) => {
    if (value instanceof tf.Tensor) return [value as tf.Tensor];
    return typeof value === 'object' && value !== null ? tensorsIn(value) : [];
  });
