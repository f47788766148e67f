import { describe, expect, it } from 'vitest';
import { grid } from '../../../datasets/grid.ts';
import { moons } from '../../../datasets/moons.ts';
import { seededRandom } from '../../../datasets/random.ts';
import { ring } from '../../../datasets/ring.ts';
import { swissRoll } from '../../../datasets/swiss-roll.ts';
import { chiSquareScore, integrate } from './helpers.ts';

const toys = {
  ring: ring({ std: 0.05, center: [0.7, -0.3], rotation: 0.2, radius: 1.3 }),
  grid: grid({ side: 4, spacing: 1, std: 0.1, rotation: 0.4, center: [1, 2] }),
  moons: moons(),
  'swiss roll': swissRoll({ std: 0.08 }),
};

describe.each(Object.entries(toys))('%s', (_, toy) => {
  it('has a density that integrates to 1', () => {
    expect(Math.abs(integrate(toy, toy.density) - 1)).toBeLessThan(1e-8);
  });

  it('draws samples that follow the density (false fail 1e-6: score above 4.753; the seed is fixed)', () => {
    expect(chiSquareScore(toy, toy.sample(40_000, seededRandom(7)))).toBeLessThan(4.753);
  });

  it('has a log density that is the log of its density, and is finite far away', () => {
    const [x, y] = toy.sample(1, seededRandom(1));
    expect(toy.logDensity(x ?? NaN, y ?? NaN)).toBeCloseTo(Math.log(toy.density(x ?? NaN, y ?? NaN)), 12);
    expect(toy.density(50, 50)).toBe(0);
    expect(toy.logDensity(50, 50)).toBeLessThan(-1000);
    expect(Number.isFinite(toy.logDensity(50, 50))).toBe(true);
  });

  it('uses only the random numbers passed in', () => {
    expect(toy.sample(50, seededRandom(3))).toEqual(toy.sample(50, seededRandom(3)));
    expect(toy.sample(50, seededRandom(3))).not.toEqual(toy.sample(50, seededRandom(4)));
    expect(toy.sample(5, { uniform: () => 0.5, normal: () => 0 })).toHaveLength(10);
  });
});

describe('chi-square', () => {
  it.each([
    ['a std 6 % too large', ring({ std: 0.053 }), ring({ std: 0.05 })],
    ['one mode of eight counted twice', ring({ modes: 8, std: 0.05 }), ring({ modes: 7, std: 0.05 })],
    ['moons with a different noise', moons({ std: 0.106 }), moons()],
    ['a roll of a different scale', swissRoll({ scale: 0.102, std: 0.08 }), swissRoll({ std: 0.08 })],
  ])('finds %s', (_, sampled, claimed) => {
    expect(chiSquareScore(claimed, sampled.sample(40_000, seededRandom(7)))).toBeGreaterThan(4.753);
  });
});

describe('ring', () => {
  it('has eight modes at equal angles, none of them twice', () => {
    const { centers } = ring({ radius: 2, center: [1, 1] });
    expect(centers).toHaveLength(8);
    const half = Math.SQRT2; // 2 cos 45°
    const expected = [
      [3, 1],
      [1 + half, 1 + half],
      [1, 3],
      [1 - half, 1 + half],
      [-1, 1],
      [1 - half, 1 - half],
      [1, -1],
      [1 + half, 1 - half],
    ];
    centers.forEach(([x, y], k) => {
      expect(x).toBeCloseTo(expected[k]?.[0] ?? NaN, 12);
      expect(y).toBeCloseTo(expected[k]?.[1] ?? NaN, 12);
    });
  });

  it('turns counter-clockwise by `rotation`', () => {
    const [first] = ring({ rotation: Math.PI / 2 }).centers;
    expect(first?.[0]).toBeCloseTo(0, 12);
    expect(first?.[1]).toBeCloseTo(1, 12);
  });

  it('has the density of one Gaussian if there is one mode', () => {
    // At the centre 1/(2π σ²), one std away a factor e^(−1/2) less.
    const one = ring({ modes: 1, radius: 0, std: 0.5, center: [3, 4] });
    expect(one.density(3, 4)).toBeCloseTo(0.6366197723675814, 12);
    expect(one.density(3.5, 4)).toBeCloseTo(0.6366197723675814 * 0.6065306597126334, 12);
  });

  it.each([
    [{ modes: 0 }, 'modes must be a whole number of at least 1, got 0'],
    [{ std: 0 }, 'std must be a finite number above 0, got 0'],
    [{ radius: NaN }, 'radius must be finite, got NaN'],
  ])('refuses %o', (options, message) => {
    expect(() => ring(options)).toThrow(message);
  });
});

it('the grid has PacGAN’s 25 centres', () => {
  const steps = [-4, -2, 0, 2, 4];
  expect(grid().centers).toEqual(steps.flatMap((y) => steps.map((x) => [x, y])));
});

describe('curves', () => {
  /** Log density by Simpson's rule with many steps, straight from the definition. */
  function bySimpson(arcs: ((u: number) => [number, number])[], std: number, x: number, y: number): number {
    const steps = 40_000;
    const terms = arcs.flatMap((arc) =>
      Array.from({ length: steps + 1 }, (_, i) => {
        const [cx, cy] = arc(i / steps);
        const weight = (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) / 3 / steps / arcs.length;
        return { weight, exponent: -((x - cx) ** 2 + (y - cy) ** 2) / (2 * std * std) };
      }),
    );
    const largest = terms.reduce((max, { exponent }) => Math.max(max, exponent), -Infinity);
    const sum = terms.reduce((total, t) => total + t.weight * Math.exp(t.exponent - largest), 0);
    return largest + Math.log(sum) - Math.log(2 * Math.PI * std * std);
  }
  const moonArcs: ((u: number) => [number, number])[] = [
    (u) => [Math.cos(Math.PI * u), Math.sin(Math.PI * u)],
    (u) => [1 - Math.cos(Math.PI * u), 1 - Math.sin(Math.PI * u) - 0.5],
  ];
  const roll = (u: number): [number, number] => {
    const t = 1.5 * Math.PI * (1 + 2 * u);
    return [0.1 * t * Math.cos(t), 0.1 * t * Math.sin(t)];
  };

  it.each([
    ['moons', moons(), moonArcs],
    ['swiss roll', swissRoll(), [roll]],
  ])('%s: quadrature agrees with Simpson’s rule to 1e-6 anywhere in the box', (_, toy, arcs) => {
    const { min, max } = toy.bounds;
    let worst = 0;
    for (let i = 0; i < 25; i++) {
      const x = min[0] + (max[0] - min[0]) * ((i * 0.618034) % 1);
      const y = min[1] + (max[1] - min[1]) * ((i + 0.5) / 25);
      worst = Math.max(worst, Math.abs(toy.logDensity(x, y) - bySimpson(arcs, toy.std, x, y)));
    }
    expect(worst).toBeLessThan(1e-6);
  });

  it('refuse a std that the quadrature cannot resolve', () => {
    expect(() => moons({ std: 1e-6 })).toThrow(/^std must be above .*, got 0.000001/);
  });
});
