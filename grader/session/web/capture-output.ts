import * as tf from '#reference/tensor/tfjs.ts';

/** Sends what the student's code prints to `say`, one line at a time. */
export function captureOutput(say: (text: string) => void): void {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    console[method] = (...values: unknown[]) => {
      say(`${values.map(shown).join(' ')}\n`);
    };
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof tf.Tensor) return value.toString();
  if (typeof value === 'function') return `[function ${value.name}]`;
  if (typeof value === 'symbol' || typeof value === 'bigint') return value.toString();
  try {
    return value === undefined ? 'undefined' : JSON.stringify(value);
  } catch {
    return typeof value;
  }
}
