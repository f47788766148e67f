/**
 * Runs one kind of evaluation in the child. `student` has what the stub exports. `inputs` are the evaluation's arrays
 * as tensors and `params` its other values, under the names that the checks gave them; a target that reads them
 * declares their types. (`never` is assignable to each such declaration; grader/core knows no tensor library.)
 */
export type ProbeTarget<Student> = (student: Student, inputs: never, params: never) => unknown;

export type Probe<Student> = Readonly<Record<string, ProbeTarget<Student>>>;

/**
 * For an exercise whose functions take more than arrays: a function f, a critic, a model, plain numbers. A probe builds
 * these in the child and calls the student's function. It contains no expected values.
 *
 * @typeParam Student `typeof stub`, if the probe imports the stub as a type
 */
export const defineProbe = <Student>(targets: Probe<Student>): Probe<Student> => targets;

/**
 * The type of what a student's function returned, if the probe inspects it: the stub declares it, but the code may
 * return less.
 */
export const unverified = <T>(returned: T): Partial<T> | undefined => returned;
