import type { ToyDistribution } from '../../../datasets/toy.ts';

/** Trapezoid over `bounds`; for smooth functions that vanish at the edge the error falls like exp(−2 (π std/h)²). */
export function integrate(
  toy: ToyDistribution,
  f: (x: number, y: number) => number,
  h = toy.std / 2,
): number {
  const { min, max } = toy.bounds;
  let sum = 0;
  for (let x = min[0]; x <= max[0]; x += h) for (let y = min[1]; y <= max[1]; y += h) sum += f(x, y);
  return sum * h * h;
}

/**
 * Pearson's chi-square of samples against the density's mass on square cells of one std; cells that expect under 10
 * are pooled with everything outside. Returns a standard normal score (Wilson & Hilferty 1931).
 */
export function chiSquareScore(toy: ToyDistribution, rows: Float32Array): number {
  const { min, max } = toy.bounds;
  const side = toy.std;
  const columns = Math.ceil((max[0] - min[0]) / side);
  const lines = Math.ceil((max[1] - min[1]) / side);
  const n = rows.length / 2;
  const counts = new Float64Array(columns * lines);
  for (let i = 0; i < n; i++) {
    const column = Math.floor(((rows[2 * i] ?? NaN) - min[0]) / side);
    const line = Math.floor(((rows[2 * i + 1] ?? NaN) - min[1]) / side);
    if (column >= 0 && column < columns && line >= 0 && line < lines) {
      counts[line * columns + column] = (counts[line * columns + column] ?? 0) + 1;
    }
  }
  // Three-point Gauss–Legendre in each direction, its nodes ±√(3/5) and weights 5/18, 8/18 written out on purpose: the
  // code under test has its own rule.
  const nodes = [0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)];
  const weights = [5 / 18, 8 / 18, 5 / 18];
  let [statistic, cells, kept, expectedKept] = [0, 0, 0, 0];
  counts.forEach((count, cell) => {
    const x = min[0] + (cell % columns) * side;
    const y = min[1] + Math.floor(cell / columns) * side;
    // A cell far out cannot expect 10; one evaluation at its centre saves the other eight.
    if (n * side * side * toy.density(x + side / 2, y + side / 2) < 2) return;
    let mass = 0;
    nodes.forEach((u, i) => {
      nodes.forEach((v, j) => {
        mass += (weights[i] ?? 0) * (weights[j] ?? 0) * toy.density(x + u * side, y + v * side) * side * side;
      });
    });
    if (n * mass < 10) return;
    statistic += (count - n * mass) ** 2 / (n * mass);
    cells++;
    kept += count;
    expectedKept += n * mass;
  });
  statistic += (n - kept - (n - expectedKept)) ** 2 / (n - expectedKept);
  const freedom = cells; // cells + 1 pooled − 1
  return (Math.cbrt(statistic / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
}
