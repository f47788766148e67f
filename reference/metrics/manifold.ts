import { squaredNeighbourRadii } from './nearest-neighbours.ts';
import { forEachBlock } from './pairs.ts';
import { requireComparable, requireCount, type Rows } from './rows.ts';

/**
 * Which rows are in which balls: the ball around each row reaches to its k-th nearest neighbour of the same side, edge
 * included.
 */
export interface Membership {
  /** The number of real balls that contain each fake row: [fake]. */
  readonly realBalls: Uint32Array;
  /** 1 if a real row is in the ball of any fake row: [real]. */
  readonly inFakeBall: Uint8Array;
  /** 1 if a real row's own ball contains any fake row: [real]. */
  readonly covered: Uint8Array;
}

/**
 * Throws a RangeError for k + 1 or fewer rows on a side whose balls are needed. Memory grows with n, not with n².
 *
 * @param sides the sides whose balls are needed; the other balls count as empty
 */
export function membership(real: Rows, fake: Rows, k: number, sides: 'real' | 'both'): Membership {
  requireComparable(real, fake);
  if (!Number.isInteger(k) || k < 1)
    throw new RangeError(`k must be a whole number of at least 1, got ${k}: 3 and 5 are usual.`);
  const reason = `a ball reaches to neighbour number ${k}, and the row itself does not count`;
  requireCount('the real side', real, k + 1, reason);
  requireCount('the fake side', fake, sides === 'both' ? k + 1 : 1, reason);

  const realRadii = squaredNeighbourRadii(real, k);
  const fakeRadii = sides === 'both' ? squaredNeighbourRadii(fake, k) : new Float64Array(fake.n).fill(-1);
  const realBalls = new Uint32Array(fake.n);
  const inFakeBall = new Uint8Array(real.n);
  const covered = new Uint8Array(real.n);
  forEachBlock('squaredDistance', real, fake, ({ i, j, rows, columns, values, stride }) => {
    for (let r = 0; r < rows; r++) {
      const radius = realRadii[i + r] as number;
      for (let c = 0; c < columns; c++) {
        const distance = values[r * stride + c] as number;
        if (distance <= radius) {
          realBalls[j + c] = (realBalls[j + c] as number) + 1;
          covered[i + r] = 1;
        }
        if (distance <= (fakeRadii[j + c] as number)) inFakeBall[i + r] = 1;
      }
    }
  });
  return { realBalls, inFakeBall, covered };
}

/** Share of entries that are not 0. */
export const share = (marks: Uint32Array | Uint8Array): number => {
  let count = 0;
  for (const mark of marks) if (mark > 0) count++;
  return count / marks.length;
};
