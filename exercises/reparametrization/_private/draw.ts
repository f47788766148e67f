import { filled, type Case, type NumericArray, type Random } from '#grader/core/index.ts';

export type Strata = Readonly<Record<string, (random: Random) => Case | readonly Case[]>>;
export type Interval = readonly [from: number, to: number];

export const between = (random: Random, [from, to]: Interval): number =>
  from + (to - from) * random.uniform();

/** A random sign, with a magnitude from `from` to `to`. */
export const signed = (random: Random, range: Interval): number =>
  (random.uniform() < 0.5 ? -1 : 1) * between(random, range);

/** Magnitudes in `range` whose signs alternate along the array, starting at random: two entries have both signs. */
export function ofBothSigns(shape: readonly number[], random: Random, range: Interval): NumericArray {
  const first = random.uniform() < 0.5 ? 0 : 1;
  return filled(shape, (i) => ((i + first) % 2 === 0 ? 1 : -1) * between(random, range));
}

/** Within ±range. Both ends always occur (of one entry: one end), so that a limit just inside them shows in every draw. */
export function upTo(shape: readonly number[], random: Random, range: number): NumericArray {
  const first = random.uniform() < 0.5 ? 1 : -1;
  return filled(shape, (i) => range * (i < 2 ? first * (1 - 2 * i) : between(random, [-1, 1])));
}

/** In the interval, whose first end always occurs. */
export const fromEnd = (shape: readonly number[], random: Random, interval: Interval): NumericArray =>
  filled(shape, (i) => (i === 0 ? interval[0] : between(random, interval)));

/**
 * Black, white and grey pixels in turn, starting at random; the greys are levels of 8 bits, away from both ends. Beside
 * six logits whose signs alternate, each kind of pixel meets both signs.
 */
export function pixels(shape: readonly number[], random: Random): NumericArray {
  const first = Math.floor(3 * random.uniform());
  return filled(shape, (i) => [0, 1, grey(random)][(i + first) % 3] ?? NaN);
}

export const blackOrWhite = (shape: readonly number[], random: Random): NumericArray => {
  const first = random.uniform() < 0.5 ? 0 : 1;
  return filled(shape, (i) => (Math.floor(i / 2) + first) % 2);
};

export const greys = (shape: readonly number[], random: Random): NumericArray =>
  filled(shape, () => grey(random));

const grey = (random: Random): number => Math.round(between(random, [51, 204])) / 255;
