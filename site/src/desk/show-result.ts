/** Shows the result for a file: each check, what is wrong, and the likely misconception. */
import type { GradedOnce } from '#grader/core/grade-once.ts';
import type { CheckResult, Verdict } from '#grader/core/result.ts';

import { element } from './part.ts';

const marks: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✗',
  error: '✗',
  timeout: '◷',
  ungradable: '?',
  infra: '!',
};
const words: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  fail: 'failed',
  error: 'failed with an error',
  timeout: 'was stopped before it finished',
  ungradable: 'could not be read',
  infra: 'was not checked, because the page failed',
};

/** @param base the base path of the site, without a trailing slash */
export function showResult(into: HTMLElement, graded: GradedOnce, base: string): void {
  const { result } = graded;
  const parts: Node[] = [element('p', 'outcome', headline(graded))];
  if (result.message !== '') parts.push(element('p', 'problem', result.message));
  if (result.checks.length > 0) {
    const list = element('ul', 'checks');
    list.append(...result.checks.map(checkItem));
    parts.push(list);
  }
  const named = new Map(
    result.checks.flatMap(({ diagnosis }) => (diagnosis ? [[diagnosis.mistake, diagnosis] as const] : [])),
  );
  for (const { explanation, lesson } of named.values()) {
    const box = element('p', 'diagnosis', `${explanation} `);
    box.append(lessonLink(lesson, base));
    parts.push(box);
  }
  if (result.printed !== '') {
    const printed = element('details', 'printed');
    printed.append(element('summary', '', 'What your code printed'), element('pre', '', result.printed));
    parts.push(printed);
  }
  into.dataset['verdict'] = result.verdict;
  into.replaceChildren(...parts);
}

function headline({ result: { verdict, checks }, engine }: GradedOnce): string {
  if (checks.length === 0 || !engine) return `Your file ${words[verdict]}.`;
  const passed = checks.filter((check) => check.verdict === 'pass').length;
  const all = passed === checks.length ? 'All checks passed' : `${passed} of ${checks.length} checks passed`;
  return `${all}, on ${engine.name} (${engine.device}).`;
}

function checkItem({ title, verdict, message }: CheckResult): HTMLElement {
  const item = element('li');
  item.dataset['verdict'] = verdict;
  const mark = element('span', 'mark', marks[verdict]);
  mark.setAttribute('aria-hidden', 'true');
  item.append(mark, element('span', 'title', title), element('span', 'sr-only', ` ${words[verdict]}`));
  if (message !== '') item.append(element('span', 'message', message));
  return item;
}

function lessonLink(lesson: string, base: string): HTMLElement {
  const [page = '', anchor] = lesson.split('#');
  const link = element('a', '', 'Read about it');
  link.setAttribute('href', `${base}/${page}/${anchor === undefined ? '' : `#${anchor}`}`);
  return link;
}
