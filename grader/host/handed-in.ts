import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const rowsSchema = z.array(
  z.object({
    submission: z.string({ error: "it has no column 'submission'" }),
    'handed in': z.iso.datetime({
      offset: true,
      error: ({ input }) =>
        typeof input !== 'string'
          ? "it has no column 'handed in'"
          : `'${input}' is no moment such as 2026-11-30T23:59:00+01:00`,
    }),
  }),
);

/**
 * When each submission was handed in, from a CSV that an instructor keeps or a platform exports.
 *
 * @throws Error in one sentence for the first row that cannot be read
 */
export async function readHandedIn(file: string): Promise<ReadonlyMap<string, Date>> {
  const parsed = rowsSchema.safeParse(parse(await readFile(file, 'utf8'), { bom: true, columns: true }));
  if (parsed.success) return new Map(parsed.data.map((row) => [row.submission, new Date(row['handed in'])]));
  const [issue] = parsed.error.issues;
  throw new Error(`${file}, row ${Number(issue?.path[0] ?? 0) + 2}: ${issue?.message ?? ''}.`);
}
