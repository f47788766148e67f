import { caps, truncate } from './caps.ts';

/**
 * What the student's code printed, as a result shows it.
 *
 * @param before what it had printed when the hidden checks began; later output may contain hidden inputs and is
 * withheld
 */
export function shownOutput(before: string, all: string): string {
  const bytes = bytesOf(all) - bytesOf(before);
  if (bytes <= 0) return truncate(before, caps.printed);
  // A power of two, because an exact number of bytes could itself reveal something about the inputs.
  const note = `(up to ${2 ** Math.ceil(Math.log2(bytes))} bytes that were printed during hidden checks are withheld)`;
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  return truncate(before, caps.printed - gap.length - note.length) + gap + note;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
