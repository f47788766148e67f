/** The exercise that a file is meant to be. */
export interface Match {
  readonly id: string;
  /** 0: named and placed as asked; 1: the same below another folder; 2: a near miss. */
  readonly rank: 0 | 1 | 2;
}

/** TypeScript or JavaScript, also if a program has appended `.txt`. */
const source = /^(.+?)((?:\.(?:ts|tsx|mts|cts|js|jsx|mjs|cjs))+(?:\.txt)?)$/i;
/** What programs add before or after a name if a file of that name exists already. */
const copyMarks = [
  /[\s_-]*\(\d{1,3}\)$/,
  /[\s_-]+(?:copy|kopie|copie|copia)(?:[\s_-]*\d{1,3})?$/i,
  /[\s_-]\d{1,3}$/,
  /^(?:copy of|kopie von|copie de)[\s_]+/i,
  /^20\d{12}_/, // ILIAS: the time of the upload, to the second
];

/** The name in lower case, without the characters between words. */
const normalise = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s._-]+/g, '');

/** The names that a student may have meant: as written, and then without the marks of copies. */
function readings(name: string): string[] {
  const all = [name];
  for (let rest = name; all.length < 4; all.push(rest)) {
    const shorter = copyMarks.map((mark) => rest.replace(mark, '')).find((one) => one !== rest && one !== '');
    if (shorter === undefined) break;
    rest = shorter;
  }
  return all;
}

/** The names of a course's units and exercises, and which other names can mean only one of them. */
export class CourseNames {
  readonly ids: readonly string[];
  readonly #stubs: Readonly<Record<string, string>>;
  readonly units: readonly string[];
  /** Plain name to the only unit or exercise of that name; null if there are several. */
  readonly #units = new Map<string, string | null>();
  readonly #anywhere = new Map<string, string | null>();
  readonly #inUnit = new Map<string, string | null>();

  /** @param stubs the stubs that students were given, by exercise */
  constructor(ids: readonly string[], stubs: Readonly<Record<string, string>> = {}) {
    this.ids = ids;
    this.#stubs = stubs;
    this.units = [...new Set(ids.map((id) => id.split('/')[0] ?? ''))];
    for (const unit of this.units) put(this.#units, normalise(unit), unit);
    for (const id of ids) {
      const [unit = '', exercise = ''] = id.split('/');
      put(this.#anywhere, normalise(exercise), id);
      put(this.#inUnit, `${unit}/${normalise(exercise)}`, id);
    }
  }

  /** White space does not count. */
  isStub(id: string, text: string): boolean {
    const stub = Object.hasOwn(this.#stubs, id) ? this.#stubs[id] : undefined;
    return stub !== undefined && stub.replace(/\s+/g, '') === text.replace(/\s+/g, '');
  }

  isUnit(folder: string): boolean {
    return this.unitOf(folder) !== undefined;
  }

  unitOf(folder: string): string | undefined {
    if (this.units.includes(folder)) return folder;
    for (const reading of readings(folder)) {
      const unit = this.#units.get(normalise(reading));
      if (unit !== undefined && unit !== null) return unit;
    }
    return undefined;
  }

  /**
   * The only exercise that a file can be meant for.
   *
   * @param folders the folders above it, from the outermost
   */
  match(folders: readonly string[], file: string): Match | undefined {
    const [, base, extension = ''] = source.exec(file) ?? [];
    if (base === undefined) return undefined;
    const parent = folders.at(-1);
    const exact = `${parent ?? ''}/${base}`;
    if (extension === '.ts' && this.ids.includes(exact))
      return { id: exact, rank: folders.length === 1 ? 0 : 1 };
    const unit = folders.map((folder) => this.unitOf(folder)).findLast((one) => one !== undefined);
    for (const reading of readings(base)) {
      const id =
        (unit === undefined ? undefined : this.#inUnit.get(`${unit}/${normalise(reading)}`)) ??
        this.#anywhere.get(normalise(reading));
      if (id !== undefined && id !== null) return { id, rank: 2 };
    }
    return undefined;
  }

  /** A folder of this name contains an exercise of the unit. */
  matchIn(unit: string, file: string): boolean {
    return this.match([unit], file)?.id.startsWith(`${unit}/`) ?? false;
  }
}

function put(names: Map<string, string | null>, name: string, value: string): void {
  names.set(name, names.has(name) ? null : value);
}

/** Of TypeScript or JavaScript, by its name. */
export const isSourceName = (name: string): boolean => source.test(name);
