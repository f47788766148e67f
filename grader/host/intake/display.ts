const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A name that somebody else chose, for a message of ours: visible characters only, and of limited length. */
export function displayName(name: string, longest = 120): string {
  const visible = name.replace(hidden, '\ufffd');
  return visible.length <= longest ? visible : `${visible.slice(0, longest - 1)}…`;
}

export const displayPath = (path: readonly string[]): string => displayName(path.join('/'), 200);

/** `a`, `a and b`, `a, b and 3 more`. */
export function joinNames(names: readonly string[], most = 3): string {
  const first = names.slice(0, names.length > most ? most : names.length - 1);
  const rest = names.length > most ? `${names.length - most} more` : names.at(-1);
  return first.length === 0 ? (rest ?? '') : `${first.join(', ')} and ${rest ?? ''}`;
}
