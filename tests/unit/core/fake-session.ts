import type { Evaluation, Observation, Reply, Session } from '#grader/core/index.ts';
import { float32 } from '#grader/core/index.ts';

/** A session that answers from a function instead of a child. */
export const fakeSession = (answer: (evaluation: Evaluation) => Reply): Session => ({
  evaluate: (evaluation) => Promise.resolve(answer(evaluation)),
});

export const observed = (values: readonly number[]): Extract<Reply, { kind: 'observed' }> => ({
  kind: 'observed',
  observation: observation(values),
});

export const observation = (values: readonly number[]): Observation => ({
  outputs: { value: float32([values.length], values) },
  gradients: {},
});
