/** Kind: two tabs, of which the older one overwrites the newer without a warning. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Draft, type Received } from '#site/src/progress/draft.ts';
import { earlierVersions, keptVersions, putAside } from '#site/src/progress/earlier.ts';
import { readWork, workKey } from '#site/src/progress/work.ts';
import { property } from '#tests/borders/property.ts';

import { SharedStorage, type Tab } from './shared-storage.ts';

const exercise = 'unit/a';
const stub = 'stub';

/** A page with the exercise open, as the desk drives a draft. */
class Page {
  text: string;
  readonly draft: Draft;
  readonly heard: Received[] = [];
  readonly tab: Tab;

  constructor(tab: Tab, name: string) {
    this.tab = tab;
    this.draft = new Draft({ store: tab, exercise, tab: name });
    this.text = this.draft.opened().work?.code ?? stub;
  }

  type(text: string): void {
    this.text = text;
    quietly(() => this.draft.write(text, false));
  }

  reset(): void {
    quietly(() => {
      this.draft.reset();
      this.text = stub;
    });
  }

  retry(): void {
    quietly(() => this.draft.retry());
  }

  /** False if there was nothing to hear. */
  hear(): boolean {
    const event = this.tab.hear();
    if (event?.key === workKey(exercise))
      quietly(() => {
        const received = this.draft.receive(event.newValue);
        this.heard.push(received);
        if (received.show !== undefined) this.text = received.show ?? stub;
      });
    return event !== undefined;
  }
}

