/** Everything that runs in a browser. Modules for Node only are imported by name: `from-disk.ts`, `download.ts`. */
export { DatasetError } from './dataset-error.ts';
export { grid, type GridOptions } from './grid.ts';
export { encodeIdx, parseIdx, type IdxArray } from './idx.ts';
export {
  digitFiles,
  readDigits,
  readLabelledImages,
  select,
  splitByRank,
  type DigitSplit,
  type LabelledImages,
} from './mnist.ts';
export { moons, type MoonsOptions } from './moons.ts';
export { seededRandom, type Random } from './random.ts';
export { fashionMnist, mnist, registry, type RemoteDataset, type RemoteFile } from './registry.ts';
export { ring, type RingOptions } from './ring.ts';
export { swissRoll, type SwissRollOptions } from './swiss-roll.ts';
export type { Point, ToyDistribution } from './toy.ts';
