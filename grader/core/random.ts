import { randomOf, sfc32, type Random as Draws } from '#datasets/random.ts';

/**
 * Seeded randomness for hidden inputs: seed = HMAC-SHA-256(course key, student, exercise, check version), so that no
 * student can predict an input and every machine draws the same ones.
 */
export interface Random extends Draws {
  /** An independent generator for a named part, so that adding one check does not change another's inputs. */
  fork(label: string): Promise<Random>;
}

/** The course key, and what a draw depends on; changing white space in the submission does not change the draw. */
export async function randomFor(key: string, ...parts: readonly string[]): Promise<Random> {
  const encoder = new TextEncoder();
  const hmac = await crypto.subtle.importKey(
    'raw',
    encoder.encode(`genlab:${key}`),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  // JSON keeps ['a', 'bc'] and ['ab', 'c'] apart.
  const digest = await crypto.subtle.sign('HMAC', hmac, encoder.encode(JSON.stringify(parts)));
  const [a = 0, b = 0, c = 0] = new Uint32Array(digest);
  return { ...randomOf(sfc32([a, b, c], 0)), fork: (label) => randomFor(key, ...parts, label) };
}
