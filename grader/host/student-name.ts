/** Who handed something in, from what learning platforms call the file or folder. The number keeps namesakes apart. */
export interface HandedIn {
  /** As it stands in results; it seeds the hidden inputs, so it is the same in each export. */
  readonly student: string;
  /** What the student's own file was called; nothing for a folder. */
  readonly file?: string;
}

/** `lovelaceada_LATE_4711_98765_work.zip`: name, user, submission, file; `-1` and up are Canvas's mark of another attempt. */
const canvas = /^([^_]+)_(?:LATE_)?(\d+)_\d+_(.+)$/;
/** `Ada Lovelace_4711_assignsubmission_file`, with a `_` behind it in older versions, and the file where there are no folders. */
const moodle = /^(.+)_(\d+)_assignsubmission_file_?(.*)$/;

export function handedIn(name: string): HandedIn {
  const [, canvasName, user, file = ''] = canvas.exec(name) ?? [];
  if (canvasName !== undefined)
    return {
      student: `${canvasName}-${user ?? ''}`,
      file: file.replace(/-\d+(?=\.[a-z]+$)/, ''),
    };
  const [, moodleName, id, own = ''] = moodle.exec(name) ?? [];
  if (moodleName !== undefined)
    return { student: `${moodleName}-${id ?? ''}`, ...(own === '' ? {} : { file: own }) };
  return { student: name.replace(/\.zip$/i, '') };
}

/** GitHub Classroom calls every repository `<assignment>-<user>`: what all have in common is not the student's. */
export function withoutAssignment(names: readonly string[], assignment: string | undefined): string[] {
  if (assignment === undefined) return [...names];
  const prefix = `${assignment}-`;
  return names.map((name) => (name.startsWith(prefix) && name !== prefix ? name.slice(prefix.length) : name));
}

/** What `submission_metadata.yml` of a Gradescope export says of a folder. */
export interface GradescopeEntry {
  /** The students' names, joined where a group handed in. */
  readonly student: string;
  readonly handedIn: Date | undefined;
}

export function gradescopeEntries(metadata: unknown): ReadonlyMap<string, GradescopeEntry> {
  if (typeof metadata !== 'object' || metadata === null) return new Map();
  return new Map(
    Object.entries(metadata).map(([folder, entry]) => {
      const { ':submitters': submitters, ':created_at': at } = (entry ?? {}) as Record<string, unknown>;
      const names = (Array.isArray(submitters) ? submitters : []).map((one: unknown) => {
        const { ':sid': sid, ':email': email, ':name': name } = (one ?? {}) as Record<string, unknown>;
        return [sid, email, name].find((value) => typeof value === 'string' && value !== '') as string;
      });
      return [folder, { student: names.filter(Boolean).join('+') || folder, handedIn: rubyTime(at) }];
    }),
  );
}

/** `2026-11-12 20:44:28.527126000 Z`, or with `+01:00` at its end. */
function rubyTime(text: unknown): Date | undefined {
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d)[ T]([\d:]{8})(?:\.\d+)? ?(Z|[+-]\d\d:\d\d)$/.exec(String(text)) ?? [];
  return day === undefined ? undefined : new Date(`${day}T${time ?? ''}${zone ?? ''}`);
}
