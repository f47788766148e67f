/** The text of a lesson's heading whose anchor is written out, `## Heading {#anchor}`; undefined if there is none. */
export function headingAt(lesson: string, anchor: string): string | undefined {
  const headings = lesson.matchAll(/^#{2,4} (.*?) *\{#([a-z0-9-]+)\}$/gm);
  return [...headings].find(([, , found]) => found === anchor)?.[1];
}
