import { defineProbe } from '#grader/core/probe.ts';

type NegativeElbo = (p: object) => unknown;

export default defineProbe({
  /** The function takes one object, without beta if the question has none. */
  negativeElbo: (student, inputs, params) => {
    const negativeElbo = student['negativeElbo'] as NegativeElbo;
    return negativeElbo({ ...inputs, ...('beta' in params ? { beta: params['beta'] } : {}) });
  },
});
