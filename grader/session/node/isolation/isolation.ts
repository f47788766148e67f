import { constants } from 'node:os';
import { whyNoBubblewrap } from './bubblewrap.ts';
import { whyNoContainer } from './container.ts';

export const isolationChoices = ['auto', 'permissions', 'bubblewrap', 'strict'] as const;
export type IsolationChoice = (typeof isolationChoices)[number];

export interface Isolation {
  /** Named in every report. */
  readonly name: 'node-permission' | 'container+node-permission' | 'bubblewrap+node-permission';
  /** Why there is no outer layer, if there is none. */
  readonly reason?: string;
}

const floor = 'node-permission';
const asked: Isolation = { name: floor, reason: 'only the permission model was asked for' };
const layered: Isolation = { name: 'bubblewrap+node-permission' };
const contained: Isolation = { name: 'container+node-permission' };

/** The message for a user who asked for an outer layer on a machine that has none. */
export class NoIsolation extends Error {
  override readonly name = 'NoIsolation';
}

let current: Isolation | undefined;

/**
 * Chooses what all later children of this process run under.
 *
 * @throws NoIsolation if an outer layer is asked for and none starts
 */
export function useIsolation(choice: IsolationChoice): Isolation {
  current = choice === 'permissions' ? asked : isolationFor(choice, whyNoBubblewrap(), whyNoContainer);
  return current;
}

/** Whether children start inside bubblewrap. */
export const bubblewrapped = (): boolean => isolation() === layered;

/** What children run under: the choice, else GENLAB_ISOLATION, else the best layer that starts. */
export const isolation = (): Isolation =>
  current ?? useIsolation(isolationChoice(process.env['GENLAB_ISOLATION']));

/** @throws NoIsolation if there is no such choice */
export function isolationChoice(text = 'auto'): IsolationChoice {
  const choice = isolationChoices.find((name) => name === text);
  if (choice === undefined)
    throw new NoIsolation(`there is no isolation '${text}'. Choose ${isolationChoices.join(', ')}.`);
  return choice;
}

/**
 * The rule itself, given why bubblewrap does not start and why this process is not in a container that can confine a
 * child.
 */
export function isolationFor(
  choice: Exclude<IsolationChoice, 'permissions'>,
  noBubblewrap: string | undefined,
  noContainer: () => string | undefined,
): Isolation {
  if (noBubblewrap === undefined) return layered;
  const why = choice === 'bubblewrap' ? '' : noContainer();
  if (why === undefined) return contained;
  if (choice === 'auto')
    return { name: floor, reason: `bubblewrap does not start: ${noBubblewrap}; and no container: ${why}` };
  throw new NoIsolation(
    `--isolation ${choice} wants an outer layer, and bubblewrap does not start (${noBubblewrap})${why === '' ? '' : `, and this is not a closed container (${why})`}: install the package bubblewrap and allow user namespaces, or grade with --isolation auto.`,
  );
}

/** The signal behind an exit code of bubblewrap's. */
export function signalOf(code: number | null): NodeJS.Signals | null {
  if (code === null || !bubblewrapped()) return null;
  const names = Object.entries(constants.signals) as [NodeJS.Signals, number][];
  return names.find(([, number]) => number + 128 === code)?.[0] ?? null;
}
