import type { Picture } from '#reference/shared/svg.ts';

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
export type Control = Range | Choice | Switch | Text;

/** What a reader writes in words or numbers, where no list of options could hold it. */
export interface Text extends Labelled {
  readonly kind: 'text';
  readonly initial: string;
  /** What is wrong with a text, in a sentence; undefined where it can be used. */
  readonly fault: (text: string) => string | undefined;
}

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

/** What all live figures have in common: a title, what can be set, and pictures that are functions of a state. */
interface Drawn<State extends FigureState> {
  readonly name: string;
  readonly title: string;
  readonly controls: readonly Control[];
  /** False where nothing is drawn at random: then there is no seed to choose. */
  readonly random: boolean;
  initial(settings: Settings, seed: number): State;
  /** Where a changed setting leads; without it, or where it gives nothing, a figure starts anew. */
  changed?(state: State, settings: Settings): State | undefined;
  /** True where more steps change nothing. */
  finished?(state: State): boolean;
  picture(state: State, layout: Layout): Picture;
  readings(state: State): readonly Reading[];
  /** The picture in one or two sentences, with its current numbers. */
  summary(state: State): string;
  readonly handles?: (state: State, layout: Layout) => readonly Handle[];
  /** The settings that a handle, dragged to a point, stands for; the page rounds them to the controls' steps. */
  readonly drag?: (state: State, handle: Handle, layout: Layout) => Settings;
  /** The settings that a press where no handle is stands for. */
  readonly press?: (
    state: State,
    at: { readonly x: number; readonly y: number },
    layout: Layout,
  ) => Settings | undefined;
}

/**
 * A live figure: what it shows is a function of its state, and its state changes only by `step`. Nothing here knows of a
 * page, a clock or a worker, so all of it is tested without a browser. A state is plain data.
 */
export interface SteppedFigure<State extends FigureState = FigureState> extends Drawn<State> {
  /** Where `step` runs: heavy figures leave the page to its reader. */
  readonly runs: 'in the page' | 'in a worker';
  step(state: State): State;
}

/** A live figure whose steps train models: those live in a worker, and its states hold what one sees of them. */
export interface TrainingFigure<State extends FigureState = FigureState> extends Drawn<State> {
  readonly runs: 'training in a worker';
  /** Fetches the tensor code, and starts the run that a state without steps stands for. */
  begin(state: State, resources: Resources): Promise<Run<State>>;
}

export type Figure<State extends FigureState = FigureState> = SteppedFigure<State> | TrainingFigure<State>;

/** Models in training. */
export interface Run<State extends FigureState = FigureState> {
  /** Trains with the state's settings, and looks; no steps only look again. */
  advance(state: State, steps: number): Promise<State>;
  /** Frees what the engine holds. */
  dispose(): void;
}

/** The name under which a run asks for the weights of the digit classifier. */
export const classifierFile = 'digit-classifier.safetensors';

/** What a run needs from where it runs. */
export interface Resources {
  /** Starts the tensor engine that suits the work, and says what it runs on. */
  engine(work: 'small networks' | 'images'): Promise<string>;
  /** The bytes of a file of the course: digits, or a trained classifier. */
  file(name: string): Promise<Uint8Array<ArrayBuffer>>;
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
