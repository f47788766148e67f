import { putAside, type Reason } from './earlier.ts';
import { hasSeen, joined, nextRevision, revisionName, type Revision } from './revision.ts';
import type { Store } from './store.ts';
import { parseEntry, workKey, type Work } from './work.ts';

/** What another tab's change means for this one. */
export interface Received {
  /** The text to show now: undefined if the editor keeps its own, null for the stub. */
  readonly show: string | null | undefined;
  /** Whose text was set aside because both tabs had changed it. */
  readonly putAside: 'this' | 'other' | undefined;
}

interface Options {
  readonly store: Store;
  readonly exercise: string;
  /** A name that no other draft has. */
  readonly tab?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const nothing: Received = { show: undefined, putAside: undefined };

/**
 * One tab's access to the work on an exercise. Before it replaces a text, it compares that text with what it has seen. A text
 * of another tab that it has not seen, or its own text that another tab has not seen, first becomes an earlier version.
 * Methods throw what the store throws (storage full or denied), and then nothing that was saved is lost.
 */
export class Draft {
  private known: string | null;
  private seen: Revision['seen'] = {};
  private writes = 0;
  /** A text that could not be written yet. */
  private unwritten: Work | undefined;
  /** Texts of other tabs that could not be set aside yet. */
  private readonly pendingAside = new Set<string>();
  private readonly options: Required<Options>;

  constructor(options: Options) {
    this.options = { now: Date.now, tab: randomName(), ...options };
    this.known = this.stored();
    try {
      this.accept(this.known);
    } catch {
      // A damaged entry that cannot be copied stays where it is; the first write tries again.
    }
  }

  get unsaved(): boolean {
    return this.unwritten !== undefined || this.pendingAside.size > 0;
  }

  /** What the store had when this tab last read it; `damaged` if it cannot be parsed. */
  opened(): { readonly work: Work | undefined; readonly damaged: boolean } {
    const work = parseEntry(this.known);
    return { work, damaged: this.known !== null && work === undefined };
  }

  /** Whether exactly this text has passed, according to the store. */
  hasPassed(code: string): boolean {
    const entry = this.unwritten ?? parseEntry(this.stored());
    return entry?.code === code && entry.passed;
  }

  /** Saves a text. True if another tab had changed the work unseen, so that its text is now an earlier version. */
  write(code: string, passed: boolean): boolean {
    this.unwritten = { code, passed };
    const stored = this.stored();
    let overtaken = false;
    if (stored !== null && (stored !== this.known || parseEntry(stored) === undefined)) {
      overtaken = this.isNews(stored) && codeOf(stored) !== code;
      if (overtaken) this.setAside(stored, 'tab');
      this.accept(stored);
    }
    const revision = nextRevision(this.seen, this.options.tab, this.writes + 1);
    const text = JSON.stringify({ code, passed, revision });
    this.options.store.setItem(workKey(this.options.exercise), text);
    this.writes++;
    this.known = text;
    this.seen = revision.seen;
    this.unwritten = undefined;
    return overtaken;
  }

  /** Tries again to save what could not be saved. True if a text of another tab was set aside. */
  retry(): boolean {
    const pendingAside = [...this.pendingAside];
    for (const text of pendingAside) this.setOtherAside(text);
    const overtaken = this.unwritten !== undefined && this.write(this.unwritten.code, this.unwritten.passed);
    return overtaken || pendingAside.length > 0;
  }

  /** Sets aside the text that is about to be replaced. */
  setCurrentAside(why: Reason): void {
    if (this.unwritten) this.setAside(JSON.stringify(this.unwritten), why);
    const stored = this.stored();
    if (stored !== null) this.setAside(stored, why);
  }

  /** Removes the work, so that only the stub is left. Its text becomes an earlier version. */
  reset(): void {
    const { store, exercise } = this.options;
    const stored = this.stored();
    // This comes first, so that there is space for the copy.
    store.removeItem(workKey(exercise));
    try {
      if (this.unwritten) this.setAside(JSON.stringify(this.unwritten), 'reset');
      if (stored !== null) this.setAside(stored, 'reset');
    } catch (error) {
      // Restored here, or by the next retry at the latest.
      this.unwritten ??= parseEntry(stored);
      if (stored !== null) store.setItem(workKey(exercise), stored);
      throw error;
    }
    if (stored !== null) this.note(stored);
    this.known = null;
    this.unwritten = undefined;
  }

