import { parse } from 'yaml';
import { parseTime } from '../policy/deadline.ts';

/** What `submission_metadata.yml` of a Gradescope export says about a folder. */
export interface GradescopeEntry {
  /** The students: several if a group handed in. */
  readonly students: readonly { readonly id: string; readonly name?: string }[];
  readonly handedIn: Date | undefined;
}

/** @throws Error in one sentence if the text is not YAML */
export function gradescopeEntries(text: string): ReadonlyMap<string, GradescopeEntry> {
  const metadata = parsed(text);
  if (typeof metadata !== 'object' || metadata === null) return new Map();
  return new Map(
    Object.entries(metadata).map(([folder, entry]) => {
      const { ':submitters': submitters, ':created_at': at } = (entry ?? {}) as Record<string, unknown>;
      const students = (Array.isArray(submitters) ? submitters : []).flatMap(submitter);
      return [folder.normalize('NFC'), { students, handedIn: rubyTime(at) }];
    }),
  );
}

function submitter(one: unknown): { id: string; name?: string }[] {
  const { ':sid': sid, ':email': email, ':name': name } = (one ?? {}) as Record<string, unknown>;
  const [first] = [sid, email, name].filter(isSaid);
  if (first === undefined) return [];
  return [{ id: first, ...(isSaid(name) && name !== first ? { name } : {}) }];
}

const isSaid = (value: unknown): value is string =>
  typeof value === 'string' && !/^\s*(null|~)?\s*$/i.test(value);

function parsed(text: string): unknown {
  try {
    // Values stay text: as numbers, 0012 and 12 would be the same student, and so would long ids that differ in the
    // last digits.
    return parse(text, { maxAliasCount: 100, schema: 'failsafe' }) as unknown;
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Error(
      `submission_metadata.yml is not YAML (${why}). Export the class again, or remove the file.`,
      { cause: error },
    );
  }
}

/** `2026-11-12 20:44:28.527126000 Z`, or with `+01:00` at its end; rounded down to the second. */
function rubyTime(text: unknown): Date | undefined {
  try {
    return new Date(Math.floor(parseTime(String(text), undefined) / 1000) * 1000);
  } catch {
    return undefined;
  }
}
