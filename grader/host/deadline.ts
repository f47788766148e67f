/** The moment of a deadline, some days later: milliseconds since 1970. Days may be a fraction. */
export type Deadline = (days: number) => number;

const hourMs = 3600 * 1000;
const written = /^\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;
export const asWritten =
  "a moment is written 2026-11-30T23:59:00+01:00, or 2026-11-30T23:59 if 'timeZone' is given";

/**
 * Reads a moment with an offset, or one of a zone's clocks. A moment without seconds is the first of its minute. With a zone,
 * days are those of its calendar: a day later is the same time on the clock, be that 23, 24 or 25 hours. Where clocks are
 * changed, a time that exists twice is the later one, and one that does not exist is read with the old clock, so that 02:30 is
 * 03:30. Without a zone a day has 24 hours.
 *
 * @throws Error in one sentence if it cannot be read
 */
export function deadlineOf(text: string, timeZone: string | undefined): Deadline {
  const [match, , , , offset] = written.exec(text) ?? [];
  if (match === undefined) throw new Error(asWritten);
  const local = text.slice(0, text.length - (offset?.length ?? 0)).replace(' ', 'T');
  if (offset === undefined) {
    if (timeZone === undefined)
      throw new Error(`it has no offset, and the policy has no 'timeZone'; ${asWritten}`);
    const wall = checked(() => Temporal.PlainDateTime.from(local, { overflow: 'reject' }));
    return calendarDays((days) => onClock(wall.add({ days }), timeZone));
  }
  const instant = checked(() => Temporal.Instant.from(`${local}${offset}`));
  const start = instant.epochMilliseconds;
  if (timeZone === undefined) return (days) => start + days * 24 * hourMs;
  const wall = instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
  return calendarDays((days) => (days === 0 ? start : onClock(wall.add({ days }), timeZone)));
}

const onClock = (wall: Temporal.PlainDateTime, timeZone: string): number =>
  wall.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds;

const calendarDays =
  (at: (wholeDays: number) => number): Deadline =>
  (days) =>
    at(Math.floor(days)) + (days - Math.floor(days)) * 24 * hourMs;

/**
 * Days begun after a deadline; 0 in time.
 *
 * @param extension days by which the deadline is later
 * @param graceMs what is forgiven after it, and after each day
 */
export function daysAfter(deadline: Deadline, extension: number, handedIn: number, graceMs: number): number {
  const inTime = (days: number): boolean => handedIn <= deadline(extension + days) + graceMs;
  if (inTime(0)) return 0;
  // Clocks were never moved by more than a day, so this guess is low, and a few steps reach the day.
  let days = Math.max(0, Math.floor((handedIn - deadline(extension) - graceMs) / (24 * hourMs)) - 2);
  while (!inTime(days)) days++;
  return days;
}

function checked<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new Error(`there is no such day; ${asWritten}`);
  }
}

/** Names of IANA's database only: an offset such as `+01:00` has no change of clocks. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
