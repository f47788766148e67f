/**
 * Limits on everything in a result that a student can influence. Texts are cut where they are created, so that the
 * schema, which has the same limits, never refuses a result of ours, and reports stay within a multiple of these.
 */
export const caps = {
  /** UTF-16 units of a message: of an exercise, a check or a type error. */
  message: 2000,
  typeError: 500,
  /** What the student's code printed. */
  printed: 16_384,
  /** Free text; an answer file has at most 50,000 units of JSON in all. */
  written: 50_000,
  /** A note on how a file was read, and the reason why nothing could be read. */
  note: 500,
  problem: 2000,
  /** A name that is shown; identities have at most 200 units. */
  name: 400,
  identity: 200,
  measureName: 100,
  /** Base64 of the pixels of a picture. */
  pixels: 2 ** 17,
  /** Below: lengths of lists and sizes of pictures. */
  /** Public and hidden ones together. */
  checks: 60,
  typeErrors: 50,
  notes: 100,
  members: 100,
  measures: 50,
  pictureSide: 4096,
  picturePoints: 2000,
} as const;

/** The most bytes of one exercise's result as JSON in UTF-8, even with all of its parts at their limits. */
export const maxResultBytes = 2 ** 20;

/**
 * Control characters except tab and newline: they could move a cursor or end a document, and take six characters in
 * JSON.
 */
// eslint-disable-next-line no-control-regex -- these are the ones to replace
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** The text with newlines as `\n`, and with U+FFFD for every other control character and every lone surrogate. */
export const readable = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(controls, '\ufffd').toWellFormed();

/**
 * Readable text of at most `most` UTF-16 units. A longer one ends with a mark that says how many are missing; no
 * surrogate pair is cut in two.
 */
export function truncate(text: string, most: number): string {
  if (text.length <= most) return readable(text);
  // The text may be far longer than the limit, so only its beginning is read.
  const room = most - markOf(text.length).length;
  const kept = text.slice(0, room);
  const whole = /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept;
  return readable(whole) + markOf(text.length - whole.length);
}

const markOf = (missing: number): string => ` … (cut: ${missing} more characters)`;

/** At most `most` entries; the entries that are cut are replaced by `more` of their number. */
export const truncateList = <T>(list: readonly T[], most: number, more: (missing: number) => T): T[] =>
  list.length <= most ? [...list] : [...list.slice(0, most - 1), more(list.length - most + 1)];
