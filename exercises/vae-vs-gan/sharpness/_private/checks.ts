import {
  defineHiddenChecks,
  filled,
  float32,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { sharpness } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 3;

type Paint = (random: Random, y: number, x: number) => number;

function caseOf(random: Random, [n, height, width]: readonly [number, number, number], paint: Paint): Case {
  const images = float32(
    [n, height, width],
    Array.from({ length: n * height * width }, (_, i) => {
      const [y, x] = [Math.floor(i / width) % height, i % width];
      // Each image has its own contrast, so that a variance over all of them shows.
      return (1 - Math.floor(i / (height * width)) / (n + 1)) * paint(random, y, x);
    }),
  );
  return imagesCase(images);
}

/** A single grey, and a plane. In eighths, so that the Laplacian is exactly 0 in any order of the sum. */
function flat(random: Random): Case {
  const step = (): number => (1 + Math.floor(3 * random.uniform())) / 8;
  const [grey, down, right] = [step(), step(), step()];
  return imagesCase(
    filled([2, 5, 6], (i) => (i < 30 ? grey : down * (Math.floor(i / 6) % 5) + right * (i % 6))),
  );
}

function imagesCase(images: NumericArray): Case {
  return {
    evaluation: { target: 'laplacianVariance', inputs: { images } },
    expected: { outputs: { value: within(sharpness.laplacianVariance({ images }), c) } },
  };
}

const noise: Paint = (random) => random.uniform();
const bytes: Paint = (random) => Math.floor(256 * random.uniform());
/** A white border around black, so that the Laplacian at the border matters. */
const framed =
  (height: number, width: number): Paint =>
  (random, y, x) => {
    const border = y === 0 || x === 0 || y === height - 1 || x === width - 1;
    return (border ? 0.9 : 0.1) + 0.1 * random.uniform();
  };
/** A paraboloid has the same Laplacian everywhere, so its mean is far from 0. */
const bowl: Paint = (random, y, x) => 0.02 * (x * x + y * y) + 0.05 * random.uniform();

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'one variance of the Laplacian for each image',
      points: 1,
      strata: {
        'images of noise': (random) => caseOf(random, [3, 6, 5], noise),
        'images that curve one way': (random) => caseOf(random, [4, 7, 7], bowl),
        'a single image': (random) => caseOf(random, [1, 12, 9], noise),
        'images without an edge': flat,
        'grey levels up to 255': (random) => caseOf(random, [2, 5, 7], bytes),
      },
    }),
    oracleCheck({
      id: 'edges',
      title: 'only positions with four neighbours are included',
      points: 1,
      strata: {
        'wide images with a bright border': (random) => caseOf(random, [2, 5, 8], framed(5, 8)),
        'tall images with a bright border': (random) => caseOf(random, [2, 9, 6], framed(9, 6)),
        'square images with a bright border': (random) => caseOf(random, [3, 6, 6], framed(6, 6)),
        'images of three rows': (random) => caseOf(random, [3, 3, 4], noise),
        'images of three columns': (random) => caseOf(random, [2, 5, 3], noise),
        'images with a single valid position': (random) => caseOf(random, [2, 3, 3], noise),
      },
    }),
  ],
});
