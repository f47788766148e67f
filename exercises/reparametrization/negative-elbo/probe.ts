import { defineProbe } from '#grader/core/probe.ts';

type NegativeElbo = (p: object) => unknown;

export default defineProbe({
  /** The function takes one record, and beta is left out of it where the question has none. */
  negativeElbo: (student, inputs, params) => {
    const negativeElbo = student['negativeElbo'] as NegativeElbo;
    return negativeElbo({ ...inputs, ...('beta' in params ? { beta: params['beta'] } : {}) });
  },
});
