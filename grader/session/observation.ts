import type { Evaluation, Observation } from '#grader/core/session.ts';
import { decodeArrays } from './frames.ts';
import type { RunnerResponse } from './responses.ts';

/**
 * The arrays of an answer. A gradient is null if the runner says that no path leads to it. There is at most one of each
 * that was asked for, and no other; the caller checks shapes.
 *
 * @throws Error with a clause that quotes nothing of the runner's, if names, sizes or bytes do not match
 */
export function observationOf(
  { outputs, gradients }: Extract<RunnerResponse, { kind: 'observed' }>,
  payload: Uint8Array,
  { gradient: asked }: Evaluation,
): Observation {
  const wrt = asked?.wrt ?? [];
  const named = new Set(gradients.map(({ name }) => name));
  if (named.size < gradients.length || [...named].some((name) => !wrt.includes(name)))
    throw new Error('there are gradients that were not asked for');
  const present = gradients.flatMap((gradient) => ('missing' in gradient ? [] : [gradient]));
  const arrays = decodeArrays(
    [...outputs, ...present.map((gradient) => ({ ...gradient, name: `gradient:${gradient.name}` }))],
    payload,
  );
  return {
    outputs: withoutPrototype(
      outputs.flatMap(({ name }) => (arrays[name] ? [[name, arrays[name]] as const] : [])),
    ),
    gradients: withoutPrototype(
      gradients.map(({ name }) => [name, arrays[`gradient:${name}`] ?? null] as const),
    ),
  };
}

/** An inherited property is never taken for an array that was sent. */
function withoutPrototype<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  const record = Object.create(null) as Record<string, T>;
  for (const [name, value] of entries) record[name] = value;
  return record;
}
