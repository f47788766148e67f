/** The time of a deadline plus a number of days, in milliseconds since 1970. Days can be fractional. */
export type Deadline = (days: number) => number;

const dayMs = 24 * 3600 * 1000;
const written =
  /^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?)(?: ?(Z|UTC|[+-]\d\d(?::?\d\d)?))?$/;
const timeFormat =
  "write a time as 2026-11-30T23:59:00+01:00, or 2026-11-30T23:59 if the policy has a 'timeZone'";

interface Written {
  /** The local time. */
  readonly wall: Temporal.PlainDateTime;
  /** The instant, if the text has an offset. */
  readonly instant: Temporal.Instant | undefined;
}

/** @throws Error in one sentence */
function read(text: string): Written {
  const [match, day = '', time = '', offset] = written.exec(text) ?? [];
  if (match === undefined) throw new Error(`${commonMistake(text)}${timeFormat}`);
  const local = `${day}T${time}`;
  const utc = offset === 'UTC' ? 'Z' : offset;
  return checked(() => ({
    wall: Temporal.PlainDateTime.from(local, { overflow: 'reject' }),
    instant: utc === undefined ? undefined : Temporal.Instant.from(`${local}${utc}`),
  }));
}

/** Describes a common mistake in a time. */
function commonMistake(text: string): string {
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)/.test(text))
    return 'its day and month can be confused, so put the year first;  ';
  return /^\d{4}-\d\d-\d\d$/.test(text) ? 'it has no time of day; ' : '';
}

/** @throws Error in one sentence if a time without an offset cannot be interpreted */
function zoneOf(timeZone: string | undefined): string {
  if (timeZone !== undefined) return timeZone;
  throw new Error(`it has no offset, and no policy gives a 'timeZone'; ${timeFormat}`);
}

/**
 * The time when something was handed in, in milliseconds since 1970. Without an offset it is a local time of the
 * zone; if that time occurs twice, the earlier one counts, which is in the student's favour.
 *
 * @throws Error in one sentence if it cannot be read
 */
export function parseTime(text: string, timeZone: string | undefined): number {
  const { wall, instant } = read(text);
  if (instant) return instant.epochMilliseconds;
  const zone = zoneOf(timeZone);
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (!zoned.toPlainDateTime().equals(wall))
    throw new Error(`that time does not exist in ${zone}, because clocks were put forward; add its offset`);
  return zoned.epochMilliseconds;
}

/**
 * Reads a time with an offset, or a local time of the zone. A time without seconds is the first second of its minute.
 * With a zone, days are calendar days: one day later is the same local time, after 23, 24 or 25 hours. When clocks
 * change, a local time that occurs twice is the later one, and one that does not exist is read with the old offset, so
 * that 02:30 is 03:30. A day that the zone skips is not counted: the day before it and the day after it are one day
 * apart. Without a zone, a day has 24 hours.
 *
 * @throws Error in one sentence if it cannot be read
 */
export function deadlineOf(text: string, timeZone: string | undefined): Deadline {
  const { wall, instant } = read(text);
  if (instant && timeZone === undefined) return (days) => instant.epochMilliseconds + days * dayMs;
  const zone = zoneOf(timeZone);
  const onZone = instant?.toZonedDateTimeISO(zone).toPlainDateTime() ?? wall;
  const start = instant?.epochMilliseconds ?? onClock(onZone, zone);
  return (days) => {
    const whole = Math.floor(days);
    return (whole === 0 ? start : calendarDays(start, onZone, whole, zone)) + (days - whole) * dayMs;
  };
}

const onClock = (wall: Temporal.PlainDateTime, timeZone: string): number =>
  wall.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds;

/** Adds days that exist in the zone. A change of clocks shifts them by hours, and only a skipped day by a day. */
function calendarDays(start: number, wall: Temporal.PlainDateTime, days: number, timeZone: string): number {
  const at = (count: number): number => onClock(wall.add({ days: count }), timeZone);
  const usual = at(days);
  const skipped = Math.round(days - (usual - start) / dayMs);
  return skipped > 0 ? at(days + skipped) : usual;
}

/**
 * Days begun after a deadline; 0 if on time.
 *
 * @param extension days by which the deadline is later
 * @param graceMs the grace period after it, and after each day
 */
export function daysAfter(deadline: Deadline, extension: number, handedIn: number, graceMs: number): number {
  const inTime = (days: number): boolean => handedIn <= deadline(extension + days) + graceMs;
  if (inTime(0)) return 0;
  // Clocks were never moved by more than a day, so this guess is low, and a few steps reach the day.
  let days = Math.max(0, Math.floor((handedIn - deadline(extension) - graceMs) / dayMs) - 2);
  while (!inTime(days)) days++;
  return days;
}

function checked<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new Error(`this day or offset does not exist;  ${timeFormat}`);
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
