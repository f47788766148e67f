import { showShape, type NumericArray } from '#reference/shared/arrays.ts';
import { failed, type Outcome } from './check.ts';
import { maxValues } from './reply-size.ts';
import { SessionFailure, type Evaluation, type Observation, type Session } from './session.ts';

/**
 * Runs a check and decides whose fault an exception is.
 *
 * A judge must handle every reply of the requested form that consists of finite numbers: if it throws on such a
 * reply, or before any reply came (while it draws inputs or asks an oracle), the fault is ours and the exception is
 * rethrown. If a reply had a different form, or contained a number that is not finite, the exception is the reply's
 * fault, and the check fails.
 */
export async function judgeReply<T>(
  session: Session,
  check: (watched: Session) => T | Promise<T>,
): Promise<T | { readonly outcome: Outcome }> {
  let oddity: string | undefined;
  const watched: Session = {
    async evaluate(evaluation) {
      const reply = await session.evaluate(evaluation);
      if (reply.kind === 'observed') oddity ??= problemWithReply(evaluation, reply.observation);
      return reply;
    },
  };
  try {
    return await check(watched);
  } catch (error) {
    if (error instanceof SessionFailure || oddity === undefined) throw error;
    return { outcome: failed(`what your code returned cannot be judged: ${oddity}.`) };
  }
}

/** Describes how a reply differs from the requested form; undefined for a reply of that form. */
export function problemWithReply(
  evaluation: Evaluation,
  { outputs, gradients }: Observation,
): string | undefined {
  // Unknown names are the student's text and must not appear in a message.
  const wanted = evaluation.expects ?? { value: undefined };
  const given = Object.entries(outputs).map(
    ([name, array]) => [Object.hasOwn(wanted, name) ? `'${name}'` : 'another output', array] as const,
  );
  const arrays = [...given, ...Object.values(gradients).map((array) => ['a gradient', array] as const)];
  const sizes = arrays.reduce((sum, [, array]) => sum + (array?.data.length ?? 0), 0);
  const largest = maxValues(evaluation);
  if (sizes > largest) return `it holds ${sizes} numbers; at most ${largest} are accepted here`;
  const unlike = arrays.find(([, array]) => array !== null && !isWhole(array));
  if (unlike) return `${unlike[0]} does not have as many values as its shape implies`;
  for (const [name, shape] of Object.entries<readonly number[] | undefined>(wanted)) {
    const array = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
    if (!array) return `'${name}' is missing`;
    if (shape && array.shape.join() !== shape.join())
      return `'${name}' has shape ${showShape(array.shape)}; it should be ${showShape(shape)}`;
  }
  const endless = arrays.find(([, array]) => array !== null && !array.data.every(Number.isFinite));
  return endless && `${endless[0]} holds a number that is not finite`;
}

const isWhole = ({ shape, data }: NumericArray): boolean =>
  data.length === shape.reduce((size, dimension) => size * dimension, 1);
