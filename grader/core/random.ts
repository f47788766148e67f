import type { Random as Draws } from '#datasets/random.ts';

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
  const words = new Uint32Array(digest);
  return generator(words, (label) => randomFor(key, ...parts, label));
}

/** xoshiro128** (Blackman and Vigna 2021), normals by Box and Muller's method. */
function generator(words: Uint32Array, fork: Random['fork']): Random {
  let [a = 1, b = 2, c = 3, d = 4] = words;
  const next = (): number => {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return scrambled;
  };
  const uniform = (): number => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal, fork };
}

const rotateLeft = (x: number, k: number): number => (x << k) | (x >>> (32 - k));
