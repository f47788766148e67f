import type TS from 'typescript';
import type { Promises } from '#grader/core/promise.ts';
import type { Entry } from '../course/catalogue.ts';
import { privateFile } from './private-file.ts';

/** Words by which a sentence promises or demands something that a check can see. */
const binding =
  /\b(not|no|none|never|always|only|must|cannot|can|may|each|every|all|both|at least|at most|exactly|equal|same|new|unchanged|default|first|then|last|again|instead|larger|smaller|more|less|fewer|above|below|between|positive|negative|finite|infinite|NaN|inside|without)\b/;

/**
 * The promises in the comments of a stub: each tag (`@param`, `@returns`, …) and each item of a list as a whole, and each
 * sentence with a word that binds. White space is one blank, and each promise stands once, in the order of the file.
 */
export async function promisesIn(stub: string): Promise<readonly string[]> {
  // It takes a third of a second to load, and only authors need it.
  const { default: ts } = await import('typescript');
  const promises = commentsIn(ts, stub).flatMap((comment) =>
    paragraphsOf(comment).flatMap((paragraph) =>
      /^[@-]/.test(paragraph) ? [paragraph] : sentencesOf(paragraph).filter((one) => binding.test(one)),
    ),
  );
  return [...new Set(promises)];
}

/** The texts of all comments, without their marks. */
function commentsIn(ts: typeof TS, source: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, false, ts.LanguageVariant.Standard, source);
  const comments: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const text = scanner.getTokenText();
    if (kind === ts.SyntaxKind.MultiLineCommentTrivia)
      comments.push(text.slice(2, -2).replaceAll(/^[ \t]*\*+(?!\S)/gm, ''));
    if (kind === ts.SyntaxKind.SingleLineCommentTrivia) comments.push(text.slice(2));
  }
  return comments;
}

/** Parted by empty lines, items of lists and tags. */
const paragraphsOf = (comment: string): string[] =>
  comment
    .split(/\n\s*\n|\n(?=\s*- )|\n(?=\s*@)/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');

/** A sentence ends before a capital, a bracket or code, so not within "eq. 3" or "et al. 2019". */
const sentencesOf = (paragraph: string): string[] => paragraph.split(/(?<=[.?!:;])\s+(?=[\p{Lu}`[(])/u);

/**
 * Each promise of an exercise's stub with what covers it; undefined where `_private/promises.ts` does not say. The stub of an
 * exercise that asks questions is made from them, and promises nothing: each question is a check of its own.
 */
export async function coveredPromises(entry: Entry): Promise<readonly (readonly [string, Cover])[]> {
  if (await entry.questions()) return [];
  const covered = await recorded(entry);
  return (await promisesIn(entry.stub)).map((promise) => [
    promise,
    Object.hasOwn(covered, promise) ? covered[promise] : undefined,
  ]);
}
type Cover = Promises[string] | undefined;

/** What is wrong with `_private/promises.ts`, in a sentence each. */
export async function promiseProblems(entry: Entry): Promise<string[]> {
  const promises = await coveredPromises(entry);
  const names = new Set(promises.map(([promise]) => promise));
  const checks = new Set((await entry.hiddenChecks()).checks.map(({ id }) => id));
  const open = promises.flatMap(([promise, cover]) =>
    cover === undefined || cover.length === 0
      ? [`promises.ts: no check or reason is given for "${promise}". See 'genlab dev promises'.`]
      : [],
  );
  const old = Object.entries(await recorded(entry)).flatMap(([promise, cover]) => [
    ...(names.has(promise) ? [] : [`promises.ts: the stub does not say "${promise}". Remove it.`]),
    ...(typeof cover === 'string' ? [] : cover)
      .filter((id) => !checks.has(id))
      .map((id) => `promises.ts: there is no hidden check '${id}'.`),
  ]);
  return [...open, ...old];
}

const recorded = async (entry: Entry): Promise<Promises> =>
  (await privateFile<Promises>(entry, 'promises.ts')) ?? {};
