import { availableParallelism } from 'node:os';

/** How many programs run at a time. Graders are tested beside each other, also where there is one core. */
export const cores = Math.max(2, availableParallelism());

/** A list in as many parts as there are cores: neighbours, which often take as long, go to different parts. */
export const inParts = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: cores }, (_, part) => list.filter((_, place) => place % cores === part));
