import { DatabaseSync } from 'node:sqlite';
import type { Graded } from '../grade/grade-exercise.ts';
import { readGraded } from '../grade/graded.ts';

const format = 1;

/**
 * Stores results as they are made. Each is on the disk before the next begins, so a crash at any time loses none of
 * them.
 */
export interface Store {
  /** The latest result of a grading with this fingerprint. */
  get(fingerprint: string): Graded | undefined;
  put(fingerprint: string, submission: string, graded: Graded): void;
  close(): void;
}

/**
 * Opens a SQLite file, and creates it if necessary. Rows are added and never changed, so earlier grades stay on
 * record.
 *
 * @throws Error in one sentence if the file is not a store or cannot be written
 */
export function openStore(file: string): Store {
  const database = open(file);
  const select = database.prepare(
    'SELECT graded FROM results WHERE fingerprint = ? ORDER BY id DESC LIMIT 1',
  );
  const insert = database.prepare(
    'INSERT INTO results (fingerprint, submission, exercise, points, graded) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    get(fingerprint) {
      const row = select.get(fingerprint);
      return row && fromRow(String(row['graded']));
    },
    put(fingerprint, submission, { result, engine }) {
      insert.run(fingerprint, submission, result.id, result.points, JSON.stringify({ result, engine }));
    },
    close() {
      database.close();
    },
  };
}

/** A row that is damaged, or that another version wrote, is ignored. */
function fromRow(text: string): Graded | undefined {
  try {
    return readGraded(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function open(file: string): DatabaseSync {
  try {
    const database = new DatabaseSync(file, { timeout: 10_000 });
    const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
    if (version !== 0 && version !== format)
      throw new Error(`its format is ${String(version)}, and this genlab writes ${format}`);
    // Several graders may write to one file; FULL, so that a commit survives a loss of power.
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS results (
        id INTEGER PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        submission TEXT NOT NULL,
        exercise TEXT NOT NULL,
        points REAL NOT NULL,
        graded TEXT NOT NULL,
        at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ'))
      ) STRICT;
      CREATE INDEX IF NOT EXISTS by_fingerprint ON results (fingerprint);
      PRAGMA user_version = ${format};`);
    return database;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `results cannot be stored in ${file} (${why}). Name another file with --store, or delete this one.`,
      { cause: error },
    );
  }
}
