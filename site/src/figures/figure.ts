import type { Picture } from './drawing/picture.ts';

export type Settings = Readonly<Record<string, number | string | boolean>>;

interface Labelled {
  readonly key: string;
  readonly label: string;
}

export interface Range extends Labelled {
  readonly kind: 'range';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
}

export interface Choice extends Labelled {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly initial: string;
}

export interface Switch extends Labelled {
  readonly kind: 'switch';
  readonly initial: boolean;
}

/** What a reader can set. Keys stand in the address of the page, so they stay as they are. */
export type Control = Range | Choice | Switch;

/** One current number, and the exact value that it estimates where there is one. */
export interface Reading {
  readonly label: string;
  readonly value: string;
  readonly exact?: string;
}

/** Narrow pictures are drawn for phones: fewer ticks, larger type, parts below one another. */
export type Layout = 'wide' | 'narrow';

/** Every state holds the settings as they are now: a step may move them, and the controls follow. */
export interface FigureState {
  readonly settings: Settings;
  readonly seed: number;
  readonly steps: number;
}

/** Something in the picture that a pointer can take hold of, in the picture's own units. */
export interface Handle {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

/**
 * A live figure: what it shows is a function of its state, and its state changes only by `step`. Nothing here knows of a
 * page, a clock or a worker, so all of it is tested without a browser. A state is plain data.
 */
export interface Figure<State extends FigureState = FigureState> {
  readonly name: string;
  readonly title: string;
  readonly controls: readonly Control[];
  /** Where `step` runs: heavy figures leave the page to its reader. */
  readonly runs: 'in the page' | 'in a worker';
  /** False where nothing is drawn at random: then there is no seed to choose. */
  readonly random: boolean;
  initial(settings: Settings, seed: number): State;
  step(state: State): State;
  /** Where a changed setting leads; without it, a figure starts anew. */
  changed?(state: State, settings: Settings): State;
  /** True where more steps change nothing. */
  finished?(state: State): boolean;
  picture(state: State, layout: Layout): Picture;
  readings(state: State): readonly Reading[];
  /** The picture in one or two sentences, with its current numbers. */
  summary(state: State): string;
  readonly handles?: (state: State, layout: Layout) => readonly Handle[];
  /** The settings that a handle, dragged to a point, stands for; the page rounds them to the controls' steps. */
  readonly drag?: (state: State, handle: Handle, layout: Layout) => Settings;
}

export const initialSettings = ({ controls }: Pick<Figure, 'controls'>): Settings =>
  Object.fromEntries(controls.map(({ key, initial }) => [key, initial]));

/** The setting of a range control as a number; a figure's own keys are always there. */
export function numberOf(settings: Settings, key: string): number {
  const value = settings[key];
  if (typeof value !== 'number')
    throw new Error(`internal: the setting '${key}' should be a number, got ${value}`);
  return value;
}

export function textOf(settings: Settings, key: string): string {
  const value = settings[key];
  if (typeof value !== 'string')
    throw new Error(`internal: the setting '${key}' should be a text, got ${value}`);
  return value;
}
