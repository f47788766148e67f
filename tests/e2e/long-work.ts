/** The timeout of an assertion that waits for a compiler, a tensor engine or training on a busy machine. */
export const longWork = { timeout: 100_000 };
