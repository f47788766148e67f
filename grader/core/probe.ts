/**
 * Answers one kind of question in the child. `student` has what the stub exports. `inputs` are the question's arrays as
 * tensors and `params` its other values, under the names that the checks gave them; a target that reads them declares
 * their types. (`never` is assignable to each such declaration; grader/core knows no tensor library.)
 */
export type ProbeTarget<Student> = (student: Student, inputs: never, params: never) => unknown;

export type Probe<Student> = Readonly<Record<string, ProbeTarget<Student>>>;

/**
 * For an exercise whose functions take more than arrays: a function f, a critic, a model, plain numbers. A probe builds
 * these in the child and calls the student's function. It holds no expected value.
 *
 * @typeParam Student `typeof stub`, if the probe imports the stub as a type
 */
export const defineProbe = <Student>(targets: Probe<Student>): Probe<Student> => targets;

/** What a student's function returned, if the probe looks into it: the stub declares its type, and the code may return less. */
export const unverified = <T>(returned: T): Partial<T> | undefined => returned;
