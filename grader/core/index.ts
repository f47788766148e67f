export { filled, float32, type NumericArray } from '#reference/shared/arrays.ts';
export { randomFor, type Random } from './random.ts';
export { defineExercise, type Exercise } from './exercise.ts';
export {
  oracleCheck,
  propertyCheck,
  passed,
  failed,
  replyProblem,
  type Case,
  type Outcome,
  type Strata,
} from './check.ts';
export { trainedCheck, type Trained } from './trained-check.ts';
export { checkInitialWeights, sameNumbers } from './initial-weights.ts';
export { attemptsFor, judgeBy, parseCalibration } from './calibration.ts';
export { contactSheet, type Picture } from './picture.ts';
export { definePublicChecks, defineHiddenChecks, type Check } from './define-checks.ts';
export { within, compare, type Expected } from './compare.ts';
export { parseGolden, goldenCheck } from './golden.ts';
export { defineProbe } from './probe.ts';
export { defineMistakes } from './mistake.ts';
export { definePromises, type Promises } from './promise.ts';
export { defineEquivalentMutants, type EquivalentMutant } from './equivalent-mutant.ts';
export {
  SessionFailure,
  type Evaluation,
  type Observation,
  type Params,
  type Reply,
  type Session,
} from './session.ts';