  /**
   * Another tab has changed the work, or may have.
   * @param value what it wrote, from a `storage` event; if left out, only the store is read
   */
  receive(value?: string | null): Received {
    const stored = this.stored();
    const values = [...new Set(value === undefined ? [stored] : [value, stored])];
    return values
      .map((changed) => this.receiveOne(changed, this.stored()))
      .reduce((before, { show, putAside: aside }) => ({
        show: show === undefined ? before.show : show,
        putAside: aside ?? before.putAside,
      }));
  }

  private receiveOne(changed: string | null, stored: string | null): Received {
    if (changed === this.known || (changed !== null && !this.isNews(changed))) return nothing;
    if (changed !== stored) {
      // A later text has already replaced it, perhaps without having seen it.
      if (changed === null || hasTakenIn(stored, changed)) return nothing;
      if (stored !== null && codeOf(stored) === codeOf(changed)) return nothing;
      this.setOtherAside(changed);
      return { show: undefined, putAside: 'other' };
    }
    if (changed !== null && parseEntry(changed) === undefined) return this.mended(changed);
    // This tab's unwritten text is newer, so the other tab's text is set aside.
    if (this.unwritten) return { show: undefined, putAside: this.retry() ? 'other' : undefined };
    const show = changed === null ? null : codeOf(changed);
    const isUnseen = this.known !== null && codeOf(this.known) !== show && !hasTakenIn(changed, this.known);
    if (isUnseen && this.known !== null) {
      // Until it is set aside, this text exists only in the editor.
      this.unwritten = parseEntry(this.known);
      this.setAside(this.known, changed === null ? 'reset' : 'tab');
      this.unwritten = undefined;
    }
    this.accept(changed);
    this.known = changed;
    return { show, putAside: isUnseen && changed !== null ? 'this' : undefined };
  }

  /** An unreadable entry is of no use, so this tab's text replaces it. */
  private mended(damaged: string): Received {
    const mine = this.unwritten ?? parseEntry(this.known);
    if (mine) this.write(mine.code, mine.passed);
    else this.setOtherAside(damaged);
    return nothing;
  }

  /** Whether this tab has neither written nor seen a text of the store. */
  private isNews(text: string): boolean {
    const revision = parseEntry(text)?.revision;
    return revision === undefined ? text !== this.known : !hasSeen(this.seen, revision);
  }

  private accept(text: string | null): void {
    if (text === null) return;
    if (parseEntry(text) === undefined) this.setAside(text, 'damaged');
    this.note(text);
  }

  private setOtherAside(text: string): void {
    this.pendingAside.add(text);
    this.setAside(text, 'tab');
    this.pendingAside.delete(text);
    this.note(text);
  }

  private note(text: string): void {
    this.seen = joined(revisionOf(text).seen, this.seen);
  }

  private setAside(text: string, why: Reason): void {
    const { store, exercise, now } = this.options;
    const entry = parseEntry(text);
    putAside(store, exercise, {
      name: revisionName(revisionOf(text)),
      code: entry?.code ?? text,
      when: now(),
      why: entry ? why : 'damaged',
    });
  }

  private stored(): string | null {
    return this.options.store.getItem(workKey(this.options.exercise));
  }
}

/** Whether `later` descends from `text` or has set it aside. */
function hasTakenIn(later: string | null, text: string): boolean {
  if (later === null) return false;
  // Pages of an earlier version of this site write no revisions, so such texts count as a sequence.
  if (!parseEntry(later)?.revision && !parseEntry(text)?.revision) return true;
  return hasSeen(revisionOf(later).seen, revisionOf(text));
}

/** A text without a revision is identified by its content. */
function revisionOf(text: string): Revision {
  const name = `text-${fingerprint(text)}`;
  return parseEntry(text)?.revision ?? { by: name, seen: { [name]: 1 } };
}

const codeOf = (text: string): string => parseEntry(text)?.code ?? text;

/** FNV-1a. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** Does not use `crypto.randomUUID`, which pages without HTTPS lack. */
const randomName = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-');
