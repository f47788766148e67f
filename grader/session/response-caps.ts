/**
 * Limits of a runner's messages, in UTF-16 units and entries. The runner keeps to them, and the grader enforces them.
 */
export const maxText = 2000;
/** Names that a file exports; a longer one is not looked for. */
export const maxExports = 1000;
export const maxName = 100;
/** Outputs of a record, and gradients. */
export const maxArrays = 100;
