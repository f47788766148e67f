import {
  defineHiddenChecks,
  float32,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
  type Strata,
} from '#grader/core/index.ts';
import { manifold } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 4;

interface Scene {
  readonly n: number;
  readonly m: number;
  readonly d: number;
  readonly k: number;
  /** The shift of the fakes. */
  readonly shift: number;
  readonly spread: number;
}

function draw(random: Random, { n, m, d, k, shift, spread }: Scene) {
  const normals = (rows: number, from: number, scale: number) =>
    float32(
      [rows, d],
      Array.from({ length: rows * d }, (_, i) => (i % d === 0 ? from : 0) + scale * random.normal()),
    );
  return { real: normals(n, 0, 1), fake: normals(m, shift, spread), k };
}

type Target = 'precisionRecall' | 'densityCoverage';
type Measure = 'precision' | 'recall' | 'density' | 'coverage';
type Sets = manifold.ManifoldInputs & Readonly<Record<'real' | 'fake', NumericArray>>;

/** Redrawn until no point is near the surface of a ball and the four measures differ and are not 0 or 1. */
function scene(random: Random, sizes: Scene): Sets {
  for (;;) {
    const inputs = draw(random, sizes);
    if (manifold.margin(inputs) < 1e-4) continue;
    const right = { ...manifold.precisionRecall(inputs), ...manifold.densityCoverage(inputs) };
    const values = Object.values(right).map(({ value }) => value[0] ?? NaN);
    if (new Set(values).size === 4 && values.every((value) => value > 0 && value !== 1)) return inputs;
  }
}

type Point = readonly [number, number];

/** Whole numbers, moved, mirrored and turned over at random. */
function inThePlane(random: Random, real: readonly Point[], fake: readonly Point[], k: number): Sets {
  const [right, up] = [0, 0].map(() => Math.floor(9 * random.uniform()) - 4) as [number, number];
  const [side, turned] = [random.uniform() < 0.5 ? -1 : 1, random.uniform() < 0.5];
  const moved = ([x, y]: Point): Point => [right + side * x, up + side * y];
  const rows = (points: readonly Point[]): NumericArray =>
    float32(
      [points.length, 2],
      shuffled(random, points).flatMap((point) => (turned ? moved(point).toReversed() : moved(point))),
    );
  return { real: rows(real), fake: rows(fake), k };
}

/** Whole numbers on a line in the direction (3, 4), so that every distance is exact: five times a difference. */
function onALine(random: Random, real: readonly number[], fake: readonly number[], k: number): Sets {
  const points = (places: readonly number[]): readonly Point[] =>
    places.map((place) => [3 * place, 4 * place]);
  return inThePlane(random, points(real), points(fake), k);
}

/** One point of the second set is in a ball of the first, and outside all of them if the coordinates' sizes are added. */
const diagonal: readonly [readonly Point[], readonly Point[]] = [
  [
    [0, 0],
    [10, 0],
  ],
  [
    [3, 8],
    [40, 40],
  ],
];

/** Two of three are in a ball of the other set, which is true of no two of them alone. */
const twoAndThree: readonly [readonly number[], readonly number[]] = [
  [0, 2],
  [1, 3, 30],
];

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const placed = items.map((item) => ({ item, place: random.uniform() }));
  return placed.sort((a, b) => a.place - b.place).map(({ item }) => item);
}

/** No ball of one set reaches the other set. */
const apart = (random: Random): Sets => draw(random, { n: 9, m: 7, d: 3, k: 2, shift: 60, spread: 1 });

function equalSets(random: Random): Sets {
  const { real, k } = onALine(random, [0, 1, 3, 7, 12], [0], 2);
  return { real, fake: real, k };
}

/** Both sets have one row more than k, so every radius is the distance to the farthest row. */
const largestK = (random: Random): Sets => onALine(random, [0, 2, 7, 9], [4, 15, 23, 30], 3);

/** One in balls of real examples, and one outside all of them. */
const singleFake = (random: Random): Sets[] =>
  [3, 40].map((fake) => onALine(random, [0, 4, 10, 20], [fake], 1));

const strata = (target: Target, measure: Measure): Strata => {
  const caseOf = ({ real, fake, k }: Sets): Case => {
    const right = {
      ...manifold.precisionRecall({ real, fake, k }),
      ...manifold.densityCoverage({ real, fake, k }),
    };
    return {
      evaluation: { target, inputs: { real, fake }, params: { k } },
      expected: { outputs: { [measure]: within(right[measure], c) } },
    };
  };
  const scattered = (sizes: Scene) => (random: Random) => caseOf(scene(random, sizes));
  return {
    'sets that are shifted': scattered({ n: 30, m: 24, d: 3, k: 3, shift: 1, spread: 1 }),
    // The same size, so that the shape does not reveal the set.
    'k = 1, sets of equal size': scattered({ n: 28, m: 28, d: 2, k: 1, shift: 0.5, spread: 0.6 }),
    'fewer real examples than generated ones': scattered({
      n: 24,
      m: 36,
      d: 4,
      k: 5,
      shift: 1.8,
      spread: 0.8,
    }),
    'few generated examples': scattered({ n: 32, m: 14, d: 2, k: 2, shift: 1.2, spread: 0.7 }),
    'a single feature': scattered({ n: 20, m: 16, d: 1, k: 2, shift: 0.8, spread: 0.8 }),
    'distances equal to the radius': (random) => [
      caseOf(onALine(random, [0, 1, 3], [-1, 5, 9], 1)),
      caseOf(onALine(random, [-1, 5, 9], [0, 1, 3], 1)),
    ],
    'a distance along both axes': (random) => {
      const [one, other] = diagonal;
      return [caseOf(inThePlane(random, one, other, 1)), caseOf(inThePlane(random, other, one, 1))];
    },
    'two examples against three': (random) => {
      const [two, three] = twoAndThree;
      return [caseOf(onALine(random, two, three, 1)), caseOf(onALine(random, three, two, 1))];
    },
    'duplicate rows': (random) => caseOf(onALine(random, [0, 0, 10, 13], [4, 4, 10, 30], 1)),
    'the largest k': (random) => caseOf(largestK(random)),
    'two equal sets': (random) => caseOf(equalSets(random)),
    'sets that are far apart': (random) => caseOf(apart(random)),
    ...(target === 'densityCoverage'
      ? { 'a single generated example': (random: Random) => singleFake(random).map(caseOf) }
      : {}),
  };
};

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'precision',
      title: 'precision: generated examples in a ball of a real one',
      points: 1,
      strata: strata('precisionRecall', 'precision'),
    }),
    oracleCheck({
      id: 'recall',
      title: 'recall: real examples in a ball of a generated one',
      points: 1,
      strata: strata('precisionRecall', 'recall'),
    }),
    oracleCheck({
      id: 'density',
      title: 'density: real balls around a generated example, divided by k',
      points: 1,
      strata: strata('densityCoverage', 'density'),
    }),
    oracleCheck({
      id: 'coverage',
      title: 'coverage: real balls with a generated example inside',
      points: 1,
      strata: strata('densityCoverage', 'coverage'),
    }),
  ],
});
