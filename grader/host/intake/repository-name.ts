import { parse } from 'csv-parse/sync';

/** The logins of the students that `scores.csv` of a Classroom 50 download names. */
export function loginsIn(scores: string): readonly string[] {
  try {
    const rows: unknown[] = parse(scores, { bom: true, columns: true, relax_column_count: true });
    return rows.flatMap((row) => {
      const { username } = row as { username?: unknown };
      return typeof username === 'string' && username !== '' ? [username] : [];
    });
  } catch {
    return [];
  }
}

/**
 * The student behind a repository's name. GitHub Classroom clones `<assignment>-<user>` into
 * `<assignment>-submissions`, Classroom 50 `<classroom>-<assignment>-<user>` into
 * `<classroom>-<assignment>_submissions_<time>`.
 *
 * @param around the name of the folder around the repositories
 * @param logins of all students, if they are known
 */
export function studentOfRepository(name: string, around: string, logins: readonly string[]): string {
  const [, assignment] = /^(.+?)(?:-submissions|_submissions(?:_[\dT_]+)?)$/.exec(around) ?? [];
  const prefix = `${assignment ?? ''}-`;
  if (assignment !== undefined && name.toLowerCase().startsWith(prefix.toLowerCase()) && name !== prefix)
    return name.slice(prefix.length);
  const lower = name.toLowerCase();
  // `b-c` before `c`: a login may end like another one.
  const fits = logins.filter((login) => lower.endsWith(`-${login.toLowerCase()}`));
  return fits.toSorted((a, b) => b.length - a.length)[0] ?? name;
}
