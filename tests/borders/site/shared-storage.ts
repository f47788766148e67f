import type { Store } from '#site/src/progress/store.ts';

interface Change {
  readonly from: Tab;
  readonly key: string;
  readonly value: string | null;
}

/**
 * The storage of an origin as several tabs see it: each has its own view, its writes reach the others late, and of two
 * simultaneous writes the one that arrives last stays. Chromium behaves like this; the standard promises no more.
 */
export class SharedStorage {
  readonly entries: Map<string, string>;
  readonly tabs: Tab[] = [];
  private readonly sent: Change[] = [];

  constructor(entries: Readonly<Record<string, string>> = {}) {
    this.entries = new Map(Object.entries(entries));
  }

  openTab(): Tab {
    const tab = new Tab(new Map(this.entries), (change) => this.sent.push({ ...change, from: tab }));
    this.tabs.push(tab);
    return tab;
  }

  /** Delivers the oldest pending write; false if there is none. */
  arrive(): boolean {
    const change = this.sent.shift();
    if (!change) return false;
    const { key, value } = change;
    if (value === null) this.entries.delete(key);
    else this.entries.set(key, value);
    for (const tab of this.tabs) tab.inbox.push(change);
    return true;
  }
}

export class Tab implements Store {
  /** Whether writes fail. */
  full = false;
  readonly inbox: Change[] = [];
  private readonly pending = new Map<string, number>();
  private readonly view: Map<string, string>;
  private readonly send: (change: Omit<Change, 'from'>) => void;

  constructor(view: Map<string, string>, send: (change: Omit<Change, 'from'>) => void) {
    this.view = view;
    this.send = send;
  }

  get length(): number {
    return this.view.size;
  }

  key = (index: number): string | null => [...this.view.keys()][index] ?? null;
  getItem = (key: string): string | null => this.view.get(key) ?? null;

  setItem = (key: string, value: string): void => {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.change(key, value);
  };

  removeItem = (key: string): void => {
    if (this.view.has(key)) this.change(key, null);
  };

  /**
   * Takes in the oldest change that was sent to this tab. Resolves to the `storage` event, undefined if there is none.
   */
  hear(): { readonly key: string; readonly newValue: string | null } | undefined {
    const change = this.inbox.shift();
    if (!change) return undefined;
    const { from, key, value } = change;
    if (from === this) {
      this.pending.set(key, (this.pending.get(key) ?? 0) - 1);
      return this.hear();
    }
    // A pending write of this tab will win.
    if ((this.pending.get(key) ?? 0) === 0) this.show(key, value);
    return { key, newValue: value };
  }

  private change(key: string, value: string | null): void {
    this.show(key, value);
    this.pending.set(key, (this.pending.get(key) ?? 0) + 1);
    this.send({ key, value });
  }

  private show(key: string, value: string | null): void {
    if (value === null) this.view.delete(key);
    else this.view.set(key, value);
  }
}
