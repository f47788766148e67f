/** Why a reply cannot be used, in sentences without an input: a hidden check may repeat them. */
export const unusableReplies = {
  nothing: 'your function returned nothing; is a `return` missing?',
  promise: 'your function returned a Promise; it must return its tensor, so that it can be differentiated.',
  disposed:
    'your function disposed of one of its arguments, which the caller still needs. Dispose only of the tensors that you made.',
  changed:
    'your function changed one of its arguments, which the caller still needs. Change a copy, or return a new object.',
} as const;
