/**
 * Repeatable randomness for the code of this process.
 *
 * Everything random in tfjs (randomNormal, randomUniform, truncatedNormal, randomGamma, multinomial, dropout, shuffle,
 * the initialisers of layers) either takes a seed or draws one from `Math.random`, so replacing `Math.random` makes
 * them all repeat: the same seed gives the same bytes on one engine.
 */
import { sfc32, uniformOf } from '#datasets/random.ts';

/** 32 bits of FNV-1a over the text, mixed so that neighbouring seeds (1, 2, 3 …) start far apart. */
function hash(text: string, start: number): number {
  let h = start | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Uniform numbers in [0, 1) with 53 random bits. Not for secrets. */
export function uniformGenerator(seed: string | number): () => number {
  const text = String(seed);
  const words = sfc32([hash(text, 0x811c9dc5), hash(text, 0x2b8a1f6d), hash(text, 0x6ef372c1)], 15);
  return () => uniformOf(words);
}

/**
 * Makes `Math.random`, and so all of tfjs, repeat from this seed; the returned function restores the previous
 * `Math.random`.
 */
export function seedRandomness(seed: string | number): () => void {
  const former = Math.random;
  Math.random = uniformGenerator(seed);
  return () => {
    Math.random = former;
  };
}
