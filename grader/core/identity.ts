/** Who a submission belongs to. It is created once, from the name in a platform's export, a folder or a table. */
export interface Identity {
  /** The name in results and gradebooks: NFC, trimmed, single spaces inside. */
  readonly id: string;
  /**
   * The same for all spellings of one identity (upper and lower case, Unicode forms); seeds, stores and look-ups use
   * it.
   */
  readonly key: string;
}

/** Control and format characters, lone surrogates, separators of lines and paragraphs, and the Hangul fillers. */
const refused = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u;
const longest = 200;

/**
 * The identity behind a name.
 *
 * @throws Error in one sentence if the name is empty, longer than 200 characters, or contains an invisible character
 */
export function identityOf(name: string): Identity {
  const id = name
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ');
  const [character] = refused.exec(id) ?? [];
  if (character !== undefined) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    throw new Error(
      `the name holds the invisible character U+${code}. Rename the submission so that its name has visible characters only.`,
    );
  }
  if (id === '') throw new Error('the name is empty. Rename the submission after its student.');
  if (id.length > longest)
    throw new Error(
      `the name has ${id.length} characters; at most ${longest} are allowed. Rename the submission.`,
    );
  return { id, key: keyOf(id) };
}

/** The key of any text, valid as a name or not: two names clash if and only if their keys are equal. */
export const keyOf = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ')
    .toLowerCase()
    .normalize('NFC');
