/**
 * The objectives of lessons that a student has checked off. Each has an entry of its own. If they were one list, two tabs
 * could overwrite each other's.
 */
import type { Store } from './store.ts';

const key = (objective: string): string => `genlab objective ${objective}`;

/** @param objective its name, `<unit>/<page>#<objective>` */
export const isChecked = (store: Store, objective: string): boolean => store.getItem(key(objective)) !== null;

/** Throws what the store throws, and then nothing has changed. */
export function setChecked(store: Store, objective: string, checked: boolean): void {
  if (checked) store.setItem(key(objective), 'checked');
  else store.removeItem(key(objective));
}
