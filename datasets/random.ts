/** The source of randomness of a sampler. It is always an argument, never `Math.random`. */
export interface Random {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Standard normal, mean 0 and variance 1. */
  normal(): number;
}

/**
 * The project's one generator: sfc32 (Chris Doty-Humphrey, PractRand 0.93), words of 32 bits with a period of at least
 * 2^32 from any state. It is not cryptographic.
 *
 * @param state three words
 * @param dropped how many words are dropped first: states that are alike give words that are alike at first
 */
export function sfc32(state: readonly [number, number, number], dropped: number): () => number {
  let [a, b, c] = state.map((word) => word | 0) as [number, number, number];
  let counter = 1;
  const next = (): number => {
    const word = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    return word >>> 0;
  };
  for (let i = 0; i < dropped; i++) next();
  return next;
}

/** Uniform on [0, 1) with 53 bits, so that no two of the values a test draws fall on one coarse lattice. */
export const uniformOf = (words: () => number): number =>
  ((words() >>> 5) * 2 ** 26 + (words() >>> 6)) / 2 ** 53;

/** Equal seeds give equal streams. */
export const seededRandom = (seed: number): Random => randomOf(sfc32([seed, 0x9e3779b9, 0x243f6a88], 20));

/** Normals by Marsaglia's polar method (Marsaglia and Bray 1964). */
export function randomOf(words: () => number): Random {
  const uniform = (): number => uniformOf(words);
  let spare: number | undefined;
  const normal = (): number => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const [u, v] = [2 * uniform() - 1, 2 * uniform() - 1];
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * scale;
        return u * scale;
      }
    }
  };
  return { uniform, normal };
}