function quietly(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function settle(storage: SharedStorage, pages: readonly Page[]): void {
  for (const page of pages) page.tab.full = false;
  let moved = true;
  while (moved) {
    for (const page of pages) page.retry();
    moved = storage.arrive();
    for (const page of pages) while (page.hear()) moved = true;
  }
}

const texts = (storage: SharedStorage): string[] => {
  const tab = storage.openTab();
  return [readWork(tab, exercise)?.code ?? '', ...earlierVersions(tab, exercise).map(({ code }) => code)];
};

function twoPages(entries?: Record<string, string>): { storage: SharedStorage; first: Page; second: Page } {
  const storage = new SharedStorage(entries);
  return { storage, first: new Page(storage.openTab(), 'A'), second: new Page(storage.openTab(), 'B') };
}

describe('two tabs', () => {
  it('show the same text when only one of them is typed in', () => {
    const { storage, first, second } = twoPages();
    for (const text of ['stub a', 'stub ab', 'stub abc']) first.type(text);
    settle(storage, [first, second]);
    expect(second.text).toBe('stub abc');
    second.type('stub abcd');
    settle(storage, [first, second]);
    expect(first.text).toBe('stub abcd');
    expect(texts(storage)).toEqual(['stub abcd']);
    expect([...first.heard, ...second.heard].filter(({ putAside: aside }) => aside)).toEqual([]);
  });

  it('keep the text that lost, and say so in the tab that has not seen it', () => {
    const { storage, first, second } = twoPages();
    first.type('stub first');
    storage.arrive();
    second.type('stub second');
    settle(storage, [first, second]);
    expect(texts(storage).sort()).toEqual(['stub first', 'stub second']);
    expect([first.text, second.text]).toEqual(['stub second', 'stub second']);
    expect([...first.heard, ...second.heard].map(({ putAside: aside }) => aside)).toContain('this');
  });

  it('tell a writer at once that it has overwritten a text it had not shown', () => {
    const { storage, first, second } = twoPages();
    first.type('stub first');
    storage.arrive();
    second.tab.hear(); // the store shows it; the page has not processed it yet
    expect(second.draft.write('stub second', false)).toBe(true);
    settle(storage, [first, second]);
    expect(texts(storage)).toEqual(['stub second', 'stub first']);
  });

  it('keep a text that could not be written while another tab continued', () => {
    const { storage, first, second } = twoPages();
    first.tab.full = true;
    first.type('stub first');
    second.type('stub second');
    while (storage.arrive());
    while (first.hear());
    expect(first.text).toBe('stub first');
    expect(first.draft.unsaved).toBe(true);
    settle(storage, [first, second]);
    expect(texts(storage)).toEqual(['stub first', 'stub second']);
  });

  it('lose no work to a reset in the other', () => {
    const { storage, first, second } = twoPages();
    first.type('stub first');
    settle(storage, [first, second]);
    second.type('stub first and second');
    first.reset();
    settle(storage, [first, second]);
    expect(texts(storage)).toContain('stub first and second');
  });

  it('survive a page of an earlier version of the site, which writes no revisions', () => {
    const old = (code: string): string => JSON.stringify({ code, passed: false });
    const { storage, first, second } = twoPages({ [workKey(exercise)]: old('old') });
    expect([first.text, second.text]).toEqual(['old', 'old']);
    first.type('old, first');
    settle(storage, [first, second]);
    expect(texts(storage)).toEqual(['old, first']);
    const oldTab = storage.openTab();
    for (const code of ['old p', 'old pa', 'old pag', 'old page']) {
      oldTab.setItem(workKey(exercise), old(code));
      settle(storage, [first, second]);
    }
    expect([first.text, second.text]).toEqual(['old page', 'old page']);
    expect(texts(storage)).toEqual(['old page', 'old, first']);
  });
});

it('an entry that something else damages is set aside, and the text of an open tab is written again', () => {
  const { storage, first, second } = twoPages();
  first.type('stub first');
  settle(storage, [first, second]);
  storage.openTab().setItem(workKey(exercise), '{"code":');
  settle(storage, [first, second]);
  expect([first.text, second.text]).toEqual(['stub first', 'stub first']);
  expect(texts(storage)).toEqual(['stub first', '{"code":']);
});

type Step = readonly [
  page: 0 | 1,
  what: 'type' | 'hear' | 'arrive' | 'fill' | 'free' | 'reload' | 'reset' | 'damage',
];
const page = fc.constantFrom<0 | 1>(0, 1);
const step: fc.Arbitrary<Step> = fc.tuple(
  page,
  fc.oneof(
    { weight: 6, arbitrary: fc.constant('type' as const) },
    { weight: 6, arbitrary: fc.constantFrom('hear' as const, 'arrive' as const) },
    { weight: 2, arbitrary: fc.constantFrom('fill', 'free', 'reload', 'reset', 'damage') },
  ),
);
const begun = fc.constantFrom(
  undefined,
  JSON.stringify({ code: 'old', passed: true }),
  '{"code":',
  JSON.stringify({ code: 'mine', passed: false, revision: { by: 'C', seen: { C: 4 } } }),
);

property(
  'two tabs, random edits and deliveries: no typed text is lost',
  fc.tuple(begun, fc.array(step, { maxLength: 18 })),
  20_000,
  ([entry, steps]) => {
    const storage = new SharedStorage(entry === undefined ? {} : { [workKey(exercise)]: entry });
    const pages = [new Page(storage.openTab(), 'A'), new Page(storage.openTab(), 'B')];
    const typed: string[] = [];
    for (const [number, [which, what]] of steps.entries()) {
      const page = pages[which];
      if (!page) continue;
      switch (what) {
        case 'type':
          typed.push(`<${number}>`);
          page.type(`${page.text}<${number}>`);
          break;
        case 'hear':
          page.hear();
          break;
        case 'arrive':
          storage.arrive();
          break;
        case 'fill':
        case 'free':
          page.tab.full = what === 'fill';
          break;
        case 'reset':
          page.reset();
          break;
        case 'damage':
          // Anything else of the origin may write there, once the tabs have settled.
          settle(storage, pages);
          storage.openTab().setItem(workKey(exercise), `{"damaged":${number}`);
          break;
        case 'reload':
          // The page warns before it is left with a text that is not kept.
          if (page.draft.unsaved) break;
          // A reload takes longer than a write takes to reach the other tab.
          while (storage.arrive());
          for (const other of pages) while (other !== page && other.hear());
          storage.tabs.splice(storage.tabs.indexOf(page.tab), 1);
          pages[which] = new Page(storage.openTab(), `${number}`);
      }
    }
    settle(storage, pages);
    const kept = texts(storage);
    for (const text of typed) expect(kept.some((one) => one.includes(text))).toBe(true);
    const [current] = kept;
    for (const { text } of pages) expect(text === stub ? '' : text).toBe(current);
    if (entry === '{"code":' && typed.length > 0) expect(kept).toContain(entry);
  },
);

describe('earlier versions', () => {
  const version = (name: string, code: string, when = 0) => ({ name, code, when, why: 'tab' as const });

  it('are listed from the newest, once per text, and the oldest are dropped', () => {
    const tab = new SharedStorage().openTab();
    for (let i = 0; i < keptVersions + 5; i++) putAside(tab, exercise, version(`n${i}`, `text ${i}`, i));
    putAside(tab, exercise, version('again', `text ${keptVersions}`, 99));
    const codes = earlierVersions(tab, exercise).map(({ code }) => code);
    expect(codes).toHaveLength(keptVersions);
    expect(codes[0]).toBe(`text ${keptVersions + 4}`);
  });

  it.each(['no JSON', '{"code":1}', '{"code":"x","when":"now","why":"tab"}'])(
    'show a damaged one unchanged: %s',
    (text) => {
      const tab = new SharedStorage({ [`genlab earlier ${exercise} x`]: text }).openTab();
      expect(earlierVersions(tab, exercise)).toEqual([{ name: 'x', code: text, when: 0, why: 'damaged' }]);
    },
  );

  it('of one exercise are not those of another whose name begins the same', () => {
    const tab = new SharedStorage().openTab();
    putAside(tab, 'unit/a-b', version('n', 'other'));
    expect(earlierVersions(tab, 'unit/a')).toEqual([]);
  });
});
