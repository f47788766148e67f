import { caps } from './caps.ts';
import type { OracleCheck, PropertyCheck } from './check.ts';
import type { Exercise } from './exercise.ts';
import type { Golden, MistakeText } from './golden.ts';
import type { TrainedCheck } from './trained-check.ts';

export type Check = OracleCheck | PropertyCheck | TrainedCheck;

/** The checks of one exercise that a student may read. They carry no points: golden numbers can be copied. */
export interface PublicChecks {
  readonly exercise: Exercise;
  readonly golden: Golden;
  readonly checks: readonly Check[];
}

/** The checks that decide the grade, on inputs that are drawn afresh for each student. */
export interface HiddenChecks {
  readonly exercise: Exercise;
  /** Part of the seed: if it is raised when the checks change, every student gets new inputs. */
  readonly version: number;
  readonly checks: readonly Check[];
  /** The texts of mistakes that would give an answer away, and so must not be in a public file. */
  readonly mistakes?: Readonly<Record<string, MistakeText>>;
}

export function definePublicChecks(definition: PublicChecks): PublicChecks {
  requireUniqueIds(definition);
  const scored = definition.checks.find((check) => check.points !== 0);
  if (scored) throw new Error(`${definition.exercise.id}: public check '${scored.id}' must carry no points`);
  return definition;
}

export function defineHiddenChecks(definition: HiddenChecks): HiddenChecks {
  requireUniqueIds(definition);
  const trained = definition.checks.some(({ kind }) => kind === 'trained');
  if (trained !== definition.exercise.trains)
    throw new Error(
      `${definition.exercise.id}: 'trains' in exercise.ts must be ${trained}, because ${trained ? 'a check trains' : 'no check trains'}`,
    );
  const total = definition.checks.reduce((sum, check) => sum + check.points, 0);
  if (total !== definition.exercise.points)
    throw new Error(
      `${definition.exercise.id}: its checks have ${total} ${total === 1 ? 'point' : 'points'} in total, but the exercise has ${definition.exercise.points}`,
    );
  return definition;
}

function requireUniqueIds({ exercise, checks }: { exercise: Exercise; checks: readonly Check[] }): void {
  if (checks.length === 0) throw new Error(`${exercise.id}: an exercise without checks can never fail`);
  if (checks.length > caps.checks / 2)
    throw new Error(
      `${exercise.id}: ${checks.length} checks are too many; at most ${caps.checks / 2} fit into a result`,
    );
  const ids = checks.map((check) => check.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new Error(`${exercise.id}: check '${twice}' is defined twice`);
}
