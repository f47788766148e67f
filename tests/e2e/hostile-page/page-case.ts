import type { Verdict } from '#grader/core/result.ts';

/**
 * How an attack is shown to work without the defence:
 * - `worker`: in a plain worker of an origin, as students' code once ran, it reports that it worked;
 * - `script`: the same in a frame of that origin, for names that a worker does not have;
 * - `message`: the page gets a message that is not an answer, or cannot be one;
 * - `fooled`: a careless grader in the same thread as the code accepts it;
 * - `lost`: that grader ends without a result;
 * - `unbounded`: it never ends.
 */
export type Proof = 'worker' | 'script' | 'message' | 'fooled' | 'lost' | 'unbounded';

export interface PageCase {
  /** `<outcome>-<cause>`; the outcome is the verdict in the page, and `stopped` is an error or a timeout. */
  readonly id: string;
  readonly expected: readonly Verdict[];
  readonly proof: Proof;
  readonly attack: string;
  /** A harmless variant that does allowed things with the same means, and passes. */
  readonly twin: string;
}

/** What an attack prints once it has succeeded. */
export const mark = 'the attack worked';

export const right = 'return tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps));';
export const wrong = 'return tf.add(mu, eps);';

/** A student's file: statements that run as it is loaded, and the body of the one function. */
export const file = (statements: string, body: string): string =>
  `import * as tf from '@tensorflow/tfjs';\n\n${statements}\n\nexport function reparametrize(mu, logVar, eps) {\n  ${body}\n}\n`;

const tries = (expression: string): string =>
  `try {\n  const got = await (${expression});\n  console.log('${mark}', typeof got);\n} catch (error) {\n  console.log('refused:', String(error));\n}`;

/** An expression that reaches outside the sandbox if it resolves, and one that stays inside. */
export const door = (
  name: string,
  proof: 'worker' | 'script',
  expression: string,
  harmless: string,
): PageCase => ({
  id: `fail-${name}`,
  expected: ['fail'],
  proof,
  attack: file(tries(expression), wrong),
  twin: file(`console.log(await (${harmless}));`, right),
});

interface Parts {
  readonly load?: string;
  readonly call?: string;
}

/** An attack in the code that is loaded or called; the twin answers correctly unless it says otherwise. */
export function attack(id: string, proof: Proof, evil: Parts, twin: Parts = {}): PageCase {
  const outcome = id.split('-')[0] as Verdict | 'stopped';
  const expected: readonly Verdict[] = outcome === 'stopped' ? ['error', 'timeout'] : [outcome];
  return {
    id,
    expected,
    proof,
    attack: file(evil.load ?? '', evil.call ?? wrong),
    twin: file(twin.load ?? '', twin.call ?? right),
  };
}
