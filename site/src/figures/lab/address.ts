import { initialSettings, type Control, type Figure, type Settings } from '../figure.ts';

export interface Addressed {
  readonly settings: Settings;
  readonly seed: number;
}

export const firstSeed = 1;

/** A figure's settings in the page's URL: `?<figure>.<key>=<value>`. Invalid values are ignored. */
export function readAddress(
  search: string,
  figure: Pick<Figure, 'name' | 'controls' | 'initial'>,
): Addressed {
  const query = new URLSearchParams(search);
  const said = Object.fromEntries(
    figure.controls.flatMap((control) => {
      const value = parsed(control, query.get(`${figure.name}.${control.key}`));
      return value === undefined ? [] : [[control.key, value]];
    }),
  );
  const seed = Number(query.get(`${figure.name}.seed`) ?? firstSeed);
  return {
    settings: { ...initialSettings(figure), ...said },
    seed: Number.isSafeInteger(seed) && seed >= 0 ? seed : firstSeed,
  };
}

/** The URL's query with this figure's settings. Initial values are left out. */
export function writeAddress(
  search: string,
  figure: Pick<Figure, 'name' | 'controls'>,
  { settings, seed }: Addressed,
): string {
  const query = new URLSearchParams(search);
  const said: [string, unknown, unknown][] = [
    ...figure.controls.map(({ key, initial }): [string, unknown, unknown] => [key, settings[key], initial]),
    ['seed', seed, firstSeed],
  ];
  for (const [key, value, usual] of said) {
    if (value === usual) query.delete(`${figure.name}.${key}`);
    else query.set(`${figure.name}.${key}`, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The nearest valid value of a control. */
export function rounded(control: Control, value: number): number {
  if (control.kind !== 'range') throw new Error(`internal: '${control.key}' is not a range`);
  const { min, max, step } = control;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const onGrid = min + Math.round((value - min) / step) * step;
  return Number(Math.min(max, Math.max(min, onGrid)).toFixed(decimals + 1));
}

function parsed(control: Control, text: string | null): Settings[string] | undefined {
  if (text === null) return undefined;
  switch (control.kind) {
    case 'range': {
      const value = Number(text);
      return text !== '' && Number.isFinite(value) ? rounded(control, value) : undefined;
    }
    case 'choice':
      return control.options.some(({ value }) => value === text) ? text : undefined;
    case 'text':
      return control.fault(text) === undefined ? text : undefined;
    case 'switch':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
  }
}
