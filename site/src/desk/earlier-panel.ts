/** The earlier versions of an exercise: why each was set aside, how it differs from the current text, and a way to restore it. */
import type { diffLines as DiffLines } from 'diff';

import { loadChunk } from '../offline/load-chunk.ts';
import { earlierVersions, removeVersion, type Earlier, type Reason } from '../progress/earlier.ts';
import type { Store } from '../progress/store.ts';

import { element, part } from './part.ts';

interface Options {
  readonly store: Store;
  readonly exercise: string;
  /** The text in the editor. */
  readonly text: () => string;
  readonly restore: (code: string) => void;
  /** Called when no earlier version is left. */
  readonly onEmpty: () => void;
}

const reasons: Readonly<Record<Reason, string>> = {
  tab: 'changed in two tabs',
  reset: 'before a reset to the starter code',
  restore: 'before an earlier version was restored',
  import: 'before a file was imported',
  damaged: 'unreadable',
};

export function earlierPanel(root: HTMLElement, { store, exercise, text, restore, onEmpty }: Options) {
  const details = part(root, 'earlier');
  const list = details.querySelector('ol');
  const summary = details.querySelector('summary');
  let shown = '';

  const refresh = (): void => {
    const versions = earlierVersions(store, exercise);
    const names = versions.map(({ name }) => name).join(' ');
    if (names === shown) return;
    shown = names;
    details.hidden = versions.length === 0;
    if (details.hidden) onEmpty();
    if (summary) summary.textContent = `Earlier versions (${versions.length})`;
    list?.replaceChildren(...versions.map(item));
  };

  const item = (version: Earlier): HTMLElement => {
    const made = element('li');
    const when =
      version.when === 0
        ? ''
        : new Date(version.when).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
    const title = [when, reasons[version.why], lines(version.code)]
      .filter((words) => words !== '')
      .join(' · ');
    const comparison = element('div', 'comparison');
    comparison.hidden = true;
    const bar = element('div', 'bar');
    bar.append(
      button('Compare', title, () => void compare(comparison, version.code, text())),
      button('Restore', title, () => {
        restore(version.code);
      }),
      button('Delete', title, () => {
        removeVersion(store, exercise, version.name);
        refresh();
      }),
    );
    made.append(element('p', '', title), bar, comparison);
    return made;
  };
  return { refresh };
}

const lines = (code: string): string => {
  const count = code.trimEnd().split('\n').length;
  return `${count} line${count === 1 ? '' : 's'}`;
};

function button(name: string, version: string, act: () => void): HTMLElement {
  const made = element('button', '', name);
  made.setAttribute('type', 'button');
  made.setAttribute('aria-label', `${name}: ${version}`);
  made.addEventListener('click', act);
  return made;
}

/** Line by line: what only the earlier version has (−) and what only the current text has (+). A second press hides it. */
async function compare(into: HTMLElement, earlier: string, now: string): Promise<void> {
  if (!into.hidden) {
    into.hidden = true;
    return;
  }
  let diffLines: typeof DiffLines;
  try {
    ({ diffLines } = await loadChunk(() => import('diff')));
  } catch (error) {
    into.replaceChildren(element('p', '', error instanceof Error ? error.message : String(error)));
    into.hidden = false;
    return;
  }
  // Texts with little in common are shown one after the other.
  const parts = diffLines(earlier, now, { maxEditLength: 2000 }) ?? [
    { value: earlier, removed: true, added: false },
    { value: now, removed: false, added: true },
  ];
  const shown = element('pre');
  shown.tabIndex = 0;
  shown.setAttribute('role', 'group');
  shown.setAttribute('aria-label', 'Differences');
  shown.append(
    ...parts.flatMap(({ value, added, removed }) => {
      const [name, sign] = added ? ['ins', '+ '] : removed ? ['del', '− '] : ['span', '  '];
      return value
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => element(name, '', `${sign}${line}\n`));
    }),
  );
  into.replaceChildren(element('p', '', '− only in the earlier version, + only in the current text'), shown);
  into.hidden = false;
}
