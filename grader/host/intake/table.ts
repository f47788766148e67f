import { readFile, stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { maxTableBytes } from './limits.ts';
import { joinNames } from './display.ts';

/** A row of a table by the names of its columns, and its line number. */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * A small table that a person maintains: CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252. Columns
 * are found by name, ignoring case; rows without text are skipped.
 *
 * @throws Error in one sentence, which names the file
 */
export async function readTable(file: string, columns: readonly string[]): Promise<TableRow[]> {
  const text = await textOf(file);
  const [head, ...rows] = parsed(file, text);
  const names = (head?.cells ?? []).map((name) => name.trim().toLowerCase());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new Error(
      `${file} has no column '${missing[0] ?? ''}'; it has ${names.length === 0 ? 'none' : joinNames(names, 8)}. Give it the columns ${columns.join(', ')}.`,
    );
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined && columns.includes(twice))
    throw new Error(`${file} has two columns '${twice}'. Keep one of them.`);
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? '').trim()])),
    }));
}

async function textOf(file: string): Promise<string> {
  const about = await stat(file).catch(() => undefined);
  if (!about?.isFile()) throw new Error(`there is no file ${file}. Name a CSV file.`);
  if (about.size > maxTableBytes)
    throw new Error(`${file} has ${about.size} bytes; at most ${maxTableBytes} are read.`);
  const bytes = await readFile(file);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const rowsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

function parsed(file: string, text: string): { line: number; cells: string[] }[] {
  const [head = ''] = text.split(/[\r\n]/, 1);
  const delimiter = [',', ';', '\t'].toSorted((a, b) => count(head, b) - count(head, a))[0] ?? ',';
  try {
    const rows = rowsSchema.parse(
      parse(text, {
        ...{ bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true },
      }),
    );
    return rows.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    throw new Error(`${file} is not a CSV table (${(error as Error).message.replace(/\.$/, '')}).`, {
      cause: error,
    });
  }
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;
