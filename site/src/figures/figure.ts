import type { Picture } from '#reference/shared/svg.ts';

/** The settings of any figure; each figure has its own type, `SettingsOf` its controls. */
export type Settings = Readonly<Record<string, number | string | boolean>>;

interface Labelled {
  readonly key: string;
  readonly label: string;
}

export interface Slider extends Labelled {
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

/** What a reader can set. Keys are part of the page's URL, so they must not change. */
export type Control = Slider | Choice | Switch | TextField;

/** A free text, for settings that no list of options can cover. */
export interface TextField extends Labelled {
  readonly kind: 'text';
  readonly initial: string;
  /** What is wrong with a text, in one sentence; undefined if it is valid. */
  readonly fault: (text: string) => string | undefined;
}

/** Controls with their keys and options as literal types, so that `SettingsOf` knows them. */
export const defineControls = <const Controls extends readonly Control[]>(controls: Controls): Controls =>
  controls;

type ValueOf<One extends Control> = One extends Slider
  ? number
  : One extends Switch
    ? boolean
    : One extends Choice
      ? One['options'][number]['value']
      : string;

/** What a reader has set, by the controls' keys: numbers, options, switches and texts. */
export type SettingsOf<Controls extends readonly Control[]> = {
  readonly [One in Controls[number] as One['key']]: ValueOf<One>;
};

/** One current number, and the exact value that it estimates if there is one. */
export interface Reading {
  readonly label: string;
  readonly value: string;
  readonly exact?: string;
}

/** Narrow pictures are for phones: fewer ticks, larger text, parts stacked vertically. */
export type Layout = 'wide' | 'narrow';

/** Every state contains the current settings. A step can change them, and the controls follow. */
export interface FigureState<Own extends Settings = Settings> {
  readonly settings: Own;
  readonly seed: number;
  readonly steps: number;
}

/** Something in the picture that a pointer can drag, in the picture's units. */
export interface Handle {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

/** What all live figures have in common: a title, settings, and pictures that are functions of a state. */
interface Drawn<State extends FigureState> {
  readonly name: string;
  readonly title: string;
  readonly controls: readonly (Control & { readonly key: keyof State['settings'] })[];
  /** False if nothing is random, and then there is no seed to choose. */
  readonly random: boolean;
  initial(settings: State['settings'], seed: number): State;
  /** The state after a setting has changed. Without it, or if it returns undefined, the figure restarts. */
  changed?(state: State, settings: State['settings']): State | undefined;
  /** True if more steps change nothing. */
  finished?(state: State): boolean;
  picture(state: State, layout: Layout): Picture;
  readings(state: State): readonly Reading[];
  /** The picture in one or two sentences, with its current numbers. */
  summary(state: State): string;
  readonly handles?: (state: State, layout: Layout) => readonly Handle[];
  /** The settings for a handle that was dragged to a point. The page rounds them to the controls' steps. */
  readonly drag?: (state: State, handle: Handle, layout: Layout) => State['settings'];
  /** The settings for a press at a point without a handle. */
  readonly press?: (
    state: State,
    at: { readonly x: number; readonly y: number },
    layout: Layout,
  ) => State['settings'] | undefined;
}

/**
 * A live figure. What it shows is a function of its state, and only `step` changes the state. Nothing here knows about a
 * page, a clock or a worker, so all of it can be tested without a browser. A state is plain data.
 */
export interface SteppedFigure<State extends FigureState = FigureState> extends Drawn<State> {
  /** Where `step` runs. Heavy figures run in a worker so that the page stays responsive. */
  readonly runs: 'in the page' | 'in a worker';
  step(state: State): State;
}

/** A live figure whose steps train models. The models are in a worker, and the states hold what the figure shows of them. */
export interface TrainingFigure<State extends FigureState = FigureState> extends Drawn<State> {
  readonly runs: 'training in a worker';
  /** Fetches the tensor code and starts a run from a state without steps. */
  begin(state: State, resources: Resources): Promise<Run<State>>;
}

export type Figure<State extends FigureState = FigureState> = SteppedFigure<State> | TrainingFigure<State>;

/** Models in training. */
export interface Run<State extends FigureState = FigureState> {
  /** Trains with the state's settings and measures the result. With zero steps it only measures again. */
  advance(state: State, steps: number): Promise<State>;
  /** Frees the run's tensors. */
  dispose(): void;
}

/** The file name of the digit classifier's weights. */
export const classifierFile = 'digit-classifier.safetensors';

/** What a run needs from its environment. */
export interface Resources {
  /** Starts the tensor engine that suits the work and returns the name of its device. */
  engine(work: 'small networks' | 'images'): Promise<string>;
  /** The bytes of a course file: digits, or a trained classifier. */
  file(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** The initial settings of a figure's controls. */
export const initialSettings = <Own extends Settings>({
  controls,
}: {
  readonly controls: readonly Control[];
  initial(settings: Own, seed: number): FigureState;
}): Own => Object.fromEntries(controls.map(({ key, initial }) => [key, initial])) as Own;
