import type { Observation } from '#grader/core/session.ts';
import { decodeArrays } from './frames.ts';
import type { ChildMessage } from './responses.ts';

/**
 * The arrays of an answer. A gradient is null if the child says that no path leads to it.
 *
 * @param wrt the gradients that were asked for: there is at most one of each, and no other
 * @throws Error with a clause, without words of the child's, if names, sizes or bytes do not fit
 */
export function observationOf(
  { outputs, gradients }: Extract<ChildMessage, { kind: 'observed' }>,
  payload: Uint8Array,
  wrt: readonly string[],
): Observation {
  const named = new Set(gradients.map(({ name }) => name));
  if (named.size < gradients.length || !named.isSubsetOf(new Set(wrt)))
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

/** Nothing that a record inherits can be taken for an array that was sent. */
function withoutPrototype<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  const record = Object.create(null) as Record<string, T>;
  for (const [name, value] of entries) record[name] = value;
  return record;
}
