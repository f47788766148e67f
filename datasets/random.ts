/** The source of randomness of a sampler. It is always an argument, never `Math.random`. */
export interface Random {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Standard normal, mean 0 and variance 1. */
  normal(): number;
}

/**
 * A small seeded generator for figures and tests: sfc32 (Chris Doty-Humphrey, PractRand) for the bits,
 * Marsaglia's polar method for normals. Equal seeds give equal streams; it is not cryptographic.
 */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const bits = (): number => {
    const out = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out;
    return out >>> 0;
  };
  // Neighbouring seeds give similar states at first. Twenty rounds mix them.
  for (let i = 0; i < 20; i++) bits();
  // 53 bits, so that no two of the values a test draws fall on one coarse lattice.
  const uniform = (): number => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
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
