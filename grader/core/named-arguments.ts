import { SessionFailure, type Evaluation, type Session } from './session.ts';

/** The names of the parameters, in order, of each function that a probe has no target for. */
export type ParameterNames = Readonly<Record<string, readonly string[]>>;

/** A session that passes each input to the parameter of its name, in whatever order a check lists them. */
export const byName = (session: Session, parameters: ParameterNames): Session => ({
  evaluate: async (evaluation) => session.evaluate(withArguments(evaluation, parameters)),
});

/**
 * Adds the order of the arguments. A target without declared parameters, such as a probe's, is not changed.
 *
 * @throws SessionFailure (`infra`) if the inputs are not the function's parameters, which is a bug in the check
 */
export function withArguments(evaluation: Evaluation, parameters: ParameterNames): Evaluation {
  const names = namesOf(evaluation, parameters);
  if (names === undefined) return evaluation;
  const fault = namingFault(evaluation, parameters);
  if (fault !== undefined) throw new SessionFailure('infra', `internal: ${fault}`);
  return { ...evaluation, args: names };
}

/** How the inputs differ from the function's parameters, in a sentence for the author of the check. */
export function namingFault(evaluation: Evaluation, parameters: ParameterNames): string | undefined {
  const { target, inputs } = evaluation;
  const names = namesOf(evaluation, parameters);
  const given = Object.keys(inputs);
  if (names === undefined) return undefined;
  if (given.length === names.length && names.every((name) => Object.hasOwn(inputs, name))) return undefined;
  return `a check gives ${target} the inputs ${given.join(', ') || 'none'}, but stub.ts declares ${target}(${names.join(', ')}); name the inputs as the parameters, or call it from a probe.`;
}

const namesOf = ({ target }: Evaluation, parameters: ParameterNames): readonly string[] | undefined =>
  Object.hasOwn(parameters, target) ? parameters[target] : undefined;
