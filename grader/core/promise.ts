/**
 * What a stub promises or demands, sentence by sentence as `genlab dev promises` prints it, with the ids of the hidden
 * checks that fail if an answer does not keep it. A text stands for the reason why no check can: a promise of the caller,
 * for example. Stands in `_private/promises.ts`, and `genlab dev check` compares it with the stub.
 */
export type Promises = Readonly<Record<string, readonly string[] | string>>;

export const definePromises = (promises: Promises): Promises => promises;
