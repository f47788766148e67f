/** @throws Error if the text does not occur exactly once */
export function replacedOnce(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2)
    throw new Error(`internal: ${from} should occur once, not ${parts.length - 1} times`);
  return parts.join(to);
}
