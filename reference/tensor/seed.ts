/**
 * Repeatable randomness for the code of this process.
 *
 * Everything random in tfjs (randomNormal, randomUniform, truncatedNormal, randomGamma, multinomial, dropout, shuffle,
 * the initialisers of layers) either takes a seed or draws one from `Math.random`, so replacing `Math.random` makes
 * them all repeat: the same seed gives the same bytes on one engine.
 */

/** 32 bits of FNV-1a over the text, mixed so that neighbouring seeds (1, 2, 3 …) start far apart. */
function hash(text: string, start: number): number {
  let h = start | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Uniform numbers in [0, 1) with 53 random bits: the sfc32 generator of Doty-Humphrey's PractRand, whose period is
 * at least 2^32 from any start. Not for secrets.
 */
export function uniformGenerator(seed: string | number): () => number {
  const text = String(seed);
  let a = hash(text, 0x811c9dc5);
  let b = hash(text, 0x2b8a1f6d);
  let c = hash(text, 0x6ef372c1);
  let counter = 1;
  const next32 = (): number => {
    const t = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) next32(); // the first outputs still show the seed
  return () => ((next32() >>> 5) * 0x4000000 + (next32() >>> 6)) / 0x20000000000000;
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
