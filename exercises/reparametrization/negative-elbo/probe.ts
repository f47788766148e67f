import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Arguments = Parameters<typeof stub.negativeElbo>[0];

export default defineProbe<typeof stub>({
  /** The function takes one object, without beta if the check gives none. */
  negativeElbo: ({ negativeElbo }, inputs: Omit<Arguments, 'beta'>, params: Pick<Arguments, 'beta'>) =>
    negativeElbo({ ...inputs, ...('beta' in params ? { beta: params.beta } : {}) }),
});
